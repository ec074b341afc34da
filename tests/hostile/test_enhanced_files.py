"""Whatever stands in OFAC's ENHANCED XML: a clear error with its place, little memory and time."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.prepared import Prepared
from tests.hostile.conftest import GOLDEN
from tests.hostile.enhanced_bombs import (
    ENHANCED_BOMBS,
    FEATURE,
    enhanced,
    party,
    relations,
)
from tests.hostile.list_bombs import Maker
from tests.hostile.refusal import MOST_MEMORY_BYTES, MOST_PROCESSOR_S, assert_refused
from tests.hostile.xml_bombs import ENHANCED, bombs
from tests.store.invented import tree

from lookthrough.lists import LISTS, SourceFile
from lookthrough.model import InputError, ListContent

LIST = "us-ofac-cons"
WHOLE = (GOLDEN / "us-ofac-cons.enhanced" / "cons_enhanced.xml").read_bytes()
XML = bombs(ENHANCED)


@pytest.mark.parametrize("make", XML.values(), ids=XML)
def test_no_xml_file_harms(commands: Prepared, data: Path, tmp_path: Path, make: Maker):
    file = tmp_path / "list.xml"
    make(file)
    before = tree(data)
    done = commands.run(data, "lists", "add", LIST, file, "--partial")
    assert_refused(done, file, data, before)


@pytest.mark.parametrize(("make", "told"), ENHANCED_BOMBS.values(), ids=ENHANCED_BOMBS)
def test_too_much_of_what_the_format_has_is_refused_where_it_stands(
    commands: Prepared, data: Path, tmp_path: Path, make: Maker, told: str
):
    file = tmp_path / "list.xml"
    make(file)
    before = tree(data)
    done = commands.run(data, "lists", "add", LIST, file, "--partial")
    assert_refused(done, file, data, before)
    assert re.search(told, " ".join(done.stderr.split())), done.stderr


def test_nothing_from_outside_is_read(commands: Prepared, data: Path, tmp_path: Path):
    file = tmp_path / "list.xml"
    for make in (XML["an external file"], XML["a parameter entity"], ENHANCED.inclusion()):
        make(file)
        refused = commands.run(data, "lists", "add", LIST, file, "--partial")
        assert refused.returncode == 2
        assert "root:" not in refused.stdout + refused.stderr


SLOW = ("@.", "()", "a, ", "..", "(", "1 (", "circa ", "expires 1 ", "a.k.a. 'x';", "; ", "a;")


@pytest.mark.parametrize("piece", SLOW)
def test_no_text_takes_more_than_its_share_of_time(commands: Prepared, tmp_path: Path, piece: str):
    # Each label reads its text in its own way; patterns that try all parts of a text against
    # each other once took minutes for one of these.
    labels = ("Email Address", "Website", "POB", "Passport", "Tax ID No.", "DOB", "Phone Number")
    lengths = (1_900, 9_900)
    told = b"".join(
        FEATURE % (label.encode(), (piece * length)[:length].encode())
        for label in labels
        for length in lengths
    )
    remarks = f"<generalInfo><remarks>{(piece * 9_900)[:9_900]}</remarks></generalInfo>".encode()
    file = tmp_path / "list.xml"
    enhanced(*(party(n, b"<features>%b</features>" % told, remarks) for n in range(1, 21)))(file)
    done = commands.run(tmp_path / "data", "lists", "add", LIST, file, "--partial")
    assert done.returncode == 0, done.stderr
    assert done.processor_s < MOST_PROCESSOR_S
    assert done.peak_bytes < MOST_MEMORY_BYTES


def test_many_relationships_of_many_parties_are_read_within_the_bounds(
    commands: Prepared, tmp_path: Path
):
    file = tmp_path / "list.xml"
    enhanced(*relations(900, 100))(file)
    done = commands.run(tmp_path / "data", "lists", "add", LIST, file, "--partial", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["links"] == 900
    assert done.processor_s < MOST_PROCESSOR_S
    assert done.peak_bytes < MOST_MEMORY_BYTES


def test_a_number_that_comes_again_is_left_and_told(commands: Prepared, tmp_path: Path):
    file = tmp_path / "list.xml"
    enhanced(party(7), *(party(7, name=b"ANOTHER") for _ in range(20_000)))(file)
    done = commands.run(tmp_path / "data", "lists", "add", LIST, file, "--partial", "--json")
    assert done.returncode == 0, done.stderr
    added = json.loads(done.stdout)
    assert (added["entities"], added["note_counts"]["left_record"]) == (1, 20_000)
    assert done.processor_s < MOST_PROCESSOR_S
    assert done.peak_bytes < MOST_MEMORY_BYTES


@pytest.mark.parametrize("number", ["²", "٣", "x", ""])
def test_a_relationship_to_no_number_is_left_and_told(
    commands: Prepared, tmp_path: Path, number: str
):
    file = tmp_path / "list.xml"
    stated = (
        '<relationships><relationship id="1"><type refId="1555">Associate Of</type>'
        f'<relatedEntity entityId="{number}">X</relatedEntity></relationship></relationships>'
    )
    enhanced(party(7, stated.encode()))(file)
    done = commands.run(tmp_path / "data", "lists", "add", LIST, file, "--partial", "--json")
    assert done.returncode == 0, done.stderr
    added = json.loads(done.stdout)
    assert (added["links"], added["note_counts"]["unresolved_link"]) == (0, 1)


@given(length=st.integers(0, len(WHOLE) - 1), packed=st.booleans())
def test_a_list_cut_anywhere_is_refused_with_its_name(
    tmp_path_factory: pytest.TempPathFactory, length: int, *, packed: bool
):
    whole = gzip.compress(WHOLE, mtime=0) if packed else WHOLE.rstrip()
    file = tmp_path_factory.mktemp("cut") / "list.xml"
    file.write_bytes(whole[: length % len(whole)])
    definition = LISTS[LIST]
    with pytest.raises(InputError, match=r"list\.xml"):
        ListContent.of(definition.map(definition.read([SourceFile(file.name, file)]), "0" * 12))


@given(places=st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), max_size=4))
def test_a_list_with_any_bytes_changed_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[int, int]]
):
    changed = bytearray(WHOLE)
    for position, value in places:
        changed[position % len(changed)] = value
    file = tmp_path_factory.mktemp("changed") / "list.xml"
    file.write_bytes(changed)
    definition = LISTS[LIST]
    try:
        ListContent.of(definition.map(definition.read([SourceFile(file.name, file)]), "0" * 12))
    except InputError as error:
        refused = str(error)
        assert "list.xml" in refused
