"""One row of OFAC's main table to names, facts and a listing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lookthrough.lists.formats.ofac_csv import Row
from lookthrough.lists.formats.ofac_links import LinkText
from lookthrough.lists.formats.ofac_measures import measures
from lookthrough.lists.formats.ofac_numbers import country_or_text
from lookthrough.lists.formats.ofac_programmes import split_programmes
from lookthrough.lists.formats.ofac_remarks import LINK, NAME_PROPS, Item, Remarks, read_remarks
from lookthrough.lists.formats.ofac_tables import OfacList
from lookthrough.model import Address, Entity, Fact, Listing, Name, Provenance, Schema

PERSON_TYPE = "individual"
DETAILS_URL = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="

_SCHEMATA = {
    PERSON_TYPE: Schema.PERSON,
    "vessel": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
}
_STATE_BODY = "Government Entity"
# Column of the main table (the files name none): what it holds, and the property it becomes.
_VEHICLE_COLUMNS = (
    (5, "Call_Sign", "callSign"),
    (6, "Vess_type", "type"),
    (7, "Tonnage", "tonnage"),
    (8, "GRT", "grossRegisteredTonnage"),
    (9, "Vess_flag", "flag"),
    (10, "Vess_owner", "owner"),
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What every provenance of one list has in common."""

    of: OfacList
    snapshot: str
    file: str

    def at(self, record: str, place: str, quote: str = "") -> Provenance:
        """Cite a place in a record of the main file."""
        return self.elsewhere(record, f"{self.file} {place}", quote)

    def elsewhere(self, record: str, place: str, quote: str = "") -> Provenance:
        """Cite a place in another file."""
        return Provenance(self.of.value, self.snapshot, record, place, quote=quote)


@dataclass(slots=True)
class Draft:
    """A party under construction."""

    id: str
    record: str
    schema: Schema
    names: list[Name]
    listing: Listing
    facts: list[Fact]
    links: list[LinkText]
    cut: bool
    aliases: list[Name] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)

    def merge(self, other: Draft) -> None:
        """Take over what a second row under the same record number says."""
        known = {name.text for name in self.names}
        self.names.extend(name for name in other.names if name.text not in known)
        facts = {(fact.prop, fact.value) for fact in self.facts}
        self.facts.extend(fact for fact in other.facts if (fact.prop, fact.value) not in facts)
        self.links.extend(other.links)
        self.cut = self.cut or other.cut
        first, second = self.listing, other.listing
        self.listing = Listing(
            first.list_id,
            first.record,
            tuple(dict.fromkeys((*first.programmes, *second.programmes))),
            tuple(dict.fromkeys((*first.measures, *second.measures))),
            first.provenance,
            first.listed_on or second.listed_on,
            url=first.url,
        )

    def entity(self) -> Entity:
        """Finish it: primary name, aliases of the table, then names of the remarks."""
        primary = [name for name in self.names if name.prop == "name"]
        others = [name for name in self.names if name.prop != "name"]
        return Entity(
            self.id,
            self.schema,
            (*primary, *self.aliases, *others),
            (self.listing,),
            tuple(self.facts),
            tuple(self.addresses),
        )


def entity_id(record: str) -> str:
    """Name a party by its record number, which both of OFAC's lists share."""
    return f"ofac-{record}"


def schema_of(kind: str, facts: Iterable[Fact]) -> Schema:
    """Tell the schema by the publisher's type of party, and a state body by its facts.

    Example:
        >>> schema_of("Individual", ())
        <Schema.PERSON: 'Person'>
    """
    schema = _SCHEMATA.get(kind.strip().lower(), Schema.ORGANIZATION)
    is_state = any(fact.prop == "classification" and _STATE_BODY in fact.value for fact in facts)
    return Schema.PUBLIC_BODY if schema is Schema.ORGANIZATION and is_state else schema


def name_of(text: str, prop: str, provenance: Provenance, *, person: bool) -> Name:
    """Make a name; a person's is written "FAMILY, Given"."""
    family, comma, given = text.partition(", ")
    if person and comma and given.strip():
        return Name(text, prop, provenance, family=family.strip(), given=given.strip())
    return Name(text, prop, provenance)


def read_record(row: Row, overflow: str, origin: Origin) -> Draft:
    """Map one row of the main table, its remarks joined with their overflow."""
    record, text, kind, programme, title, *_, remarks_text = row.fields
    person = schema_of(kind, ()) is Schema.PERSON
    titles = tuple(part for item in title.split(";") if (part := item.strip()))
    remarks = read_remarks(remarks_text, overflow, person=person, titles=titles)
    facts = [*_columns(row, titles, origin, person=person), *_facts(remarks, record, origin)]
    return Draft(
        entity_id(record),
        record,
        schema_of(kind, facts),
        [
            name_of(text.strip(), "name", origin.at(record, "SDN_Name"), person=person),
            *_names(remarks, record, origin, person=person),
        ],
        _listing(record, programme, remarks, facts, origin),
        facts,
        list(_links(remarks, record, origin)),
        remarks.cut,
    )


def _columns(row: Row, titles: tuple[str, ...], origin: Origin, *, person: bool) -> Iterator[Fact]:
    record, kind = row.fields[0], row.fields[2].strip()
    if kind and kind.lower() not in _SCHEMATA:
        yield Fact("classification", kind, origin.at(record, "SDN_Type"))
    prop = "position" if person else "notes"
    for title in titles:
        yield Fact(prop, title, origin.at(record, "Title"))
    for index, column, prop in _VEHICLE_COLUMNS:
        text = row.fields[index].strip()
        if text:
            value = country_or_text(text) if prop == "flag" else text
            original = text if value != text else ""
            yield Fact(prop, value, origin.at(record, column), original)


def _facts(remarks: Remarks, record: str, origin: Origin) -> Iterator[Fact]:
    provenance = origin.at(record, "Remarks")
    for item in remarks.items:
        if item.prop != LINK and item.prop not in NAME_PROPS:
            original = item.text if item.text != item.value else ""
            yield Fact(item.prop, item.value, provenance, original, item.qualifiers)


def _names(remarks: Remarks, record: str, origin: Origin, *, person: bool) -> Iterator[Name]:
    for item in remarks.items:
        if item.prop in NAME_PROPS:
            # The quote keeps the inverted commas, OFAC's mark of a weak name.
            provenance = origin.at(record, "Remarks", item.text)
            yield name_of(item.value, item.prop, provenance, person=person)


def _links(remarks: Remarks, record: str, origin: Origin) -> Iterator[LinkText]:
    for item in remarks.items:
        if item.prop == LINK:
            yield LinkText(entity_id(record), item.value, origin.at(record, "Remarks", item.text))


def _listing(
    record: str, programme: str, remarks: Remarks, facts: list[Fact], origin: Origin
) -> Listing:
    tags = split_programmes(programme)
    dates = sorted(fact.value for fact in facts if fact.prop == "listingDate")
    return Listing(
        origin.of.value,
        record,
        tags,
        measures(tags, _texts(remarks.items), sdn=origin.of is OfacList.SDN),
        origin.at(record, "Program"),
        listed_on=dates[0] if dates else "",
        url=f"{DETAILS_URL}{record}",
    )


def _texts(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(item.text for item in items)
