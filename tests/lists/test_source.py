"""A publisher's files as given: alone or in a folder, plain or packed."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from lookthrough.lists import SourceFile, source_files
from lookthrough.lists.source import packing
from lookthrough.model import DamagedListError, InputError

TEXT = b"<list>one party</list>"


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def read(path: Path) -> bytes:
    with source_files(path)[0].open() as stream:
        return stream.read()


@pytest.mark.parametrize("name", ["LIST.ZIP", "list.xml.zip"])
def test_the_one_file_of_an_archive_is_read(name: str, tmp_path: Path):
    path = zipped(tmp_path / name, **{"folder/LIST.XML": TEXT})
    assert read(path) == TEXT
    assert source_files(path)[0].name == path.stem


def test_a_gzip_file_is_read_whatever_it_is_called(tmp_path: Path):
    for name in ("list.xml.gz", "LIST.XML.GZ", "list.xml"):
        path = tmp_path / name
        path.write_bytes(gzip.compress(TEXT))
        assert read(path) == TEXT


def test_a_plain_file_is_read_as_it_is(tmp_path: Path):
    path = tmp_path / "list.xml"
    path.write_bytes(TEXT)
    assert read(path) == TEXT


@pytest.mark.parametrize(("members", "count"), [({}, 0), ({"a": b"1", "b": b"2"}, 2)])
def test_an_archive_of_none_or_several_files_is_refused(members, count: int, tmp_path: Path):
    path = zipped(tmp_path / "lists.zip", **members)
    path.write_bytes(path.read_bytes() if members else b"PK\x03\x04" + path.read_bytes())
    with pytest.raises(InputError, match=f"a ZIP archive of {count} files"):
        read(path)


def test_an_archive_that_is_cut_off_is_damaged(tmp_path: Path):
    path = zipped(tmp_path / "list.zip", **{"LIST.XML": TEXT * 100})
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(DamagedListError, match=r"list\.zip: the ZIP archive cannot be read"):
        read(path)


def test_a_workbook_is_an_archive_that_is_not_unpacked():
    assert packing(b"PK\x03\x04", "list.xlsx") == ""
    assert packing(b"PK\x03\x04", "LIST.ZIP") == ".zip"
    assert packing(b"\x1f\x8b\x08\x00", "list.csv") == ".gz"
    assert packing(b"<lis", "list.zip") == ""


def test_a_folder_gives_its_visible_files_in_order(tmp_path: Path):
    for name in ("b.csv", "a.csv.gz", ".hidden"):
        (tmp_path / name).write_bytes(TEXT)
    (tmp_path / "below").mkdir()
    assert [file.name for file in source_files(tmp_path)] == ["a.csv", "b.csv"]


def test_nothing_there_is_an_error(tmp_path: Path):
    with pytest.raises(InputError, match="no such file or folder"):
        source_files(tmp_path / "none")
    with pytest.raises(InputError, match="the folder holds no files"):
        source_files(tmp_path)


def test_the_hash_is_of_the_bytes_as_they_lie(tmp_path: Path):
    path = tmp_path / "list.gz"
    path.write_bytes(gzip.compress(TEXT))
    twin = tmp_path / "twin.gz"
    twin.write_bytes(path.read_bytes())
    assert SourceFile("list", path).sha256() == SourceFile("twin", twin).sha256()
