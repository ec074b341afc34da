"""The real lists, added, searched, traced and screened against by the command line itself."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cli.processes import ran
from tests.cli.shapes import assert_coverage, assert_paths

from lookthrough.app import Session, Workspace
from lookthrough.model import MeasureKind, Subject
from lookthrough.screening import Settings

pytestmark = pytest.mark.shared

CHONSURIM, BUREAU, JONG, SON = "ofac-52283", "ofac-52262", "ofac-52289", "ofac-52286"
OSONG, LIAONING = "ofac-52282", "ofac-52264"


def added(data: Path, list_id: str, path: Path) -> dict[str, Any]:
    """Add a list and return its account."""
    done = ran(data, "lists", "add", list_id, path, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    account: dict[str, Any] = json.loads(done.stdout)
    return account


def screened(data: Path, file: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Screen a file against the UN's list and return its lines and its summary."""
    done = ran(data, "screen", file, "--list", "un-sc", "--json")
    assert done.returncode == 0
    *lines, last = (json.loads(line) for line in done.stdout.splitlines())
    return lines, last["summary"]


def tree(root: Path) -> dict[str, int]:
    return {str(p.relative_to(root)): p.stat().st_size for p in root.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def sdn(tmp_path_factory, shared) -> tuple[Path, dict[str, Any]]:
    """A data folder with the SDN list of July 2021, and the account of it."""
    data: Path = tmp_path_factory.mktemp("sdn") / "data"
    return data, added(data, "us-ofac-sdn", shared("lists", "ofac", "2021-07-07"))


@pytest.fixture(scope="module")
def un(tmp_path_factory, shared) -> tuple[Path, dict[str, Any]]:
    """A data folder with the UN's list of February 2026, and the account of it."""
    data: Path = tmp_path_factory.mktemp("un") / "data"
    return data, added(data, "un-sc", shared("lists", "un", "2026-02-27"))


@pytest.fixture(scope="module")
def people(tmp_path_factory, shared) -> Path:
    """A data folder with the UN's list that the labelled people were drawn from."""
    data: Path = tmp_path_factory.mktemp("people") / "data"
    added(data, "un-sc", shared("lists", "un", "2025-04-19"))
    return data


@pytest.fixture(scope="module")
def session(sdn) -> Session:
    """The SDN list and the curated network, opened for searching."""
    return Workspace(sdn[0], datetime.now(UTC)).open(Settings())


def test_every_row_of_the_sdn_list_is_accounted_for(sdn):
    _, account = sdn
    assert (account["list"], account["entities"], account["persons"]) == (
        "us-ofac-sdn",
        8976,
        4620,
    )
    rows = {row["file"]: row for row in account["rows"]}
    assert {file: row["read"] for file, row in rows.items()} == {
        "sdn.csv": 8976,
        "alt.csv": 11910,
        "add.csv": 13837,
        "sdn_comments.csv": 5,
    }
    for row in rows.values():
        assert row["read"] == row["used"] + row["empty"] + row["left"]
    assert rows["alt.csv"]["used"] == 11910
    assert account["names"] >= 8976 + 11910
    assert account["addresses"] == rows["add.csv"]["used"]


def test_every_record_of_the_un_list_is_accounted_for(un):
    _, account = un
    assert (account["entities"], account["persons"]) == (1003, 730)
    assert [row["used"] for row in account["rows"]] == [730, 273]
    for row in account["rows"]:
        assert row["read"] == row["used"] + row["empty"] + row["left"]
    assert account["publisher_date"].startswith("2026-02-27")


def test_a_damaged_list_is_refused_with_its_line_and_the_folder_stays_as_it_was(un, shared):
    data, account = un
    before, status = tree(data), ran(data, "lists", "status", "--json").stdout
    refused = ran(data, "lists", "add", "un-sc", shared("lists", "un", "2024-10-16"), "--json")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "39788" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert ran(data, "lists", "status", "--json").stdout == status
    assert account["snapshot"] in status
    after = tree(data)
    assert {name for name in set(before) ^ set(after) if "curated" not in name} == set()
    assert {name: after[name] for name in before} == before


def test_the_path_from_the_worker_to_the_department_cites_record_and_release(sdn):
    data, _ = sdn
    done = ran(data, "trace", "Jong In-chol", "--to", "Department 53", "--json")
    traced = json.loads(done.stdout)
    assert done.returncode == 0
    assert_paths(traced["paths"])
    assert_coverage(traced["coverage"])
    assert (traced["source"], traced["target"]) == (JONG, BUREAU)
    first, second = traced["paths"][0]["steps"]
    assert [first["source"]["id"], first["target"]["id"]] == [JONG, CHONSURIM]
    assert [second["source"]["id"], second["target"]["id"]] == [CHONSURIM, BUREAU]
    assert "52289" in {origin["record"] for origin in first["provenance"]}
    documents = [origin["document"] or {} for origin in second["provenance"]]
    assert "jy2790" in {document.get("id") for document in documents}
    assert any("Department 53" in origin["quote"] for origin in second["provenance"])


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Jong In-chol", JONG),
        ("John In-cheol", JONG),
        ("Son Kyong-sik", SON),
        ("Song Kyong Sik", SON),
        ("Song Kyung-sik", SON),
        ("Korea Osong Shipping Co", OSONG),
        ("Korea Osong Shipping Company", OSONG),
        ("Chonsurim Trading", CHONSURIM),
        ("Department 53", BUREAU),
        ("Liaoning China Trade Industry", LIAONING),
    ],
)
def test_each_of_the_six_parties_of_january_2025_is_found(session, name: str, entity: str):
    hits = session.screener.screen(Subject(0, (name,))).hits
    assert entity in [hit.entity for hit in hits]
    found = next(hit for hit in hits if hit.entity == entity)
    assert MeasureKind.ASSET_FREEZE in {measure.kind for measure in found.measures}
    assert found.exposure.paths


def test_everyone_who_stands_on_the_list_by_name_is_found(people, shared):
    entities_by_name = defaultdict(set)
    for line in content(people):
        for name in line["names"]:
            entities_by_name[name["text"].casefold()].add(line["id"])
    file = shared("eval", "un-people-dev.csv")
    lines, summary = screened(people, file)
    assert summary["rows"] == len(lines) == 683
    with file.open(encoding="utf-8-sig", newline="") as stream:
        names = [row["full_name"] for row in csv.DictReader(stream)]
    listed = 0
    for name, line in zip(names, lines, strict=True):
        entities = entities_by_name.get(name.casefold(), set())
        listed += bool(entities)
        found = {hit["entity"] for hit in line["hits"]}
        assert entities & found or not entities, (line["row"], name)
    assert listed > 600
    assert summary["match"] >= listed


def content(data: Path) -> list[dict[str, Any]]:
    """The entities as the data folder keeps them."""
    (file,) = data.glob("lists/un-sc/*/entities.jsonl")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_at_most_five_in_a_thousand_people_who_are_not_listed_are_flagged(people, shared):
    lines, summary = screened(people, shared("eval", "clean-people-dev.csv"))
    assert summary["rows"] == len(lines) == 5000
    assert summary["error"] == 0
    assert all(line["subject"]["birth_dates"] for line in lines)
    assert (summary["match"] + summary["exposed"]) * 1000 / summary["rows"] <= 5
