"""The demo, as a user runs it the first time: offline, in a process, on an empty data folder."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.cli.processes import ran
from tests.cli.shapes import assert_result

ROOT = Path(__file__).parents[2]
CONTRACTORS = ROOT / "examples" / "contractors.csv"
# What each of these rows shares with a listed party: a spelling of its name, a former name, a
# name in another script, or nothing but an identifier or wallet.
TOUCHING = {
    "C-1006": "ofac-52289",
    "C-1009": "ofac-52262",
    "C-1011": "ofac-43377",
    "C-1015": "ofac-52282",
    "C-1021": "ofac-52264",
    "C-1035": "ofac-52283",
    "C-1042": "ofac-53820",
    "C-1051": "ofac-55065",
}
# Another name, and the listed party's passport or registration number.
UNDER_ANOTHER_NAME = {"C-1028": "ofac-52286", "C-1031": "ofac-52264"}
# Rows that look like a listed party and are another: the same name with another birth date and
# country, a name a few letters off, a place that firms are named after.
NEARBY = {"C-1018", "C-1024", "C-1034", "C-1045", "C-1048", "C-1054", "C-1055"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made: Path = tmp_path_factory.mktemp("demo")
    return made


@pytest.fixture(scope="module")
def demo(folder: Path) -> CompletedProcess[str]:
    return ran(
        folder / "data",
        *("screen", CONTRACTORS, "--report", folder / "report.html"),
        *("--out", folder / "results.csv"),
    )


@pytest.fixture(scope="module")
def results(folder: Path, demo: CompletedProcess[str]) -> list[dict[str, str]]:
    assert demo.returncode == 0
    with (folder / "results.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_row_is_accounted_for(results, demo):
    with CONTRACTORS.open(encoding="utf-8", newline="") as stream:
        given = [row["contractor_id"] for row in csv.DictReader(stream)]
    assert list(dict.fromkeys(row["key"] for row in results)) == given
    assert re.search(r"\d+ potential match(es)? in \d+ of 60 rows", demo.stdout)


@pytest.mark.parametrize("key", sorted(TOUCHING))
def test_the_rows_that_touch_the_network_are_found(results, key: str):
    assert TOUCHING[key] in {row["entity"] for row in results if row["key"] == key}


@pytest.mark.parametrize("key", sorted(UNDER_ANOTHER_NAME))
def test_the_rows_under_another_name_are_found_by_their_numbers(results, key: str):
    assert UNDER_ANOTHER_NAME[key] in {row["entity"] for row in results if row["key"] == key}


def test_no_other_row_is_flagged(results):
    flagged = {row["key"] for row in results if row["status"] != "no_match"}
    assert flagged <= set(TOUCHING) | set(UNDER_ANOTHER_NAME)
    assert not flagged & NEARBY


def test_the_row_with_a_mistyped_date_is_screened_and_told(results, demo):
    (row,) = (row for row in results if row["key"] == "C-1030")
    assert row["status"] == "no_match"
    assert "'31/02/1990' is not a date" in row["problems"]
    assert "Row 30, date_of_birth: '31/02/1990' is not a date" in demo.stdout


def test_the_report_is_whole_and_stands_alone(folder: Path, results):
    text = (folder / "report.html").read_text(encoding="utf-8")
    assert text.lower().startswith("<!doctype html>")
    assert text.rstrip().endswith("</html>")
    assert not re.search(r"<(?:script|link|img|iframe)\b|\bsrc=|@import|url\(", text)
    assert "not a clearance" in text
    for row in results:
        if row["entity"]:
            assert row["caption"].replace("'", "&#39;") in text
    assert "payout_usd" in text


def test_nothing_is_left_beside_the_results(folder: Path, results):
    assert {path.name for path in folder.iterdir()} == {"data", "results.csv", "report.html"}


def test_a_second_run_gives_the_same_in_json(folder: Path, results):
    again = ran(folder / "data", "screen", CONTRACTORS, "--json")
    *lines, last = (json.loads(line) for line in again.stdout.splitlines())
    for line in lines:
        assert_result(line)
    found = [(str(line["row"]), hit["entity"]) for line in lines for hit in line["hits"]]
    assert found == [(row["row"], row["entity"]) for row in results if row["entity"]]
    assert last["summary"]["rows"] == 60


def test_who_stands_behind_the_worker_is_traced_offline(folder: Path, demo):
    traced = ran(folder / "data", "trace", "Jong In-chol", "--to", "Department 53", "--json")
    (path,) = json.loads(traced.stdout)["paths"]
    assert [step["target"]["id"] for step in path["steps"]] == ["ofac-52283", "ofac-52262"]
