"""The same rows are the same subjects, whatever kind of file they come in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.screening.files.writing import WRITERS, write_csv, write_xlsx

from lookthrough.model import InputError
from lookthrough.screening import ReadOptions, map_columns, open_rows, read_subject
from lookthrough.screening.files.cells import KEPT

COLUMNS = (
    "id",
    "name",
    "alias",
    "type",
    "birth_date",
    "country",
    "passport",
    "registration_number",
    "address",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made: Path = tmp_path_factory.mktemp("kinds")
    return made


def read(path: Path) -> list[Any]:
    """Every row of a file: its number, its subject and the problems with it, without columns."""
    file = open_rows(path)
    mapping = map_columns(file.columns, {}, str(path))
    found = []
    for row in file:
        subject, problems = read_subject(row, mapping)
        found.append((row.number, subject, [problem.problem for problem in problems]))
    assert len(found) == file.rows == file.read_as.rows
    return found


# Every script, line breaks and quotation marks, but not what a cell cannot hold or would split.
TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"], exclude_characters=";|"),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() != "" and not text.strip().startswith("#"))
SPICED = st.one_of(
    TEXT,
    st.sampled_from(
        [
            'Ann "Bo" Example',
            "=cmd|' /C calc'!A0",
            "KIM, Jong",
            "@SUM(A1)",
            "O'Neill\nBell",
            "김인철",
            "Анна",
            "00123",
            "-",
            "+1",
            "TRUE",
            "1e5",
        ]
    ),
)
ROW = st.fixed_dictionaries(
    {"type": st.sampled_from(["Person", "Company", "Vessel"])},
    optional={
        "id": st.from_regex(r"C-0[0-9]{1,4}", fullmatch=True),
        "name": SPICED,
        "alias": st.lists(SPICED, min_size=1, max_size=3),
        "birth_date": st.dates(date(1901, 1, 1), date(2030, 1, 1)),
        "country": st.sampled_from(["Laos", "KP", "中国", "Nowhere"]),
        "passport": st.integers(10_000, KEPT),  # a longer number is a problem in a workbook
        "registration_number": st.from_regex(r"0{1,3}[0-9]{5,9}", fullmatch=True),
        "address": TEXT,
    },
)


NAMED: Mapping[str, Any] = {"id": "C-01", "name": "Ann Example", "type": "Person"}
"""Stands first in every file, since one without any name would be refused."""


@settings(max_examples=40)
@given(st.lists(ROW, min_size=1, max_size=6))
def test_the_same_rows_are_the_same_subjects_in_every_kind_of_file(
    folder: Path, rows: list[Mapping[str, Any]]
):
    # The kinds that are read in this process, many times over; the others below.
    rows = [NAMED, *rows]
    told = {}
    for name in ("people.csv", "people.csv.gz", "people.jsonl", "people.json", "people.ftm.json"):
        WRITERS[name](folder / name, COLUMNS, rows)
        told[name] = read(folder / name)
    assert all(found == told["people.csv"] for found in told.values())


@settings(max_examples=6)
@given(st.lists(ROW, min_size=10, max_size=40))
def test_a_workbook_and_a_parquet_file_say_what_a_csv_file_says(
    folder: Path, rows: list[Mapping[str, Any]]
):
    rows = [NAMED, *rows]
    rows = [NAMED, *rows]
    told = {}
    for name in ("people.csv", "people.xlsx", "people.parquet"):
        WRITERS[name](folder / name, COLUMNS, rows)
        told[name] = read(folder / name)
    assert told["people.xlsx"] == told["people.csv"]
    assert told["people.parquet"] == told["people.csv"]


def test_every_kind_counts_blank_rows_and_drops_them(folder: Path):
    rows: list[Mapping[str, Any]] = [
        {"id": "C-1", "name": "Ann Example", "type": "Person"},
        {},
        {"id": "C-3", "name": "Bo Example", "type": "Person"},
        {},
    ]
    for name, write in WRITERS.items():
        if name != "people.ftm.json":  # which has no blank entity
            write(folder / name, COLUMNS, rows)
            assert [number for number, _, _ in read(folder / name)] == [1, 3], name


def test_how_a_file_was_read_is_told(folder: Path):
    rows: list[Mapping[str, Any]] = [{"id": "C-1", "name": "Ann", "type": "Person"}]
    formats = {}
    for name, write in WRITERS.items():
        write(folder / name, COLUMNS, rows)
        formats[name] = open_rows(folder / name).read_as
    assert [read_as.format for read_as in formats.values()] == [
        "csv",
        "csv",
        "xlsx",
        "parquet",
        "jsonl",
        "json",
        "ftm",
    ]
    assert formats["people.csv"].encoding == "utf-8"
    assert formats["people.csv"].delimiter == ","
    assert formats["people.xlsx"].sheet == "People"
    assert {read_as.rows for read_as in formats.values()} == {1}


@pytest.mark.parametrize(
    ("name", "write", "told"),
    [
        ("people.csv", write_xlsx, "The name ends in .csv, but the content is Excel"),
        ("people.xlsx", write_csv, "The name ends in .xlsx, but the content is CSV"),
        ("people.xls", write_xlsx, "The name ends in .xls, but the content is Excel"),
        ("people.parquet", write_csv, "The name ends in .parquet, but the content is CSV"),
    ],
)
def test_a_name_that_contradicts_the_content_is_said_and_the_content_is_read(
    folder: Path, name, write, told
):
    write(folder / name, ("name",), [{"name": "Ann"}, {"name": "Bo"}])
    file = open_rows(folder / name)
    assert file.notes[0].startswith(told)
    assert [row.values["name"] for row in file] == [("Ann",), ("Bo",)]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "is a PDF file"),
        (b"<html><table><tr><td>name</td></tr></table>", "is an HTML page"),
        (b"\n<?xml version='1.0'?><Workbook/>", "is XML"),
        (b"SQLite format 3\0", "is a database"),
        (b"7z\xbc\xaf\x27\x1c", "is compressed otherwise than by gzip"),
    ],
)
def test_what_is_no_table_is_refused_by_its_content(folder: Path, content: bytes, what: str):
    path = folder / "people.xls"
    path.write_bytes(content)
    with pytest.raises(InputError, match=f"{what}, which is not read; expected CSV"):
        open_rows(path)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("people.csv", ReadOptions(sheet="People")),
        ("people.xlsx", ReadOptions(encoding="utf-8")),
        ("people.xlsx", ReadOptions(delimiter=";")),
        ("people.jsonl", ReadOptions(delimiter=";")),
        ("people.parquet", ReadOptions(sheet="People")),
    ],
)
def test_an_option_that_does_not_fit_the_kind_is_refused(
    folder: Path, name: str, options: ReadOptions
):
    WRITERS[name](folder / name, ("name",), [{"name": "Ann"}])
    with pytest.raises(InputError, match="does not apply to") as failure:
        open_rows(folder / name, options)
    assert failure.value.field.startswith("--")


def test_a_file_that_is_not_there_and_a_folder_are_refused(folder: Path):
    with pytest.raises(InputError, match=r"absent\.csv: cannot be opened: No such file"):
        open_rows(folder / "absent.csv")
    with pytest.raises(InputError, match="not a file"):
        open_rows(folder)


def test_a_pipe_is_refused_because_it_can_be_read_only_once(folder: Path):
    os.mkfifo(folder / "pipe.csv")
    with pytest.raises(InputError, match=r"pipe\.csv: not a file; expected a file saved on disk"):
        open_rows(folder / "pipe.csv")


@pytest.mark.parametrize("content", [b"", b"\n\n \n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["people.csv", "people.jsonl", "people.xlsx"])
def test_an_empty_file_is_refused(folder: Path, content: bytes, name: str):
    (folder / name).write_bytes(content)
    with pytest.raises(InputError, match=f"{name}: .*no rows that can be read"):
        open_rows(folder / name)
