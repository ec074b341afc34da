"""XML from outside is read without trust, and damage is named with its place."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from lookthrough.lists.formats.xml_safe import Shape, local_name, stream_elements
from lookthrough.lists.source import SourceFile
from lookthrough.model import DamagedListError, InputError

SHAPE = Shape(roots=("LIST",), depth=1, expected="an example list (<LIST>)")


def _source(tmp_path: Path, content: bytes, name: str = "list.xml") -> SourceFile:
    path = tmp_path / name
    path.write_bytes(content)
    return SourceFile(name, path)


def _texts(source: SourceFile, **limits: int) -> list[str]:
    elements = stream_elements(source, SHAPE, **limits)
    next(elements)
    return ["".join(map(str, element.itertext())) for element in elements]


def test_hands_out_the_root_then_every_record_in_order(tmp_path: Path) -> None:
    source = _source(tmp_path, b"<LIST date='2026-01-02'><ENTRY>a</ENTRY><ENTRY>b</ENTRY></LIST>")
    elements = stream_elements(source, SHAPE)
    root = next(elements)
    assert (local_name(root), root.get("date")) == ("LIST", "2026-01-02")
    assert [element.text for element in elements] == ["a", "b"]


def test_reads_gzip_and_namespaces_alike(tmp_path: Path) -> None:
    body = b"<LIST xmlns='urn:example'><ENTRY>a</ENTRY></LIST>"
    assert _texts(_source(tmp_path, gzip.compress(body))) == ["a"]


def test_a_record_inside_a_record_stays_part_of_it(tmp_path: Path) -> None:
    source = _source(tmp_path, b"<LIST><ENTRY>a<ENTRY>inner</ENTRY></ENTRY></LIST>")
    assert _texts(source) == ["ainner"]


def test_every_element_at_the_depth_is_handed_out_whatever_its_name(tmp_path: Path) -> None:
    shape = Shape(roots=("LIST",), depth=2, expected="an example list")
    source = _source(tmp_path, b"<LIST><A><X/><Y>text</Y></A><B/><C><X/></C></LIST>")
    root, *found = [local_name(element) for element in stream_elements(source, shape)]
    assert (root, found) == ("LIST", ["X", "Y", "X"])


def test_what_stands_between_root_and_records_is_in_the_root_at_the_end(tmp_path: Path) -> None:
    shape = Shape(roots=("LIST",), depth=2, expected="an example list")
    elements = stream_elements(_source(tmp_path, b"<LIST><A><X/></A><B/></LIST>"), shape)
    root = next(elements)
    list(elements)
    assert [local_name(child) for child in root] == ["A", "B"]


def test_records_spread_over_many_chunks_all_arrive(tmp_path: Path) -> None:
    entries = "".join(f"<ENTRY>{number:05d}{'x' * 90}</ENTRY>" for number in range(5000))
    source = _source(tmp_path, f"<LIST>{entries}</LIST>".encode())
    assert [int(text[:5]) for text in _texts(source)] == list(range(5000))


def test_malformed_xml_is_refused_with_line_and_column(tmp_path: Path) -> None:
    source = _source(tmp_path, b"<LIST>\n<ENTRY>a & b</ENTRY>\n</LIST>")
    with pytest.raises(DamagedListError, match=r"row 2: .*line 2, column ") as raised:
        _texts(source)
    assert raised.value.row == 2
    assert raised.value.file == "list.xml"


def test_a_cut_off_document_is_refused_with_its_last_line(tmp_path: Path) -> None:
    source = _source(tmp_path, b"<LIST>\n<ENTRY>a</ENTRY>\n<ENTRY>b")
    with pytest.raises(DamagedListError) as raised:
        _texts(source)
    assert raised.value.row == 3


def test_a_cut_off_gzip_file_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(b"<LIST>" + b"<ENTRY>a</ENTRY>" * 9000 + b"</LIST>")
    with pytest.raises(DamagedListError, match="compressed file is not whole"):
        _texts(_source(tmp_path, packed[: len(packed) // 2]))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DamagedListError, match="empty"):
        _texts(_source(tmp_path, b""))


def test_another_document_is_named_and_the_right_one_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"<html>; expected an example list") as raised:
        _texts(_source(tmp_path, b"<html><body/></html>"))
    assert not isinstance(raised.value, DamagedListError)


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY % a SYSTEM "http://192.0.2.1/x.dtd"> %a;',
        '<!ATTLIST LIST date CDATA "2026-01-02">',
    ],
)
def test_a_document_type_is_refused_whatever_it_declares(tmp_path: Path, subset: str) -> None:
    content = f"<!DOCTYPE LIST [{subset}]>\n<LIST><ENTRY>&a;</ENTRY></LIST>".encode()
    with pytest.raises(DamagedListError, match=r"document type|Entity"):
        _texts(_source(tmp_path, content))


def test_a_document_type_is_refused_in_any_encoding(tmp_path: Path) -> None:
    content = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE LIST []><LIST/>'.encode("utf-16")
    with pytest.raises(DamagedListError, match="document type"):
        _texts(_source(tmp_path, content))


def test_an_undeclared_entity_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DamagedListError):
        _texts(_source(tmp_path, b"<LIST><ENTRY>&secret;</ENTRY></LIST>"))


def test_a_file_that_unpacks_too_large_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(b"<LIST>" + b"<ENTRY>a</ENTRY>" * 100_000 + b"</LIST>")
    assert len(packed) < 100_000
    with pytest.raises(DamagedListError, match="larger than 100000 bytes"):
        _texts(_source(tmp_path, packed), max_bytes=100_000)


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DamagedListError):
        _texts(_source(tmp_path, b"<LIST>" + b"<ENTRY>" * 5000))
