"""The data folder as its users see it: lists, newest snapshots, one writer, clear errors."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from tests.store.invented import LATER, NOON, add, file_of, invented_list, people

from lookthrough.model import DataFolderError, InputError, LockedError
from lookthrough.store import DataFolder

ROOT = Path(__file__).parents[2]

# Adds a snapshot, but waits in the middle of reading until it is told to go on.
PATIENT_WRITER = """
import sys
from pathlib import Path
from lookthrough.lists.source import ListDefinition
from lookthrough.store import DataFolder
from tests.store.invented import LATER, file_of, invented_list, people, read

def patient(files):
    print("reading", flush=True)
    sys.stdin.readline()
    return read(files)

plain = invented_list()
definition = ListDefinition(plain.info, patient, plain.map)
root = Path(sys.argv[1])
files = [file_of(root.parent / "other" / "rows.jsonl", people(6))]
DataFolder(root).add(definition, files, fetched_at=LATER)
"""


@contextmanager
def another_writer(root: Path) -> Iterator[Callable[[], None]]:
    """Run a process that is adding a list; the value lets it finish."""
    with subprocess.Popen(
        [sys.executable, "-c", PATIENT_WRITER, str(root)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"reading\n"

        def let_go() -> None:
            assert writer.stdin is not None
            writer.stdin.write(b"\n")
            writer.stdin.flush()

        yield let_go
        assert writer.wait(timeout=30) == 0


def test_naming_a_folder_or_reading_from_it_creates_nothing(tmp_path: Path):
    folder = DataFolder(tmp_path / "data")
    assert folder.list_ids() == ()
    assert folder.current() == ()
    assert folder.manifests("invented") == ()
    assert folder.load_index("ab12", "key") is None
    assert list(tmp_path.iterdir()) == []


def test_lists_come_in_order_and_only_if_a_snapshot_is_whole(folder: DataFolder):
    for list_id in ("b-list", "a-list"):
        add(folder, people(3), definition=invented_list(list_id))
    lists = folder.root / "lists"
    (lists / "c-list" / "20210707T120000Z-0123456789ab").mkdir(parents=True)
    (lists / ".hidden").mkdir()
    (lists / "notes.txt").write_text("mine", encoding="utf-8")
    assert folder.list_ids() == ("a-list", "b-list")
    assert folder.manifests("c-list") == ()


def test_manifests_come_in_the_order_in_which_they_were_added(folder: DataFolder):
    moments = [NOON + timedelta(days=day) for day in (0, 2, 1)]
    for count, moment in enumerate(moments, 10):
        add(folder, people(count), fetched_at=moment)
    fetched = [manifest.fetched_at for manifest in folder.manifests("invented")]
    assert fetched == [moment.isoformat() for moment in moments]


def test_what_was_added_is_what_is_read_back(folder: DataFolder):
    added = add(folder, people(3))
    assert folder.manifests("invented") == (added.manifest,)


def test_current_is_the_newest_of_each_list_even_if_partial(folder: DataFolder):
    add(folder, people(3))
    newest = add(folder, people(2), fetched_at=LATER, partial=True).manifest
    other = add(folder, people(4), definition=invented_list("another")).manifest
    assert folder.current() == (other, newest)
    assert folder.current(["invented"]) == (newest,)
    assert folder.current({"invented", "not-held"}) == (newest,)
    assert folder.current([]) == ()


def test_a_second_writer_is_told_who_is_in_the_way_and_readers_are_not_disturbed(
    folder: DataFolder,
):
    add(folder, people(5))
    with another_writer(folder.root) as let_go:
        with pytest.raises(LockedError) as caught:
            add(folder, people(7), fetched_at=LATER)
        assert str(folder.root) in str(caught.value)
        assert len(folder.open(folder.current())) == 5
        let_go()
    assert len(folder.open(folder.current())) == 6
    assert add(folder, people(7), fetched_at=LATER + timedelta(days=1)).new


def test_a_second_writer_with_time_waits_and_both_are_kept(folder: DataFolder):
    with another_writer(folder.root) as let_go:
        let_go()
        patient = DataFolder(folder.root, lock_timeout_s=30)
        assert add(patient, people(5), fetched_at=NOON).new
    assert [manifest.counts.entities for manifest in folder.manifests("invented")] == [6, 5]


def test_a_reader_keeps_the_watchlist_it_opened(folder: DataFolder):
    add(folder, people(5))
    watchlist = folder.open(folder.current())
    before = list(watchlist.records())
    add(folder, people(6), fetched_at=LATER)
    assert list(watchlist.records()) == before
    assert folder.open(folder.current()).id != watchlist.id


def test_a_file_in_place_of_the_folder_is_a_clear_error(tmp_path: Path):
    root = tmp_path / "data"
    root.write_text("not a folder", encoding="utf-8")
    folder = DataFolder(root)
    attempts: list[Callable[[], object]] = [
        folder.list_ids,
        folder.current,
        lambda: folder.manifests("invented"),
        lambda: add(folder, people(3)),
        lambda: folder.save_index("ab12", "key", {}),
    ]
    for attempt in attempts:
        with pytest.raises(DataFolderError, match="the data folder: ") as caught:
            attempt()
        assert str(root) in str(caught.value)
    assert root.read_text(encoding="utf-8") == "not a folder"


def test_a_folder_in_place_of_the_lock_is_a_clear_error(folder: DataFolder):
    (folder.root / "lock").mkdir(parents=True)
    with pytest.raises(DataFolderError, match="cannot write to the data folder") as caught:
        add(folder, people(3))
    assert str(folder.root) in str(caught.value)


def test_an_id_that_leads_out_of_the_folder_is_an_error(folder: DataFolder):
    with pytest.raises(InputError, match="id of a list"):
        folder.manifests("../elsewhere")
    with pytest.raises(InputError, match="id of a watchlist"):
        folder.load_index("../elsewhere", "key")
    with pytest.raises(InputError, match="key of an index"):
        folder.save_index("ab12", "a/b", {})


def test_the_documented_layout_holds(folder: DataFolder, tmp_path: Path):
    source = file_of(tmp_path / "rows.jsonl", people(2))
    manifest = folder.add(invented_list(), [source], fetched_at=NOON).manifest
    folder.save_index("ab12", "key", {})
    assert sorted(path.name for path in folder.root.iterdir()) == ["indexes", "lists", "lock"]
    assert (folder.root / "lists" / "invented" / manifest.snapshot / "manifest.json").is_file()
    assert (folder.root / "indexes" / "ab12" / "key").is_dir()
