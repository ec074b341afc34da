"""Arrays derived from a watchlist: mapped when whole, rebuilt when not."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of
from tests.steps import watch_steps
from tests.store.invented import add, people

from lookthrough.model import DataFolderError, InputError
from lookthrough.store import DataFolder, durable
from lookthrough.store.durable import in_use
from lookthrough.store.indexes import Array, load_arrays, save_arrays, sweep_abandoned

ARRAYS: dict[str, Array] = {
    "counts": np.arange(6, dtype=np.uint32).reshape(2, 3),
    "empty": np.zeros((0, 4), dtype=np.float32),
    "single": np.array(7, dtype=np.int8),
    "columns": np.asfortranarray(np.eye(3)),
    "texts": np.array(["Ada", "김"]),
    "strided": np.arange(10)[::3],
}


@pytest.fixture
def home(folder: DataFolder) -> Path:
    folder.save_index("ab12", "key-1", ARRAYS)
    return folder.root / "indexes" / "ab12" / "key-1"


def test_arrays_come_back_equal_mapped_and_read_only(folder: DataFolder, home: Path):
    loaded = folder.load_index("ab12", "key-1")
    assert loaded is not None
    assert set(loaded) == set(ARRAYS)
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(loaded[name], array)
        assert (loaded[name].dtype, loaded[name].shape) == (array.dtype, array.shape)
        assert isinstance(loaded[name], np.memmap)
        assert not loaded[name].flags.writeable
    assert sorted(path.name for path in home.glob("*.npy")) == sorted(f"{n}.npy" for n in ARRAYS)


@given(
    array=arrays_of.arrays(
        st.sampled_from([np.int64, np.float32, np.uint8, np.bool_]),
        arrays_of.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
    )
)
def test_any_array_comes_back_equal(tmp_path_factory: pytest.TempPathFactory, array: Array):
    home = tmp_path_factory.mktemp("indexes") / "key"
    save_arrays(home, {"a": array})
    loaded = load_arrays(home)
    assert loaded is not None
    np.testing.assert_array_equal(loaded["a"], array)


@pytest.mark.parametrize(("watchlist_id", "key"), [("ab12", "key-2"), ("cd34", "key-1")])
def test_another_watchlist_or_key_is_not_held(
    folder: DataFolder, home: Path, watchlist_id: str, key: str
):
    assert folder.load_index(watchlist_id, key) is None


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def spoil(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


@pytest.mark.parametrize("part", ["counts.npy", "empty.npy", "contents.json"])
@pytest.mark.parametrize("damage", [cut, empty, spoil, Path.unlink])
def test_a_damaged_set_is_not_there_and_can_be_saved_again(
    folder: DataFolder, home: Path, part: str, damage: Callable[[Path], None]
):
    damage(home / part)
    assert folder.load_index("ab12", "key-1") is None
    folder.save_index("ab12", "key-1", ARRAYS)
    loaded = folder.load_index("ab12", "key-1")
    assert loaded is not None
    np.testing.assert_array_equal(loaded["counts"], ARRAYS["counts"])
    assert [path.name for path in home.parent.iterdir()] == ["key-1"]


def test_a_whole_set_that_is_there_already_stays(folder: DataFolder, home: Path):
    before = home.stat().st_ino
    folder.save_index("ab12", "key-1", {"other": np.zeros(1)})
    assert home.stat().st_ino == before
    assert [path.name for path in home.parent.iterdir()] == ["key-1"]


def test_two_processes_that_save_at_once_are_both_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    home = tmp_path / "indexes" / "ab12" / "key-1"
    real = durable.put_in_place

    def overtaken(aside: Path, target: Path) -> None:
        monkeypatch.setattr("lookthrough.store.indexes.put_in_place", real)
        save_arrays(target, ARRAYS)
        aside.rename(target)  # as if the look at the target had come just before

    monkeypatch.setattr("lookthrough.store.indexes.put_in_place", overtaken)
    save_arrays(home, ARRAYS)
    assert load_arrays(home) is not None
    assert [path.name for path in home.parent.iterdir()] == ["key-1"]


def test_a_save_that_fails_leaves_nothing(folder: DataFolder, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", fail)
        with pytest.raises(DataFolderError, match="cannot write an index to the data folder"):
            folder.save_index("ab12", "key-1", ARRAYS)
    assert folder.load_index("ab12", "key-1") is None
    assert list((folder.root / "indexes" / "ab12").iterdir()) == []


def test_objects_and_unsafe_names_are_not_kept(folder: DataFolder):
    with pytest.raises(ValueError, match="Object arrays cannot be saved"):
        folder.save_index("ab12", "key-1", {"objects": np.array([{}])})
    with pytest.raises(InputError, match="cannot be the name of an array"):
        folder.save_index("ab12", "key-1", {"../escape": np.zeros(1)})
    assert folder.load_index("ab12", "key-1") is None


def aged(aside: Path, age_s: float) -> Path:
    aside.mkdir()
    moment = time.time() - age_s
    os.utime(aside, (moment, moment))
    return aside


@pytest.mark.parametrize("age_s", [48 * 3600, 120, -3600])
def test_the_next_writer_removes_what_nobody_is_writing(
    folder: DataFolder, home: Path, age_s: float
):
    left = aged(home.parent / ".tmp-1-left", age_s)
    fresh = aged(home.parent / ".tmp-2-fresh", 0)
    used = aged(home.parent / ".tmp-3-used", age_s)
    with in_use(used):
        add(folder, people(2))
    assert not left.exists()
    assert fresh.exists()
    assert used.exists()
    assert folder.load_index("ab12", "key-1") is not None


@pytest.mark.parametrize(("age_s", "stays"), [(3600, True), (48 * 3600, False)])
def test_where_nothing_can_be_locked_a_day_decides(
    folder: DataFolder, home: Path, monkeypatch: pytest.MonkeyPatch, age_s: float, *, stays: bool
):
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    left = aged(home.parent / ".tmp-1-left", age_s)
    monkeypatch.setattr("lookthrough.store.durable.fcntl.flock", no_locks)
    with in_use(left):
        sweep_abandoned(folder.root / "indexes")
    assert left.exists() is stays


def test_everything_of_an_index_is_synced_before_the_one_rename_and_its_folder_after_it(
    folder: DataFolder, home: Path
):
    with pytest.MonkeyPatch.context() as patch:
        steps = watch_steps(patch, lambda _: None)
        folder.save_index("ab12", "key-2", ARRAYS)
    # Each array, the table of contents, the new folder.
    assert steps == ["fsync"] * (len(ARRAYS) + 2) + ["rename", "fsync"]
