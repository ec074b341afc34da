"""Features and documents of a party in OFAC's ENHANCED XML, to facts.

A feature is its type and its value, and the two together are the words in which the older
formats' remarks tell it: the same reading serves both, so that a party has the same facts
whichever format it came in. Dates come taken apart, and are taken from there.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lookthrough.lists.formats.ofac_enhanced_record import Record, clean
from lookthrough.lists.formats.ofac_enhanced_xml import Node
from lookthrough.lists.formats.ofac_labels import LABELS, any_number, labelled
from lookthrough.lists.formats.ofac_numbers import is_country_code, read_number
from lookthrough.lists.formats.ofac_records import schema_of
from lookthrough.lists.formats.ofac_remarks import (
    LINK,
    NAME_PROPS,
    Item,
    read_item,
    split_remarks,
)
from lookthrough.model import Fact, Name, Provenance, Schema

_ORGANISATION = "Entity"
_WHOLE = frozenset({"notes", "provisions"})
"""Properties whose value is the remark's own words."""
_USUAL_RELIABILITY = "Confirmed"
_KNOWN_FALSE = "False"
# What an authority is called that names a Russian number rather than an office.
_NUMBER_OF = {"INN": "innCode", "OGRN": "ogrnCode"}


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: the remark it amounts to, as read, and its element."""

    item: Item
    node: Node


def read_features(record: Record) -> tuple[Feature, ...]:
    """Read the features of a party, in their order."""
    nodes = record.tally.each("feature", record.node.all("features", "feature"))
    return tuple(Feature(_read(node, record), node) for node in nodes)


def _read(node: Node, record: Record) -> Item:
    kind = node.first("type")
    label = record.words.labels.get(kind.attributes.get("featureTypeId", "")) or kind.text
    text = " ".join(f"{label} {node.text_of('value')}".split())
    dated = date_value(node.first("valueDate"))
    item = read_item(_plain(text), person=record.is_person)
    if item.prop == "notes" and dated:
        item = read_item(_plain(f"{label} {dated}"), person=record.is_person)
    if node.text_of("reliability") == _KNOWN_FALSE:
        item = Item(item.text, "notes", text)
    value = item.value
    if item.prop not in _WHOLE:
        value = dated or record.words.countries.get(node.text_of("valueRefId")) or value
    return Item(text, item.prop, value, (*item.qualifiers, *_beside(node, item)))


def _plain(text: str) -> str:
    """Labels are looked up with the plain apostrophe, which the remarks use."""
    return text.replace("’", "'")


def _beside(node: Node, item: Item) -> Iterator[tuple[str, str]]:
    if node.first("valueDate").is_true("isApproximate") and ("circa", "yes") not in item.qualifiers:
        yield "circa", "yes"
    reliability = node.text_of("reliability")
    if reliability and reliability != _USUAL_RELIABILITY:
        yield "reliability", reliability
    if comments := node.text_of("comments"):
        yield "note", comments
    if node.text_of("isPrimary") == "false":
        yield "alternative", "yes"


def feature_facts(features: Iterable[Feature], record: Record) -> Iterator[Fact]:
    """Make a fact of each feature that is no name."""
    for feature in features:
        if feature.item.prop not in NAME_PROPS:
            yield _fact(feature.item, record.at("feature", feature.node))


def feature_names(features: Iterable[Feature], record: Record) -> Iterator[Name]:
    """Make a name of each feature that is one, such as an issuer's."""
    for feature in features:
        item = feature.item
        if item.prop in NAME_PROPS:
            yield Name(item.value, item.prop, record.at("feature", feature.node, quote=item.text))


def general_facts(record: Record) -> Iterator[Fact]:
    """Make facts of what is said of the party as a whole."""
    general = record.node.first("generalInfo")
    if schema_of(record.kind, ()) is Schema.ORGANIZATION and record.kind != _ORGANISATION:
        yield Fact("classification", record.kind, record.at("entityType"))
    for title in split_remarks(general.text_of("title")):
        yield Fact("position" if record.is_person else "notes", title, record.at("title"))
    for text in split_remarks(general.text_of("remarks")):
        item = read_item(text, person=record.is_person)
        is_name = item.prop in NAME_PROPS
        yield _fact(Item(text, "notes", text) if is_name else item, record.at("remarks"))
    for authority in record.node.all("legalAuthorities", "legalAuthority"):
        label = (("label", "Legal authority"),)
        at = record.at("legalAuthority", authority)
        yield Fact("provisions", authority.text, at, qualifiers=label)


def _fact(item: Item, at: Provenance) -> Fact:
    # A link in words cannot be resolved before all parties are known; the file has it by number.
    prop, value = ("notes", item.text) if item.prop == LINK else (item.prop, item.value)
    return Fact(prop, value, at, item.text if item.text != value else "", item.qualifiers)


def document_facts(record: Record) -> Iterator[Fact]:
    """Make a fact of each identity document or registration."""
    nodes = record.node.all("identityDocuments", "identityDocument")
    for node in record.tally.each("identityDocument", nodes):
        yield _document(node, record)


def _document(node: Node, record: Record) -> Fact:
    kind, number = node.text_of("type"), " ".join(node.text_of("documentNumber").split())
    country = node.first("issuingCountry")
    code = record.country(country)
    label, prop = _document_kind(kind, person=record.is_person)
    place = f" ({country.text})" if country.text else ""
    found = read_number(label, prop, f"{number}{place}", person=record.is_person)
    at = record.at("identityDocument", node)
    beside = tuple(_beside_document(node, code))
    if found is None:
        return Fact("notes", f"{kind} {number}", at, qualifiers=beside)
    prop, value, qualifiers = found
    prop = _NUMBER_OF.get(node.text_of("issuingAuthority"), prop)
    kept = (pair for pair in qualifiers if pair[0] not in ("country", "place") or not code)
    return Fact(prop, value, at, f"{kind} {number}", (*kept, *beside))


def _document_kind(kind: str, *, person: bool) -> tuple[str, str]:
    plain = _plain(kind)
    known = labelled(plain)
    if known is not None:
        return known[0], LABELS[known[0]][0]
    numbered = any_number(f"{plain} 0")
    return (numbered[0] if numbered else plain), "idNumber" if person else "registrationNumber"


def _beside_document(node: Node, code: str) -> Iterator[tuple[str, str]]:
    issue, expiry = node.first("issueDate"), node.first("expirationDate")
    told = (
        ("country" if is_country_code(code) else "place", code),
        ("issued", date_value(issue)),
        ("note", "date of issue not certain" if issue.is_true("isApproximate") else ""),
        ("expires", date_value(expiry)),
        ("note", "date of expiry not certain" if expiry.is_true("isApproximate") else ""),
        ("place", node.text_of("issuingLocation")),
        ("authority", node.text_of("issuingAuthority")),
        ("holder", clean(node.text_of("name"))),
        ("valid", "no" if node.text_of("isValid") == "false" else ""),
        ("note", node.text_of("comments")),
        *(("note", feature.text) for feature in node.all("idFeatures", "idFeature")),
    )
    yield from (pair for pair in told if pair[1])


def date_value(node: Node) -> str:
    """Write a date that comes taken apart, as precisely as it is known.

    Returns:
        A day, a month, a year, or a range of them (``1951/1953``); empty where it is no date.

    Example:
        >>> ends = {"fromDateBegin": "1961-01-01", "toDateEnd": "1961-12-31"}
        >>> date_value(Node({}, "", {k: [Node({}, v, {})] for k, v in ends.items()}))
        '1961'
    """
    begin, end = (_day(node.text_of(name)) for name in ("fromDateBegin", "toDateEnd"))
    if begin is None or end is None or begin > end:
        return ""
    if not node.is_true("isDateRange"):
        return _precise(begin, end) or f"{begin}/{end}"
    from_end, to_begin = (_day(node.text_of(name)) for name in ("fromDateEnd", "toDateBegin"))
    ends = (_precise(begin, from_end or begin), _precise(to_begin or end, end))
    return "/".join(text or str(day) for text, day in zip(ends, (begin, end), strict=True))


def _precise(begin: date, end: date) -> str:
    """Name the day, month or year that runs from ``begin`` to ``end``; empty if none does."""
    if begin == end:
        return str(begin)
    if (begin.day, begin.year) != (1, end.year):
        return ""
    if (begin.month, end.month, end.day) == (1, 12, 31):
        return f"{begin.year:04}"
    last = calendar.monthrange(end.year, end.month)[1]
    return f"{begin:%Y-%m}" if (begin.month, end.day) == (end.month, last) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
