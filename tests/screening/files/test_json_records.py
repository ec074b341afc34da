"""JSON, one object a line or one array: each record comes out, as a row or as a problem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.screening.files.test_delimited import folder, rows_of, values

from lookthrough.model import InputError
from lookthrough.screening import open_rows
from lookthrough.screening.files.lines import MAX_LINE

__all__ = ["folder"]


@pytest.mark.parametrize("ending", [".jsonl", ".ndjson", ".json", ".JSONL"])
def test_json_lines_are_read_whatever_their_kind_of_value(folder: Path, ending: str):
    record = {"name": " Ann ", "dob": 1979, "aka": ["Bo", None, " ", 7], "city": None, "ok": True}
    rows = rows_of(folder, json.dumps(record) + "\n", f"people{ending}")
    assert rows[0].values == {
        "name": ("Ann",),
        "dob": ("1979",),
        "aka": ("Bo", "7"),
        "city": (),
        "ok": ("true",),
    }


def test_the_columns_of_json_lines_are_those_of_all_rows(folder: Path):
    rows = rows_of(folder, '{"name": "Ann"}\n\n{"dob": "79", "name": "Bo"}\n', "people.jsonl")
    assert values(rows) == ["Ann", "Bo"]
    assert open_rows(folder / "people.jsonl").columns == ("name", "dob")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not JSON"),
        ("Ann", "not JSON"),
        ('{"name": "Ann"} x', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"n": ' + "9" * 5000 + "}", "not JSON"),
        ("[]", "not a JSON object"),
        ("null", "not a JSON object"),
        ('"Ann"', "not a JSON object"),
    ],
)
def test_a_bad_json_line_is_a_problem_of_its_row(folder: Path, line: str, problem: str):
    rows = rows_of(folder, f'{{"name": "Bo"}}\n{line}\n{{"name": "Cy"}}\n', "people.jsonl")
    assert values(rows)[::2] == ["Bo", "Cy"]
    assert rows[1].problems[0].problem.startswith(problem)
    assert rows[1].problems[0].row == 2
    assert rows[1].values == {}


def test_a_line_longer_than_any_record_is_a_problem_and_the_next_is_read(folder: Path):
    long = json.dumps({"name": "x" * MAX_LINE})
    rows = rows_of(folder, f'{{"name": "Bo"}}\n{long}\n{{"name": "Cy"}}\n', "people.jsonl")
    assert values(rows)[::2] == ["Bo", "Cy"]
    assert rows[1].problems[0].problem.startswith("a line longer than")


def test_a_nested_value_costs_only_its_column(folder: Path):
    line = '{"name": "Ann", "dob": {"year": 1979}, "aka": [["Bo"]]}'
    (row,) = rows_of(folder, line, "people.jsonl")
    assert row.values["name"] == ("Ann",)
    assert [(p.field, p.problem) for p in row.problems] == [
        ("dob", "a nested value"),
        ("aka", "a nested value"),
    ]


@given(
    st.lists(st.dictionaries(st.sampled_from("abc"), st.text(max_size=9), min_size=1), min_size=1),
    st.sampled_from([None, 1, 4]),
    st.sampled_from(["", " ", "\n" * 300]),
)
def test_an_array_is_read_item_by_item_however_it_is_written(
    folder: Path, records: list[dict[str, str]], indent: int | None, gap: str
):
    array = json.dumps([{"name": "Ann", **record} for record in records], indent=indent)
    array_rows = rows_of(folder, gap + array.replace("}, {", "}" + gap + ",{") + gap, "a.json")
    lines = "".join(json.dumps({"name": "Ann", **record}) + "\n" for record in records)
    assert array_rows == rows_of(folder, lines, "a.jsonl")


@pytest.mark.parametrize(
    ("array", "row"),
    [
        ('[{"name": "Ann"}', 1),
        ('[{"name": "Ann"}, {"name": "B', 2),
        ('[{"name": "Ann"} {"name": "Bo"}]', 1),
        ('[{"name": "Ann"}] x', 1),
        ('[{"name": "Ann"}, ' + "[" * 100_000, 2),
    ],
)
def test_a_damaged_array_is_refused_with_the_place(folder: Path, array: str, row: int):
    with pytest.raises(InputError, match=r"people\.json, row \d: not JSON") as failure:
        rows_of(folder, "\n" + array, "people.json")
    assert failure.value.row in {row, row + 1}


def test_an_item_of_an_array_that_is_no_object_is_a_problem_of_its_row(folder: Path):
    rows = rows_of(folder, '[{"name": "Ann"}, 12, null, {"name": "Bo"}]', "people.json")
    assert values(rows) == ["Ann", "[not a JSON object]", "[not a JSON object]", "Bo"]
