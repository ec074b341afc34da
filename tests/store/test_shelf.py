"""One list's snapshots, side by side."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.store.invented import LATER, NOON, add, people

from lookthrough.store import DataFolder
from lookthrough.store.shelf import is_held, last_whole_until, newest_first


@pytest.fixture
def shelf(folder: DataFolder) -> Path:
    return folder.root / "lists" / "invented"


def test_an_empty_or_absent_shelf_holds_nothing(shelf: Path):
    assert not is_held(shelf)
    assert list(newest_first(shelf)) == []


def test_only_the_manifests_asked_for_are_read(folder: DataFolder, shelf: Path):
    old = add(folder, people(3)).manifest
    new = add(folder, people(4), fetched_at=LATER).manifest
    (shelf / old.snapshot / "manifest.json").write_text("damaged", encoding="utf-8")
    assert next(newest_first(shelf)) == new
    assert list(newest_first(shelf, content=new.content)) == [new]


def test_within_one_second_the_finer_time_decides(folder: DataFolder, shelf: Path):
    moments = [NOON + timedelta(microseconds=us) for us in (0, 900_000, 5, 500_000, 10)]
    for count, moment in enumerate(moments, 10):
        add(folder, people(count), fetched_at=moment)
    fetched = [manifest.fetched_at for manifest in newest_first(shelf)]
    assert fetched == [moment.isoformat() for moment in sorted(moments, reverse=True)]


def test_the_last_whole_snapshot_passes_over_excerpts_and_the_future(
    folder: DataFolder, shelf: Path
):
    whole = add(folder, people(3)).manifest
    add(folder, people(2), fetched_at=LATER, partial=True)
    future = add(folder, people(4), fetched_at=LATER + timedelta(days=9)).manifest
    assert last_whole_until(shelf, LATER.isoformat()) == whole
    assert last_whole_until(shelf, future.fetched_at) == future
    assert last_whole_until(shelf, (NOON - timedelta(days=1)).isoformat()) is None


def test_a_stray_folder_is_no_snapshot(folder: DataFolder, shelf: Path):
    manifest = add(folder, people(3)).manifest
    (shelf / "my copy").mkdir()
    (shelf / "my copy" / "manifest.json").write_text("{}", encoding="utf-8")
    assert list(newest_first(shelf)) == [manifest]
