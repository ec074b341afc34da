"""The UN list's records to entities: every element used, or named in the notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lookthrough.lists.formats.un_facts import FACTS_OF, address_of, alias_facts
from lookthrough.lists.formats.un_links import links_between
from lookthrough.lists.formats.un_names import UnName, is_former, names_in_note, split_names
from lookthrough.lists.formats.un_xml import ENTITY, INDIVIDUAL, KINDS, UnDocument, UnRecord
from lookthrough.model import (
    Entity,
    Fact,
    ListContent,
    Listing,
    Measure,
    Name,
    Note,
    Provenance,
    RowCount,
    Schema,
)

PRIMARY = "FIRST_NAME"
NAME_PARTS = (PRIMARY, "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
SCRIPT_NAME = "NAME_ORIGINAL_SCRIPT"

LEFT = {
    "DATAID": "the file's own row number; used as the id where there is no reference number",
    "VERSIONNUM": "counts the publisher's edits",
    "LIST_TYPE": "always 'UN List'",
    "SORT_KEY": "repeats the name for sorting",
    "SORT_KEY_LAST_MOD": "when the sorting key was edited",
}
"""Elements that say nothing about the party, and why each is left."""

_LISTING_ELEMENTS = ("UN_LIST_TYPE", "REFERENCE_NUMBER", "LISTED_ON", "LAST_DAY_UPDATED")
_SCHEMA_OF = {INDIVIDUAL: Schema.PERSON, ENTITY: Schema.ORGANIZATION}
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

MeasuresOf = Callable[[UnRecord], tuple[Measure, ...]]


@dataclass
class _Account:
    """What becomes of the records while they are mapped."""

    taken: set[str] = field(default_factory=set)
    unread: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)


def map_un(
    document: UnDocument, snapshot: str, list_id: str, measures_of: MeasuresOf
) -> ListContent:
    """Map a consolidated list.

    Args:
        document: the list as read.
        snapshot: content hash of the snapshot, for provenance.
        list_id: the id the list is registered under.
        measures_of: what a listing does, by regime and by what the record says.
    """
    account = _Account()
    account.unread.update(f"section {name}" for name in document.strange)
    mapped: list[tuple[UnRecord, Entity]] = []
    for record in document.records:
        entity = _entity(record, _Origin(list_id, snapshot), measures_of, account)
        if entity is not None:
            mapped.append((record, entity))
    links, unresolved = links_between(mapped, list_id, snapshot, document.file_name)
    if not document.generated:
        account.notes.append(Note("odd_value", "", "The file does not say when it was generated."))
    return ListContent(
        entities=tuple(entity for _, entity in mapped),
        links=links,
        rows=tuple(_rows(document, account)),
        notes=(*account.notes, *unresolved, *_unread_notes(account)),
        publisher_date=document.generated,
    )


@dataclass(frozen=True, slots=True)
class _Origin:
    list_id: str
    snapshot: str

    def at(self, record: str, element: str) -> Provenance:
        return Provenance(self.list_id, self.snapshot, record, element)


def _entity(
    record: UnRecord, origin: _Origin, measures_of: MeasuresOf, account: _Account
) -> Entity | None:
    reference = record.text("REFERENCE_NUMBER") or record.text("DATAID")
    schema = _SCHEMA_OF.get(record.kind)
    entity_id = _free_id(record, account)
    names = tuple(_names(record, origin, reference))
    problem = _why_left(schema, reference, entity_id, names)
    if schema is None or problem:
        account.left[record.kind] += 1
        account.notes.append(
            Note("left_record", reference, f"A {record.kind} record was left: {problem}.")
        )
        return None
    account.taken.add(entity_id)
    if entity_id != f"un-{reference}":
        text = f"A second record is numbered {reference}; it is kept as {entity_id}."
        account.notes.append(Note("duplicate_record", reference, text))
    account.unread.update(_unread(record))
    if record.text("DELISTED_ON"):
        text = "The record carries DELISTED_ON and still stands in the list; it is kept as listed."
        account.notes.append(Note("odd_value", reference, text))
    return Entity(
        id=entity_id,
        schema=schema,
        names=names,
        listings=(_listing(record, origin, reference, measures_of),),
        facts=tuple(_facts(record, origin, reference)),
        addresses=tuple(
            address_of(item, origin.at(reference, item.tag))
            for item in record.all(f"{record.kind}_ADDRESS")
        ),
    )


def _why_left(
    schema: Schema | None, reference: str, entity_id: str, names: tuple[Name, ...]
) -> str:
    if schema is None:
        return "its kind is not known"
    if not reference:
        return "it has neither REFERENCE_NUMBER nor DATAID"
    if not entity_id:
        return "its REFERENCE_NUMBER and DATAID are those of an earlier record"
    return "" if names else "it has no name"


def _free_id(record: UnRecord, account: _Account) -> str:
    for tag in ("REFERENCE_NUMBER", "DATAID"):
        entity_id = f"un-{record.text(tag)}"
        if record.text(tag) and entity_id not in account.taken:
            return entity_id
    return ""


def _names(record: UnRecord, origin: _Origin, reference: str) -> Iterator[Name]:
    """The primary name first; a text that comes twice is kept with its stronger kind."""
    found: dict[str, Name] = {}
    for prop, element, name in _found_names(record):
        kind = "previousName" if name.former else prop
        known = found.get(name.text)
        if known is None or (known.prop == "weakAlias" and kind != "weakAlias"):
            found[name.text] = Name(name.text, kind, origin.at(reference, element))
    yield from found.values()


def _found_names(record: UnRecord) -> Iterator[tuple[str, str, UnName]]:
    primary = " ".join(text for text in (record.text(part) for part in NAME_PARTS) if text)
    for position, name in enumerate(split_names(primary)):
        yield ("alias" if position else "name"), PRIMARY, name
    for item in record.all(SCRIPT_NAME):
        for name in split_names(item.text):
            yield "name", SCRIPT_NAME, name
    for item in record.all(f"{record.kind}_ALIAS"):
        quality, note = item.part("QUALITY").lower(), item.part("NOTE")
        prop = {"low": "weakAlias", "f.k.a.": "previousName"}.get(quality, "alias")
        former = is_former(note)
        for name in split_names(item.part("ALIAS_NAME")):
            yield prop, item.tag, UnName(name.text, name.former or former, name.remark)
        for text in names_in_note(item.part("ALIAS_NAME"), note):
            yield prop, item.tag, UnName(text, former)


def _facts(record: UnRecord, origin: _Origin, reference: str) -> Iterator[Fact]:
    for _, element, name in _found_names(record):
        if name.remark and element in (PRIMARY, SCRIPT_NAME):
            yield Fact("notes", f"name {name.text}: {name.remark}", origin.at(reference, element))
    for item in record.elements:
        if item.is_empty():
            continue
        at = origin.at(reference, item.tag)
        maker = FACTS_OF.get(item.tag)
        if maker is not None:
            yield from maker(item, at)
        elif item.tag == f"{record.kind}_ALIAS":
            yield from alias_facts(item, at)


def _listing(record: UnRecord, origin: _Origin, reference: str, measures_of: MeasuresOf) -> Listing:
    regime = record.text("UN_LIST_TYPE")
    return Listing(
        list_id=origin.list_id,
        record=reference,
        programmes=(regime,) if regime else (),
        measures=measures_of(record),
        provenance=origin.at(reference, "UN_LIST_TYPE"),
        listed_on=_day(record.text("LISTED_ON")),
        changed_on=max(map(_day, record.texts("LAST_DAY_UPDATED")), default=""),
    )


def _day(text: str) -> str:
    """The calendar day of a date; some editions write ``2016-03-02-05:00``."""
    found = _ISO_DAY.match(text)
    return found.group() if found else ""


def _unread(record: UnRecord) -> Iterator[str]:
    """Name what the publisher filled in and no part of this reader uses."""
    known = {
        *NAME_PARTS,
        *_LISTING_ELEMENTS,
        *LEFT,
        *FACTS_OF,
        SCRIPT_NAME,
        f"{record.kind}_ALIAS",
        f"{record.kind}_ADDRESS",
    }
    for item in record.elements:
        if item.is_empty():
            continue
        if item.tag not in known:
            yield item.tag
            continue
        parts = _PARTS_OF.get(item.tag, ("VALUE",))
        yield from (f"{item.tag}/{name}" for name, text in item.parts if text and name not in parts)


_BIRTH_PARTS = ("DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")
_ADDRESS_PARTS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")
_ALIAS_PARTS = ("QUALITY", "ALIAS_NAME", "NOTE", *_BIRTH_PARTS)
_PARTS_OF = {
    "INDIVIDUAL_ALIAS": _ALIAS_PARTS,
    "ENTITY_ALIAS": _ALIAS_PARTS,
    "INDIVIDUAL_ADDRESS": _ADDRESS_PARTS,
    "ENTITY_ADDRESS": _ADDRESS_PARTS,
    "INDIVIDUAL_PLACE_OF_BIRTH": _ADDRESS_PARTS,
    "INDIVIDUAL_DATE_OF_BIRTH": ("TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE"),
    "INDIVIDUAL_DOCUMENT": (
        "TYPE_OF_DOCUMENT",
        "TYPE_OF_DOCUMENT2",
        "NUMBER",
        "ISSUING_COUNTRY",
        "DATE_OF_ISSUE",
        "CITY_OF_ISSUE",
        "COUNTRY_OF_ISSUE",
        "NOTE",
    ),
}


def _unread_notes(account: _Account) -> Iterator[Note]:
    for name, count in sorted(account.unread.items()):
        text = (
            f"<{name}> is not known to this reader and was not used; it was filled {count} times."
        )
        yield Note("unread_field", "", text)


def _rows(document: UnDocument, account: _Account) -> Iterator[RowCount]:
    read = Counter(record.kind for record in document.records)
    for kind in sorted(
        {*KINDS, *read}, key=lambda kind: (kind not in KINDS, kind != INDIVIDUAL, kind)
    ):
        left = account.left[kind]
        yield RowCount(f"{document.file_name} {kind}", read[kind], read[kind] - left, 0, left)
