"""The UN list is read whole: every element kept, other documents and damage refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from lookthrough.lists.formats.un_xml import UnDocument, read_un_xml
from lookthrough.lists.source import SourceFile, source_files
from lookthrough.model import DamagedListError, InputError

GOLDEN = Path(__file__).parents[2] / "golden" / "un-sc"

WHOLE = """<CONSOLIDATED_LIST dateGenerated="2026-01-02T00:00:00Z">
<INDIVIDUALS>{individuals}</INDIVIDUALS><ENTITIES>{entities}</ENTITIES>{more}
</CONSOLIDATED_LIST>"""


def read(tmp_path: Path, content: str) -> UnDocument:
    path = tmp_path / "consolidated.xml"
    path.write_text(content, encoding="utf-8")
    return read_un_xml(source_files(path))


def whole(individuals: str = "", entities: str = "", more: str = "") -> str:
    return WHOLE.format(individuals=individuals, entities=entities, more=more)


def test_every_record_of_both_kinds_is_read_in_the_files_order():
    document = read_un_xml(source_files(GOLDEN))
    assert document.file_name == "consolidated.xml"
    assert document.generated == "2026-01-02T23:00:04.625Z"
    assert [record.kind for record in document.records] == ["INDIVIDUAL"] * 3 + ["ENTITY"] * 3
    assert [record.text("REFERENCE_NUMBER") for record in document.records] == [
        "KPi.901",
        "GBi.901",
        "LYi.901",
        "KPe.901",
        "KPe.902",
        "",
    ]


def test_every_text_of_the_file_is_in_some_element():
    document = read_un_xml(source_files(GOLDEN))
    kept = Counter(
        word
        for record in document.records
        for item in record.elements
        for text in (item.text, *(text for _, text in item.parts))
        for word in text.split()
    )
    body = (GOLDEN / "consolidated.xml").read_text(encoding="utf-8")
    words = ("Junior", "JUNIOR", "nom", "SAMPLE", "00001", "545167", "보기무역회사", "Sep.")
    assert {word: kept[word] for word in words} == {
        word: body.split("-->")[1].replace(">", " ").replace("<", " ").split().count(word)
        for word in words
    }


def test_line_breaks_and_indentation_inside_a_text_become_single_spaces():
    record = read_un_xml(source_files(GOLDEN)).records[0]
    assert record.text("COMMENTS1").startswith("Works for Example Trading Corporation (KPe.901).")


def test_empty_elements_are_told_from_filled_ones():
    record = read_un_xml(source_files(GOLDEN)).records[0]
    documents = [item for item in record.elements if item.tag == "INDIVIDUAL_DOCUMENT"]
    assert [item.is_empty() for item in documents] == [False, False, False, True]
    assert len(record.all("INDIVIDUAL_DOCUMENT")) == 3
    assert record.texts("LAST_DAY_UPDATED") == ("2019-05-01", "2022-11-08")


def test_deeper_elements_and_attributes_are_kept_under_their_path(tmp_path: Path):
    body = "<INDIVIDUAL status='new'><A><B>b<C>c</C>tail</B></A></INDIVIDUAL>"
    (record,) = read(tmp_path, whole(body)).records
    assert [(item.tag, item.text) for item in record.elements] == [("@status", "new"), ("A", "")]
    assert record.elements[1].parts == (("B", "b tail"), ("B/C", "c"))


def test_a_section_never_seen_before_is_named(tmp_path: Path):
    document = read(tmp_path, whole(more="<VESSELS><VESSEL>x</VESSEL></VESSELS><ODD/>"))
    assert document.strange == ("VESSELS", "ODD")
    assert [record.kind for record in document.records] == ["VESSEL"]


def test_a_missing_section_is_damage(tmp_path: Path):
    with pytest.raises(DamagedListError, match="no <ENTITIES> section"):
        read(tmp_path, "<CONSOLIDATED_LIST><INDIVIDUALS/></CONSOLIDATED_LIST>")


def test_a_file_cut_off_in_the_middle_is_refused_with_its_last_line(tmp_path: Path):
    body = (GOLDEN / "consolidated.xml").read_text(encoding="utf-8")
    cut = body[: body.index("<SORT_KEY/>")]
    with pytest.raises(DamagedListError) as raised:
        read(tmp_path, cut)
    assert raised.value.row == cut.count("\n") + 1
    assert f"line {raised.value.row}, column" in str(raised.value)


def test_another_document_is_refused_with_what_was_expected(tmp_path: Path):
    with pytest.raises(InputError, match="<sdnList>; expected the UN Security Council") as raised:
        read(tmp_path, "<sdnList/>")
    assert not isinstance(raised.value, DamagedListError)


def test_more_than_one_file_is_refused(tmp_path: Path):
    path = tmp_path / "a.xml"
    path.write_text(whole())
    with pytest.raises(InputError, match=r"2 files \(a.xml, b.xml\); expected one file"):
        read_un_xml((SourceFile("a.xml", path), SourceFile("b.xml", path)))


@pytest.mark.shared
def test_the_damaged_real_file_is_refused_at_its_line(shared: Callable[..., Path]):
    with pytest.raises(DamagedListError, match=r"line 39788, column 2[56]") as raised:
        read_un_xml(source_files(shared("lists", "un", "2024-10-16")))
    assert raised.value.row == 39788
    assert raised.value.file == "consolidated.xml"
