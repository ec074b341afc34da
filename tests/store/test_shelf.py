"""One list's snapshots, side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.invented import LATER, add, people

from lookthrough.store import DataFolder
from lookthrough.store.shelf import is_held, last_whole, newest_first


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


def test_the_last_whole_snapshot_passes_over_excerpts(folder: DataFolder, shelf: Path):
    assert last_whole(shelf) is None
    whole = add(folder, people(3)).manifest
    add(folder, people(2), fetched_at=LATER, partial=True)
    assert last_whole(shelf) == whole


def test_a_stray_folder_is_no_snapshot(folder: DataFolder, shelf: Path):
    manifest = add(folder, people(3)).manifest
    (shelf / "my copy").mkdir()
    (shelf / "my copy" / "manifest.json").write_text("{}", encoding="utf-8")
    assert list(newest_first(shelf)) == [manifest]
