"""OFAC's programme tags and the rule behind each."""

from __future__ import annotations

import re

FORMER_BLOCK_REMARK = "U.S. Persons Must Continue to Block"
"""How records of the former E.O. 13599 List say that they still block."""

SECTORAL_TAG = "UKRAINE-EO13662"

# Tag, then the order or law and the part of 31 CFR. The tags are those of the files of 2018 to
# 2025; the rules are named for orientation, as OFAC's programme pages do, and are not legal advice.
_BLOCKING = """
BALKANS | E.O. 13219 as amended by E.O. 13304; 31 CFR part 588
BALKANS-EO14033 | E.O. 14033; 31 CFR part 588
BELARUS | E.O. 13405; 31 CFR part 548
BELARUS-EO14038 | E.O. 14038; 31 CFR part 548
BPI-RUSSIA-EO14024 | E.O. 14024, blocked pending investigation; 31 CFR part 587
BURMA-EO14014 | E.O. 14014; 31 CFR part 525
BURUNDI | E.O. 13712; 31 CFR part 554
CAATSA - IRAN | Countering America's Adversaries Through Sanctions Act, title I
CAATSA - RUSSIA | Countering America's Adversaries Through Sanctions Act, title II
CAR | E.O. 13667; 31 CFR part 553
COTED | E.O. 13396
CUBA | Cuban Assets Control Regulations, 31 CFR part 515
CYBER | E.O. 13694; 31 CFR part 578
CYBER2 | E.O. 13694 as amended by E.O. 13757; 31 CFR part 578
CYBER3 | E.O. 13694 as further amended; 31 CFR part 578
CYBER4 | E.O. 13694 as further amended; 31 CFR part 578
DARFUR | E.O. 13400; 31 CFR part 546
DPRK | E.O. 13551; 31 CFR part 510
DPRK-NKSPEA | North Korea Sanctions and Policy Enhancement Act of 2016; 31 CFR part 510
DPRK2 | E.O. 13687; 31 CFR part 510
DPRK3 | E.O. 13722; 31 CFR part 510
DPRK4 | E.O. 13810; 31 CFR part 510
DRCONGO | E.O. 13413 as amended by E.O. 13671; 31 CFR part 547
ELECTION-EO13848 | E.O. 13848; 31 CFR part 579
ETHIOPIA-EO14046 | E.O. 14046; 31 CFR part 550
FTO | Foreign Terrorist Organizations Sanctions Regulations, 31 CFR part 597
GLOMAG | E.O. 13818; 31 CFR part 583
HIFPAA | Hizballah International Financing Prevention Amendments Act of 2018; 31 CFR part 566
HK-EO13936 | E.O. 13936; 31 CFR part 585
HOSTAGES-EO14078 | E.O. 14078
HRIT-IR | E.O. 13606
HRIT-SY | E.O. 13606
IFCA | Iran Freedom and Counter-Proliferation Act of 2012
ILLICIT-DRUGS-EO14059 | E.O. 14059; 31 CFR part 599
IRAN | Iranian Transactions and Sanctions Regulations, 31 CFR part 560
IRAN-CON-ARMS-EO | E.O. 13949
IRAN-EO13846 | E.O. 13846
IRAN-EO13871 | E.O. 13871
IRAN-EO13876 | E.O. 13876
IRAN-EO13902 | E.O. 13902
IRAN-HR | E.O. 13553
IRAN-TRA | Iran Threat Reduction and Syria Human Rights Act of 2012; E.O. 13628
IRAQ2 | E.O. 13315 as amended; 31 CFR part 576
IRAQ3 | E.O. 13438; 31 CFR part 576
IRGC | Islamic Revolutionary Guard Corps and its agents; 31 CFR part 561
ISA | Iran Sanctions Act of 1996
LEBANON | E.O. 13441; 31 CFR part 549
LIBERIA | E.O. 13348
LIBYA2 | E.O. 13566; 31 CFR part 570
LIBYA3 | E.O. 13726; 31 CFR part 570
MAGNIT | Sergei Magnitsky Rule of Law Accountability Act of 2012; 31 CFR part 584
MALI-EO13882 | E.O. 13882; 31 CFR part 555
NICARAGUA | E.O. 13851; 31 CFR part 582
NICARAGUA-NHRAA | Nicaragua Human Rights and Anticorruption Act of 2018; 31 CFR part 582
NPWMD | E.O. 13382; 31 CFR part 544
PEESA | Protecting Europe's Energy Security Act of 2019
PEESA-EO14039 | E.O. 14039
RUSSIA-EO14024 | E.O. 14024; 31 CFR part 587
RUSSIA-EO14065 | E.O. 14065; 31 CFR part 589
SDGT | E.O. 13224 as amended; 31 CFR part 594
SDNT | E.O. 12978; 31 CFR part 536
SDNTK | Foreign Narcotics Kingpin Designation Act; 31 CFR part 598
SDT | E.O. 12947; 31 CFR part 595
SOMALIA | E.O. 13536; 31 CFR part 551
SOUTH SUDAN | E.O. 13664; 31 CFR part 558
SSIDES | Support for the Sovereignty, Integrity, Democracy and Economic Stability of Ukraine Act
SUDAN-EO14098 | E.O. 14098
SYRIA | Syrian Sanctions Regulations, 31 CFR part 542
SYRIA-CAESAR | Caesar Syria Civilian Protection Act of 2019
SYRIA-EO13894 | E.O. 13894; 31 CFR part 569
TCO | E.O. 13581; 31 CFR part 590
UHRPA | Uyghur Human Rights Policy Act of 2020
UKRAINE-EO13660 | E.O. 13660; 31 CFR part 589
UKRAINE-EO13661 | E.O. 13661; 31 CFR part 589
UKRAINE-EO13662 | E.O. 13662; 31 CFR part 589
UKRAINE-EO13685 | E.O. 13685; 31 CFR part 589
VENEZUELA | E.O. 13692; 31 CFR part 591
VENEZUELA-EO13850 | E.O. 13850; 31 CFR part 591
VENEZUELA-EO13884 | E.O. 13884; 31 CFR part 591
WEST-BANK-EO14115 | E.O. 14115
YEMEN | E.O. 13611; 31 CFR part 552
ZIMBABWE | E.O. 13288 as amended; 31 CFR part 541
"""

BLOCKING_RULES: dict[str, str] = {
    tag.strip(): rule.strip()
    for tag, _, rule in (line.partition(" | ") for line in _BLOCKING.strip().splitlines())
}
"""The rule behind each tag under which OFAC blocks property."""

_CONSOLIDATED_ONLY = re.compile(r"NS-|CMIC|CCMC|561|FSE-|CAPTA|NONSDN")


def split_programmes(field: str) -> tuple[str, ...]:
    """Split the Program column.

    Example:
        >>> split_programmes("SDGT] [IFSR")
        ('SDGT', 'IFSR')
    """
    return tuple(tag for part in re.split(r"\]\s*\[", field) if (tag := part.strip(" []")))


def is_consolidated_only(tags: tuple[str, ...]) -> bool:
    """Say whether these programmes, alone, make a record of the consolidated list."""
    return bool(tags) and all(
        tag == SECTORAL_TAG or _CONSOLIDATED_ONLY.match(tag) is not None for tag in tags
    )
