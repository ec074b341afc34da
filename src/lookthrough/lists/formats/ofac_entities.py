"""OFAC's joined tables to entities and links, with an account of every row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lookthrough.lists.formats.ofac_addresses import read_address
from lookthrough.lists.formats.ofac_csv import Row, Table
from lookthrough.lists.formats.ofac_links import LinkText, resolve_links
from lookthrough.lists.formats.ofac_records import (
    Draft,
    Origin,
    name_of,
    read_record,
)
from lookthrough.lists.formats.ofac_tables import OfacList, OfacTables
from lookthrough.model import Entity, Fact, ListContent, Note, RowCount, Schema

NAMES_SHOWN = 5
_ALIAS_PROPS = {"aka": "alias", "fka": "previousName", "nka": "alias"}


@dataclass(frozen=True, slots=True)
class _Joined:
    """What became of one table, and the notes on it."""

    rows: RowCount
    notes: tuple[Note, ...] = ()


def map_tables(tables: OfacTables, snapshot: str, of: OfacList) -> ListContent:
    """Map the tables of one list.

    Args:
        tables: as read.
        snapshot: the snapshot's content hash, for provenance.
        of: which list they are.

    Returns:
        Entities in the publisher's order; links whose target is in the files; per file, what
        became of each row; notes on links that could not be resolved, remarks that are cut,
        rows without a record and records given twice.
    """
    origin = Origin(of, snapshot, tables.main.file)
    drafts: dict[str, Draft] = {}
    comments = _join_comments(tables)
    main = _join_main(tables.main, comments.overflow, origin, drafts)
    joined = [main]
    if tables.aliases is not None:
        joined.append(_join_aliases(tables.aliases, origin, drafts))
    if tables.addresses is not None:
        joined.append(_join_addresses(tables.addresses, origin, drafts))
    if comments.account is not None:
        joined.append(comments.account)
    entities = [draft.entity() for draft in drafts.values()]
    resolved = resolve_links(entities, (text for d in drafts.values() for text in d.links))
    return ListContent(
        entities=_with_unresolved(entities, resolved.unresolved),
        links=resolved.links,
        rows=tuple(part.rows for part in joined),
        notes=(
            *tables.notes,
            *tables.missing,
            *(note for part in joined for note in part.notes),
            *_cut_notes(drafts, tables),
            *resolved.notes,
        ),
        partial=bool(tables.missing),
    )


@dataclass(frozen=True, slots=True)
class _Comments:
    overflow: dict[str, str]
    account: _Joined | None


def _join_comments(tables: OfacTables) -> _Comments:
    if tables.comments is None:
        return _Comments({}, None)
    known = {row.fields[0] for row in tables.main.rows}
    overflow: dict[str, str] = {}
    orphans: list[Row] = []
    empty = 0
    for row in tables.comments.rows:
        record, text = row.fields
        if record not in known:
            orphans.append(row)
        elif text:
            overflow[record] = overflow.get(record, "") + text
        else:
            empty += 1
    return _Comments(overflow, _account(tables.comments, orphans, empty, tables.main.file))


def _join_main(
    table: Table, overflow: dict[str, str], origin: Origin, drafts: dict[str, Draft]
) -> _Joined:
    first_rows: dict[str, Row] = {}
    notes: list[Note] = []
    left = 0
    for row in table.rows:
        record = row.fields[0]
        first = first_rows.setdefault(record, row)
        if first is row:
            drafts[record] = read_record(row, overflow.get(record, ""), origin)
            continue
        place = f"rows {first.line} and {row.line} of {table.file} have the same record number"
        if first.fields == row.fields:
            left += 1
            notes.append(Note("duplicate_record", record, f"{place} and are the same."))
        else:
            drafts[record].merge(read_record(row, "", origin))
            note = f"{place} and differ; the party was given what both say."
            notes.append(Note("duplicate_record", record, note))
    read = len(table.rows)
    return _Joined(RowCount(table.file, read, read - left, left=left), tuple(notes))


def _join_aliases(table: Table, origin: Origin, drafts: dict[str, Draft]) -> _Joined:
    orphans: list[Row] = []
    notes: list[Note] = []
    empty = 0
    for row in table.rows:
        record, number, kind, text, remarks = row.fields
        draft = drafts.get(record)
        if draft is None:
            orphans.append(row)
            continue
        if not text.strip():
            empty += 1
            continue
        prop = _ALIAS_PROPS.get(kind.strip().lower().replace(".", ""))
        if prop is None:
            unknown = f'row {row.line} of {table.file}: "{kind}" is no known kind of name.'
            notes.append(Note("odd_value", record, unknown))
        provenance = origin.elsewhere(record, f"{table.file} alt_num {number}", remarks.strip())
        draft.aliases.append(
            name_of(
                text.strip(),
                prop or "alias",
                provenance,
                person=draft.schema is Schema.PERSON,
            )
        )
    joined = _account(table, orphans, empty, origin.file)
    return _Joined(joined.rows, (*joined.notes, *notes))


def _join_addresses(table: Table, origin: Origin, drafts: dict[str, Draft]) -> _Joined:
    orphans: list[Row] = []
    empty = 0
    for row in table.rows:
        record, number, *parts = row.fields
        draft = drafts.get(record)
        if draft is None:
            orphans.append(row)
        elif not any(part.strip() for part in parts):
            empty += 1
        else:
            provenance = origin.elsewhere(record, f"{table.file} add_num {number}")
            draft.addresses.append(read_address(tuple(parts), provenance))
    return _account(table, orphans, empty, origin.file)


def _account(table: Table, orphans: Sequence[Row], empty: int, main: str) -> _Joined:
    read, left = len(table.rows), len(orphans)
    count = RowCount(table.file, read, read - empty - left, empty=empty, left=left)
    if not orphans:
        return _Joined(count)
    records = list(dict.fromkeys(row.fields[0] for row in orphans))
    shown = ", ".join(records[:NAMES_SHOWN]) + (", …" if len(records) > NAMES_SHOWN else "")
    text = f"{main} lacks the records of {left} of the {read} rows of {table.file}: {shown}."
    return _Joined(count, (Note("orphan_row", "", text),))


def _cut_notes(drafts: dict[str, Draft], tables: OfacTables) -> tuple[Note, ...]:
    more = tables.comments.file if tables.comments is not None else "a table of further remarks"
    given = "has no row for it" if tables.comments is not None else "was not given"
    return tuple(
        Note("cut_remarks", draft.record, f"The remarks break off, and {more} {given}.")
        for draft in drafts.values()
        if draft.cut
    )


def _with_unresolved(
    entities: Sequence[Entity], unresolved: Sequence[LinkText]
) -> tuple[Entity, ...]:
    """Keep the words of a link that could not be made on the party itself."""
    extra: dict[str, list[Fact]] = {}
    for text in unresolved:
        quote = text.provenance.quote
        fact = Fact("notes", quote, text.provenance, qualifiers=(("note", "unresolved link"),))
        extra.setdefault(text.source, []).append(fact)
    return tuple(
        Entity(e.id, e.schema, e.names, e.listings, (*e.facts, *extra[e.id]), e.addresses)
        if e.id in extra
        else e
        for e in entities
    )
