"""The baseline: what is worse, what is not, and what has changed beside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.evaluation.measured import pairs_measured, screening_measured, speed_measured

from lookthrough.evaluation import NotInBaselineError, compare, write_baseline
from lookthrough.model import BaselineComparison, Confusion, FigureKind, InputError, Ratio, Share

PAIRS, SCREENED, SPEED = pairs_measured(), screening_measured(), speed_measured()


@pytest.fixture
def baseline(tmp_path: Path) -> Path:
    file = tmp_path / "baseline.json"
    write_baseline(file, [PAIRS, SCREENED, SPEED])
    return file


def verdicts(comparison: BaselineComparison) -> Mapping[str, bool]:
    return {item.key: item.worse for item in comparison.differences}


@pytest.mark.parametrize("measured", [PAIRS, SCREENED, SPEED])
def test_the_same_again_is_not_worse(baseline: Path, measured):
    comparison = compare(baseline, measured)
    assert not comparison.worse
    assert comparison.notes == ()
    assert comparison.differences
    assert all(item.kind is not FigureKind.BESIDE for item in comparison.differences)


@pytest.mark.parametrize(("fn", "worse"), [(10, False), (11, True), (9, False)])
def test_a_share_may_fall_by_half_a_hundredth(baseline: Path, fn: int, worse: bool):  # noqa: FBT001
    # 200 matches, of which 9 were missed: one more is 0.005, exactly what is tolerated.
    counts = Confusion(tp=200 - fn, fp=0, tn=100, fn=fn)
    assert verdicts(compare(baseline, replace(PAIRS, counts=counts)))["recall"] is worse


@pytest.mark.parametrize(("flagged", "worse"), [(3, False), (4, True), (0, False)])
def test_half_more_in_a_thousand_may_be_flagged(baseline: Path, flagged: int, worse: bool):  # noqa: FBT001
    # 2 of 2,000 were flagged, which is 1.0 per 1,000.
    now = replace(SCREENED, flagged=Share(flagged, 2000))
    assert verdicts(compare(baseline, now))["flagged_per_1000"] is worse


@pytest.mark.parametrize(("value", "worse"), [(71.0, False), (69.0, True), (300.0, False)])
def test_a_ratio_may_fall_by_three_tenths(baseline: Path, value: float, worse: bool):  # noqa: FBT001
    now = replace(SPEED, ratios=(Ratio("unlisted_cold_vs_wratio", "", value),))
    assert verdicts(compare(baseline, now))["unlisted_cold_vs_wratio"] is worse


def test_a_ratio_to_a_peer_that_is_not_installed_is_said_and_is_not_worse(baseline: Path):
    comparison = compare(baseline, replace(SPEED, ratios=()))
    missing = next(d for d in comparison.differences if d.key == "unlisted_cold_vs_wratio")
    assert (missing.was, missing.now, missing.worse) == (100.0, None, False)


@pytest.mark.parametrize(
    ("measured", "key"),
    [
        (replace(SCREENED, flagged=Share(0, 0)), "flagged_per_1000"),
        (replace(SCREENED, listed_slices=()), "recall, class typo"),
        (replace(SPEED, workloads=()), "retained, unlisted"),
    ],
)
def test_a_share_that_is_not_measured_any_more_is_worse(baseline: Path, measured, key: str):
    missing = next(d for d in compare(baseline, measured).differences if d.key == key)
    assert (missing.now, missing.worse) == (None, True)


def test_a_class_of_errors_that_got_worse_is_seen_though_the_whole_did_not(baseline: Path):
    slices = (replace(SCREENED.listed_slices[0], share=Share(80, 100)),)
    comparison = compare(baseline, replace(SCREENED, listed_slices=slices))
    assert comparison.worse
    assert verdicts(comparison)["recall, class typo"]


def test_another_file_or_threshold_is_compared_and_told(baseline: Path):
    sets = (replace(PAIRS.sets[0], sha256="ff"),)
    comparison = compare(baseline, replace(PAIRS, sets=sets, threshold=0.8))
    assert [note.split(":")[0] for note in comparison.notes] == ["sets", "threshold"]


def test_what_the_baseline_does_not_have_is_an_error_that_says_what_it_has(baseline: Path):
    other = replace(PAIRS, sets=(replace(PAIRS.sets[0], name="other.csv"),))
    match = r"no baseline for 'names: other\.csv'"
    with pytest.raises(NotInBaselineError, match=match) as failure:
        compare(baseline, other)
    assert "names: pairs.csv" in str(failure.value)


ENTRY = '{"baseline_version": 1, "entries": {"names: pairs.csv": %s}}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"baseline_version": 99}',
        '{"baseline_version": 1}',
        '{"baseline_version": 1, "entries": []}',
        ENTRY % "{}",
        ENTRY % "7",
        ENTRY % '{"inputs": {}, "peers": {}, "figures": {"f1": 0.5}}',
        ENTRY % '{"inputs": {}, "peers": {}, "figures": {"f1": {"value": "x", "kind": "share"}}}',
        ENTRY % '{"inputs": {}, "peers": {}, "figures": {"f1": {"value": NaN, "kind": "share"}}}',
        ENTRY % '{"inputs": {}, "peers": {}, "figures": {"f1": {"value": 0.5, "kind": "odd"}}}',
        ENTRY % '{"inputs": {}, "peers": {}, "figures": {"f1": {"value": 0.5, "kind": []}}}',
    ],
)
def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path, text: str):
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"baseline\.json") as failure:
        compare(file, PAIRS)
    assert not isinstance(failure.value, NotInBaselineError)


def test_a_baseline_that_cannot_be_written_is_named_by_its_own_name(tmp_path: Path):
    with pytest.raises(InputError, match=r"none/b\.json: cannot be written"):
        write_baseline(tmp_path / "none" / "b.json", [PAIRS])


def test_writing_keeps_the_other_entries_and_is_the_same_every_time(baseline: Path):
    before = baseline.read_text(encoding="utf-8")
    write_baseline(baseline, [PAIRS])
    assert baseline.read_text(encoding="utf-8") == before
    assert list(baseline.parent.iterdir()) == [baseline]


def test_speeds_are_kept_as_ratios_never_as_seconds(baseline: Path):
    entries: dict[str, Any] = json.loads(baseline.read_text(encoding="utf-8"))["entries"]
    (speed,) = (entry for label, entry in entries.items() if label.startswith("benchmark"))
    compared = {k for k, f in speed["figures"].items() if f["kind"] != "beside"}
    assert compared == {"unlisted_cold_vs_wratio", "retained, unlisted"}
    assert not [key for key in speed["figures"] if key.endswith(("_s", "_ms"))]
