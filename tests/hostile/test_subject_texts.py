"""CSV and JSON files made to crash, stall or fill the memory of whoever screens them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.hostile.screening import problems, refused, screened, statuses


def test_nul_bytes_in_the_header_are_refused_and_in_a_row_harmless(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_bytes(b"n\0me,city\nAnn,Oslo\n")
    refused(indexed, file, "holds NUL bytes")
    file.write_bytes(b"name,city\nA\0nn,Oslo\nJong In-chol,Oslo\n")
    assert statuses(screened(indexed, file)) == ["no_match", "match"]
    file.write_bytes(b"\0" * (64 << 20))
    refused(indexed, file)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "euc_jp", "utf-16"])
def test_a_byte_that_is_not_of_the_encoding_is_refused_with_its_line(
    indexed: Path, tmp_path: Path, codec: str
):
    file = tmp_path / "people.csv"
    lines = "name,city\n" + "金仁哲,平壌\n" * 2000
    odd = b"\xff\xff\n" if codec != "utf-16" else b"\x00\xd8\n\x00"
    file.write_bytes(lines.encode(codec) + odd + "金仁哲,平壌\n".encode(codec))
    refused(indexed, file, "in line 2002 is not", options=["--encoding", codec])


def test_an_unknown_encoding_is_refused(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("name\nAnn\n", encoding="utf-8")
    for name in ("klingon", "rot13", "zlib"):
        done = screened(indexed, file, "--encoding", name)
        assert done.returncode == 2
        assert "field --encoding" in done.stderr


def test_ragged_rows_and_missing_columns_cost_their_own_rows(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("name,city\nAnn\nJong In-chol,Oslo\nBo,a,b,c\n,Oslo\n", encoding="utf-8")
    done = screened(indexed, file)
    assert statuses(done) == ["error", "match", "error", "error"]
    assert [row for row, _, _ in problems(done)] == [1, 3, 4]
    file.write_text("city,shoe size\nOslo,41\n", encoding="utf-8")
    refused(indexed, file, "no column with names")


@pytest.mark.parametrize("field", ["x" * (10 << 20), ",".join("x" * (5 << 20)), '"' * (10 << 20)])
def test_a_line_of_ten_megabytes_costs_its_own_row(indexed: Path, tmp_path: Path, field: str):
    file = tmp_path / "people.csv"
    file.write_text(f"name,city\nAnn,Oslo\n{field}\nJong In-chol,Oslo\n", encoding="utf-8")
    done = screened(indexed, file)
    assert statuses(done) == ["no_match", "error", "match"]
    assert problems(done)[0][0] == 2


def test_a_header_of_ten_megabytes_is_refused(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    for header in ("x" * (10 << 20), ",".join("x" * (5 << 20)), '"' + "x,\n" * (3 << 20)):
        file.write_text(f"{header}\nAnn\n", encoding="utf-8")
        refused(indexed, file)


def test_an_unclosed_quotation_mark_in_a_hundred_megabytes_costs_its_own_row(
    indexed: Path, tmp_path: Path
):
    file = tmp_path / "people.csv"
    with file.open("w", encoding="utf-8") as stream:
        stream.write('name,notes\nJong In-chol,"open\n')
        for _ in range(100):
            stream.write(f"-,{'x' * ((1 << 20) - 3)}\n"[: 1 << 20].replace("xx", " y", 1))
    done = screened(indexed, file)
    found = statuses(done)
    assert len(found) == 101
    assert problems(done)[0] == (1, "", "a quotation mark is not closed, or stands alone")


def test_many_unclosed_quotation_marks_do_not_read_the_file_again_and_again(
    indexed: Path, tmp_path: Path
):
    file = tmp_path / "people.csv"
    rows = 'Ann,"\n' + "-,x\n" * 2000
    file.write_text("name,notes\n" + rows * 5, encoding="utf-8")
    assert len(statuses(screened(indexed, file))) == 5 * 2001


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
def test_a_hostile_json_line_costs_its_own_row(indexed: Path, tmp_path: Path, line: str):
    file = tmp_path / "people.jsonl"
    file.write_text(f'{{"name": "Ann"}}\n{line}\n{{"name": "Jong In-chol"}}\n', encoding="utf-8")
    done = screened(indexed, file)
    assert statuses(done)[::2] == ["no_match", "match"]
    assert statuses(done)[1] in {"error", "no_match"}


def test_a_hostile_array_is_refused(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.json"
    for item in ("[" * 100_000, '{"name": "' + "x" * (64 << 20), "9" * (10 << 20)):
        file.write_text('[{"name": "Ann"},\n' + item, encoding="utf-8")
        refused(indexed, file, "row 2", "not JSON")


def test_a_party_with_hundreds_of_thousands_of_papers_costs_no_more_than_reading_them(
    indexed: Path, tmp_path: Path
):
    file = tmp_path / "people.ftm.json"
    with file.open("w", encoding="utf-8") as stream:
        for number in range(200_000):
            paper = {"number": [f"P{number:09d}"], "holder": ["q"], "country": ["kp"]}
            stream.write(json.dumps({"id": str(number), "schema": "Passport", "properties": paper}))
            stream.write("\n")
        person = {"id": "q", "schema": "Person", "properties": {"name": ["Jong In-chol"]}}
        stream.write(json.dumps(person) + "\n")
    done = screened(indexed, file)
    assert statuses(done) == ["match"]
    assert "given to their parties: 199,000" in " ".join(done.stderr.split())
