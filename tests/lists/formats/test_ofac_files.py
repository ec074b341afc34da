"""Which of OFAC's formats a list's files are in."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from tests.lists.enhanced import GOLDEN_FILE
from tests.lists.ofac_samples import golden_files, main_row, write

from lookthrough.lists import SourceFile, source_files
from lookthrough.lists.formats.ofac_enhanced_xml import EnhancedFile
from lookthrough.lists.formats.ofac_files import map_ofac, read_ofac
from lookthrough.lists.formats.ofac_tables import OfacList, OfacTables
from lookthrough.model import InputError, ListContent


@pytest.mark.parametrize("name", ["CONS_ENHANCED.XML", "download", "cons.csv"])
def test_xml_is_told_by_its_content_whatever_it_is_called(name: str, tmp_path: Path):
    (tmp_path / name).write_bytes(GOLDEN_FILE.read_bytes())
    files = read_ofac(source_files(tmp_path), OfacList.CONSOLIDATED)
    assert isinstance(files, EnhancedFile)
    content = ListContent.of(map_ofac(files, "snapshot", OfacList.CONSOLIDATED))
    assert content.entities[0].id == "ofac-90001"


def test_packed_xml_is_read_as_well(tmp_path: Path):
    packed = tmp_path / "cons.xml.gz"
    packed.write_bytes(gzip.compress(GOLDEN_FILE.read_bytes()))
    assert isinstance(read_ofac(source_files(packed), OfacList.CONSOLIDATED), EnhancedFile)


def test_tables_are_still_read():
    files = read_ofac(golden_files("us-ofac-cons"), OfacList.CONSOLIDATED)
    assert isinstance(files, OfacTables)


def test_both_formats_at_once_are_refused(tmp_path: Path):
    table = write(tmp_path, "sdn.csv", main_row(1, "EXAMPLE"))
    xml = SourceFile(GOLDEN_FILE.name, GOLDEN_FILE)
    with pytest.raises(InputError, match="2 files, with XML among them"):
        read_ofac((xml, table), OfacList.SDN)
