"""The limits that the pages state are those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from lookthrough.lists import source
from lookthrough.lists.formats import ofac_csv, ofac_enhanced_xml, un_xml, xml_safe
from lookthrough.store import snapshot

PAGE = Path(__file__).resolve().parents[2] / "docs" / "when-things-go-wrong.md"
ROWS = {
    what.strip(): most.strip()
    for _, what, most, _ in (
        line.split("|")
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.count("|") == 3
    )
}


@pytest.mark.parametrize(
    ("what", "most"),
    [
        ("files in a list's folder", f"{source.MAX_FILES:,}"),
        ("a file, packed or unpacked", f"{xml_safe.MAX_BYTES >> 30} GiB"),
        ("a file, packed or unpacked", f"{snapshot.MAX_FILE_BYTES >> 30} GiB"),
        ("one table of OFAC's CSV, or the UN's XML", f"{ofac_csv.MAX_BYTES >> 20} MiB"),
        ("one table of OFAC's CSV, or the UN's XML", f"{un_xml.MAX_BYTES >> 20} MiB"),
        ("rows of a table", f"{ofac_csv.MAX_ROWS:,}"),
        ("one field of a table, one text of ENHANCED XML", f"{ofac_csv.MAX_FIELD:,} characters"),
        (
            "one field of a table, one text of ENHANCED XML",
            f"{ofac_enhanced_xml.MAX_TEXT:,} characters",
        ),
        ("one text of the UN's XML", f"{un_xml.MAX_TEXT:,} characters"),
        ("records in an XML file", f"{xml_safe.MAX_RECORDS:,}"),
        ("elements in an XML file", f"{xml_safe.MAX_ELEMENTS:,}"),
        ("one record of an XML file", f"{xml_safe.MAX_RECORD_BYTES >> 20} MiB"),
    ],
)
def test_a_limit_of_list_files_is_told_as_it_is(what: str, most: str):
    assert ROWS[what] == most
