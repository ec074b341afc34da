"""Dates, places, documents and remarks of the UN list, to facts and addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from lookthrough.lists.formats.un_names import split_names
from lookthrough.model import Address, Fact, Provenance
from lookthrough.names import country_code, parse_date

if TYPE_CHECKING:
    from lookthrough.lists.formats.un_xml import UnElement

FactMaker = Callable[["UnElement", Provenance], Iterator[Fact]]

_CIRCA = re.compile(r"(?i)approx|circa|about")
_PASSPORT = re.compile(r"(?i)pass\s?port|passeport|pasaporte")
_NUMBERED = re.compile(
    r"(?i:^[^\d]*?\b(?:numbers?|no|card|document|passport)\b[.:\s]*(?:\([^)]*\)\s*)?)"
    r"(?P<number>(?=.*\d)[A-Z0-9][A-Z0-9 /.\-]*)$"
)
_NUMBER_IN_NOTE = re.compile(
    r"(?:^|(?:number|no|SSN|Code|card)[.: ]+)(?P<number>[A-Z]{0,6}-? ?\d[\dA-Z-]{4,})"
)
_AFTER_NUMBER = re.compile(
    r"^(?P<number>[^(,]*\d[^(,]*?)\s*(?:\((?P<bracket>[^)]*)\)|,\s*(?P<tail>.+))$"
)
_EXPIRES = re.compile(
    r"(?i)\b(?:expir(?:es|ed|y|ing|ation)|valid until)(?: date)?(?: on)?[: ]+"
    r"(?P<date>\d{1,2}[ -]\w+\.?[ -]\d{4}|\w+ \d{1,2}, \d{4})"
)
_LONGEST_NUMBER = 500
"""Longer texts are kept whole: parting them takes the square of their length."""
_DAY_SUFFIX = re.compile(r"^(\d{4}-\d{2}-\d{2})[-+]\d{2}:\d{2}$")


def address_of(item: UnElement, at: Provenance) -> Address:
    """Map one address; all parts may be empty but one."""
    return Address(
        provenance=at,
        street=item.part("STREET"),
        city=item.part("CITY"),
        region=item.part("STATE_PROVINCE"),
        postal_code=item.part("ZIP_CODE"),
        country=country_code(item.part("COUNTRY")),
        country_text=item.part("COUNTRY"),
        note=item.part("NOTE"),
    )


def alias_facts(item: UnElement, at: Provenance) -> Iterator[Fact]:
    """Give what the list says beside an alias: a birth date or place that goes with it, remarks."""
    names = split_names(item.part("ALIAS_NAME"))
    label = f"alias {names[0].text}" if names else "alias"
    date = item.part("DATE_OF_BIRTH")
    value = parse_date(date)
    if value:
        yield _fact("birthDate", value, at, date, label=label)
    elif date and date != "null":
        yield Fact("notes", f"{label}: date of birth {date}", at)
    yield from _birth_place(
        item.part("CITY_OF_BIRTH"), item.part("COUNTRY_OF_BIRTH"), at, label=label
    )
    for remark in dict.fromkeys((*(name.remark for name in names), item.part("NOTE"))):
        if remark:
            yield Fact("notes", f"{label}: {remark}", at)


def _birth_date(item: UnElement, at: Provenance) -> Iterator[Fact]:
    note = item.part("NOTE")
    circa = "circa" if _CIRCA.search(f"{item.part('TYPE_OF_DATE')} {note}") else ""
    first, last = item.part("FROM_YEAR"), item.part("TO_YEAR")
    year = item.part("YEAR")
    published = item.part("DATE") or (
        f"{first} - {last}" if first and last else year or first or last
    )
    value = parse_date(_DAY_SUFFIX.sub(r"\1", published))
    by_note = parse_date(f"{note} {year}") if note and not circa else ""
    if by_note and by_note.startswith(value):
        yield _fact("birthDate", by_note, at, f"{note} {year}".strip())
    elif value:
        yield _fact("birthDate", value, at, published, circa=circa, note=note)
    else:
        # An age ("30-35 years old") or another calendar is told, not turned into a date.
        said = ", ".join(text for text in (published, note) if text)
        if said:
            yield Fact("notes", f"date of birth: {said}", at)


def _place_of_birth(item: UnElement, at: Provenance) -> Iterator[Fact]:
    parts = (item.part(name) for name in ("STREET", "CITY", "STATE_PROVINCE"))
    place = ", ".join(dict.fromkeys(part for part in parts if part))
    yield from _birth_place(place, item.part("COUNTRY"), at, note=item.part("NOTE"))


def _birth_place(place: str, country: str, at: Provenance, **qualifiers: str) -> Iterator[Fact]:
    whole = ", ".join(part for part in (place, country) if part)
    if whole or qualifiers.get("note"):
        yield _fact("birthPlace", whole or qualifiers["note"], at, **qualifiers)
    if country:
        yield _fact("birthCountry", country_code(country) or country, at, country, **qualifiers)


def _document(item: UnElement, at: Provenance) -> Iterator[Fact]:
    first, second = item.part("TYPE_OF_DOCUMENT"), item.part("TYPE_OF_DOCUMENT2")
    note = item.part("NOTE")
    in_note = _NUMBER_IN_NOTE.search(note)
    published = item.part("NUMBER") or (second if re.search(r"\d", second) else "")
    published = published or (in_note["number"] if in_note else "")
    country = item.part("ISSUING_COUNTRY") or item.part("COUNTRY_OF_ISSUE")
    label = second or first
    if not published:
        said = ", ".join(
            text for text in (label, country, item.part("CITY_OF_ISSUE"), note) if text
        )
        yield Fact("notes", f"document: {said}", at)
        return
    number, beside = _number_and_rest(published)
    issued = item.part("DATE_OF_ISSUE")
    expires = _EXPIRES.search(f"{note} {beside}")
    kind = f"{label} {published[: published.find(number)]}"
    yield _fact(
        "passportNumber" if _PASSPORT.search(kind) else "idNumber",
        number,
        at,
        published,
        country=country_code(country or beside),
        country_text=country if country and not country_code(country) else "",
        issued=parse_date(issued) or issued,
        expires=parse_date(expires["date"]) if expires else "",
        label=label,
        city=item.part("CITY_OF_ISSUE"),
        note="; ".join(text for text in (note, "" if country_code(beside) else beside) if text),
    )


def _number_and_rest(published: str) -> tuple[str, str]:
    """Part ``Russian passport number 515 (Expired …)`` into the number and what follows it."""
    if len(published) > _LONGEST_NUMBER:
        return published, ""
    after = _AFTER_NUMBER.match(published)
    beside = (after["bracket"] or after["tail"] or "") if after else ""
    return _clean_number(after["number"] if after else published), beside


def _clean_number(text: str) -> str:
    """Take the words before a number off, where what is left still looks like one."""
    found = _NUMBERED.match(text)
    return found["number"].strip() if found else text


def _plain(prop: str) -> FactMaker:
    def facts(item: UnElement, at: Provenance) -> Iterator[Fact]:
        for text in (item.text, *(text for _, text in item.parts)):
            if text:
                yield Fact(prop, text, at)

    return facts


def _labelled(label: str) -> FactMaker:
    def facts(item: UnElement, at: Provenance) -> Iterator[Fact]:
        for text in (item.text, *(text for _, text in item.parts)):
            if text:
                yield Fact("notes", f"{label}: {text}", at)

    return facts


def _gender(item: UnElement, at: Provenance) -> Iterator[Fact]:
    value = item.text.lower()
    if value != "unknown":  # says as much as no element at all
        yield _fact("gender", value, at, item.text)


def _nationality(item: UnElement, at: Provenance) -> Iterator[Fact]:
    for _, text in item.parts:
        if text:
            yield _fact("nationality", country_code(text) or text, at, text)


def _fact(prop: str, value: str, at: Provenance, original: str = "", **qualifiers: str) -> Fact:
    said = tuple((name, text) for name, text in qualifiers.items() if text)
    return Fact(prop, value, at, "" if original == value else original, said)


FACTS_OF: Mapping[str, FactMaker] = {
    "GENDER": _gender,
    "TITLE": _plain("title"),
    "DESIGNATION": _plain("position"),
    "NATIONALITY": _nationality,
    "INDIVIDUAL_DATE_OF_BIRTH": _birth_date,
    "INDIVIDUAL_PLACE_OF_BIRTH": _place_of_birth,
    "INDIVIDUAL_DOCUMENT": _document,
    "COMMENTS1": _plain("notes"),
    "SUBMITTED_BY": _labelled("submitted by"),
    "SUBMITTED_ON": _labelled("submitted on"),
    "DELISTED_ON": _labelled("delisted on"),
}
"""Which element becomes which facts."""
