"""The head of an ENHANCED XML file, and what is not one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lists.enhanced import GOLDEN_FILE, party, written

from lookthrough.lists import SourceFile
from lookthrough.lists.formats.ofac_enhanced_xml import MAX_TEXT, NOTHING, Node, read_enhanced
from lookthrough.model import DamagedListError, InputError


def test_the_tables_at_the_head_are_read_before_the_parties():
    file = read_enhanced(SourceFile(GOLDEN_FILE.name, GOLDEN_FILE))
    assert file.words.as_of == "2025-01-10T00:00:00"
    assert file.words.lists == ("Consolidated List",)
    assert file.words.countries["11109"] == "IR"
    assert "11182" in file.words.countries
    assert file.words.labels["8"] == "DOB"
    assert file.words.labels["14"] == "Website"
    assert [node.attributes["id"] for node in file.records][:2] == ["90001", "90002"]


def test_what_an_export_was_narrowed_to_is_named(tmp_path: Path):
    filters = (
        "<filters><sanctionsPrograms><sanctionsProgram>IRGC</sanctionsProgram>"
        "</sanctionsPrograms><countries/></filters>"
    )
    path = written(tmp_path, party(1), filters=filters)
    assert read_enhanced(SourceFile(path.name, path)).words.narrowed == ("IRGC", "countries")


def test_a_file_without_parties_is_damaged(tmp_path: Path):
    path = written(tmp_path)
    with pytest.raises(DamagedListError, match="no <entity> in the file"):
        list(read_enhanced(SourceFile(path.name, path)).records)


def test_another_document_is_refused(tmp_path: Path):
    path = tmp_path / "sdn.xml"
    path.write_text("<sdnList><sdnEntry/></sdnList>", encoding="utf-8")
    with pytest.raises(InputError, match=r"<sdnList>; expected OFAC's ENHANCED XML"):
        read_enhanced(SourceFile(path.name, path))


def test_a_node_answers_for_what_it_lacks():
    node = Node({}, "", {"a": [Node({}, "one", {}), Node({}, "two", {})]})
    assert node.text_of("a") == "one"
    assert [item.text for item in node.all("a")] == ["one", "two"]
    assert node.first("b") is NOTHING
    assert (node.text_of("b"), node.all("b", "c"), node.is_true("b")) == ("", [], False)


def test_a_text_far_too_long_is_refused_with_its_place(tmp_path: Path):
    path = written(tmp_path, party(1), party(2, name="X" * (MAX_TEXT + 1)))
    with pytest.raises(DamagedListError, match=r"row 2, field entity/names/.*: a text of 10,001"):
        list(read_enhanced(SourceFile(path.name, path)).records)
