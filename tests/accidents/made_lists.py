"""A self-made UN list in two editions, and people to screen against it."""

from __future__ import annotations

from pathlib import Path

PARTIES = 800
NEW_ONLY = "Brunhilde Neuzugang"
"""Stands on the new edition and not on the old one."""
OLD_DATE, NEW_DATE = "2026-01-02", "2026-02-03"
FIRST = ("Adalbert", "Berenike", "Cosima", "Dankwart", "Edeltraud", "Friedhelm", "Gerlinde")
LAST = ("Musterfeld", "Beispieler", "Erdacht", "Vorlagen", "Platzhalter", "Erfunden", "Probst")


def un_list(path: Path, *, new: bool) -> Path:
    """Write one edition; the new one has one party more and a later date."""
    people = [NEW_ONLY] * new + [invented(number) for number in range(PARTIES)]
    records = "".join(_record(number, name) for number, name in enumerate(people, 1))
    path.write_text(
        f'<CONSOLIDATED_LIST dateGenerated="{NEW_DATE if new else OLD_DATE}">'
        f"<INDIVIDUALS>{records}</INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>",
        encoding="utf-8",
    )
    return path


def invented(number: int) -> str:
    """Name the same person for the same number, another for each of some thousands."""
    first, last = FIRST[number % 7], LAST[number // 7 % 7]
    return f"{first} {_word(number)} {last}"


def subjects(path: Path, rows: int) -> Path:
    """Write people to screen; every third is on the list."""
    lines = (
        f"{row},{invented(row if row % 3 == 0 else row + 100_000)},1979-01-05\n"
        for row in range(rows)
    )
    path.write_text("key,name,birth_date\n" + "".join(lines), encoding="utf-8")
    return path


def _word(number: int) -> str:
    syllables = "ba de fi go hu ka le mi no pu ra se ti vo zu".split()
    word = ""
    for _ in range(4):
        number, rest = divmod(number * 7 + 3, 15)
        word += syllables[rest]
    return word.capitalize()


def _record(number: int, name: str) -> str:
    first, *middle, last = name.split()
    return (
        f"<INDIVIDUAL><DATAID>{number}</DATAID><VERSIONNUM>1</VERSIONNUM>"
        f"<FIRST_NAME>{first}</FIRST_NAME><SECOND_NAME>{' '.join(middle)}</SECOND_NAME>"
        f"<THIRD_NAME>{last}</THIRD_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>"
        f"<REFERENCE_NUMBER>KPi.{number:03d}</REFERENCE_NUMBER><LISTED_ON>2017-06-02</LISTED_ON>"
        "<COMMENTS1>Invented for a test.</COMMENTS1>"
        "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE>"
        f"<YEAR>19{number % 90 + 10}</YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>"
    )
