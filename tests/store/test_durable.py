"""Killed or failing at any moment, the data folder opens, and nothing acknowledged is lost."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.steps import watch_steps
from tests.store.invented import LATER, NOON, add, people

from lookthrough.model import DataFolderError, InputError
from lookthrough.store import DataFolder
from lookthrough.store.durable import ASIDE, plain_name

ROOT = Path(__file__).parents[2]

# Adds a second snapshot and stops for good at its n-th step of writing.
STOPPING_WRITER = """
import os, sys, time
from pathlib import Path
from lookthrough.store import DataFolder
from tests.store.invented import LATER, add, people

root, stop_at, step = Path(sys.argv[1]), int(sys.argv[2]), 0

def counted(real):
    def call(*args):
        global step
        step += 1
        if step == stop_at:
            print("stopped", flush=True)
            time.sleep(60)
        return real(*args)
    return call

os.fsync, os.rename = counted(os.fsync), counted(os.rename)
add(DataFolder(root), people(6), fetched_at=LATER)
"""


class KilledError(BaseException):
    """Stands for the end of the process: nothing in the package catches it."""


@pytest.fixture
def steps(tmp_path: Path) -> list[str]:
    """The steps of adding a second snapshot, in order."""
    folder = DataFolder(tmp_path / "dry" / "data")
    add(folder, people(5))
    with pytest.MonkeyPatch.context() as patch:
        done = watch_steps(patch, lambda _: None)
        add(folder, people(6), fetched_at=LATER)
    return done


def asides(folder: DataFolder) -> list[Path]:
    return list(folder.root.rglob(f"{ASIDE}*"))


def names_held(folder: DataFolder) -> list[str]:
    watchlist = folder.open(folder.current())
    return [entity.caption for _, entity in watchlist.records()]


def captions(count: int) -> list[str]:
    return [row["name"] for row in people(count)]


def test_everything_is_synced_before_the_one_rename_and_the_folder_after_it(steps: list[str]):
    # The publisher's file, entities, offsets, ids, links, manifest; then the two new folders.
    assert steps == ["fsync"] * 8 + ["rename", "fsync"]


def test_a_disk_that_fails_at_any_step_leaves_the_old_state_and_a_clear_error(
    folder: DataFolder, steps: list[str]
):
    add(folder, people(5))
    for failing in range(1, len(steps)):

        def fail(step: int, failing: int = failing) -> None:
            if step == failing:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with pytest.MonkeyPatch.context() as patch:
            watch_steps(patch, fail)
            with pytest.raises(DataFolderError, match="No space left on device"):
                add(folder, people(6), fetched_at=LATER)
        assert names_held(folder) == captions(5)
        assert asides(folder) == []
    assert add(folder, people(6), fetched_at=LATER).new
    assert names_held(folder) == captions(6)


def test_a_process_that_ends_at_any_step_leaves_the_old_state_or_the_new_one(
    tmp_path: Path, steps: list[str]
):
    renamed = steps.index("rename") + 1
    for last in range(1, len(steps) + 1):
        folder = DataFolder(tmp_path / str(last) / "data")
        add(folder, people(5))

        def end(step: int, last: int = last) -> None:
            if step == last:
                raise KilledError

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(shutil, "rmtree", lambda *_, **__: None)
            watch_steps(patch, end)
            with pytest.raises(KilledError):
                add(folder, people(6), fetched_at=LATER)
        is_in_place = last > renamed
        assert names_held(folder) == captions(6 if is_in_place else 5)
        assert bool(asides(folder)) is not is_in_place
        assert add(folder, people(6), fetched_at=LATER).new is not is_in_place
        assert names_held(folder) == captions(6)
        assert asides(folder) == []


@pytest.mark.parametrize("stop_at", [1, 5, 9])
def test_a_killed_process_leaves_the_old_state_and_no_lock(folder: DataFolder, stop_at: int):
    add(folder, people(5))
    with subprocess.Popen(
        [sys.executable, "-c", STOPPING_WRITER, str(folder.root), str(stop_at)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"stopped\n"
        writer.kill()
    assert writer.returncode == -signal.SIGKILL
    assert len(asides(folder)) == 1
    assert folder.list_ids() == ("invented",)
    assert names_held(folder) == captions(5)
    assert add(folder, people(6), fetched_at=LATER).new
    assert names_held(folder) == captions(6)
    assert asides(folder) == []


def test_a_first_add_that_fails_leaves_no_list(folder: DataFolder, monkeypatch: pytest.MonkeyPatch):
    def fail(step: int) -> None:
        if step > 3:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        watch_steps(patch, fail)
        with pytest.raises(DataFolderError, match="Input/output error"):
            add(folder, people(5), fetched_at=NOON)
    assert folder.list_ids() == ()
    assert folder.current() == ()


@pytest.mark.parametrize("text", ["us-ofac-sdn", "a", "1.2_B"])
def test_a_plain_name_is_returned(text: str):
    assert plain_name(text, what="a name") == text


@pytest.mark.parametrize("text", ["", ".", "..", ".tmp-1", "a/b", "a\\b", "a b", "é", "a" * 121])
def test_any_other_name_is_an_error(text: str):
    with pytest.raises(InputError, match="cannot be a name; expected up to 120 letters"):
        plain_name(text, what="a name")
