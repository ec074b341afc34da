"""Workbooks: typed cells become the text they are, and nothing is taken from the wrong sheet."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from lookthrough.model import InputError
from lookthrough.screening import ReadOptions, map_columns, open_rows, read_subject

XLS = Path(__file__).resolve().parents[2] / "golden" / "subjects" / "people.xls"


@pytest.fixture
def book(tmp_path: Path):
    """A new workbook, and where it will be."""
    path = tmp_path / "people.xlsx"
    return path, xlsxwriter.Workbook(path, {"strings_to_formulas": False})


def values(path: Path, **options: str) -> list[dict[str, str]]:
    rows = open_rows(path, ReadOptions(**options))
    return [{c: " / ".join(texts) for c, texts in row.values.items()} for row in rows]


def test_typed_cells_are_the_text_that_a_csv_file_would_have(book):
    path, made = book
    sheet = made.add_worksheet()
    day = made.add_format({"num_format": "dd.mm.yy"})
    moment = made.add_format({"num_format": "dd.mm.yy hh:mm"})
    clock = made.add_format({"num_format": "hh:mm"})
    sheet.write_row(0, 0, ["name", "dob", "seen", "at", "passport", "big", "rate", "ok", "id", "f"])
    sheet.write_string(1, 0, "  Ann\nExample ")
    sheet.write_datetime(1, 1, date(1979, 1, 5), day)
    sheet.write_datetime(1, 2, datetime(2026, 11, 25, 13, 4), moment)  # noqa: DTZ001 - a cell has no zone
    sheet.write_datetime(1, 3, time(13, 4), clock)
    sheet.write_number(1, 4, 390220044.0)
    sheet.write_number(1, 5, 1e15)
    sheet.write_number(1, 6, 0.25)
    sheet.write_boolean(1, 7, True)
    sheet.write_string(1, 8, "00123")
    sheet.write_formula(1, 9, "=WEBSERVICE(A1)", None, "as saved")
    made.close()
    assert values(path) == [
        {
            "name": "Ann\nExample",
            "dob": "1979-01-05",
            "seen": "2026-11-25 13:04:00",
            "at": "13:04:00",
            "passport": "390220044",
            "big": "1000000000000000",
            "rate": "0.25",
            "ok": "true",
            "id": "00123",
            "f": "as saved",
        }
    ]


def test_an_error_in_a_cell_is_a_problem_of_its_field_and_the_rest_is_screened(book):
    path, made = book
    sheet = made.add_worksheet()
    sheet.write_row(2, 1, ["name", "country", "notes"])
    sheet.write_string(3, 1, "Ann")
    sheet.write_formula(3, 2, "=NA()", None, "#N/A")
    sheet.write_formula(3, 3, "=1/0", None, "#DIV/0!")
    sheet.write_formula(4, 1, "=X", None, "#NAME?")
    made.close()
    rows = open_rows(path)
    mapping = map_columns(rows.columns, {}, "people.xlsx")
    (first, one), (second, two) = (read_subject(row, mapping) for row in rows)
    assert first is not None
    assert first.names == ("Ann",)
    assert [(p.row, p.field, p.problem) for p in one] == [
        (1, "country", "#N/A, an error of the spreadsheet")
    ]
    assert second is None
    assert (two[0].row, two[0].field) == (2, "name")


def test_the_first_sheet_that_is_seen_and_holds_rows_is_read_and_the_others_are_named(book):
    path, made = book
    made.add_worksheet("Cover")
    made.add_worksheet("Lookup").write_column(0, 0, ["name", "Hidden"])
    made.add_worksheet("People").write_column(0, 0, ["name", "Ann"])
    made.add_worksheet("More").write_column(0, 0, ["name", "Bo"])
    made.get_worksheet_by_name("Lookup").hide()
    made.close()
    file = open_rows(path)
    assert file.read_as.sheet == "People"
    assert file.notes == ("Sheets not read: Cover, Lookup, More",)
    assert values(path) == [{"name": "Ann"}]
    assert values(path, sheet="More") == [{"name": "Bo"}]
    assert values(path, sheet="Lookup") == [{"name": "Hidden"}]
    with pytest.raises(InputError, match="no sheet named 'people'; expected Cover, Lookup") as fail:
        values(path, sheet="people")
    assert fail.value.field == "--sheet"


def test_a_workbook_without_any_rows_is_refused(book):
    path, made = book
    made.add_worksheet("Cover")
    made.close()
    with pytest.raises(InputError, match=r"people\.xlsx: no sheet holds any rows"):
        open_rows(path)


def test_rows_are_counted_from_the_header_and_blank_ones_count(book):
    path, made = book
    sheet = made.add_worksheet()
    sheet.write_column(3, 2, ["name", "Ann", "", "Bo"])
    sheet.write_blank(900, 2, None, made.add_format({"bold": True}))
    made.close()
    assert [(row.number, row.values) for row in open_rows(path)] == [
        (1, {"name": ("Ann",)}),
        (3, {"name": ("Bo",)}),
    ]


def test_the_same_column_twice_is_refused(book):
    path, made = book
    made.add_worksheet().write_row(0, 0, ["name", "dob", " name"])
    made.close()
    with pytest.raises(InputError, match="field name: the same column twice"):
        open_rows(path)


def test_an_old_workbook_is_read_as_a_new_one_is():
    file = open_rows(XLS)
    assert (file.read_as.format, file.read_as.sheet) == ("xls", "People")
    assert file.notes == ("Sheets not read: Notes",)
    assert [(row.number, row.values) for row in file] == [
        (
            1,
            {
                "id": ("C-1",),
                "name": ("Jong In-chol",),
                "birth_date": ("1979-01-05",),
                "passport": ("390220044",),
            },
        ),
        (3, {"id": ("C-3",), "name": ("Анна Экзампл",), "passport": ("0012345",)}),
    ]


def test_title_rows_above_the_header_are_passed_over_and_counted(book):
    path, made = book
    sheet = made.add_worksheet()
    sheet.merge_range(0, 0, 0, 2, "Customer register 2026")
    sheet.write_string(1, 1, "confidential")
    sheet.write_row(3, 0, ["Nr", "Full name", "Land"])
    sheet.write_row(4, 0, ["7", "Ann", "Laos"])
    sheet.write_row(6, 0, ["8", "Bo"])
    made.close()
    file = open_rows(path)
    assert file.columns == ("Nr", "Full name", "Land")
    assert file.notes == ("Rows above the header, not read: 2",)
    assert [(row.number, row.values["Full name"]) for row in file] == [(1, ("Ann",)), (3, ("Bo",))]


@pytest.mark.parametrize(
    "rows",
    [
        [["Payee"], ["Ann"], ["Bo", "Example Ltd"]],
        [["name"], ["Ann"], ["Bo", "name"]],
        [["Payee", "Ort"], ["name", "dob"]],
    ],
)
def test_a_first_row_that_may_be_the_header_is_the_header(book, rows):
    path, made = book
    sheet = made.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    made.close()
    file = open_rows(path)
    assert file.columns[0] == rows[0][0]
    assert (file.rows, file.notes) == (len(rows) - 1, ())


def test_a_merged_cell_is_of_its_first_row_only(book):
    path, made = book
    sheet = made.add_worksheet()
    sheet.write_row(0, 0, ["name", "country"])
    sheet.write_column(1, 0, ["Ann", "Bo"])
    sheet.merge_range(1, 1, 2, 1, "Laos")
    made.close()
    assert values(path) == [{"name": "Ann", "country": "Laos"}, {"name": "Bo"}]


@pytest.mark.parametrize("number", [3171234567890120, 12345678901234567890, -(2**53)])
def test_a_number_longer_than_a_spreadsheet_keeps_is_a_problem(book, number: int):
    path, made = book
    sheet = made.add_worksheet()
    sheet.write_row(0, 0, ["name", "passport"])
    sheet.write_row(1, 0, ["Ann", number])
    made.close()
    (row,) = open_rows(path)
    assert row.values == {"name": ("Ann",)}
    assert [(p.field, p.problem) for p in row.problems] == [
        ("passport", "a number too long to keep all its digits, unless the column is text")
    ]


def test_a_protected_workbook_is_said_to_be_protected(tmp_path: Path):
    path = tmp_path / "people.xlsx"
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes((1 << 20) - 21)
    path.write_bytes(container + "EncryptedPackage".encode("utf-16-le") + bytes(512))
    with pytest.raises(InputError, match=r"people\.xlsx: is protected with a password"):
        open_rows(path)
