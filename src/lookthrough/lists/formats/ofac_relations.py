"""OFAC's relationships between parties, to links.

The publisher numbers each relationship and each type of one. The table of types, and the FtM
schema of each, is the one OpenSanctions' crawler of the list keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lookthrough.lists.formats.ofac_links import SCHEMA
from lookthrough.lists.formats.ofac_records import Origin, entity_id
from lookthrough.model import DamagedListError, Entity, Link, Name, Note, Provenance, Schema

MAX_STATED = 1_000
"""Most times that one relationship is stated; each is cited with the link."""

_UNKNOWN = (SCHEMA, "subject", "object")
# Type: FtM schema, and the property of it that each end fills, the party's own record first.
_TYPES: Mapping[str, tuple[str, str, str]] = {
    "1555": _UNKNOWN,  # Associate Of
    "15001": _UNKNOWN,  # Providing support to
    "15002": ("Representation", "agent", "client"),  # Acting for or on behalf of
    "15003": ("Ownership", "asset", "owner"),  # Owned or Controlled By
    "15004": ("Family", "person", "relative"),  # Family member of
    "91422": ("Membership", "member", "organization"),  # playing a significant role in
    "91725": ("Directorship", "director", "organization"),  # Leader or official of
    "91900": ("Directorship", "director", "organization"),  # Principal Executive Officer
    "92019": ("Ownership", "owner", "asset"),  # Owns, controls, or operates
    "92122": ("Ownership", "asset", "owner"),  # Property in the interest of
}
# Ends that no person can be, since nobody owns or directs one.
_NEVER_PERSONS = frozenset({"asset", "organization"})


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship, as published.

    Args:
        id: the relationship's number.
        record: the party whose record states it.
        other: the number of the party it leads to.
        other_name: the name the record gives that one.
        type_id: the number of its type.
        type_text: the type in the publisher's words.
        quality: what the publisher says of it, such as ``High``; often nothing.
    """

    id: str
    record: str
    other: str
    other_name: str
    type_id: str
    type_text: str
    quality: str = ""


@dataclass(slots=True)
class Relations:
    """The relationships of one file, gathered until every party in it is known.

    Args:
        origin: for provenance.
        schemata: what kind of party each of the file's is, by number.
        stated: the relationships, in the file's order.
        notes: what was odd about them, once the links have been made.
    """

    origin: Origin
    schemata: dict[str, Schema] = field(default_factory=dict)
    stated: list[Relation] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def external(self) -> Iterator[Entity]:
        """Make a party of each that is referred to and not in the file."""
        named = {relation.other: relation for relation in reversed(self.stated)}
        for other in sorted(named.keys() - self.schemata.keys(), key=int):
            relation = named[other]
            place = f"relationship {relation.id}"
            origin = self.origin.at(relation.record, place, relation.other_name)
            name = Name(relation.other_name or f"OFAC {other}", "name", origin)
            yield Entity(entity_id(other), Schema.LEGAL_ENTITY, (name,))

    def links(self) -> Iterator[Link]:
        """Make the links, those that are stated twice once.

        Raises:
            DamagedListError: one is stated thousands of times.
        """
        made: dict[str, Link] = {}
        origins: dict[str, list[Provenance]] = {}
        for relation in self.stated:
            link = self._link(relation)
            made.setdefault(link.id, link)
            stated = origins.setdefault(link.id, [])
            stated.extend(link.provenance)
            if len(stated) > MAX_STATED:
                raise DamagedListError(
                    f"one relationship is stated more than {MAX_STATED:,} times",
                    file=self.origin.file,
                    field=f"entity {relation.record}: relationship {relation.id}",
                    expected="each once, or from both its ends",
                )
        for link in made.values():
            yield replace(link, provenance=tuple(origins[link.id]))

    def _link(self, relation: Relation) -> Link:
        schema, source_prop, target_prop = _TYPES.get(relation.type_id, ("", "", ""))
        if not schema:
            text = f'The relationship type {relation.type_id} "{relation.type_text}" is not known.'
            self.notes.append(Note("odd_value", relation.record, text))
            schema, source_prop, target_prop = _UNKNOWN
        source, target = relation.record, relation.other
        if self._makes_no_sense(relation, source_prop, target_prop):
            source, target = target, source
            text = (
                f'"{relation.type_text} {relation.other_name}" makes no sense in that direction,'
                " and was turned round."
            )
            self.notes.append(Note("turned_link", relation.record, text))
        quote = f"{relation.type_text} {relation.other_name}"
        return Link(
            id=f"{entity_id(source)}~{_slug(relation.type_text)}~{entity_id(target)}",
            schema=schema,
            source=entity_id(source),
            target=entity_id(target),
            role=relation.type_text,
            provenance=(self.origin.at(relation.record, f"relationship {relation.id}", quote),),
            source_prop=source_prop,
            target_prop=target_prop,
            qualifiers=tuple(_as_published(relation)),
        )

    def _makes_no_sense(self, relation: Relation, source_prop: str, target_prop: str) -> bool:
        """Whether a person would be owned or directed, and turning the link round mends it."""
        source, target = (
            self.schemata.get(number) is Schema.PERSON
            for number in (relation.record, relation.other)
        )
        if relation.other not in self.schemata:
            return False
        if source_prop in _NEVER_PERSONS:
            return source and not target
        return target_prop in _NEVER_PERSONS and target and not source


def _as_published(relation: Relation) -> Iterable[tuple[str, str]]:
    yield "id", relation.id
    yield "type", relation.type_id
    yield "from", entity_id(relation.record)
    yield "to", entity_id(relation.other)
    if relation.quality:
        yield "quality", relation.quality


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "related"
