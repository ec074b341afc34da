"""Reading one snapshot: by row, in full, and when something is wrong with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from tests.store.invented import LATER, NOON, add, people

from lookthrough.model import DataFolderError, UnknownKeyError
from lookthrough.store import DataFolder
from lookthrough.store.records import SnapshotRecords

ROWS = [*people(4), {"id": "inv-5", "name": "Example Front", "linked_to": "inv-1"}]


@pytest.fixture
def home(folder: DataFolder) -> Path:
    manifest = add(folder, ROWS).manifest
    return folder.root / "lists" / "invented" / manifest.snapshot


def opened(folder: DataFolder, home: Path) -> SnapshotRecords:
    return SnapshotRecords(home, folder.current()[0])


def test_each_row_is_read_by_itself_and_in_any_order(folder: DataFolder, home: Path):
    records = opened(folder, home)
    assert len(records) == 5
    assert [records.read(row).caption for row in (4, 0, 2)] == [
        "Example Front",
        "Ada Example 1",
        "Ada Example 3",
    ]
    assert [entity.id for entity in records.entities()] == [party.id for party in records.parties]
    assert [link.target for link in records.links()] == ["inv-1"]


@pytest.mark.parametrize("row", [-1, 5])
def test_a_row_that_is_not_there_is_an_error(folder: DataFolder, home: Path, row: int):
    with pytest.raises(UnknownKeyError, match=f"no row {row} among 5"):
        opened(folder, home).read(row)


def test_a_snapshot_stays_readable_after_it_was_removed(folder: DataFolder, home: Path):
    records = opened(folder, home)
    shutil.rmtree(home)
    assert [entity.id for entity in records.entities()] == [row["id"] for row in ROWS]
    assert len(records.links()) == 1


def test_a_snapshot_that_is_not_held_is_an_error(folder: DataFolder, home: Path):
    manifests = folder.current()
    shutil.rmtree(home)
    with pytest.raises(UnknownKeyError, match=f"snapshot {home.name} is not held"):
        folder.open(manifests)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def spoil_first_line(path: Path) -> None:
    path.write_bytes(b"[" + path.read_bytes()[1:])


PARTS = ["entities.jsonl", "links.jsonl", "offsets.npy", "parties.json"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("spoil", [cut, empty, Path.unlink])
def test_a_part_that_is_cut_empty_or_missing_is_noticed_at_once(
    folder: DataFolder, home: Path, part: str, spoil: Callable[[Path], None]
):
    spoil(home / part)
    with pytest.raises(DataFolderError, match="this snapshot is damaged") as caught:
        folder.open(folder.current())
    assert str(home) in str(caught.value)


def test_parts_that_do_not_belong_together_are_noticed_at_once(folder: DataFolder, home: Path):
    (home / "parties.json").write_text('[["inv-1", "A", "Person", true]]', encoding="utf-8")
    with pytest.raises(DataFolderError, match="1 parties for 5 entities"):
        folder.open(folder.current())


@pytest.mark.parametrize("part", ["entities.jsonl", "links.jsonl"])
def test_a_line_that_cannot_be_read_is_named(folder: DataFolder, home: Path, part: str):
    spoil_first_line(home / part)
    watchlist = folder.open(folder.current())
    with pytest.raises(DataFolderError, match=f"{part}, row 1"):
        _ = (list(watchlist.records()), watchlist.links())


@pytest.mark.parametrize("fetched_at", [NOON, LATER])
def test_adding_the_list_again_replaces_a_damaged_snapshot(
    folder: DataFolder, home: Path, fetched_at: datetime
):
    cut(home / "entities.jsonl")
    added = add(folder, ROWS, fetched_at=fetched_at)
    assert added.new
    assert folder.current() == (added.manifest,)
    assert len(folder.open(folder.current())) == 5
    assert not list(folder.root.rglob(".tmp-*"))
