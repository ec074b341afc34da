"""``lookthrough screen``: a file of subjects, in every form the results can take."""

from __future__ import annotations

import csv
import json
import re
import signal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.cli.processes import ran, started
from tests.cli.shapes import INPUT, LIST_STATE, SUMMARY, assert_result

PEOPLE = """ref,full name,born,shoe size
1,Jong In-chol,,41
2,Greta Willowbrook,yesterday,38
3,,1990,
4,broken
5,Chonsurim Trading Co,,
"""
STATUSES = ["match", "no_match", "error", "error", "match"]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    return file


def test_each_row_is_a_json_line_and_the_summary_the_last(cli, people):
    ran_ = cli("screen", people, "--json")
    *results, last = ran_.lines()
    assert ran_.code == 0
    for result in results:
        assert_result(result)
    assert [result["row"] for result in results] == [1, 2, 3, 4, 5]
    assert [result["status"] for result in results] == STATUSES
    assert [result["subject"] is None for result in results] == [
        status == "error" for status in STATUSES
    ]
    assert results[0]["subject"]["key"] == "1"
    assert set(last) == {"summary"}
    summary = last["summary"]
    assert set(summary) == SUMMARY
    assert all(set(state) == LIST_STATE for state in summary["lists"])
    counts = [summary[key] for key in ("match", "exposed", "no_match", "error")]
    assert (summary["rows"], counts) == (5, [2, 0, 1, 2])
    assert (summary["complete"], summary["schema_version"]) == (True, 1)
    assert set(summary["input"]) == INPUT
    assert summary["input"] == {
        "format": "csv",
        "encoding": "utf-8",
        "encoding_guessed": False,
        "sheet": None,
        "delimiter": ",",
        "rows": 5,
        "skipped": 0,
    }


def test_the_columns_are_shown_back(cli, people):
    ran_ = cli("screen", people)
    assert "Columns read: full name → name, born → birth_date\n" in ran_.err
    assert (
        "Columns kept, not compared: ref\nColumns not read, not compared: shoe size\n" in ran_.err
    )
    mapped = cli("screen", people, "--map", "name=shoe size", "--map", "alias=full name")
    assert "full name → alias, born → birth_date, shoe size → name\n" in mapped.err
    assert "not read" not in mapped.err


def test_how_the_file_is_read_is_told_in_every_form(cli, tmp_path):
    file, report = tmp_path / "people.csv", tmp_path / "report.html"
    file.write_bytes("name;city\nZoë Willowbrook;Köln\n".encode("cp1252"))
    ran_ = cli("screen", file, "--json", "--report", report)
    told = "CSV, semicolons, encoding cp1252 (guessed)"
    assert f"File read as: {told}\n" in ran_.err
    assert "The encoding is a guess" in ran_.err
    assert told in report.read_text(encoding="utf-8")
    read_as = ran_.lines()[-1]["summary"]["input"]
    assert (read_as["encoding"], read_as["encoding_guessed"]) == ("cp1252", True)
    assert ran_.lines()[0]["subject"]["name"] == "Zoë Willowbrook"
    tabs = tmp_path / "tabs.csv"
    tabs.write_text("name\tcity, or town\nAnn\tOslo\n", encoding="utf-8")
    for option in ("tab", "\\t"):
        assert "File read as: CSV, tabs" in cli("screen", tabs, "--delimiter", option).err


def test_a_preview_shows_how_the_file_would_be_read_and_screens_nothing(cli, people, data):
    ran_ = cli("screen", people, "--preview", "--map", "alias=shoe size")
    assert ran_.code == 0
    assert re.search(r"full name +name +by its name +Jong In-chol · Greta", ran_.out)
    assert re.search(r"shoe size +alias +by --map +41 · 38", ran_.out)
    assert re.search(r"ref +id \(kept, not compared\)", ran_.out)
    assert "Row 1: person or organisation; id: 1; names: Jong In-chol | 41" in ran_.out
    assert "born: 'yesterday' is not a date; expected 1979-01-05, or 1979" in ran_.out
    assert 'name = ["full name"]\n' in ran_.out
    assert "JONG, In Chol" not in ran_.out
    assert not data.exists()


def test_a_preview_shows_the_columns_of_a_file_that_cannot_be_screened(cli, tmp_path):
    file = tmp_path / "clientes.csv"
    file.write_text("Nombre,Pais\nAnn,Laos\n", encoding="utf-8")
    shown = cli("screen", file, "--preview")
    assert shown.code == 2
    assert re.search(r"Nombre +not read +Ann", shown.out)
    assert "Row 1" not in shown.out
    assert "ignore" not in shown.out
    assert "no column with names" in shown.err
    assert cli("screen", file, "--preview", "--map", "name=Nombre").code == 0


def test_a_preview_as_json_can_be_given_back_as_a_map_file(cli, people, tmp_path):
    shown = cli("screen", people, "--preview", "--json").json()
    assert set(shown) == {"input", "notes", "columns", "subjects", "map_file"}
    assert set(shown["input"]) == INPUT
    assert shown["columns"][3] == {
        "column": "shoe size",
        "field": None,
        "decided_by": None,
        "compared": False,
        "examples": ["41", "38"],
    }
    assert [item["subject"] and item["subject"]["name"] for item in shown["subjects"]] == [
        "Jong In-chol",
        "Greta Willowbrook",
        None,
        None,
        "Chonsurim Trading Co",
    ]
    map_file = tmp_path / "map.toml"
    map_file.write_text(shown["map_file"], encoding="utf-8")
    again = cli("screen", people, "--preview", "--json", "--map", map_file).json()
    assert {item["decided_by"] for item in again["columns"]} == {"map file", None}
    assert again["subjects"] == shown["subjects"]


def test_a_person_reads_the_hits_the_problems_and_the_account(cli, people):
    told = cli("screen", people).out
    assert re.search(r"1 +Jong In-chol +JONG, In Chol +curated-dprk-it", told)
    assert "Row 2, born: 'yesterday' is not a date; expected 1979-01-05, or 1979" in told
    assert "Row 3, full name: neither a name nor an identifier nor a wallet" in told
    assert "Row 4: 2 fields; expected 4, as in the first line" in told
    assert "2 potential matches in 2 of 5 rows; 1 row: no match found on these lists;" in told
    assert "2 rows could not be read." in told
    assert "Lists searched: curated-dprk-it" in told


def test_results_are_written_as_json_lines(cli, people, tmp_path):
    out = tmp_path / "results.jsonl"
    ran_ = cli("screen", people, "--out", out)
    *results, last = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert [result["status"] for result in results] == STATUSES
    for result in results:
        assert_result(result)
    assert set(last["summary"]) == SUMMARY
    assert f"Written: {out}\n" in ran_.err


def test_results_are_written_as_csv_and_parquet_alike(cli, people, tmp_path):
    comma, parquet = tmp_path / "results.CSV", tmp_path / "results.parquet"
    assert cli("screen", people, "--out", comma).code == 0
    assert cli("screen", people, "--out", parquet).code == 0
    with comma.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["status"] for row in rows] == STATUSES
    assert (rows[0]["key"], rows[0]["entity"], rows[0]["list"]) == (
        "1",
        "ofac-52289",
        "curated-dprk-it",
    )
    table = pq.read_table(parquet)
    assert table.column_names == list(rows[0])
    assert table["status"].to_pylist() == STATUSES
    assert table["entity"].to_pylist() == [row["entity"] or None for row in rows]
    assert json.loads(table.schema.metadata[b"lookthrough"])["summary"]["rows"] == 5


def test_a_report_is_written_that_stands_alone(cli, people, tmp_path):
    report = tmp_path / "report.html"
    ran_ = cli("screen", people, "--report", report)
    text = report.read_text(encoding="utf-8")
    assert ran_.code == 0
    assert "JONG, In Chol" in text
    assert "shoe size" in text
    assert not re.search(r"<(?:script|link|img|iframe)\b|\bsrc=|@import|url\(", text)
    assert f"Written: {report}\n" in ran_.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--out", "{}/results.xlsx"], "no results can be written as .xlsx; expected a name that"),
        (["--out", "{}/results"], "no results can be written as a file without an ending"),
        (["--out", "{}/absent/results.csv"], "field --out: no such folder"),
        (["--report", "{}/absent/report.html"], "field --report: no such folder"),
        (["--out", "{}/people.csv"], "field --out: would replace FILE"),
        (["--out", "{}/x/../people.csv"], "field --out: would replace FILE"),
        (["--report", "{}/people.csv"], "field --report: would replace FILE"),
        (["--out", "{}/x.csv", "--report", "{}/x.csv"], "field --report: would replace --out"),
        (["--map", "name"], "field --map: 'name' cannot be used"),
        (["--map", "name=Who"], "field Who: no such column; expected ref, full name, born"),
        (["--map", "who=ref"], "'who' is not a field to map to; expected id, name"),
        (["--map", "name=ref", "--map", "name=ref"], "'name=ref' cannot be used"),
        (["--map", "id=ref", "--map", "id=born"], "field born: id is given a second column"),
        (["--map", "{}/absent.toml"], "absent.toml: cannot be opened"),
        (["--sheet", "People"], "field --sheet: does not apply to CSV"),
        (["--encoding", "klingon"], "field --encoding: 'klingon' is not a known encoding"),
        (["--delimiter", "ab"], "field --delimiter: 'ab' cannot be used"),
        (["--preview", "--out", "{}/x.csv"], "field --preview: nothing is screened"),
        (["--list", "un-scc"], "no list named 'un-scc'"),
        (["--list", "un-sc"], "none of these lists is held: un-sc"),
    ],
)
def test_what_cannot_be_done_is_said_before_the_work(cli, people, tmp_path, options, message):
    (tmp_path / "x").mkdir()
    ran_ = cli("screen", people, *(option.format(tmp_path) for option in options), "--json")
    assert (ran_.code, ran_.out) == (2, "")
    assert message in " ".join(ran_.err.split())
    assert people.read_text(encoding="utf-8") == PEOPLE


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("absent.csv", None, "absent.csv: cannot be opened: No such file or directory"),
        ("people.xlsx", b"PK\x03\x04", "people.xlsx: damaged workbook"),
        ("people.csv", b"", "people.csv: the file is empty: no rows that can be read"),
        ("people.csv", b"name\nZo\xc3\xab\nZo\xeb\n", "byte 0xeb in line 3 is not utf-8 text"),
        ("people.csv", b"Greta Willowbrook,1990\n", "no column with names, identifiers or wallets"),
    ],
)
def test_a_file_that_cannot_be_screened_ends_with_2_and_is_named(
    cli, tmp_path, name, content, message
):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    ran_ = cli("screen", file, "--json")
    assert (ran_.code, ran_.out) == (2, "")
    told = " ".join(ran_.err.split())
    assert message in told
    assert "Greta" not in told


def test_a_file_without_rows_is_said_to_have_none(cli, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("name\n", encoding="utf-8")
    ran_ = cli("screen", file)
    assert ran_.code == 0
    assert "The file holds no rows, so nothing was screened." in ran_.out
    assert [line["summary"]["rows"] for line in cli("screen", file, "--json").lines()] == [0]


def test_json_lines_of_any_text_come_through(cli, tmp_path):
    file = tmp_path / "people.jsonl"
    file.write_text(
        '{"name": ["Greta Willowbrook", "Jong In-chol"], "id": 7}\n'
        '{"name": "Jong \\ud800 In Chol", "dob": null}\nnot json\n',
        encoding="utf-8",
    )
    for form in ("csv", "jsonl", "parquet"):
        assert cli("screen", file, "--out", tmp_path / f"out.{form}").code == 0
    *results, _ = cli("screen", file, "--json").lines()
    assert [result["status"] for result in results] == ["match", "match", "error"]
    assert results[0]["subject"]["names"] == ["Greta Willowbrook", "Jong In-chol"]
    assert results[0]["subject"]["key"] == "7"


def test_only_when_asked_does_a_match_end_with_3(cli, people, tmp_path):
    assert cli("screen", people).code == 0
    out = tmp_path / "results.csv"
    assert cli("screen", people, "--fail-on-hit", "--out", out).code == 3
    assert out.exists()
    people.write_text("name\nGreta Willowbrook\n", encoding="utf-8")
    assert cli("screen", people, "--fail-on-hit").code == 0


def test_a_required_list_that_is_not_held_marks_every_row_incomplete(cli, people):
    *results, last = cli("screen", people, "--require", "us-ofac-sdn", "--json").lines()
    for line in (*results, last["summary"]):
        assert (line["complete"], line["missing_lists"]) == (False, ["us-ofac-sdn"])
    assert "INCOMPLETE: us-ofac-sdn" in cli("screen", people, "--require", "us-ofac-sdn").out


def test_the_threshold_decides_and_is_told(cli, people):
    *results, last = cli("screen", people, "--threshold", "3.5", "--json").lines()
    assert all(result["hits"] == [] for result in results)
    assert last["summary"]["threshold"] == 3.5


def test_one_file_gives_the_same_results_twice_and_as_single_searches(cli, people):
    first, second = (cli("screen", people, "--json").lines()[:-1] for _ in range(2))
    assert first == second
    searched = cli("search", "Jong In-chol", "--json").json()
    assert searched["hits"] == first[0]["hits"]
    assert searched["exposure"] == first[0]["exposure"]


CANARY = "Zebrafinch"
CANARIES = f"""name,alias,dob,passport,wallet,country,type
{CANARY} Quill,{CANARY}a,{CANARY}b,{CANARY}1234567,{CANARY}c,{CANARY}d,{CANARY}e
"{CANARY} open,,,,,,
{CANARY}
{CANARY} Two,,,,,,
Jong In-chol,{CANARY}f,,,,,
"""


@pytest.mark.parametrize("options", [(), ("--json",), ("--out", "{}.csv", "--report", "{}.html")])
def test_names_and_identifiers_never_reach_standard_error(cli, tmp_path, options):
    file = tmp_path / "people.csv"
    file.write_text(CANARIES, encoding="utf-8")
    ran_ = cli("screen", file, *(option.format(tmp_path / "out") for option in options))
    assert ran_.code == 0
    assert "Columns read: " in ran_.err
    assert CANARY.lower() not in ran_.err.lower()
    assert CANARY in ran_.out
    assert "Jong" not in ran_.err


def test_a_process_keeps_results_and_messages_apart(tmp_path, people):
    done = ran(tmp_path / "data", "screen", people, "--json", "--fail-on-hit")
    assert done.returncode == 3
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 6
    assert "Columns read: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("search", "Greta Willowbrook"), 0),
        (("search", "Jong In-chol", "--fail-on-hit"), 3),
        (("search", "!!!"), 2),
        (("search", "Ann", "--nonsense"), 2),
        (("search", "Ann", "--data", "{people}"), 1),
    ],
)
def test_a_process_ends_with_the_code_for_what_happened(tmp_path, people, arguments, code):
    arguments = (argument.format(people=people) for argument in arguments)
    done = ran(tmp_path / "data", *arguments)
    assert done.returncode == code
    assert bool(done.stdout) == (code in {0, 3})
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("form", [("--json",), ()])
def test_a_reader_who_has_had_enough_causes_no_fright(tmp_path, form):
    file = tmp_path / "people.csv"
    file.write_text("name\n" + "Jong In-chol\n" * 500, encoding="utf-8")
    process = started(tmp_path / "data", "screen", file, *form)
    assert process.stdout is not None
    assert process.stderr is not None
    with process:
        assert process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    assert process.returncode in {0, 1}


def test_an_interrupt_leaves_no_half_written_results(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    file = folder / "people.csv"
    file.write_text("name\n" + "Jong In-chol Trading\n" * 60_000, encoding="utf-8")
    report, out = folder / "report.html", folder / "out.csv"
    process = started(tmp_path / "data", "screen", file, "--out", out, "--report", report)
    assert process.stdout is not None
    assert process.stderr is not None
    with process:
        assert "Columns read: name → name" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        told = process.stderr.read()
    assert process.returncode == 128 + signal.SIGINT
    assert "Traceback" not in told
    assert list(folder.iterdir()) == [file]
