"""An invented list in JSON lines, and what the store's tests do with it again and again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from lookthrough.lists.source import ListDefinition, SourceFile
from lookthrough.model import (
    DamagedListError,
    Entity,
    Fact,
    Link,
    ListContent,
    ListInfo,
    Listing,
    Name,
    Provenance,
    RowCount,
    Schema,
)
from lookthrough.store import Added, DataFolder

Row = dict[str, Any]

NOON = datetime(2021, 7, 7, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)


def invented_list(
    list_id: str = "invented", *, at_least: int = 2, at_most: int = 50, reader_version: int = 1
) -> ListDefinition[list[Row]]:
    """Define a list whose rows are ``{"id", "name", "born"?, "schema"?, "linked_to"?,
    "on"?}``."""
    info = ListInfo(
        id=list_id,
        title="An invented list",
        publisher="Example Authority",
        url="https://list.example/",
        licence="none",
        jurisdiction="UN",
        max_age_days=10,
        min_entities=at_least,
        max_entities=at_most,
        reader_version=reader_version,
    )

    def mapped(rows: list[Row], snapshot: str) -> ListContent:
        def origin(row: Row) -> Provenance:
            return Provenance(list_id, snapshot, row["id"], "name")

        return ListContent(
            entities=tuple(entity(row, origin(row)) for row in rows),
            links=tuple(link(row, origin(row)) for row in rows if "linked_to" in row),
            rows=(RowCount("rows.jsonl", len(rows), len(rows)),),
            publisher_date="2021-07-06",
        )

    return ListDefinition(info, read, mapped)


def read(files: Sequence[SourceFile]) -> list[Row]:
    rows = []
    for file in files:
        with file.open() as lines:
            for number, line in enumerate(lines, 1):
                try:
                    rows.append(json.loads(line))
                except ValueError as error:
                    raise DamagedListError(
                        "not JSON", file=file.name, row=number, expected="one object a line"
                    ) from error
    return rows


def entity(row: Row, origin: Provenance) -> Entity:
    return Entity(
        row["id"],
        Schema(row.get("schema", "Person")),
        (Name(row["name"], "name", origin),),
        tuple(
            Listing(list_id, row["id"], (), (), origin)
            for list_id in row.get("on", (origin.list_id,))
        ),
        facts=(Fact("birthDate", row["born"], origin),) if "born" in row else (),
    )


def link(row: Row, origin: Provenance) -> Link:
    return Link(
        f"{row['id']}-{row['linked_to']}",
        "UnknownLink",
        row["id"],
        row["linked_to"],
        "linked to",
        (origin,),
        start_date=row.get("since", ""),
    )


def people(count: int, *, first: int = 1) -> list[Row]:
    numbers = range(first, first + count)
    return [{"id": f"inv-{number}", "name": f"Ada Example {number}"} for number in numbers]


def file_of(path: Path, rows: Sequence[Row]) -> SourceFile:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return SourceFile(path.name, path)


def add(
    folder: DataFolder,
    rows: Sequence[Row],
    *,
    definition: ListDefinition[list[Row]] | None = None,
    fetched_at: datetime = NOON,
    partial: bool = False,
    allow_shrink: bool = False,
) -> Added:
    """Write the rows to a file beside the data folder and add it."""
    source = file_of(folder.root.parent / "given" / "rows.jsonl", rows)
    return folder.add(
        definition or invented_list(),
        [source],
        fetched_at=fetched_at,
        partial=partial,
        allow_shrink=allow_shrink,
    )


def tree(root: Path) -> dict[str, bytes]:
    """All that is kept under a folder, with its bytes."""
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }
