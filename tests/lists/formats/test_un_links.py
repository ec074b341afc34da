"""A record that names another is linked to it, with the sentence that says so."""

from __future__ import annotations

from pathlib import Path

from lookthrough.lists.formats.un_xml import read_un_xml
from lookthrough.lists.publishers.un_sc import map_document
from lookthrough.lists.source import source_files

GOLDEN = Path(__file__).parents[2] / "golden" / "un-sc"
CONTENT = map_document(read_un_xml(source_files(GOLDEN)), "abc")


def test_each_reference_to_another_record_is_a_link():
    assert [(link.source, link.role, link.target) for link in CONTENT.links] == [
        ("un-KPi.901", "listing mentions", "un-KPe.901"),
        ("un-KPi.901", "listing mentions", "un-KPe.902"),
        ("un-KPe.902", "listing mentions", "un-KPe.901"),
        ("un-KPe.902", "listing mentions", "un-KPi.901"),
    ]
    assert {link.schema for link in CONTENT.links} == {"UnknownLink"}
    assert CONTENT.links[0].id == "un-KPi.901~listing-mentions~un-KPe.901"


def test_a_link_quotes_its_sentence_and_where_it_starts():
    (first,) = CONTENT.links[0].provenance
    assert first.quote == "Works for Example Trading Corporation (KPe.901)."
    assert (first.record, first.field, first.quote_offset) == ("KPi.901", "COMMENTS1", 0)
    (last,) = CONTENT.links[3].provenance
    assert last.quote == "Its director is Kim Bo Gi (KPi.901)."
    comments = CONTENT.entities[4].values("notes")[0]
    assert comments[last.quote_offset :].startswith(last.quote)


def test_a_reference_to_nobody_in_the_file_is_noted():
    assert [(note.kind, note.record, note.text) for note in CONTENT.notes] == [
        ("unresolved_link", "KPi.901", "COMMENTS1 names KPe.999, which is not in this file.")
    ]
