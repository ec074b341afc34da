"""Quality on the labelled sets is not below the committed baseline."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lookthrough.app import Workspace
from lookthrough.app.evaluating import make_cases, screening_quality
from lookthrough.evaluation import (
    PERTURBATIONS,
    Measured,
    PairSettings,
    ScreenSettings,
    compare,
    evaluate_pairs,
)
from lookthrough.screening import Settings

BASELINE = Path(__file__).parents[2] / "benchmarks" / "baseline.json"
ENTRIES: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8"))["entries"]
SETTINGS = ScreenSettings()
SEED, PER_CLASS = 1, 200


def not_worse(measured: Measured) -> None:
    comparison = compare(BASELINE, measured)
    assert [item for item in comparison.differences if item.worse] == [], comparison.notes


def folder(tmp_path_factory, *lists: tuple[str, Path]) -> Path:
    made: Path = tmp_path_factory.mktemp("quality") / "data"
    for list_id, path in lists:
        Workspace(made, datetime.now(UTC)).add_list(list_id, path)
    return made


def screened(data: Path, listed: Path | None, clean: Path | None, *lists: str) -> Measured:
    session = Workspace(data, datetime.now(UTC)).open(Settings(SETTINGS.lowest), lists)
    return screening_quality(session, listed, clean, SETTINGS)


@pytest.mark.shared
def test_pairs_of_names_are_told_apart_as_well_as_before(shared):
    not_worse(evaluate_pairs([shared("eval", "name-pairs-dev.csv")], PairSettings()))


@pytest.mark.shared
def test_listed_people_are_found_as_before(shared, tmp_path_factory):
    data = folder(tmp_path_factory, ("un-sc", shared("lists", "un", "2025-04-19")))
    not_worse(screened(data, shared("eval", "un-people-dev.csv"), None, "un-sc"))


@pytest.mark.shared
def test_each_class_of_errors_is_found_and_no_more_people_are_flagged(shared, tmp_path_factory):
    data = folder(
        tmp_path_factory,
        ("us-ofac-sdn", shared("lists", "ofac", "2021-07-07")),
        ("un-sc", shared("lists", "un", "2026-02-27")),
    )
    session = Workspace(data, datetime.now(UTC)).open(Settings())
    # Named as the baseline's file is: an entry is found by the names of its files.
    cases = data.with_name("cases-official.csv")
    cases.write_text(make_cases(session, SEED, PER_CLASS).csv(), encoding="utf-8")
    not_worse(screened(data, cases, shared("eval", "clean-people-dev.csv")))


def test_the_baseline_has_what_make_evaluate_and_make_bench_measure():
    assert [label.split(":")[0] for label in ENTRIES].count("names") == 1
    assert [label.split(":")[0] for label in ENTRIES].count("screening") == 5
    assert [label.split(":")[0] for label in ENTRIES].count("benchmark") == 2


@pytest.mark.parametrize("label", ENTRIES)
def test_an_entry_can_be_traced_and_was_measured_beside_peers(label: str):
    entry = ENTRIES[label]
    assert entry["version"]
    assert entry["figures"]
    if label.startswith("screening"):
        assert entry["inputs"]["lists"]["watchlist"]
    if not label.startswith("benchmark"):
        assert all(len(item["sha256"]) == 64 for item in entry["inputs"]["sets"])
    if not label.startswith("screening") or "clean-people" in label:
        names = {name.split(",")[0] for name in entry["peers"]}
        assert names >= {"rapidfuzz WRatio", "nomenklatura logic-v2"} or "without" in label


def test_the_made_cases_of_the_baseline_are_those_of_this_version(tmp_path: Path):
    label = "screening: cases-curated.csv, clean-curated.csv on curated-dprk-it"
    session = Workspace(tmp_path / "data", datetime.now(UTC)).open(Settings())
    made = make_cases(session, SEED, PER_CLASS)
    cases = ENTRIES[label]["inputs"]["sets"][0]
    assert cases["rows"] == len(list(csv.reader(made.csv().splitlines()))) - 1
    found = {key.removeprefix("recall, class ") for key in ENTRIES[label]["figures"]}
    assert {key for key, count in made.counts.items() if count} <= found
    assert set(made.counts) == set(PERTURBATIONS)
