"""What is given as OFAC's ENHANCED XML: each element is one the format has, only too many."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.list_bombs import MEGABYTE, Maker, Part, document, many

_ROOT = b"<sanctionsData>"
_DATED = b"<publicationInfo><dataAsOf>2025-01-10T00:00:00</dataAsOf>%b</publicationInfo>"
HEAD = _ROOT + _DATED % b""
BEGIN, END = HEAD + b"<entities>", b"</entities></sanctionsData>"
_VALUE = b'<referenceValue refId="1"><type>COUNTRY</type><isoCode>IR</isoCode></referenceValue>'
_KIND = b'<featureType featureTypeId="8"><type>Birthdate</type></featureType>'
_LIST = b'<sanctionsList id="1" datePublished="2024-05-06">Consolidated List</sanctionsList>'
_NAME = (
    b"<name><isPrimary>true</isPrimary><translations><translation><formattedFullName>%b"
    b"</formattedFullName></translation></translations></name>"
)
RELATED = (
    b'<relationship id="7"><type refId="15003">Owned or Controlled By</type>'
    b'<relatedEntity entityId="%d">EXAMPLE OTHER</relatedEntity></relationship>'
)
FEATURE = b'<feature id="3"><type featureTypeId="9">%b</type><value>%b</value></feature>'


def party(number: object, *inside: bytes, lists: bytes = _LIST, name: bytes = b"EXAMPLE") -> bytes:
    """Write a party of the Consolidated List."""
    tags = b"<sanctionsLists>%b</sanctionsLists>" % lists
    names = b"<names>%b</names>" % (_NAME % name)
    start = f'<entity id="{number}">'.encode()
    return start + tags + names + b"".join(inside) + b"</entity>"


def enhanced(*parts: Part) -> Maker:
    """Make a file of these parties."""
    return document(BEGIN, *parts, END)


def crowd(element: bytes, piece: bytes, count: int) -> Maker:
    """Make a file of one party with many of one piece in an element of it."""
    start, end = party(1).split(b"</entity>")[0], b"</%b></entity>" % element
    return enhanced(start + b"<%b>" % element, many(piece, count), end)


def relations(parties: int, each: int) -> Iterator[bytes]:
    """Write parties that each state the same relationship to the next, again and again."""
    for number in range(1, parties + 1):
        stated = RELATED % (number % parties + 1) * each
        yield party(number, b"<relationships>", stated, b"</relationships>")


def spread() -> Iterator[bytes]:
    """Write parties that state relationships to all the others."""
    for number in range(1, 1501):
        stated = b"".join(RELATED % other for other in range(1, 81))
        yield party(number, b"<relationships>", stated, b"</relationships>")


def tagged(kind: bytes, count: int, text: bytes = b"Block") -> Maker:
    """Make a file of one party with many tags of one kind."""
    tag = b"<%b>%b</%b>" % (kind, text, kind)
    return enhanced(party(1, b"<%bs>" % kind, tag * count, b"</%bs>" % kind))


TOO_MANY = r"more than [\d,]+ (elements|records)"
NUMBER = b'<entity id="%b"'

ENHANCED_BOMBS: dict[str, tuple[Maker, str]] = {
    "a million reference values": (
        document(HEAD, b"<referenceValues>", many(_VALUE, 1_000_000), b"</referenceValues>" + END),
        "elements before the first party|records",
    ),
    "a million kinds of features": (
        document(HEAD, b"<featureTypes>", many(_KIND, 1_000_000), b"</featureTypes>" + END),
        "elements before the first party|records",
    ),
    "a million filters": (
        document(
            _ROOT + b"<publicationInfo><filters><sanctionsPrograms>",
            many(b"<sanctionsProgram>A</sanctionsProgram>", 1_000_000),
            b"</sanctionsPrograms></filters></publicationInfo>",
        ),
        TOO_MANY + "|without the end of a record",
    ),
    "a million names": (crowd(b"names", _NAME % b"A", 1_000_000), TOO_MANY + "|without the end"),
    "a million features": (
        crowd(b"features", FEATURE % (b"Place of Birth", b"Exampleland"), 1_000_000),
        TOO_MANY + "|without the end",
    ),
    "a million relationships": (
        crowd(b"relationships", RELATED % 2, 1_000_000),
        TOO_MANY + "|without the end",
    ),
    "a million parties": (enhanced(many(party(1), 1_000_000)), TOO_MANY),
    "a million elements in a few thousand parties": (
        enhanced(many(party(1, b"<features>", b"<feature/>" * 3_000, b"</features>"), 3_000)),
        "elements for its [0-9,]+ records",
    ),
    "one relationship again and again": (
        enhanced(*relations(8, 1_500)),
        "field entity [0-9]+: relationship 7: one relationship is stated more than 1,000 times",
    ),
    "more relationships than any list has": (
        enhanced(*spread()),
        "field entity [0-9]+: relationships/relationship: more than 100,000 relationships",
    ),
    "a party on thousands of lists": (
        enhanced(party(1, lists=_LIST * 3_000)),
        "field entity 1: sanctionsLists/sanctionsList: 3,000 tags",
    ),
    "thousands of sanctions": (tagged(b"sanctionsType", 3_000), "sanctionsType: 3,000 tags"),
    "thousands of programmes": (tagged(b"sanctionsProgram", 3_000), "sanctionsProgram: 3,000 tags"),
    "a programme of a page": (
        tagged(b"sanctionsProgram", 1, b"A" * 501),
        "the longest of 501 characters",
    ),
    "a number of a megabyte": (
        enhanced(NUMBER % (b"1" * 900_000) + b"/>"),
        "field entity id: a text of 900,000 characters",
    ),
    "a number just too long": (
        enhanced(NUMBER % (b"1" * 201) + b"/>"),
        "row 1, field entity id: a text of 201 characters; expected 200 characters at most",
    ),
    "a name just too long": (
        enhanced(b"\n\n" + party(1, name=b"A" * 10_001)),
        "row 3, field entity/names/.*/formattedFullName: a text of 10,001 characters",
    ),
    "kinds of elements without end": (
        enhanced(party(1, b"".join(b"<a%d/>" % number for number in range(1_001)))),
        "more than 1,000 kinds of elements or attributes that are not known",
    ),
    "kinds of attributes without end": (
        enhanced(
            party(1, b"<features %b/>" % b" ".join(b'a%d=""' % n for n in range(1_001))),
        ),
        "more than 1,000 kinds of elements or attributes that are not known",
    ),
    "no party": (document(BEGIN, END), "no <entity> in the file"),
    "no party with a number": (
        enhanced(*(party(number) for number in ("", "x", "²", "-1", "1.0"))),
        "none of its 5 parties stands on this list",
    ),
    "parties of another list": (
        enhanced(party(1, lists=_LIST.replace(b"Consolidated", b"SDN"))),
        "none of its 1 parties stands on this list",
    ),
    "an export of another list": (
        document(
            _ROOT,
            _DATED % b"<filters><sanctionsLists><sanctionsList>SDN List</sanctionsList>"
            b"</sanctionsLists></filters>",
            b"<entities>" + party(1) + END,
        ),
        "field publicationInfo/filters: this is an export of SDN List",
    ),
    "half a gigabyte of one party": (
        enhanced(b'<entity id="1"><names>', (b"<!-- -->" * (MEGABYTE // 8), 512)),
        "without the end of a record",
    ),
}
"""By what is wrong with it: the file, and what has to be told of it."""
