"""The limits that the pages state are those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from lookthrough.lists import source
from lookthrough.lists.formats import (
    ofac_csv,
    ofac_enhanced_entities,
    ofac_enhanced_xml,
    un_xml,
    xml_safe,
)
from lookthrough.store import snapshot

ENHANCED = ofac_enhanced_xml.SHAPE
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
        ("one field of a table", f"{ofac_csv.MAX_FIELD:,} characters"),
        ("one text of an XML file", f"{un_xml.MAX_TEXT:,} characters"),
        ("one text of an XML file", f"{ofac_enhanced_xml.MAX_TEXT:,} characters"),
        (
            "records of ENHANCED XML, and of XML in general",
            f"{ENHANCED.max_records:,} and {xml_safe.MAX_RECORDS:,}",
        ),
        ("elements of an XML file", f"{xml_safe.MAX_ELEMENTS:,}"),
        (
            "elements of ENHANCED XML",
            f"{ENHANCED.mean_elements} for each record, and {xml_safe.MAX_UNEVEN:,}",
        ),
        ("relationships of ENHANCED XML", f"{ofac_enhanced_entities.MAX_RELATIONS:,}"),
        (
            "one record of ENHANCED XML, and of XML in general",
            f"{ENHANCED.max_record_bytes >> 20} MiB and {xml_safe.MAX_RECORD_BYTES >> 20} MiB",
        ),
        (
            "directory of a ZIP archive, which holds one file, stored or deflated",
            f"{source.MAX_DIRECTORY_BYTES >> 20} MiB",
        ),
    ],
)
def test_a_limit_of_list_files_is_told_as_it_is(what: str, most: str):
    assert ROWS[what] == most
