"""Files made to crash, stall or fill the memory of whoever screens them.

Each is refused with its place, or costs its own rows only; within ten seconds of the processor
and one gibibyte, measured on the whole command.
"""

from __future__ import annotations

import gzip
import json
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from tests.cli.processes import Confined, confined

MAX_PROCESSOR_S = 10
MAX_PEAK_BYTES = 1 << 30
NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """A data folder with the built-in list indexed, so that a test measures its file."""
    folder: Path = tmp_path_factory.mktemp("hostile") / "data"
    file = folder.parent / "first.csv"
    file.write_text("name\nAnn\n", encoding="utf-8")
    assert confined(folder, "screen", file).returncode == 0
    return folder


def screened(data: Path, file: Path, *options: str) -> Confined:
    """Screen a file and hold the command to its limits."""
    done = confined(data, "screen", file, "--json", *options)
    assert "Traceback" not in done.stderr
    assert "panicked" not in done.stderr
    assert done.processor_s < MAX_PROCESSOR_S
    assert done.peak_bytes < MAX_PEAK_BYTES
    return done


def refused(data: Path, file: Path, *told: str, options: Iterable[str] = ()) -> None:
    """Check that a file is refused, by name and with a reason."""
    done = screened(data, file, *options)
    message = " ".join(done.stderr.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert file.name in message
    for text in told:
        assert text in message


def statuses(done: Confined) -> list[str]:
    """The status of each row, of a command that went on to the end."""
    assert done.returncode == 0
    *rows, last = (json.loads(line) for line in done.stdout.splitlines())
    assert last["summary"]["rows"] == len(rows)
    return [row["status"] for row in rows]


def problems(done: Confined) -> list[tuple[int, str, str]]:
    """Row, field and problem of everything that could not be read."""
    *rows, _ = (json.loads(line) for line in done.stdout.splitlines())
    return [(p["row"], p["field"], p["problem"]) for row in rows for p in row["problems"]]


# --- CSV -------------------------------------------------------------------------------------


def test_nul_bytes_in_the_header_are_refused_and_in_a_row_harmless(data: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_bytes(b"n\0me,city\nAnn,Oslo\n")
    refused(data, file, "holds NUL bytes")
    file.write_bytes(b"name,city\nA\0nn,Oslo\nJong In-chol,Oslo\n")
    assert statuses(screened(data, file)) == ["no_match", "match"]
    file.write_bytes(b"\0" * (64 << 20))
    refused(data, file)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "euc_jp", "utf-16"])
def test_a_byte_that_is_not_of_the_encoding_is_refused_with_its_line(
    data: Path, tmp_path: Path, codec: str
):
    file = tmp_path / "people.csv"
    lines = "name,city\n" + "金仁哲,平壌\n" * 2000
    odd = b"\xff\xff\n" if codec != "utf-16" else b"\x00\xd8\n\x00"
    file.write_bytes(lines.encode(codec) + odd + "金仁哲,平壌\n".encode(codec))
    refused(data, file, "in line 2002 is not", options=["--encoding", codec])


def test_an_unknown_encoding_is_refused(data: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("name\nAnn\n", encoding="utf-8")
    for name in ("klingon", "rot13", "zlib"):
        done = screened(data, file, "--encoding", name)
        assert done.returncode == 2
        assert "field --encoding" in done.stderr


def test_ragged_rows_and_missing_columns_cost_their_own_rows(data: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("name,city\nAnn\nJong In-chol,Oslo\nBo,a,b,c\n,Oslo\n", encoding="utf-8")
    done = screened(data, file)
    assert statuses(done) == ["error", "match", "error", "error"]
    assert [row for row, _, _ in problems(done)] == [1, 3, 4]
    file.write_text("city,shoe size\nOslo,41\n", encoding="utf-8")
    refused(data, file, "no column with names")


@pytest.mark.parametrize("field", ["x" * (10 << 20), ",".join("x" * (5 << 20)), '"' * (10 << 20)])
def test_a_line_of_ten_megabytes_costs_its_own_row(data: Path, tmp_path: Path, field: str):
    file = tmp_path / "people.csv"
    file.write_text(f"name,city\nAnn,Oslo\n{field}\nJong In-chol,Oslo\n", encoding="utf-8")
    done = screened(data, file)
    assert statuses(done) == ["no_match", "error", "match"]
    assert problems(done)[0][0] == 2


def test_a_header_of_ten_megabytes_is_refused(data: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    for header in ("x" * (10 << 20), ",".join("x" * (5 << 20)), '"' + "x,\n" * (3 << 20)):
        file.write_text(f"{header}\nAnn\n", encoding="utf-8")
        refused(data, file)


def test_an_unclosed_quotation_mark_in_a_hundred_megabytes_costs_its_own_row(
    data: Path, tmp_path: Path
):
    file = tmp_path / "people.csv"
    with file.open("w", encoding="utf-8") as stream:
        stream.write('name,notes\nJong In-chol,"open\n')
        for _ in range(100):
            stream.write(f"-,{'x' * ((1 << 20) - 3)}\n"[: 1 << 20].replace("xx", " y", 1))
    done = screened(data, file)
    found = statuses(done)
    assert len(found) == 101
    assert problems(done)[0] == (1, "", "a quotation mark is not closed, or stands alone")


def test_many_unclosed_quotation_marks_do_not_read_the_file_again_and_again(
    data: Path, tmp_path: Path
):
    file = tmp_path / "people.csv"
    rows = 'Ann,"\n' + "-,x\n" * 2000
    file.write_text("name,notes\n" + rows * 5, encoding="utf-8")
    assert len(statuses(screened(data, file))) == 5 * 2001


def test_formulas_stay_text_on_the_way_in_and_are_harmless_on_the_way_out(
    data: Path, tmp_path: Path
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
        done = screened(data, file, "--out", str(out), "--report", str(report))
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


# --- JSON ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"name": ' * 100_000,
        '{"name": ' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"name": "' + "x" * (10 << 20) + '"}',
        '{"name": ' + "9" * (1 << 20) + "}",
        '{"name": 1e999999999}',
        '{"name": [' + "[],"[:2] * 1 + ",[]" * (3 << 20) + "]}",
        '{"name": "\\ud800"',
        "\0" * 1000,
    ],
    ids=lambda line: line[:12].replace("\0", "NUL"),
)
def test_a_hostile_json_line_costs_its_own_row(data: Path, tmp_path: Path, line: str):
    file = tmp_path / "people.jsonl"
    file.write_text(f'{{"name": "Ann"}}\n{line}\n{{"name": "Jong In-chol"}}\n', encoding="utf-8")
    done = screened(data, file)
    assert statuses(done)[::2] == ["no_match", "match"]
    assert statuses(done)[1] in {"error", "no_match"}


def test_a_hostile_array_is_refused(data: Path, tmp_path: Path):
    file = tmp_path / "people.json"
    for item in ("[" * 100_000, '{"name": "' + "x" * (64 << 20), "9" * (10 << 20)):
        file.write_text('[{"name": "Ann"},\n' + item, encoding="utf-8")
        refused(data, file, "row 2", "not JSON")


def test_entities_with_a_million_belongings_are_screened_in_bounded_memory(
    data: Path, tmp_path: Path
):
    file = tmp_path / "people.ftm.json"
    with file.open("w", encoding="utf-8") as stream:
        for number in range(300_000):
            paper = {"number": [f"P{number:09d}"], "holder": ["p"], "country": ["kp"]}
            stream.write(json.dumps({"id": str(number), "schema": "Passport", "properties": paper}))
            stream.write("\n")
        person = {"id": "q", "schema": "Person", "properties": {"name": ["Jong In-chol"]}}
        stream.write(json.dumps(person) + "\n")
    assert statuses(screened(data, file)) == ["match"]


# --- gzip ------------------------------------------------------------------------------------


def test_a_gzip_bomb_is_refused(data: Path, tmp_path: Path):
    file = tmp_path / "people.csv.gz"
    with gzip.open(file, "wb", compresslevel=9) as stream:
        stream.write(b"name\n")
        for _ in range(1024):
            stream.write(b"Ann Example\n" * (1 << 16))
    refused(data, file, "unpacks to more than", "at most 200 times the packed size")


def test_a_damaged_gzip_file_is_refused(data: Path, tmp_path: Path):
    file = tmp_path / "people.csv.gz"
    whole = gzip.compress(os.urandom(1 << 16).hex().encode() + b"\n" * 9)
    file.write_bytes(whole[: len(whole) // 2])
    refused(data, file, "damaged gzip file")
    file.write_bytes(whole[:9000] + b"\0" * 90 + whole[9090:])
    refused(data, file, "damaged gzip file")
    file.write_bytes(gzip.compress(gzip.compress(b"name\nAnn\n")))
    refused(data, file)


# --- Workbooks -------------------------------------------------------------------------------

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


def test_a_workbook_made_by_hand_is_read(data: Path, tmp_path: Path):
    file = tmp_path / "people.xlsx"
    workbook(file, SHEET % (HEADER + ROW % (2, "A", 2)))
    assert statuses(screened(data, file)) == ["match"]


def test_a_cell_in_the_last_corner_is_refused_before_a_rectangle_is_made_of_it(
    data: Path, tmp_path: Path
):
    file = tmp_path / "people.xlsx"
    workbook(file, SHEET % (HEADER + ROW % (1_048_576, "XFD", 1_048_576)))
    refused(data, file, "sheet 'People' spreads its cells over 1,048,576 rows and 16,384 columns")


def test_a_cell_far_down_in_the_first_column_is_only_far(data: Path, tmp_path: Path):
    file = tmp_path / "people.xlsx"
    workbook(file, SHEET % (HEADER + ROW % (1_048_576, "A", 1_048_576)))
    done = screened(data, file)
    assert statuses(done) == ["match"]
    assert json.loads(done.stdout.splitlines()[0])["row"] == 1_048_575


def test_a_workbook_that_unpacks_to_too_much_is_refused(data: Path, tmp_path: Path):
    file = tmp_path / "people.xlsx"
    workbook(file, (" " * (1 << 20) for _ in range(300)))
    refused(data, file, "unpacks to 31", "at most 200 times the packed size")


def test_a_workbook_that_lies_about_its_size_is_refused(data: Path, tmp_path: Path):
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
    refused(data, file, "damaged workbook")


def test_one_long_text_named_a_million_times_is_refused(data: Path, tmp_path: Path):
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
    refused(data, file, "asks for more than 896 MiB of memory")


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha">%s]>'
BOMB = ENTITIES % "".join(
    f'<!ENTITY {here} "{f"&{before};" * 10}">'
    for before, here in zip("abcdefghi", "bcdefghij", strict=True)
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE, "<!DOCTYPE x>"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_a_workbook_that_declares_entities_is_refused(
    data: Path, tmp_path: Path, doctype: str, part: str
):
    file = tmp_path / "people.xlsx"
    sheet = SHEET % (HEADER + (ROW % (2, "A", 2)).replace("Jong", "&j;"))
    if part == "xl/worksheets/sheet1.xml":
        workbook(file, doctype + sheet)
    else:
        workbook(file, sheet, **{part: doctype + PARTS.get(part, f"<styleSheet {NAMES}/>")})
    refused(data, file, f"{part} declares a document type (DOCTYPE)")


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
    data: Path, tmp_path: Path, sheet: str
):
    file = tmp_path / "people.xlsx"
    workbook(file, sheet, filler=os.urandom(1 << 20).hex())
    refused(data, file, "damaged workbook", "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_workbook_cut_off_is_refused(data: Path, tmp_path: Path, share: float):
    file = tmp_path / "people.xlsx"
    workbook(file, SHEET % HEADER)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    refused(data, file, "damaged workbook")


@pytest.mark.parametrize("tail", [b"", b"\xff" * 100_000, b"\0" * 100_000])
def test_a_broken_old_workbook_is_refused(data: Path, tmp_path: Path, tail: bytes):
    file = tmp_path / "people.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + tail)
    refused(data, file)


def test_an_open_document_that_repeats_a_cell_without_end_is_refused(data: Path, tmp_path: Path):
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
    refused(data, file, "Cell limit exceeded")


# --- Parquet ---------------------------------------------------------------------------------


def test_a_parquet_file_cut_off_or_with_a_wrong_footer_is_refused(data: Path, tmp_path: Path):
    file = tmp_path / "people.parquet"
    pq.write_table(pa.table({"name": ["Ann", "Bo"] * 1000}), file)
    whole = file.read_bytes()
    huge = whole[:-8] + struct.pack("<I", 2**31 - 1) + b"PAR1"
    wrong = whole[:-200] + os.urandom(192) + whole[-8:]
    for content in (whole[: len(whole) // 2], whole[:4], b"PAR1PAR1", huge, wrong):
        file.write_bytes(content)
        refused(data, file, "cannot be read")


WRITE_BOMB = """
import sys, pyarrow as pa, pyarrow.parquet as pq
values = pa.array(["x" * (4 << 20)] * 400)
pq.write_table(
    pa.table({"name": values}), sys.argv[1], use_dictionary=sys.argv[2] == "dictionary",
    compression="zstd",
)
"""


@pytest.mark.parametrize("form", ["dictionary", "plain"])
def test_a_parquet_file_that_unpacks_to_too_much_is_refused(data: Path, tmp_path: Path, form: str):
    file = tmp_path / "people.parquet"
    # In another process: what this one takes is counted to those it starts.
    subprocess.run([sys.executable, "-c", WRITE_BOMB, file, form], check=True)
    assert file.stat().st_size < 1 << 20
    refused(data, file, "asks for more than 896 MiB of memory")


# --- What is no file -------------------------------------------------------------------------


def test_what_is_no_readable_file_is_refused(data: Path, tmp_path: Path):
    pipe, folder, empty = tmp_path / "pipe.csv", tmp_path / "folder.csv", tmp_path / "empty.xlsx"
    os.mkfifo(pipe)
    folder.mkdir()
    empty.touch()
    refused(data, pipe, "not a file")
    refused(data, folder, "not a file")
    refused(data, empty, "the file is empty")
    refused(data, tmp_path / "absent.csv", "No such file or directory")
    refused(data, Path("/dev/zero"), "not a file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(data: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("name\nAnn\n", encoding="utf-8")
    file.chmod(0)
    refused(data, file, "cannot be opened: Permission denied")
