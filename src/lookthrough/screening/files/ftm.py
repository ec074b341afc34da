"""FollowTheMoney: one entity a line, with a schema and lists of values.

Parties are subjects. Passports and other identifications, addresses and wallets that stand in
the same file are given to the party they belong to, so the file is passed over before its rows
are read. Numbers and wallets whose holder is not in the file are subjects of their own; what
links parties (ownership, sanctions …) is passed over and counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from lookthrough.model import Schema
from lookthrough.names import country_code
from lookthrough.screening.files.cells import row_of
from lookthrough.screening.files.json_records import JsonRecords
from lookthrough.screening.files.lines import TextFile
from lookthrough.screening.files.row import Opened, ReadOptions, Row, broken

MAX_ATTACHED = 500_000
"""Passports, addresses and wallets kept in mind for their parties: some 300 MB."""
MAX_HELD = 1_000
"""Those of one party; every one of them is compared with every listed number it may be."""
MAX_SPELLINGS = 16
"""Whole names made of first, middle and last names of which there are several each."""

EXPECTED = 'entities such as {"id": "…", "schema": "Person", "properties": {"name": ["…"]}}'
_PARTIES = frozenset(map(str, Schema))
_WALLET = "CryptoWallet"
_PAPERS = {"Passport": "passportNumber", "Identification": "idNumber"}
_PARTS = ("firstName", "middleName", "lastName")
_ADDRESS_PARTS = ("street", "street2", "postalCode", "city", "region", "state", "country")
_OWN_COLUMNS = frozenset({"id", "schema", "type"})
"""Properties of these names are told apart from the entity's own id and schema."""


def is_entity(value: object) -> bool:
    """Say whether a JSON value has the form of an entity."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("schema"), str)
        and isinstance(value.get("properties"), dict)
    )


@dataclass(slots=True)
class _Attached:
    """What the passes before the last found for the parties."""

    by_party: dict[str, list[tuple[str, str]]] = field(
        default_factory=lambda: defaultdict(list[tuple[str, str]])
    )
    addresses: dict[str, str] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    kept: int = 0
    left: int = 0
    alone: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)

    def note(self, entity: dict[str, Any]) -> None:
        schema = entity["schema"]
        if schema in _PARTIES:
            return
        if self.is_subject(entity):
            self.alone += schema in _PAPERS
            return
        found = tuple(_belongings(entity))
        address = _address(entity) if schema == "Address" else ""
        self.passed_over[schema] += 1
        if not found and not address:
            return
        full = any(len(self.by_party.get(party, ())) >= MAX_HELD for party, _, _ in found)
        if full or self.kept >= MAX_ATTACHED:
            self.left += 1
            return
        self.kept += 1
        for party, prop, value in found:
            self.by_party[party].append((prop, value))
        if address:
            self.addresses[str(entity.get("id"))] = address

    def find_absent(self, entities: Iterable[dict[str, Any]]) -> None:
        """Find the holders that are not in the file, and count what is theirs as subjects."""
        self.absent = set(self.by_party)
        if not self.absent:
            return
        for entity in entities:
            if entity["schema"] in _PARTIES:
                self.absent.discard(str(entity.get("id")))
        if not self.absent:
            return
        for entity in entities:
            if any(_belongings(entity)) and self.is_subject(entity):
                self.passed_over[entity["schema"]] -= 1
                self.alone += 1
        self.passed_over = +self.passed_over

    def is_subject(self, entity: dict[str, Any]) -> bool:
        """Say whether an entity is a party, or stands alone since no party here holds it."""
        schema = entity["schema"]
        if schema in _PARTIES:
            return True
        if _values(entity):
            return self.absent.issuperset(_texts(entity, "holder"))
        return bool(schema == _WALLET)  # one without a key is a row with nothing to screen by

    def notes(self) -> Iterator[str]:
        if self.alone:
            yield (
                f"Passports, identifications and wallets given to no party: {self.alone:,},"
                " screened by themselves"
            )
        if self.passed_over:
            counts = ", ".join(f"{name} {n:,}" for name, n in self.passed_over.most_common())
            yield f"Entities that are no parties, not screened by themselves: {counts}"
        if self.left:
            yield (
                f"Passports, addresses and wallets not given to their parties: {self.left:,},"
                f" since only {MAX_ATTACHED:,} are kept in mind, {MAX_HELD:,} of one party"
            )


def open_ftm(path: Path, options: ReadOptions, *, is_array: bool = False) -> Opened:
    """Open a file of entities and gather what belongs to its parties."""
    records = JsonRecords(TextFile.find(path, options.encoding), is_array)
    attached = _Attached()
    entities = _Entities(records)
    for entity in entities:
        attached.note(entity)
    attached.find_absent(entities)

    def rows() -> Iterator[Row]:
        for record in records:
            if isinstance(record.found, Row):
                yield record.found
            elif not is_entity(record.found):
                yield broken(record.number, "not a FollowTheMoney entity", EXPECTED)
            elif attached.is_subject(record.found):
                yield _row(record.number, record.found, attached)

    encoding = records.text.encoding
    return Opened(
        rows,
        encoding=encoding.name,
        guessed=encoding.guessed,
        skipped=attached.passed_over.total(),
        notes=tuple(attached.notes()),
        expected=EXPECTED,
    )


@dataclass(frozen=True, slots=True)
class _Entities:
    """The entities of a file, from the first one at each iteration."""

    records: JsonRecords

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for record in self.records:
            if is_entity(record.found):
                assert isinstance(record.found, dict)  # noqa: S101 - tells the type checker
                yield record.found


def _row(number: int, entity: dict[str, Any], attached: _Attached) -> Row:
    schema = entity["schema"]
    own: list[tuple[str, object]] = [("id", entity.get("id"))]
    if schema in _PARTIES:
        own.append(("schema", schema))
    found: dict[str, list[Any]] = {}
    for prop, values in entity["properties"].items():
        column = f"properties.{prop}" if prop in _OWN_COLUMNS else prop
        found[column] = list(values) if isinstance(values, list) else [values]
    if schema in _PAPERS:
        for column in ("number", "passportNumber", "country"):
            found.pop(column, None)
        for prop, value in _values(entity):
            found.setdefault(prop, []).append(value)
    for address in found.pop("addressEntity", ()):
        known = attached.addresses.get(address) if isinstance(address, str) else None
        if known:
            found.setdefault("address", []).append(known)
    for prop, value in attached.by_party.get(str(entity.get("id")), ()):
        found.setdefault(prop, []).append(value)
    _join_parts(found)
    return row_of(number, [*own, *found.items()])


def _join_parts(found: dict[str, list[Any]]) -> None:
    """Make whole names of parts of which there are several: they are other spellings."""
    parts = [[p for p in found.get(part, ()) if isinstance(p, str)] for part in _PARTS]
    if max(map(len, parts)) < 2:
        return
    for part in _PARTS:
        found.pop(part, None)
    spelled = product(*(values or [""] for values in parts))
    for _, words in zip(range(MAX_SPELLINGS), spelled, strict=False):
        found.setdefault("alias", []).append(" ".join(filter(None, words)))


def _texts(entity: dict[str, Any], prop: str) -> list[str]:
    values = entity["properties"].get(prop, ())
    values = values if isinstance(values, list | tuple) else [values]
    return [value for value in values if isinstance(value, str) and value.strip()]


def _values(entity: dict[str, Any]) -> list[tuple[str, str]]:
    """Return ``(property, value)`` for what a wallet or a paper says of its holder."""
    schema = entity["schema"]
    if schema == _WALLET:
        return [("publicKey", key) for key in _texts(entity, "publicKey")]
    if schema in _PAPERS:
        issuers = [code for text in _texts(entity, "country") if (code := country_code(text))]
        aside = f" ({issuers[0]})" if len(issuers) == 1 else ""
        numbers = (*_texts(entity, "number"), *_texts(entity, "passportNumber"))
        return [(_PAPERS[schema], number + aside) for number in dict.fromkeys(numbers)]
    return []


def _belongings(entity: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield ``(party, property, value)`` for what an entity says of its holder."""
    values = _values(entity)
    for holder in _texts(entity, "holder"):
        for prop, value in values:
            yield holder, prop, value


def _address(entity: dict[str, Any]) -> str:
    full = _texts(entity, "full")
    if full:
        return full[0]
    parts: Iterable[str] = (part for prop in _ADDRESS_PARTS for part in _texts(entity, prop)[:1])
    return ", ".join(parts)
