"""Whatever stands in a publisher's file: a clear error with its place, little memory and time."""

from __future__ import annotations

import gzip
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.prepared import Prepared
from tests.hostile.list_bombs import CSV, Maker
from tests.hostile.refusal import MOST_MEMORY_BYTES, MOST_PROCESSOR_S, assert_refused
from tests.hostile.xml_bombs import UN, UN_ONLY, bombs
from tests.store.invented import tree

from lookthrough.lists import LISTS, SourceFile
from lookthrough.lists.formats.ofac_csv import MAX_BYTES, MAX_ROWS
from lookthrough.model import InputError, ListContent

GOLDEN = Path(__file__).parents[1] / "golden"
UN_LIST = (GOLDEN / "un-sc" / "consolidated.xml").read_bytes()
SDN_TABLE = (GOLDEN / "us-ofac-sdn" / "sdn.csv").read_bytes()

XML = bombs(UN) | UN_ONLY


@pytest.mark.parametrize("make", XML.values(), ids=XML)
def test_no_xml_file_harms(commands: Prepared, data: Path, tmp_path: Path, make: Maker):
    file = tmp_path / "list.xml"
    make(file)
    before = tree(data)
    assert_refused(commands.run(data, "lists", "add", "un-sc", file), file, data, before)


@pytest.mark.parametrize("make", CSV.values(), ids=CSV)
def test_no_table_harms(commands: Prepared, data: Path, tmp_path: Path, make: Maker):
    file = tmp_path / "sdn.csv"
    make(file)
    before = tree(data)
    assert_refused(commands.run(data, "lists", "add", "us-ofac-sdn", file), file, data, before)


def test_nothing_from_outside_is_read(commands: Prepared, data: Path, tmp_path: Path):
    file = tmp_path / "list.xml"
    for make in (XML["an external file"], XML["a parameter entity"], UN.inclusion()):
        make(file)
        refused = commands.run(data, "lists", "add", "un-sc", file, "--partial")
        assert refused.returncode in {1, 2}
        assert "root:" not in refused.stdout + refused.stderr


def test_the_largest_table_that_is_read_stays_within_the_bounds(commands: Prepared, tmp_path: Path):
    # Just under the limits on bytes and rows, with one character that makes Python use four
    # bytes for each. Nothing is wrong with it, so it is read, mapped and kept.
    row = '{},"EXAMPLE TRADING 😀",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{}"\r\n'
    file = tmp_path / "sdn.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        out.writelines(row.format(number, "x" * 350) for number in range(1, MAX_ROWS + 1))
    assert MAX_BYTES * 0.9 < file.stat().st_size < MAX_BYTES
    done = commands.run(tmp_path / "data", "lists", "add", "us-ofac-sdn", file, "--partial")
    assert done.returncode == 0, done.stderr
    assert done.processor_s < MOST_PROCESSOR_S * 1.5
    assert done.peak_bytes < MOST_MEMORY_BYTES


@given(length=st.integers(0, len(UN_LIST) - 1), packed=st.booleans())
def test_a_un_list_cut_anywhere_is_refused_with_its_place(
    tmp_path_factory: pytest.TempPathFactory, length: int, *, packed: bool
):
    whole = gzip.compress(UN_LIST, mtime=0) if packed else UN_LIST.rstrip()
    file = tmp_path_factory.mktemp("cut") / "list.xml"
    file.write_bytes(whole[: length % len(whole)])
    with pytest.raises(InputError, match=r"list\.xml"):
        LISTS["un-sc"].read([SourceFile(file.name, file)])


@given(length=st.integers(0, len(SDN_TABLE) - 1), packed=st.booleans())
def test_a_table_cut_anywhere_is_refused_or_says_that_it_has_no_end(
    tmp_path_factory: pytest.TempPathFactory, length: int, *, packed: bool
):
    whole = gzip.compress(SDN_TABLE, mtime=0) if packed else SDN_TABLE
    file = tmp_path_factory.mktemp("cut") / "sdn.csv"
    file.write_bytes(whole[: length % len(whole)])
    definition = LISTS["us-ofac-sdn"]
    try:
        parts = definition.map(definition.read([SourceFile(file.name, file)]), "0" * 12)
        content = ListContent.of(parts)
    except InputError as error:
        told = str(error)
    else:
        told = "" if packed else "sdn.csv no_end_mark"
        assert "no_end_mark" in {note.kind for note in content.notes}
    assert "sdn.csv" in told


@pytest.mark.parametrize(
    ("list_id", "name", "whole"), [("un-sc", "l.xml", UN_LIST), ("us-ofac-sdn", "s.csv", SDN_TABLE)]
)
@given(places=st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), max_size=4))
def test_a_list_with_any_bytes_changed_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory,
    list_id: str,
    name: str,
    whole: bytes,
    places: list[tuple[int, int]],
):
    changed = bytearray(whole)
    for position, value in places:
        changed[position % len(changed)] = value
    file = tmp_path_factory.mktemp("changed") / name
    file.write_bytes(changed)
    definition = LISTS[list_id]
    try:
        ListContent.of(definition.map(definition.read([SourceFile(name, file)]), "0" * 12))
    except InputError as error:
        refused = str(error)
        assert name in refused


def test_a_folder_of_ten_thousand_files_is_refused_at_once(
    commands: Prepared, data: Path, tmp_path: Path
):
    folder = tmp_path / "list"
    folder.mkdir()
    for number in range(10_000):
        (folder / f"{number}.csv").touch()
    before = tree(data)
    done = commands.run(data, "lists", "add", "us-ofac-sdn", folder)
    assert "10,000 files" in done.stderr
    assert_refused(done, folder, data, before)


@pytest.fixture
def odd_folder(tmp_path: Path) -> Path:
    """A folder of OFAC's tables, and beside them all that is no file."""
    folder = tmp_path / "list"
    folder.mkdir()
    for table in (GOLDEN / "us-ofac-sdn").glob("*.csv"):
        (folder / table.name).write_bytes(table.read_bytes())
    os.mkfifo(folder / "pipe.csv")
    (folder / "loop.csv").symlink_to("loop.csv")
    (folder / "nowhere.csv").symlink_to("not-there")
    (folder / "device.csv").symlink_to("/dev/zero")
    (folder / "itself").symlink_to(".")
    with socket.socket(socket.AF_UNIX) as heard:
        at_home = Path.cwd()
        os.chdir(folder)  # The address of a socket may have some hundred characters only.
        try:
            heard.bind("socket.csv")
        finally:
            os.chdir(at_home)
    return folder


def test_pipes_devices_sockets_and_loops_are_passed_over(
    commands: Prepared, tmp_path: Path, odd_folder: Path
):
    done = commands.run(tmp_path / "d", "lists", "add", "us-ofac-sdn", odd_folder, "--partial")
    assert done.returncode == 0, done.stderr
    assert done.processor_s < MOST_PROCESSOR_S


@pytest.mark.parametrize("name", ["pipe.csv", "loop.csv", "nowhere.csv", "device.csv"])
def test_what_is_no_file_is_refused_by_name(
    commands: Prepared, data: Path, odd_folder: Path, name: str
):
    file = odd_folder / name
    before = tree(data)
    done = commands.run(data, "lists", "add", "us-ofac-sdn", file)
    assert done.returncode == 2
    assert name in done.stderr
    assert tree(data) == before


@pytest.mark.parametrize("name", [b"sdn\xff.csv", b"sdn\n2.csv", b"sdn [b]x.csv", b"a" * 255])
def test_a_file_of_any_name_is_read_and_shown(commands: Prepared, tmp_path: Path, name: bytes):
    folder, data = tmp_path / "list", tmp_path / "data"
    folder.mkdir()
    (folder / os.fsdecode(name)).write_bytes(SDN_TABLE)
    added = commands.run(data, "lists", "add", "us-ofac-sdn", folder, "--partial", "--json")
    assert (added.returncode, added.stderr) == (0, "")
    shown = commands.run(data, "lists", "show", "us-ofac-sdn")
    assert shown.returncode == 0, shown.stderr


@pytest.mark.parametrize("path", ["x" * 280, "no/such/place", "/dev/zero", "/dev/stdin"])
def test_a_path_that_is_none_is_a_clear_error(commands: Prepared, data: Path, path: str):
    done = commands.run(data, "lists", "add", "un-sc", path)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("Error: ")
