"""OFAC's ENHANCED XML as a whole: the golden file, what is refused, and what is left."""

from __future__ import annotations

import re
import tracemalloc
from pathlib import Path

import pytest
from tests.lists.enhanced import (
    FIXTURE,
    GOLDEN_FILE,
    by_number,
    golden,
    mapped,
    party,
    relationship,
    relationships,
    written,
)
from tests.lists.ofac_samples import assert_golden

from lookthrough.lists import SourceFile
from lookthrough.lists.formats.ofac_enhanced_entities import map_enhanced
from lookthrough.lists.formats.ofac_enhanced_xml import read_enhanced
from lookthrough.lists.formats.ofac_tables import OfacList
from lookthrough.model import DamagedListError, Entity, InputError, Schema

ONE_LIST = "<filters><sanctionsLists><sanctionsList>{}</sanctionsList></sanctionsLists>{}</filters>"
NARROWED = (
    "<sanctionsPrograms><sanctionsProgram refId='1'>CYBER2</sanctionsProgram></sanctionsPrograms>"
)


def test_the_golden_file_is_mapped_as_expected():
    assert_golden(FIXTURE, golden())


def test_kinds_of_party_are_told_apart():
    found = by_number(golden())
    assert {number: entity.schema for number, entity in found.items()} == {
        "90001": Schema.PUBLIC_BODY,
        "90002": Schema.PERSON,
        "90003": Schema.VESSEL,
        "90004": Schema.AIRPLANE,
        "90005": Schema.PERSON,
        "90007": Schema.ORGANIZATION,
        "80001": Schema.LEGAL_ENTITY,
    }


def test_a_party_only_referred_to_has_its_name_and_no_listing():
    external = by_number(golden())["80001"]
    assert (external.caption, external.listings) == ("EXAMPLE MINISTRY", ())
    assert external.names[0].provenance.record == "90002"


def test_a_party_of_the_other_list_is_left_and_told(tmp_path: Path):
    other = party(2, name="EXAMPLE FUND", lists=["FSE List", "Consolidated List"])
    link = relationships(relationship("15001", "Providing support to", 2, "EXAMPLE FUND"))
    content = mapped(written(tmp_path, party(1, rest=link), other), OfacList.SDN)
    assert [entity.caption for entity in content.entities] == ["EXAMPLE LTD", "EXAMPLE FUND"]
    assert [bool(entity.listings) for entity in content.entities] == [True, False]
    assert content.rows[0].left == 1
    assert any("2, EXAMPLE FUND, is not tagged" in note.text for note in content.notes)


def test_the_whole_of_one_list_is_no_excerpt_and_a_selection_is(tmp_path: Path):
    whole = mapped(
        written(tmp_path, party(1), filters=ONE_LIST.format("SDN List", "")), OfacList.SDN
    )
    assert not whole.partial
    part = written(tmp_path, party(1), filters=ONE_LIST.format("SDN List", NARROWED))
    assert mapped(part, OfacList.SDN).partial
    assert any("CYBER2" in note.text for note in mapped(part, OfacList.SDN).notes)
    fund = party(1, lists=["FSE List", "Consolidated List"])
    of_one = written(tmp_path, fund, filters=ONE_LIST.format("FSE List", ""))
    assert mapped(of_one).partial


def test_an_export_of_other_lists_is_refused(tmp_path: Path):
    path = written(tmp_path, party(1), filters=ONE_LIST.format("SDN List", ""))
    with pytest.raises(InputError, match=r"export of SDN List; expected an export of us-ofac-cons"):
        mapped(path)


def test_a_file_without_a_party_of_this_list_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match="none of its 1 parties stands on this list"):
        mapped(written(tmp_path, party(1)))


@pytest.mark.parametrize(
    ("parties", "why"),
    [
        ((party(1), party(1, name="EXAMPLE AGAIN")), "an earlier one has its number, 1"),
        ((party(1), party("x")), "it has no number"),
        ((party(1), party(2, name="")), "2 has no name"),
    ],
)
def test_a_party_that_cannot_be_kept_is_left_and_told(parties: tuple[str, ...], why: str, tmp_path):
    content = mapped(written(tmp_path, *parties), OfacList.SDN)
    assert [entity.id for entity in content.entities] == ["ofac-1"]
    assert (content.rows[0].read, content.rows[0].left) == (2, 1)
    assert [note.text for note in content.notes if note.kind == "left_record"] == [
        f"A party was left: {why}."
    ]


def test_parties_come_before_the_end_of_the_file_is_read(tmp_path: Path):
    """The file is not held: the first party is there, and the damage behind it not yet met."""
    whole = written(tmp_path, *(party(number) for number in range(1, 2001))).read_text("utf-8")
    cut = tmp_path / "cut.xml"
    cut.write_text(whole[: len(whole) - 1000], encoding="utf-8")
    parts = map_enhanced(read_enhanced(SourceFile(cut.name, cut)), "snapshot", OfacList.SDN)
    first = next(iter(parts))
    assert isinstance(first, Entity)
    assert first.id == "ofac-1"
    with pytest.raises(DamagedListError, match=r"cut\.xml, row \d+: not well-formed"):
        list(parts)


@pytest.mark.parametrize("share", [0.1, 0.35, 0.62, 0.97])
def test_a_cut_off_file_is_refused_with_its_line(share: float, tmp_path: Path):
    data = GOLDEN_FILE.read_bytes()
    cut = tmp_path / "cut.xml"
    cut.write_bytes(data[: int(len(data) * share)])
    line = cut.read_bytes().count(b"\n") + 1
    with pytest.raises(DamagedListError) as caught:
        mapped(cut)
    assert caught.value.row is not None
    assert abs(caught.value.row - line) <= 1


def test_every_number_in_a_provenance_is_one_of_the_file():
    text = GOLDEN_FILE.read_text(encoding="utf-8")
    for entity in golden().entities:
        for origin in (name.provenance for name in entity.names):
            number = re.search(r"\d+$", origin.field)
            assert number is not None
            assert f'id="{number.group()}"' in text


def test_memory_does_not_grow_with_the_file(tmp_path: Path):
    """Of a party that was handed out, its number, its kind and its relations stay, no more."""
    held = {}
    for count in (200, 3000):
        path = written(tmp_path, *(party(number) for number in range(1, count + 1)))
        parts = map_enhanced(read_enhanced(SourceFile(path.name, path)), "snapshot", OfacList.SDN)
        tracemalloc.start()
        assert sum(isinstance(part, Entity) for part in parts) == count
        held[count] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert (held[3000] - held[200]) / 2800 < 500
