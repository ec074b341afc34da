"""What an OFAC listing does: programme tags and remarks to measures.

A party's records on both lists carry the programmes of both. So a tag of the SDN list may stand
on the consolidated list beside the entry's own, as on the records of state banks that are under
a directive *and* blocked (seen in the files of 2018 to 2025); such a tag says that the party is
blocked, by its SDN entry. A tag that a directive or menu in the remarks explains does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lookthrough.lists.formats.ofac_programmes import (
    BLOCKING_RULES,
    FORMER_BLOCK_REMARK,
    SECTORAL_TAG,
)
from lookthrough.model import Measure, MeasureKind

FREEZE = (
    "Asset freeze: US persons must block this party's property and interests in property,"
    " and may not deal with it."
)
_FREEZE_BY_SDN = (
    "Asset freeze: this entry does not block by itself, but its tag {tag} is one of the SDN list,"
    " under which US persons must block the party's property; check its SDN entry."
)
_UNKNOWN = (
    "On OFAC's consolidated list, which does not block by itself; what the tag {tag} prohibits"
    " is not known here, so look it up before dealing."
)
_FORMER_13599 = (
    "Asset freeze: not an SDN, but the record says that US persons must continue to block the"
    " property of this party (Executive Order 13599)."
)

# Tag pattern: kind, statement, rule. These never block by themselves.
_OTHER_TAGS: tuple[tuple[re.Pattern[str], MeasureKind, str, str], ...] = (
    (
        re.compile(r"NS-PLC"),
        MeasureKind.NON_BLOCKING_MENU,
        (
            "Member of the Palestinian Legislative Council elected on a listed party's slate:"
            " US financial institutions must reject transactions; this entry blocks no property."
        ),
        "General License 4 under 31 CFR parts 594, 595 and 597",
    ),
    (
        re.compile(r"CMIC|NS-CMIC|CCMC|NS-CCMC"),
        MeasureKind.INVESTMENT_BAN,
        (
            "Investment ban: US persons may not buy or sell this company's publicly traded"
            " securities, nor their derivatives; this entry blocks no property."
        ),
        "E.O. 13959 as amended by E.O. 14032; 31 CFR part 586",
    ),
    (
        re.compile(r"561|CAPTA|NS-CAPTA"),
        MeasureKind.CORRESPONDENT_ACCOUNT,
        (
            "Correspondent accounts: US financial institutions may not open or maintain, or only"
            " under conditions, correspondent or payable-through accounts for this bank; this"
            " entry blocks no property."
        ),
        "31 CFR part 561",
    ),
    (
        re.compile(r"FSE-"),
        MeasureKind.NON_BLOCKING_MENU,
        (
            "Foreign sanctions evader: US persons may not deal with this party in goods, services"
            " or technology; this entry blocks no property."
        ),
        "E.O. 13608",
    ),
    (
        re.compile(r"IFSR"),
        MeasureKind.SECONDARY_SANCTIONS_RISK,
        (
            "Secondary sanctions: a foreign financial institution that knowingly does significant"
            " business for this party may lose its US correspondent accounts."
        ),
        "Iranian Financial Sanctions Regulations, 31 CFR part 561",
    ),
)

_SECTORAL = (
    "Sectoral sanctions: only the dealings named in the directives under E.O. 13662 are"
    " prohibited; this entry is not a block."
)
# What each directive under E.O. 13662 prohibits to US persons; the records name it by number only.
_DIRECTIVES_13662 = {
    "1": "new debt of more than 14 days' maturity and new equity",
    "2": "new debt of more than 60 days' maturity",
    "3": "new debt of more than 30 days' maturity",
    "4": "goods, services and technology for deepwater, Arctic offshore or shale oil projects",
}
# Directives under E.O. 14024: 1a, 3 and 4 as the records of 2025 word them; 1 and 2 are in none.
_DIRECTIVES_14024 = {
    "1": (MeasureKind.SECTORAL, "bonds of the issuer named, and lending to it"),
    "1A": (MeasureKind.SECTORAL, "dealing in this issuer's bonds on the secondary market"),
    "2": (
        MeasureKind.CORRESPONDENT_ACCOUNT,
        "correspondent or payable-through accounts, and transactions, of this foreign bank",
    ),
    "3": (MeasureKind.SECTORAL, "new debt of more than 14 days' maturity and new equity"),
    "4": (MeasureKind.NON_BLOCKING_MENU, "any transaction that involves this institution"),
}
_MENU_KINDS = (
    ("EXPORT SANCTIONS", MeasureKind.EXPORT_LICENCE),
    ("INVESTMENT IN EQUITY OR DEBT", MeasureKind.INVESTMENT_BAN),
    ("INVESTING IN OR PURCHASING", MeasureKind.INVESTMENT_BAN),
    ("EXCLUSION OF CORPORATE OFFICERS", MeasureKind.TRAVEL_BAN),
)


def measures(tags: Sequence[str], remarks: Sequence[str], *, sdn: bool) -> tuple[Measure, ...]:
    """Say what a listing does, the block first.

    Args:
        tags: the programme tags.
        remarks: the items of the remarks, as published.
        sdn: whether the record is on the SDN list, where every entry blocks.

    Example:
        >>> [m.kind.value for m in measures(["CMIC-EO13959"], [], sdn=False)]
        ['investment_ban']
        >>> [m.kind.value for m in measures(["SDGT", "IFSR"], [], sdn=True)]
        ['asset_freeze', 'secondary_sanctions_risk']
    """
    stated = [measure for text in remarks for measure in _from_remark(text)]
    explained = {measure.programme for measure in stated}
    found = [m for tag in tags for m in _from_tag(tag, explained, sdn=sdn)]
    found.extend(stated)
    if sdn and not any(measure.kind is MeasureKind.ASSET_FREEZE for measure in found):
        found.append(Measure(MeasureKind.ASSET_FREEZE, FREEZE, "", "SDN list"))
    found.sort(key=lambda measure: measure.kind is not MeasureKind.ASSET_FREEZE)
    return tuple(dict.fromkeys(found))


def _from_tag(tag: str, explained: set[str], *, sdn: bool) -> Iterator[Measure]:
    for pattern, kind, statement, rule in _OTHER_TAGS:
        if pattern.match(tag):
            yield Measure(kind, statement, tag, rule)
            return
    rule = BLOCKING_RULES.get(tag, "")
    if sdn:
        yield Measure(MeasureKind.ASSET_FREEZE, FREEZE, tag, rule or "SDN list")
    elif tag in explained:
        return
    elif tag == SECTORAL_TAG:
        yield Measure(MeasureKind.SECTORAL, _SECTORAL, tag, rule)
    elif rule:
        yield Measure(MeasureKind.ASSET_FREEZE, _FREEZE_BY_SDN.format(tag=tag), tag, rule)
    else:
        yield Measure(
            MeasureKind.NON_BLOCKING_MENU, _UNKNOWN.format(tag=tag), tag, "consolidated list"
        )


def _from_remark(text: str) -> Iterator[Measure]:
    for pattern, read in _REMARK_RULES:
        found = pattern.match(text)
        if found is not None:
            measure = read(found)
            if measure is not None:
                yield measure
            return


def _secondary(found: re.Match[str]) -> Measure:
    return Measure(
        MeasureKind.SECONDARY_SANCTIONS_RISK,
        (
            "Secondary sanctions risk: persons outside the United States who deal with this party"
            " may be sanctioned themselves."
        ),
        "",
        found["rule"].strip(" .:-") or "remark of the record",
    )


def _foreign_branch(found: re.Match[str]) -> Measure:
    return Measure(
        MeasureKind.FOREIGN_BRANCH_BAN,
        (
            "Foreign entities owned or controlled by US financial institutions may not deal with"
            " this party either."
        ),
        "",
        found["rule"].strip(" .:") or "remark of the record",
    )


def _directive_13662(found: re.Match[str]) -> Measure:
    scope = _DIRECTIVES_13662.get(found["number"], "the dealings it names")
    statement = (
        f"Sectoral sanctions, not a block: Directive {found['number']} under E.O. 13662 prohibits"
        f" {scope}; by itself it blocks no property."
    )
    source = f"Directive {found['number']} under E.O. 13662; 31 CFR part 589"
    return Measure(MeasureKind.SECTORAL, statement, SECTORAL_TAG, source)


def _directive_14024(found: re.Match[str]) -> Measure:
    number = found["number"].upper()
    kind, scope = _DIRECTIVES_14024.get(
        number, (MeasureKind.NON_BLOCKING_MENU, "the dealings it names")
    )
    statement = (
        f"Not a block: Directive {found['number']} under E.O. 14024 prohibits {scope};"
        " by itself it blocks no property."
    )
    source = f"Directive {found['number']} under E.O. 14024; 31 CFR part 587"
    return Measure(kind, statement, "RUSSIA-EO14024", source)


_MENU_TAGS = {
    "14014": "BURMA-EO14014",
    "14059": "ILLICIT-DRUGS-EO14059",
    "13846": "IRAN-EO13846",
    "235": "CAATSA - RUSSIA",
}


def _menu(found: re.Match[str]) -> Measure | None:
    content = found["content"].strip(" .")
    upper = content.upper()
    if upper.startswith(("BLOCKING PROPERTY", "FOR MORE INFORMATION")):
        return None
    kind = next((kind for words, kind in _MENU_KINDS if words in upper), None)
    tag = _MENU_TAGS.get(found["order"], "")
    return Measure(
        kind or MeasureKind.NON_BLOCKING_MENU,
        f"Menu-based sanction, not a block by itself: {content}.",
        tag,
        BLOCKING_RULES.get(tag, "") or f"E.O. {found['order']}",
    )


def _former_block(found: re.Match[str]) -> Measure:
    del found
    return Measure(MeasureKind.ASSET_FREEZE, _FORMER_13599, "IRAN", "E.O. 13599")


_REMARK_RULES: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str]], Measure | None]],
    ...,
] = tuple(
    (re.compile(rf"(?:alt\. )?{pattern}", re.IGNORECASE | re.DOTALL), read)
    for pattern, read in (
        (r"Secondary sanctions risk:(?P<rule>.*)", _secondary),
        (
            r"Additional Sanctions Information - (?P<rule>Subject to Secondary Sanctions.*)",
            _secondary,
        ),
        (r"(?P<rule>IFCA Determination.*)", _secondary),
        (
            (
                r"Transactions Prohibited For Persons Owned or Controlled By U\.S\. Financial"
                r" Institutions:?(?P<rule>.*)"
            ),
            _foreign_branch,
        ),
        (
            (
                r"Executive Order 13662 Directive Determination -? ?Subject to Directive"
                r" (?P<number>\w+)"
            ),
            _directive_13662,
        ),
        (
            (
                r"Executive Order 14024 Directive Information -? ?Subject to Directive"
                r" (?P<number>\w+)"
            ),
            _directive_14024,
        ),
        (
            (
                r"Executive Order (?P<order>13846|14014|14059)(?: Directive)? information:"
                r"(?P<content>.+)"
            ),
            _menu,
        ),
        (r"CAATSA Section (?P<order>235) Information:(?P<content>.+)", _menu),
        (re.escape(FORMER_BLOCK_REMARK), _former_block),
    )
)
