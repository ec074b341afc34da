"""The keys of a measurement's JSON: the fixed ones, and all others that docs/json.md names."""

from __future__ import annotations

from typing import Any

from tests.evaluation.measured import pairs_measured, screening_measured, speed_measured
from tests.reports.measured.test_report import WORSE

from lookthrough.reports import comparison_json, json_line, measured_json

PAIRS = set(
    "n threshold precision recall f1 intervals confusion slices curve best direction_flips errors"
    " errors_omitted peers sets skipped".split()
)
SCREENING = set(
    "recall flagged_per_1000 threshold lowest_threshold without found found_by on_the_lists flagged"
    " slices curve misses misses_omitted alarms alarms_omitted peers sets clean_verified skipped"
    " coverage".split()
)
SPEED = set(
    "ratios workloads peers index_build_s open_s command_rows_per_s command_rows list_size repeats"
    " seed machine coverage".split()
)


def test_pairs_have_the_fixed_keys_and_these():
    found: Any = measured_json(pairs_measured())
    assert set(found) == PAIRS
    assert (found["n"], found["threshold"], found["recall"]) == (300, 0.7, 0.955)
    assert found["confusion"] == {"tp": 191, "fp": 0, "tn": 100, "fn": 9}
    assert found["slices"][1]["f1"] is None
    assert found["peers"][1]["not_measured"] == "nomenklatura is not installed"
    assert found["peers"][1]["f1"] is None


def test_screening_has_the_fixed_keys_and_these():
    found: Any = measured_json(screening_measured())
    assert set(found) == SCREENING
    assert (found["recall"], found["flagged_per_1000"], found["threshold"]) == (0.9, 1.0, 0.7)
    assert found["clean_verified"] is False
    assert found["coverage"]["lists"][0]["list"] == "xx-first"
    assert found["slices"]["found"][0]["share"] == 0.9


def test_speed_has_ratios_and_beside_each_speed_what_it_was_measured_on():
    found: Any = measured_json(speed_measured())
    assert set(found) == SPEED
    assert found["ratios"] == {"unlisted_cold_vs_wratio": 100.0}
    load = found["workloads"]["unlisted"]
    assert (load["cold_share"], load["hit_rate"], load["retained"]) == (0.3, 0.0004, 1.0)
    assert found["list_size"] == {"parties": 7, "names": 9, "words": 21}


def test_a_comparison_has_every_figure_then_and_now():
    found: Any = comparison_json(WORSE)
    assert found["worse"] is True
    assert found["differences"][0] == {
        "figure": "f1",
        "kind": "share",
        "baseline": 0.9,
        "now": 0.8,
        "worse": True,
    }


def test_each_is_one_line_of_json():
    for measured in (pairs_measured(), screening_measured(), speed_measured()):
        assert "\n" not in json_line(measured_json(measured))
