"""Every row of the user's file comes out, as a record or as a problem; none is lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.model import InputError
from lookthrough.screening import ReadOptions, Row, open_rows
from lookthrough.screening.files import MAX_FIELD


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made: Path = tmp_path_factory.mktemp("rows")
    return made


def rows_of(folder: Path, content: str | bytes, name: str = "people.csv") -> list[Row]:
    """Write a file, read it, and check that its length was counted right."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    file = open_rows(path)
    rows = list(file)
    assert file.rows == len(rows)
    numbers = [row.number for row in rows]
    assert numbers == sorted(set(numbers))
    assert list(file) == rows
    return rows


def values(rows: list[Row], column: str = "name") -> list[str]:
    """The column's value in each row; a broken row in square brackets."""
    return [
        f"[{row.problems[0].problem}]" if row.problems else " / ".join(row.values.get(column, ()))
        for row in rows
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_first_line(folder: Path, delimiter: str):
    text = f"id{delimiter}name\n1{delimiter}Ann, Bell; of | Example\n"
    if delimiter == "\t":
        assert values(rows_of(folder, text)) == ["Ann, Bell; of | Example"]
    quoted = f'id{delimiter}name\n1{delimiter}"Ann, Bell; of | Example"\n'
    assert values(rows_of(folder, quoted)) == ["Ann, Bell; of | Example"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(folder: Path, end: str, mark: str):
    text = mark + end.join(["name,city", "Ann,Oslo", '"Bo, Jr",Bonn', ""])
    rows = rows_of(folder, text)
    assert [row.values for row in rows] == [
        {"name": ("Ann",), "city": ("Oslo",)},
        {"name": ("Bo, Jr",), "city": ("Bonn",)},
    ]


def test_a_last_line_without_an_end_counts(folder: Path):
    assert values(rows_of(folder, "name\nAnn\nBo")) == ["Ann", "Bo"]


def test_line_breaks_and_quotation_marks_may_stand_inside_quotation_marks(folder: Path):
    rows = rows_of(folder, 'name,notes\n"Ann\r\nBell","says ""hi"""\nBo,x\n')
    assert values(rows) == ["Ann\r\nBell", "Bo"]
    assert values(rows, "notes") == ['says "hi"', "x"]


def test_line_breaks_may_stand_inside_the_name_of_a_column(folder: Path):
    path = folder / "people.csv"
    path.write_text('"full\nname",city\nAnn,Oslo\n', encoding="utf-8")
    assert open_rows(path).columns == ("full\nname", "city")
    assert values(list(open_rows(path)), "full\nname") == ["Ann"]


def test_empty_cells_are_left_out_and_the_others_are_stripped(folder: Path):
    rows = rows_of(folder, "name,city,dob\n  Ann  ,,\t\n")
    assert rows[0].values == {"name": ("Ann",)}


def test_empty_lines_are_no_rows(folder: Path):
    rows = rows_of(folder, "\n  \nname,city\n\n,\n   \nAnn,Oslo\n\n\n")
    assert values(rows) == ["Ann"]
    assert rows[0].number == 4  # blank ones count, so that the number finds the row


def test_a_row_with_other_than_the_header_s_number_of_fields_is_a_problem(folder: Path):
    rows = rows_of(folder, "name,city\nAnn\nBo,Bonn\nCy,Cork,x\n")
    assert values(rows) == ["[1 field]", "Bo", "[3 fields]"]
    problem = rows[2].problems[0]
    assert (problem.row, problem.expected) == (3, "2, as in the first line")
    assert rows[2].values == {}


def test_an_unclosed_quotation_mark_costs_its_own_row_only(folder: Path):
    rows = rows_of(folder, 'name,city\nAnn,Oslo\n"Bo,Bonn\nCy,Cork\n"Dee, Jr",Delft\nEve,Elba\n')
    assert values(rows)[0] == "Ann"
    assert values(rows)[1].startswith("[a quotation mark")
    assert values(rows)[2:] == ["Cy", "Dee, Jr", "Eve"]


def test_a_quotation_mark_open_to_the_end_of_the_file_costs_its_own_row_only(folder: Path):
    many = [f"Ann {number}" for number in range(500)]
    rows = rows_of(folder, 'name,city\nBo,"open\n' + "".join(f"{name},x\n" for name in many))
    assert values(rows)[0].startswith("[a quotation mark")
    assert values(rows)[1:] == many


def test_rows_swallowed_by_a_quotation_mark_that_closes_are_read_again(folder: Path):
    rows = rows_of(folder, 'name,city\n"Ann\nBo,Bonn\nCy,"\nDee,Delft\n')
    assert "Bo" in values(rows)
    assert values(rows)[-1] == "Dee"
    assert sum(bool(row.problems) for row in rows) == 2


def test_a_giant_field_is_a_problem_and_the_next_rows_are_read(folder: Path):
    giant = "x" * (MAX_FIELD + 1)
    rows = rows_of(folder, f'name,city\nAnn,"{giant}"\nBo,{giant}\nCy,Cork\n')
    assert [bool(row.problems) for row in rows] == [True, True, False]
    assert values(rows)[2] == "Cy"


def test_a_long_field_is_read_whole_and_so_is_a_long_name_of_a_column(folder: Path):
    long = "x" * (MAX_FIELD - 1)
    assert values(rows_of(folder, f"name,{long}\n{long},1\n")) == [long]


def test_a_first_line_too_long_to_be_one_is_refused(folder: Path):
    with pytest.raises(InputError, match="broken CSV in the first line"):
        rows_of(folder, "x" * (MAX_FIELD + 1) + "\nAnn\n")


def test_an_unclosed_quotation_mark_in_the_first_line_is_refused(folder: Path):
    with pytest.raises(InputError, match=r"people\.csv: broken CSV in the first line"):
        rows_of(folder, 'name,"city\nAnn,Oslo\n')


def test_a_column_that_comes_twice_is_refused_by_name(folder: Path):
    with pytest.raises(InputError, match="field name: the same column twice"):
        rows_of(folder, "name,city, name\nAnn,Oslo,Bell\n")


def test_columns_without_a_name_are_called_by_their_place_if_they_hold_anything(folder: Path):
    rows = rows_of(folder, "name,,\nAnn,,y\n")
    assert rows[0].values == {"name": ("Ann",), "(column 3)": ("y",)}
    assert open_rows(folder / "people.csv").columns == ("name", "(column 3)")


def test_nul_bytes_in_the_first_line_are_refused(folder: Path):
    with pytest.raises(InputError, match=r"people\.csv: holds NUL bytes"):
        rows_of(folder, "n\0ame,city\nAnn,Oslo\n")


def test_nul_bytes_in_a_row_lose_nothing(folder: Path):
    assert values(rows_of(folder, "name,city\nAnn\0a,Oslo\nBo,Bonn\n")) == ["Ann\0a", "Bo"]


def test_a_file_of_column_names_alone_has_no_rows(folder: Path):
    path = folder / "people.csv"
    path.write_text("name,city\n", encoding="utf-8")
    assert open_rows(path).columns == ("name", "city")
    assert rows_of(folder, "name,city\n") == []


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(st.lists(st.tuples(CELL, CELL), max_size=8), st.sampled_from(",;\t|"))
def test_what_a_csv_writer_writes_is_read_back(folder: Path, cells, delimiter):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["name", "city"])
    writer.writerows(cells)
    expected = [
        {c: (cell.strip(),) for c, cell in zip(("name", "city"), row, strict=True) if cell.strip()}
        for row in cells
        if any(cell.strip() for cell in row)
    ]
    assert [row.values for row in rows_of(folder, text.getvalue())] == expected


BROKEN = st.sampled_from(['"x', 'x,"y', '"a"b,c', "a", "a,b,c", '"x""', ',,"y', "x,\0,y"])
GOOD = st.integers(0, 999).map(lambda number: f"Ann {number},Oslo")


@given(st.lists(st.one_of(BROKEN, GOOD), max_size=12))
def test_every_good_row_among_broken_ones_is_read_and_every_line_is_answered_for(
    folder: Path, lines: list[str]
):
    rows = rows_of(folder, "\n".join(["name,city", *lines, ""]))
    good = [line.partition(",")[0] for line in lines if line.startswith("Ann")]
    assert [value for value in values(rows) if value.startswith("Ann")] == good
    assert len(rows) == len(lines)


@given(st.text(st.sampled_from('"\n,a\r\0; '), max_size=60))
def test_in_any_heap_of_marks_and_line_breaks_every_letter_is_told_or_a_problem(
    folder: Path, content: str
):
    rows = rows_of(folder, f"name,city\n{content}")
    told = "".join(text for row in rows for texts in row.values.values() for text in texts)
    if not any(row.problems for row in rows):
        assert told.count("a") == content.count("a")


def test_a_field_that_is_too_long_is_called_that_and_no_quotation_mark(tmp_path: Path):
    path = tmp_path / "people.csv"
    path.write_text(f"name,notes\nAnn,{'x' * (MAX_FIELD + 1)}\nBo,-\n", encoding="utf-8")
    first, second = open_rows(path)
    assert [(p.problem, p.expected) for p in first.problems] == [
        ("a field that is too long", "at most 1,000,000 characters")
    ]
    assert second.values["name"] == ("Bo",)


@pytest.mark.parametrize("word", ["tab", "\\t", "\t"])
def test_a_tab_may_be_given_by_its_name(tmp_path: Path, word: str):
    path = tmp_path / "people.csv"
    path.write_text("name\tcity\nAnn\tOslo\n", encoding="utf-8")
    assert open_rows(path, ReadOptions(delimiter=word)).columns == ("name", "city")
