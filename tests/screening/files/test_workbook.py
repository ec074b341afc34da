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
