"""The set of snapshots screened against, read as one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from lookthrough.model import (
    Address,
    Entity,
    Fact,
    InputError,
    Link,
    Listing,
    Manifest,
    Name,
    Party,
    Schema,
    UnknownKeyError,
)
from lookthrough.store.records import SnapshotRecords

CURATED_PREFIX = "curated-"
PARTIES_KEPT = 4096
"""How many joined parties stay in memory; at some 10 kB each, 40 MB."""

P = TypeVar("P", Name, Fact, Address, Listing)


class RecordRef(NamedTuple):
    """The address of one record: its list's position in ``Watchlist.manifests``, and its row."""

    list_position: int
    row: int


class Watchlist:
    """Snapshots of several lists, read as one, unchanged for as long as it is held.

    The order is fixed: publishers' lists before curated ones, then by list id, so that a
    record's address depends on the watchlist's ``id`` alone.

    Args:
        snapshots: the open snapshots, at most one of each list, in any order.

    Raises:
        InputError: two snapshots are of one list.
    """

    def __init__(self, snapshots: Sequence[SnapshotRecords]) -> None:
        self._snapshots = tuple(sorted(snapshots, key=_rank))
        self.manifests: tuple[Manifest, ...] = tuple(held.manifest for held in self._snapshots)
        self.id = _hash(self.manifests)
        self._party = lru_cache(PARTIES_KEPT)(self._join)

    def __len__(self) -> int:
        """How many parties; one that stands on several lists counts once."""
        return len(self._refs)

    def entity_ids(self) -> tuple[str, ...]:
        """Every party's id once, in the order of the records."""
        return tuple(self._refs)

    def refs(self, entity_id: str) -> tuple[RecordRef, ...]:
        """Where a party's records are, the publisher's before a curated one.

        Raises:
            UnknownKeyError: no list of this watchlist holds it.
        """
        try:
            return tuple(self._refs[entity_id])
        except KeyError:
            raise UnknownKeyError(f"no entity {entity_id!r} on these lists") from None

    def records(self) -> Iterator[tuple[RecordRef, Entity]]:
        """Iterate every record, with its address."""
        for position, snapshot in enumerate(self._snapshots):
            for row, entity in enumerate(snapshot.entities()):
                yield RecordRef(position, row), entity

    def read(self, ref: RecordRef) -> Entity:
        """Read one record, as its list has it.

        Raises:
            UnknownKeyError: there is no such record.
        """
        position, row = ref
        if not 0 <= position < len(self._snapshots):
            raise UnknownKeyError(f"no list at position {position} of {len(self._snapshots)}")
        return self._snapshots[position].read(row)

    def party(self, entity_id: str) -> Entity:
        """Join a party's records on all lists into one entity.

        What two lists say in the same words is kept once, as the first of them has it.

        Raises:
            UnknownKeyError: no list of this watchlist holds it.
        """
        return self._party(entity_id)

    def outline(self, entity_id: str) -> Party:
        """Say in short who a party is, without reading its records.

        Raises:
            UnknownKeyError: no list of this watchlist holds it.
        """
        held = [self._snapshots[position].parties[row] for position, row in self.refs(entity_id)]
        schemas = (party.schema for party in held)
        return replace(
            held[0],
            schema=_known(schemas, held[0].schema),
            lists=tuple(dict.fromkeys(list_id for party in held for list_id in party.lists)),
        )

    def links(self) -> tuple[Link, ...]:
        """Every link once, with the provenance of all the lists that state it."""
        return self._links

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        merged: dict[str, Link] = {}
        for snapshot in self._snapshots:
            for link in snapshot.links():
                known = merged.get(link.id)
                merged[link.id] = _merged(known, link) if known else link
        return tuple(merged.values())

    @cached_property
    def _refs(self) -> dict[str, list[RecordRef]]:
        table: dict[str, list[RecordRef]] = {}
        for position, snapshot in enumerate(self._snapshots):
            for row, party in enumerate(snapshot.parties):
                table.setdefault(party.id, []).append(RecordRef(position, row))
        return table

    def _join(self, entity_id: str) -> Entity:
        return _joined([self.read(ref) for ref in self.refs(entity_id)])


def _rank(snapshot: SnapshotRecords) -> tuple[bool, str]:
    list_id = snapshot.manifest.list_id
    return list_id.startswith(CURATED_PREFIX), list_id


def _hash(manifests: Sequence[Manifest]) -> str:
    pairs = sorted((manifest.list_id, manifest.content) for manifest in manifests)
    for (list_id, _), (next_id, _) in pairwise(pairs):
        if list_id == next_id:
            raise InputError(f"two snapshots of {list_id}", expected="one snapshot of each list")
    return hashlib.sha256(json.dumps(pairs).encode()).hexdigest()[:16]


def _joined(records: Sequence[Entity]) -> Entity:
    first = records[0]
    if len(records) == 1:
        return first
    schemas = (record.schema for record in records)
    return Entity(
        id=first.id,
        schema=_known(schemas, first.schema),
        names=_distinct(name for record in records for name in record.names),
        listings=_distinct(_firsthand(records)),
        facts=_distinct(fact for record in records for fact in record.facts),
        addresses=_distinct(address for record in records for address in record.addresses),
    )


def _firsthand(records: Sequence[Entity]) -> Iterator[Listing]:
    """Leave out what a list says of another list's entry, where that list says it itself."""
    listings = [listing for record in records for listing in record.listings]
    own = {
        (listing.list_id, listing.record)
        for listing in listings
        if listing.provenance.list_id == listing.list_id
    }
    for listing in listings:
        at_home = listing.provenance.list_id == listing.list_id
        if at_home or (listing.list_id, listing.record) not in own:
            yield listing


def _known(schemas: Iterable[Schema], otherwise: Schema) -> Schema:
    """Choose the first schema; "person or organisation unknown" gives way to a list that knows."""
    return next((kind for kind in schemas if kind != Schema.LEGAL_ENTITY), otherwise)


def _distinct(parts: Iterable[P]) -> tuple[P, ...]:
    """Keep the first of those that differ in provenance only."""
    kept: dict[tuple[object, ...], P] = {}
    for part in parts:
        said = (getattr(part, field.name) for field in fields(part) if field.name != "provenance")
        kept.setdefault(tuple(said), part)
    return tuple(kept.values())


def _merged(known: Link, other: Link) -> Link:
    return replace(
        known,
        provenance=tuple(dict.fromkeys(known.provenance + other.provenance)),
        start_date=known.start_date or other.start_date,
        end_date=known.end_date or other.end_date,
    )
