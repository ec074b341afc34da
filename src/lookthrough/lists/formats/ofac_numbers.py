"""Numbers in OFAC's remarks: the number itself, and the country, dates and places after it."""

from __future__ import annotations

import re

from lookthrough.names import country_code, parse_date

Qualifiers = tuple[tuple[str, str], ...]

PLAIN_LABELS = frozenset({"Passport", "MMSI", "ISIN", "D-U-N-S Number", "BIK (RU)"})
"""Labels that say no more than the property does."""

MAX_LENGTH = 60
MAX_QUALIFIERS = 10
"""Most things taken off the end of one number; three are usual."""

_EXPIRES = re.compile(r"\s+expires\s+(.+)$", re.IGNORECASE)
_ISSUED = re.compile(r"\s+issued\s+(.+)$", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(([^()]*)\)$")
_TAIL_NOTE = re.compile(r"(?:,\s+|\s+(?=at |issued |- ))(.+)$", re.DOTALL)
_IMO = re.compile(r"IMO\s*(\d{7})", re.IGNORECASE)
_ISIN = re.compile(r"(?:ISIN:?\s*)?([A-Z]{2}[A-Z0-9]{9}\d)")
_GIIN = re.compile(r"[A-Z0-9]{6}\.[A-Z0-9]{5}\.[A-Z]{2}\.\d{3}")
_LEI = re.compile(r"[A-Z0-9]{18}\d{2}")
_INN = re.compile(r"\d{10}|\d{12}")
_OGRN = re.compile(r"\d{13}|\d{15}")


def country_or_text(text: str) -> str:
    """Give the alpha-2 code, or the publisher's words where they name no country."""
    return country_code(text, english=True) or text


def is_country_code(text: str) -> bool:
    """Whether a text is a code rather than the publisher's words."""
    return len(text) == len("XX")


def read_number(
    label: str, prop: str, rest: str, *, person: bool
) -> tuple[str, str, Qualifiers] | None:
    """Read what follows a label.

    Args:
        label: the publisher's label.
        prop: the property the label stands for.
        rest: the words after it, such as ``A0310857 (Eritrea) expires 20 Aug 2008``.
        person: whether the record is of a person.

    Returns:
        Property, number and qualifiers; ``None`` where no number is to be found.

    Example:
        >>> read_number("Passport", "passportNumber", "390220044 (Korea, North)", person=True)
        ('passportNumber', '390220044', (('country', 'KP'),))
    """
    number, qualifiers = _peel(rest.lstrip("#: ").strip())
    number = number.strip("() ") if number.startswith("(") else number
    if not re.search(r"\d", number) or len(number) > MAX_LENGTH or ". " in number:
        return None
    country = next((text for name, text in qualifiers if name == "country"), "")
    prop, number = _typed(prop, number, country, person=person)
    if label not in PLAIN_LABELS:
        qualifiers.append(("label", label))
    return prop, number, tuple(qualifiers)


def _peel(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Take country, dates, places and notes off the end of a number, in the order written."""
    found: list[tuple[str, str]] = []
    while len(found) < MAX_QUALIFIERS:
        for name, pattern in (("expires", _EXPIRES), ("issued", _ISSUED), ("", _BRACKET)):
            match = pattern.search(text)
            if match is None or match.start() == 0:
                continue
            qualifier = _qualifier(name, match[1])
            if qualifier is not None:
                found.insert(0, qualifier)
                text = text[: match.start()]
                break
        else:
            break
    note = _TAIL_NOTE.search(text)
    if note is not None and re.search(r"\d", text[: note.start()]):
        found.insert(0, ("note", note[1]))
        text = text[: note.start()]
    return text, found


def _qualifier(name: str, text: str) -> tuple[str, str] | None:
    if name:
        value = parse_date(text)
        return (name, value) if value else None
    code = country_code(text, english=True)
    return ("country", code) if code else ("place", text)


def _typed(prop: str, number: str, country: str, *, person: bool) -> tuple[str, str]:
    """Name the property more exactly where the number's own form says so."""
    if (imo := _IMO.fullmatch(number)) is not None:
        return "imoNumber", imo[1]
    if (isin := _ISIN.fullmatch(number)) is not None and ("ISIN" in number or prop == "isin"):
        return "isin", isin[1]
    russian = country == "RU"
    if prop == "idNumber" and _GIIN.fullmatch(number):
        prop = "giiNumber"
    elif prop == "leiCode" and not _LEI.fullmatch(number):
        prop = "registrationNumber"
    elif russian and prop == "taxNumber" and _INN.fullmatch(number):
        prop = "innCode"
    elif russian and prop == "registrationNumber" and not person and _OGRN.fullmatch(number):
        prop = "ogrnCode"
    return prop, number
