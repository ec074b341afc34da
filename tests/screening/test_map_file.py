"""A map file says what the columns hold; what is wrong with it is said with file and key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lookthrough.model import InputError, Schema
from lookthrough.screening import (
    By,
    ReadOptions,
    map_columns,
    open_rows,
    preview_of,
    read_map_file,
    read_subject,
)

PEOPLE = "Payee;Trading as;Land;name\nAnn Example;Lantern;Laos;x\n"
TOML = """type = "vessel"
delimiter = ";"
ignore = ["name"]

[fields]
name = ["Payee", "Trading as"]
country = "Land"
"""


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ["toml", "json"])
def test_a_map_file_gives_columns_options_and_the_kind_of_all_subjects(
    tmp_path: Path, people: Path, ending: str
):
    path = tmp_path / f"map.{ending}"
    content = {
        "type": "vessel",
        "delimiter": ";",
        "ignore": ["name"],
        "fields": {"name": ["Payee", "Trading as"], "country": "Land"},
    }
    path.write_text(TOML if ending == "toml" else json.dumps(content), encoding="utf-8")
    told = read_map_file(path)
    assert told.options == ReadOptions(delimiter=";")
    file = open_rows(people, told.options)
    mapping = map_columns(file.columns, told.given, "people.csv")
    assert set(mapping.by.values()) == {By.FILE}
    assert mapping.unused == ("name",)
    (row,) = file
    subject, problems = read_subject(row, mapping)
    assert problems == ()
    assert subject is not None
    assert subject.names == ("Ann Example", "Lantern")
    assert subject.schema is Schema.VESSEL


@pytest.mark.parametrize(
    ("text", "field", "problem"),
    [
        ("[fields]\nnom = 'x'\n", "fields.nom", "no such field"),
        ("[fields]\nname = 7\n", "fields.name", "not the name of a column"),
        ("[fields]\nname = [['x']]\n", "fields.name", "not the name of a column"),
        ("fields = 7\n", "fields", "not a table"),
        ("names = ['x']\n", "names", "no such key"),
        ("sheet = 1\n", "sheet", "not a text"),
        ("type = 'sorcerer'\n", "type", "'sorcerer' is not a known type"),
        ("encoding = 'klingon'\n", "encoding", "'klingon' is not a known encoding"),
        ("ignore = 1\n", "ignore", "not the name of a column"),
        ("name = \n", "", "not TOML: Invalid value"),
    ],
)
def test_what_is_wrong_with_a_map_file_is_said_with_file_and_key(
    tmp_path: Path, text: str, field: str, problem: str
):
    path = tmp_path / "map.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as failure:
        read_map_file(path)
    assert failure.value.file == str(path)
    assert failure.value.field == field
    assert failure.value.problem.startswith(problem)


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff", b"[" * 100_000, b" " * (2 << 20)])
def test_a_json_map_file_that_is_none_is_refused(tmp_path: Path, content: bytes):
    path = tmp_path / "map.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"map\.json: "):
        read_map_file(path)


def test_a_map_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"absent\.toml: cannot be opened"):
        read_map_file(tmp_path / "absent.toml")


def test_the_map_file_of_a_preview_reads_the_file_the_same_way(tmp_path: Path):
    path = tmp_path / "people.csv"
    path.write_text('Full name;"A ""B"" \\ C";dob;Alias 2\nAnn;7;1979;Bo\n', encoding="cp1252")
    file = open_rows(path)
    mapping = map_columns(file.columns, {}, "people.csv")
    written = tmp_path / "map.toml"
    written.write_text(preview_of(file, mapping).map_file, encoding="utf-8")
    told = read_map_file(written)
    again = open_rows(path, told.options)
    same = map_columns(again.columns, told.given, "people.csv")
    assert (same.fields, same.unused) == (mapping.fields, mapping.unused)
    assert list(again) == list(file)


def test_a_delivery_without_an_ignored_column_is_read_all_the_same(tmp_path: Path):
    path = tmp_path / "map.toml"
    path.write_text("ignore = ['Clerk', 'alias']\n", encoding="utf-8")
    mapping = map_columns(["name", "alias"], read_map_file(path).given, "people.csv")
    assert (dict(mapping.by), mapping.unused) == ({"name": By.NAME}, ("alias",))


def test_a_column_that_only_the_map_file_has_is_said_to_be_of_it(tmp_path: Path):
    path = tmp_path / "map.toml"
    path.write_text("[fields]\nname = 'Who'\n", encoding="utf-8")
    with pytest.raises(InputError, match="no such column, which the map file gives for") as failure:
        map_columns(["name"], read_map_file(path).given, "people.csv")
    assert (failure.value.file, failure.value.field) == ("people.csv", "Who")
