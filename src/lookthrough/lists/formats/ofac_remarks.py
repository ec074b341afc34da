"""The remarks of an OFAC record: joined, split, and read item by item; nothing is dropped."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lookthrough.lists.formats.ofac_labels import LABELS, Kind, any_number, labelled
from lookthrough.lists.formats.ofac_numbers import Qualifiers, country_or_text, read_number
from lookthrough.names import country_code, parse_date

FIELD_LIMIT = 1000
"""Characters the Remarks column holds; what is longer goes on in the comments table."""

MAX_ITEM = 2_000
"""Characters of the longest item that is taken apart; the longest known has a sixth of that."""

LINK = "linked to"
NAME_PROPS = frozenset({"alias", "weakAlias", "previousName"})

_NICKNAME = re.compile(r"(?:alt\. )?([afn])\.k\.a\.,? '(.+)'", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"[afn]\.k\.a\. '(?:(?!\.k\.a\. ').)*?'(?=;|\.?$)", re.DOTALL)
_SEMICOLON = re.compile(";")
_ALT = re.compile(r"(?:alt\.?|alternate) ", re.IGNORECASE)
_WALLET = re.compile(r"([A-Za-z0-9]{2,10})\s+(\S+)")
_BLANK = re.compile(r"\s")
_PHONE = re.compile(r"[+(\d][\d\s()+./-]{4,}")
_CIRCA = re.compile(r"circa\s+", re.IGNORECASE)
_LABELLED_DATE = re.compile(r"\((?P<label>[^()]*)\):?\s*(?P<date>.*)")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the remarks.

    Args:
        text: the item as published.
        prop: the property it states; ``linked to`` for a link, ``notes`` where it is kept whole.
        value: the property's value.
        qualifiers: what belongs to the value.
    """

    text: str
    prop: str
    value: str
    qualifiers: Qualifiers = ()


@dataclass(frozen=True, slots=True)
class Remarks:
    """A record's remarks: their items in order, and whether the publisher's file cuts them."""

    items: tuple[Item, ...]
    cut: bool


def read_remarks(text: str, overflow: str, *, person: bool, titles: tuple[str, ...]) -> Remarks:
    """Read the remarks of one record.

    Args:
        text: the Remarks column.
        overflow: its continuation in the comments table; the two join in the middle of a word.
        person: whether the record is of a person.
        titles: the items of the Title column, which the remarks repeat.
    """
    whole = text + overflow
    full = len(text) >= FIELD_LIMIT and not overflow
    cut = bool(whole.strip()) and (full or not whole.endswith("."))
    parts = split_remarks(whole)
    items = [read_item(part, person=person, titles=titles) for part in parts]
    if cut and parts and not whole.rstrip().endswith(";"):
        items[-1] = Item(parts[-1], "notes", parts[-1], (("note", "cut off in the file"),))
    return Remarks(tuple(items), cut)


def split_remarks(text: str) -> tuple[str, ...]:
    """Split remarks at semicolons outside a quoted name; the closing full stop is taken off.

    Example:
        >>> split_remarks("DOB 1962; a.k.a. 'A; B'; Linked To: EXAMPLE LTD.")
        ('DOB 1962', "a.k.a. 'A; B'", 'Linked To: EXAMPLE LTD')
    """
    body = text.strip()
    body = body.removesuffix(".")
    return tuple(part for span in _spans(body) if (part := span.strip()))


def _spans(body: str) -> Iterator[str]:
    if ";" not in body:
        yield body
        return
    found = _QUOTED.finditer(body) if ".k.a. '" in body else ()
    quoted = deque(match.span() for match in found)
    start = 0
    for match in _SEMICOLON.finditer(body):
        position = match.start()
        while quoted and quoted[0][1] <= position:
            quoted.popleft()
        if not (quoted and quoted[0][0] < position):
            yield body[start:position]
            start = position + 1
    yield body[start:]


def read_item(text: str, *, person: bool, titles: tuple[str, ...] = ()) -> Item:
    """Read one item; one that is not understood comes back whole under ``notes``.

    Example:
        >>> read_item("alt. Passport A0310857 (Eritrea) expires 20 Aug 2008", person=True).value
        'A0310857'
    """
    if text in titles or f"{text}." in titles:
        return Item(text, "position" if person else "notes", text)
    if len(text) > MAX_ITEM:
        return Item(text, "notes", text)
    nickname = _NICKNAME.fullmatch(text)
    if nickname is not None:
        prop = "previousName" if nickname[1].lower() == "f" else "weakAlias"
        return Item(text, prop, nickname[2])
    alternative = _ALT.match(text)
    bare = text[alternative.end() :] if alternative else text
    found = _read_labelled(bare, person=person) or _read_any_number(bare, person=person)
    if found is None:
        return Item(text, "notes", text)
    prop, value, qualifiers = found
    if alternative:
        qualifiers = (*qualifiers, ("alternative", "yes"))
    return Item(text, prop, value, qualifiers)


Found = tuple[str, str, Qualifiers]


def _read_labelled(text: str, *, person: bool) -> Found | None:
    split = labelled(text)
    if split is None:
        return None
    label, rest = split
    prop, kind = LABELS[label]
    if kind is Kind.LINK:
        return (LINK, rest, ()) if rest else None
    if kind is Kind.RULE:
        return prop, text, ()
    if kind is Kind.NUMBER:
        return read_number(label, prop, rest, person=person)
    found = _READERS[kind](rest)
    if found is None:
        return None
    value, qualifiers = found
    return prop, value, (*qualifiers, *_label_note(label))


def _read_any_number(text: str, *, person: bool) -> Found | None:
    split = any_number(text)
    if split is None:
        return None
    prop = "idNumber" if person else "registrationNumber"
    return read_number(split[0], prop, split[1], person=person)


def _label_note(label: str) -> Qualifiers:
    note = {"Fax": "fax", "Fax No.": "fax", "Previous Aircraft Tail Number": "previous"}.get(label)
    return (("label", label), ("note", note)) if note else ()


Reading = tuple[str, Qualifiers] | None


def _date(rest: str) -> Reading:
    bare = _CIRCA.sub("", rest)
    value = parse_date(bare)
    if not value:
        return None
    return value, (("circa", "yes"),) if bare != rest else ()


def _place(rest: str) -> Reading:
    parts = rest.split(", ")
    # The name of a country has two commas at most.
    tails = (", ".join(parts[index:]) for index in range(max(0, len(parts) - 3), len(parts)))
    code = next((code for tail in tails if (code := country_code(tail, english=True))), "")
    return (rest, (("country", code),) if code else ()) if rest else None


def _gender(rest: str) -> Reading:
    value = rest.lower()
    return (value, ()) if value in {"male", "female"} else None


def _wallet(rest: str) -> Reading:
    found = _WALLET.fullmatch(rest)
    return (found[2], (("currency", found[1]),)) if found else None


def _bic(rest: str) -> Reading:
    value = "".join(rest.split())
    return (value, ()) if len(value) in {8, 11} else None


def _labelled_date(rest: str) -> Reading:
    found = _LABELLED_DATE.fullmatch(rest)
    value = parse_date(found["date"]) if found else ""
    return (value, (("label", found["label"]),)) if found and value else None


def _email(rest: str) -> Reading:
    # Not a pattern: one with three parts of any length would try them all against each other.
    name, _, host = rest.partition("@")
    found = name and "." in host[1:-1] and not _BLANK.search(rest)
    return (rest, ()) if found else None


def _website(rest: str) -> Reading:
    return (rest, ()) if "." in rest[1:-1] and not _BLANK.search(rest) else None


def _matching(pattern: re.Pattern[str]) -> Callable[[str], Reading]:
    return lambda rest: (rest, ()) if pattern.fullmatch(rest) else None


def _text(rest: str) -> Reading:
    return (rest, ()) if rest else None


def _country(rest: str) -> Reading:
    return (country_or_text(rest), ()) if rest else None


_READERS: dict[Kind, Callable[[str], Reading]] = {
    Kind.DATE: _date,
    Kind.PLACE: _place,
    Kind.COUNTRY: _country,
    Kind.GENDER: _gender,
    Kind.TEXT: _text,
    Kind.EMAIL: _email,
    Kind.WEBSITE: _website,
    Kind.PHONE: _matching(_PHONE),
    Kind.BIC: _bic,
    Kind.WALLET: _wallet,
    Kind.LABELLED_DATE: _labelled_date,
}
