"""A full disk and a folder that may only be read: told clearly, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.accidents.conftest import World, leftovers
from tests.accidents.disks import fill, may_mount, read_only, small_disk
from tests.accidents.made_lists import NEW_ONLY
from tests.cli.prepared import Limits, Prepared
from tests.cli.processes import Confined
from tests.conftest import _absent
from tests.store.invented import tree

FULL = "No space left on device"
TOO_LARGE = "File too large"
READ_ONLY = ("Read-only file system", "Permission denied")
A_LITTLE = Limits(file_bytes=20_000)
"""No file may grow beyond this: a failing write for everyone, who need not be root."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB. Who may not mount one has the tests of a limit on files, beside these."""
    if not may_mount(tmp_path):
        _absent("no disk can be mounted: needs root outside of most containers", required=False)
    with small_disk(tmp_path / "disk", 8 << 20) as folder:
        yield folder


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A folder to seal, where this user can."""
    if os.geteuid() == 0 and not may_mount(tmp_path):
        _absent("root who may not mount can make no folder read-only", required=False)
    folder = tmp_path / "sealed"
    folder.mkdir()
    return folder


def assert_told(done: Confined, code: int, *said: object) -> None:
    assert done.returncode == code, done.stderr
    errors = done.stderr[done.stderr.index("Error: ") :]
    assert errors.count("Error: ") == 1
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    for text in said:
        assert str(text) in errors.replace("\n", " ").replace("  ", " ")


@pytest.mark.parametrize("left_bytes", [0, 40_000, 300_000])
def test_a_disk_that_fills_during_an_addition_keeps_the_old_list(
    world: World, disk: Path, left_bytes: int
):
    data = world.fresh(disk / "data")
    old, before = world.status(data), tree(data / "lists")
    filler = fill(disk, left_bytes)
    refused = world.commands.run(data, "lists", "add", "un-sc", world.new)
    assert_told(refused, 1, data, FULL)
    assert tree(data / "lists") == before
    assert leftovers(data) == []
    assert world.status(data) == old
    assert not world.finds_new(data)
    filler.unlink()
    assert world.commands.run(data, "lists", "add", "un-sc", world.new).returncode == 0
    assert world.finds_new(data)


def test_a_file_that_may_not_grow_keeps_the_old_list(world: World, tmp_path: Path):
    data = world.fresh(tmp_path / "data")
    before = tree(data / "lists")
    refused = world.commands.run(data, "lists", "add", "un-sc", world.new, limits=A_LITTLE)
    assert_told(refused, 1, data, TOO_LARGE)
    assert tree(data / "lists") == before
    assert leftovers(data) == []


def test_an_index_that_finds_no_room_is_made_in_memory(world: World, tmp_path: Path):
    data = world.fresh(tmp_path / "data")
    shutil.rmtree(data / "indexes")
    searched = world.commands.run(data, "search", "Nobody", "--json", limits=A_LITTLE)
    assert searched.returncode == 0, searched.stderr
    assert leftovers(data) == []
    assert searched.stdout == world.commands.run(data, "search", "Nobody", "--json").stdout


def screened(commands: Prepared, data: Path, people: Path, option: str, path: Path) -> Confined:
    return commands.run(data, "screen", people, option, path)


OUTPUTS = [
    ("--out", "results.csv"),
    ("--out", "results.jsonl"),
    ("--out", "results.parquet"),
    ("--report", "report.html"),
]


@pytest.mark.parametrize(("option", "name"), OUTPUTS)
def test_a_disk_that_fills_while_results_are_written_keeps_the_old_ones(
    world: World, tmp_path: Path, disk: Path, option: str, name: str
):
    file, people = disk / name, world.people
    file.write_bytes(b"before")
    filler = fill(disk, 8192)
    refused = screened(world.commands, world.fresh(tmp_path / "data"), people, option, file)
    assert_told(refused, 2, name, FULL)
    assert file.read_bytes() == b"before"
    assert sorted(disk.iterdir()) == sorted((file, filler))
    filler.unlink()
    assert screened(world.commands, tmp_path / "data", people, option, file).returncode == 0
    assert file.read_bytes() != b"before"


@pytest.mark.parametrize(("option", "name"), OUTPUTS)
def test_results_that_may_not_grow_keep_the_old_ones(
    world: World, tmp_path: Path, option: str, name: str
):
    data, file = world.fresh(tmp_path / "data"), tmp_path / "out" / name
    file.parent.mkdir()
    file.write_bytes(b"before")
    limits = Limits(file_bytes=4000)
    asked = ("screen", world.people, option, file)
    refused = world.commands.run(data, *asked, limits=limits, stdout=Path(os.devnull))
    assert_told(refused, 2, name, TOO_LARGE)
    assert file.read_bytes() == b"before"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
@pytest.mark.parametrize(
    "command", [("lists", "status"), ("lists", "status", "--json"), ("search", "Nobody", "--json")]
)
def test_a_full_disk_behind_standard_output_is_told(world: World, tmp_path: Path, command):
    data = world.fresh(tmp_path / "data")
    done = world.commands.run(data, *command, stdout=Path("/dev/full"))
    assert_told(done, 1, "standard output", FULL)


def test_a_data_folder_that_may_only_be_read_serves_all_that_reads(
    world: World, tmp_path: Path, sealed: Path
):
    data = world.fresh(sealed / "data")
    expected = world.commands.run(data, "search", "Adalbert Musterfeld", "--json").stdout
    shutil.rmtree(data / "indexes")
    before = tree(data)
    with read_only(sealed):
        assert world.status(data) == world.status(world.template)
        found = world.commands.run(data, "search", "Adalbert Musterfeld", "--json")
        assert (found.returncode, found.stdout) == (0, expected)
        file = tmp_path / "results.csv"
        assert screened(world.commands, data, world.people, "--out", file).returncode == 0
        refused = world.commands.run(data, "lists", "add", "un-sc", world.new)
        assert_told(refused, 1, data)
        assert any(reason in refused.stderr for reason in READ_ONLY)
    assert tree(data) == before


def test_an_empty_data_folder_that_may_only_be_read_is_a_clear_error(world: World, sealed: Path):
    with read_only(sealed):
        for data in (sealed, sealed / "data"):
            refused = world.commands.run(data, "search", NEW_ONLY)
            assert_told(refused, 1, sealed)
            assert any(reason in refused.stderr for reason in READ_ONLY)


@pytest.mark.parametrize(("option", "name"), OUTPUTS)
def test_an_output_folder_that_may_only_be_read_is_told_before_the_work(
    world: World, tmp_path: Path, sealed: Path, option: str, name: str
):
    (sealed / name).write_bytes(b"before")
    with read_only(sealed):
        refused = screened(world.commands, tmp_path / "data", world.people, option, sealed / name)
        assert_told(refused, 2, name)
        assert any(reason in refused.stderr for reason in READ_ONLY)
    assert (sealed / name).read_bytes() == b"before"
    assert not (tmp_path / "data").exists(), "nothing was begun"


def test_a_picture_of_the_network_is_refused_before_the_work_too(
    world: World, tmp_path: Path, sealed: Path
):
    with read_only(sealed):
        file = sealed / "trace.html"
        refused = world.commands.run(tmp_path / "data", "trace", "Kim", "--html", file)
        assert_told(refused, 2, "trace.html")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", [("lists", "status"), ("search", "Nobody"), ("lists", "add")])
@pytest.mark.parametrize("kind", ["a file", "inside a file", "a loop", "a broken link"])
def test_a_data_folder_that_is_none_is_a_clear_error(
    world: World, tmp_path: Path, kind: str, command: tuple[str, ...]
):
    path = tmp_path / "data"
    if kind in {"a file", "inside a file"}:
        path.write_text("mine", encoding="utf-8")
    else:
        path.symlink_to("data" if kind == "a loop" else "not-there")
    data = path / "deeper" if kind == "inside a file" else path
    given = ("un-sc", world.new) if command[-1] == "add" else ()
    assert_told(world.commands.run(data, *command, *given), 1, tmp_path / "data")


def test_a_data_folder_that_is_not_there_is_made(world: World, tmp_path: Path):
    done = world.commands.run(tmp_path / "a" / "b", "lists", "status", "--json")
    states = {state["list"]: state for state in json.loads(done.stdout)["lists"]}
    assert states["curated-dprk-it"]["entities"]
    assert states["un-sc"]["problem"] == "missing"
