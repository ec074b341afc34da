"""Workbooks made to crash, stall or fill the memory of whoever screens them."""

from __future__ import annotations

import json
import os
import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
import xlsxwriter
from tests.hostile.screening import refused, screened, statuses

NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
    "content-types'><Default Extension='xml' ContentType='application/xml'/></Types>",
    "_rels/.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
    f"relationships'><Relationship Id='rId1' Type='{RELATIONS}/officeDocument' "
    "Target='xl/workbook.xml'/></Relationships>",
    "xl/workbook.xml": f"<workbook {NAMES} xmlns:r='{RELATIONS}'><sheets>"
    "<sheet name='People' sheetId='1' r:id='rId1'/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/"
    f"package/2006/relationships'><Relationship Id='rId1' Type='{RELATIONS}/worksheet' "
    "Target='worksheets/sheet1.xml'/></Relationships>",
}
SHEET = f"<worksheet {NAMES}><sheetData>%s</sheetData></worksheet>"
HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
ROW = '<row r="%d"><c r="%s%d" t="inlineStr"><is><t>Jong In-chol</t></is></c></row>'


def workbook(file: Path, sheet: str | Iterable[str], **parts: str) -> None:
    """Write a workbook by hand."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in (PARTS | parts).items():
            archive.writestr(name, text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as stream:
            for piece in [sheet] if isinstance(sheet, str) else sheet:
                stream.write(piece.encode())


def test_a_workbook_made_by_hand_is_read(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.xlsx"
    workbook(file, SHEET % (HEADER + ROW % (2, "A", 2)))
    assert statuses(screened(indexed, file)) == ["match"]


def test_a_cell_in_the_last_corner_is_refused_before_a_rectangle_is_made_of_it(
    indexed: Path, tmp_path: Path
):
    file = tmp_path / "people.xlsx"
    workbook(file, SHEET % (HEADER + ROW % (1_048_576, "XFD", 1_048_576)))
    refused(
        indexed, file, "sheet 'People' spreads its cells over 1,048,576 rows and 16,384 columns"
    )


def test_a_cell_far_down_in_the_first_column_is_only_far(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.xlsx"
    workbook(file, SHEET % (HEADER + ROW % (1_048_576, "A", 1_048_576)))
    done = screened(indexed, file)
    assert statuses(done) == ["match"]
    assert json.loads(done.stdout.splitlines()[0])["row"] == 1_048_575


def test_a_workbook_that_unpacks_to_too_much_is_refused(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.xlsx"
    workbook(file, (" " * (1 << 20) for _ in range(300)))
    refused(indexed, file, "unpacks to 31", "at most 200 times the packed size")


def pieces(body: str, size_bytes: int) -> Iterable[str]:
    """A sheet that repeats one thing until it is large."""
    before, after = (SHEET % "|").split("|")
    yield before + HEADER
    chunk = body * ((1 << 20) // len(body))
    for _ in range(size_bytes // len(chunk)):
        yield chunk
    yield after


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<c/>", "more than 4,000,000 elements that hold nothing"),
        ('<c t="e"/>', "more than 4,000,000 elements that hold nothing"),
        ("<row/>", "more than 4,000,000 elements that hold nothing"),
        ("<row>", "more than 4,000,000 elements that hold nothing"),
        ('<c t="e"><v>#N/A</v></c>', "more than 500,000 errors"),
        ('<c r="A1" t="e"><v/></c><v/><v/><v/><v/>', "two cells in one place"),
        ('<row><c t="e"><v/></c><v/><v/><v/><v/></row>', "more than 500,000 errors"),
        ('<row><c t="e"><v>#N/A</v></c></row>', "more than 500,000 errors"),
    ],
)
def test_a_large_sheet_of_nothing_or_of_errors_is_refused_early(
    indexed: Path, tmp_path: Path, body: str, told: str
):
    file = tmp_path / "people.xlsx"
    workbook(file, pieces(body, 256 << 20), filler=os.urandom(1 << 20).hex())
    refused(indexed, file, "sheet 'People'", told)


@pytest.mark.parametrize(("body", "told"), [("<x/>", "16,000,000 elements"), ("<x>", "100 deep")])
def test_shared_texts_without_end_are_refused(indexed: Path, tmp_path: Path, body: str, told: str):
    file = tmp_path / "people.xlsx"
    texts = f"<sst {NAMES}>{body * 17_000_000}</sst>"
    workbook(
        file,
        SHEET % (HEADER + ROW % (2, "A", 2)),
        **{"xl/sharedStrings.xml": texts, "filler": os.urandom(1 << 20).hex()},
    )
    refused(indexed, file, "xl/sharedStrings.xml", told)


def test_many_names_of_one_sheet_cost_no_more_than_one(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.xlsx"
    names = "".join(f"<sheet name='S{n}' sheetId='{n}' r:id='rId1'/>" for n in range(1, 1000))
    book = PARTS["xl/workbook.xml"].replace("</sheets>", names + "</sheets>")
    workbook(file, SHEET % ("<row/>" * 1_000_000), **{"xl/workbook.xml": book})
    refused(indexed, file)


def test_a_workbook_that_lies_about_its_size_is_refused(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.xlsx"
    content = (SHEET % HEADER).encode() + b" " * (16 << 20)
    workbook(file, SHEET % (HEADER + ROW % (2, "A", 2)))
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        archive.writestr("xl/worksheets/sheet1.xml", content)
    raw = bytearray(file.read_bytes())
    size = struct.pack("<I", len(content))
    assert raw.count(size) >= 2
    file.write_bytes(bytes(raw).replace(size, struct.pack("<I", 1000)))
    refused(indexed, file, "damaged workbook")


def test_one_long_text_named_a_million_times_is_refused(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.xlsx"
    strings = f"<sst {NAMES}><si><t>name</t></si><si><t>{'x' * 32_000}</t></si></sst>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c></row>' for n in range(2, 500_000))
    header = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        f"<Relationship Id='rId2' Type='{RELATIONS}/sharedStrings' Target='sharedStrings.xml'/>"
        "</Relationships>",
    )
    workbook(
        file,
        SHEET % (header + rows),
        **{"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": relations},
    )
    refused(indexed, file, "asks for more than 896 MiB of memory")


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha">%s]>'
BOMB = ENTITIES % "".join(
    f'<!ENTITY {here} "{f"&{before};" * 10}">'
    for before, here in zip("abcdefghi", "bcdefghij", strict=True)
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE, "<!DOCTYPE x>"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_a_workbook_that_declares_entities_is_refused(
    indexed: Path, tmp_path: Path, doctype: str, part: str
):
    file = tmp_path / "people.xlsx"
    sheet = SHEET % (HEADER + (ROW % (2, "A", 2)).replace("Jong", "&j;"))
    if part == "xl/worksheets/sheet1.xml":
        workbook(file, doctype + sheet)
    else:
        workbook(file, sheet, **{part: doctype + PARTS.get(part, f"<styleSheet {NAMES}/>")})
    refused(indexed, file, f"{part} declares a document type (DOCTYPE)")


@pytest.mark.parametrize(
    "sheet",
    [
        f"<worksheet {NAMES}><sheetData>" + HEADER,
        "<a" + "b" * (60 << 20),
        "<row>" * 200_000,
        "\xff\xfe",
        "",
    ],
    ids=["cut off", "long tag", "deep", "no XML", "empty"],
)
def test_a_sheet_that_is_no_whole_xml_is_refused_with_the_place(
    indexed: Path, tmp_path: Path, sheet: str
):
    file = tmp_path / "people.xlsx"
    workbook(file, sheet, filler=os.urandom(1 << 20).hex())
    refused(indexed, file, "damaged workbook", "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_workbook_cut_off_is_refused(indexed: Path, tmp_path: Path, share: float):
    file = tmp_path / "people.xlsx"
    workbook(file, SHEET % HEADER)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    refused(indexed, file, "damaged workbook")


@pytest.mark.parametrize("tail", [b"", b"\xff" * 100_000, b"\0" * 100_000])
def test_a_broken_old_workbook_is_refused(indexed: Path, tmp_path: Path, tail: bytes):
    file = tmp_path / "people.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + tail)
    refused(indexed, file)


def test_an_open_document_that_repeats_a_cell_without_end_is_refused(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.ods"
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    cell = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
        ' table:number-columns-repeated="16384" office:value-type="string"><text:p>Ann</text:p>'
        "</table:table-cell></table:table-row>"
    )
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{office}office:1.0" xmlns:table="{office}'
            f'table:1.0" xmlns:text="{office}text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="P">{cell}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    refused(indexed, file, "Cell limit exceeded")


def test_formulas_stay_text_on_the_way_in_and_are_harmless_on_the_way_out(
    indexed: Path, tmp_path: Path
):
    formulas = ["=HYPERLINK('a','b')", "@SUM(1+1)*cmd", "+1+1", "-2+3", "\t=1"]
    rows = [{"name": text, "alias": "Jong In-chol"} for text in formulas]
    book = tmp_path / "people.xlsx"
    with xlsxwriter.Workbook(book, {"strings_to_formulas": False}) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["name", "alias"])
        for number, row in enumerate(rows, 1):
            sheet.write_string(number, 0, row["name"])
            sheet.write_string(number, 1, row["alias"])
    lines = tmp_path / "people.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = []
    for file in (book, lines):
        out, report = tmp_path / f"{file.suffix}.csv", tmp_path / f"{file.suffix}.html"
        done = screened(indexed, file, "--out", str(out), "--report", str(report))
        assert statuses(done) == ["match"] * 5
        first = json.loads(done.stdout.splitlines()[0])
        assert first["subject"]["name"] == formulas[0]
        text = out.read_text(encoding="utf-8")
        for formula in formulas:
            assert f",{formula.strip()}" not in text
            assert f"'{formula.strip()}" in text
        assert "<script" not in report.read_text(encoding="utf-8")
        told.append(text)
    assert told[0] == told[1]
