"""Measurements as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from lookthrough.model import (
    BaselineComparison,
    BenchmarkResult,
    Confusion,
    JudgedRow,
    LabelledSet,
    PairEvaluation,
    PairPeer,
    PairPoint,
    Peer,
    PeerSpeed,
    Problem,
    RateSlice,
    ScreeningEvaluation,
    ScreenPeer,
    Share,
    Workload,
)
from lookthrough.reports.jsonlines import coverage_json
from lookthrough.reports.measured.parts import per_1000
from lookthrough.reports.measured.report import Measurement


def measured_json(measured: Measurement) -> dict[str, object]:
    """Describe a measurement; see docs/json.md for the keys."""
    if isinstance(measured, PairEvaluation):
        return _pairs(measured)
    if isinstance(measured, ScreeningEvaluation):
        return _screening(measured)
    return _speed(measured)


def comparison_json(comparison: BaselineComparison) -> dict[str, object]:
    """Describe a measurement beside the baseline's."""
    return {
        "label": comparison.label,
        "worse": comparison.worse,
        "notes": list(comparison.notes),
        "differences": [
            {
                "figure": item.key,
                "kind": str(item.kind),
                "baseline": item.was,
                "now": item.now,
                "worse": item.worse,
            }
            for item in comparison.differences
        ],
    }


def _pairs(measured: PairEvaluation) -> dict[str, object]:
    counts = measured.counts
    return {
        "n": counts.n,
        "threshold": measured.threshold,
        **_quality(counts),
        "intervals": {
            "precision": _ends(counts.precision.interval),
            "recall": _ends(counts.recall.interval),
            "f1": _ends(counts.f1_interval),
        },
        "confusion": {"tp": counts.tp, "fp": counts.fp, "tn": counts.tn, "fn": counts.fn},
        "slices": [
            {
                "slice": part.kind,
                "value": part.value,
                "n": part.counts.n,
                **_quality(part.counts),
                "f1_interval": _ends(part.counts.f1_interval),
            }
            for part in measured.slices
        ],
        "curve": [_point(point) for point in measured.curve],
        "best": _point(measured.best),
        "direction_flips": measured.flips,
        "errors": [
            {
                "file": pair.file,
                "row": pair.row,
                "schema": pair.schema,
                "name1": pair.name1,
                "name2": pair.name2,
                "is_match": pair.is_match,
                "score": pair.score,
            }
            for pair in measured.errors
        ],
        "errors_omitted": measured.errors_omitted,
        "peers": [_pair_peer(beside) for beside in measured.peers],
        "sets": [_set(item) for item in measured.sets],
        "skipped": [_problem(problem) for problem in measured.skipped],
    }


def _screening(measured: ScreeningEvaluation) -> dict[str, object]:
    return {
        "recall": measured.found.value,
        "flagged_per_1000": per_1000(measured.flagged),
        "threshold": measured.threshold,
        "lowest_threshold": measured.lowest,
        "without": list(measured.withheld),
        "found": _share(measured.found),
        "found_by": measured.found_by,
        "on_the_lists": measured.held,
        "flagged": _share(measured.flagged),
        "slices": {
            "found": [_slice(part) for part in measured.listed_slices],
            "flagged": [_slice(part) for part in measured.clean_slices],
        },
        "curve": [
            {
                "threshold": point.threshold,
                "recall": point.found.value,
                "flagged_per_1000": per_1000(point.flagged),
            }
            for point in measured.curve
        ],
        "misses": [_judged(row) for row in measured.misses],
        "misses_omitted": measured.misses_omitted,
        "alarms": [_judged(row) for row in measured.alarms],
        "alarms_omitted": measured.alarms_omitted,
        "peers": [_screen_peer(beside) for beside in measured.peers],
        "sets": {
            "listed": None if measured.listed is None else _set(measured.listed),
            "clean": None if measured.clean is None else _set(measured.clean),
        },
        "clean_verified": False,
        "skipped": [_problem(problem) for problem in measured.skipped],
        "coverage": coverage_json(measured.coverage),
    }


def _speed(measured: BenchmarkResult) -> dict[str, object]:
    machine = measured.machine
    return {
        "ratios": {ratio.key: ratio.value for ratio in measured.ratios},
        "workloads": {load.key: _workload(load) for load in measured.workloads},
        "peers": [_peer_speed(speed) for speed in measured.peers],
        "index_build_s": measured.index_build_s,
        "open_s": measured.open_s,
        "command_rows_per_s": measured.command_rows_per_s,
        "command_rows": measured.command_rows,
        "list_size": {
            "parties": measured.parties,
            "names": measured.names,
            "words": measured.words,
        },
        "repeats": measured.repeats,
        "seed": measured.seed,
        "machine": {
            "cores": machine.cores,
            "architecture": machine.architecture,
            "system": machine.system,
            "python": machine.python,
        },
        "coverage": coverage_json(measured.coverage),
    }


def _workload(load: Workload) -> dict[str, object]:
    return {
        "title": load.title,
        "names": load.names,
        "hit_rate": load.hits.value,
        "cold_share": load.new_words.value,
        "cold_per_s": load.cold_per_s,
        "warm_per_s": load.warm_per_s,
        "p50_ms": load.p50_ms,
        "p99_ms": load.p99_ms,
        "retained": load.retained.value,
        "retained_of": load.retained.whole,
    }


def _peer(peer: Peer) -> dict[str, object]:
    return {
        "peer": peer.name,
        "version": peer.version,
        "setting": peer.setting,
        "not_measured": peer.missing,
    }


def _pair_peer(beside: PairPeer) -> dict[str, object]:
    return {
        **_peer(beside.peer),
        **_quality(beside.counts or Confusion()),
        "best": None if beside.best is None else _point(beside.best),
    }


def _screen_peer(beside: ScreenPeer) -> dict[str, object]:
    return {
        **_peer(beside.peer),
        "found": _share(beside.found),
        "flagged": _share(beside.flagged),
        "ours": {"found": _share(beside.ours_found), "flagged": _share(beside.ours_flagged)},
    }


def _peer_speed(speed: PeerSpeed) -> dict[str, object]:
    return {
        **_peer(speed.peer),
        "unit": speed.unit,
        "per_s": speed.per_s,
        "sample": speed.sample,
    }


def _quality(counts: Confusion) -> dict[str, object]:
    return {
        "precision": counts.precision.value,
        "recall": counts.recall.value,
        "f1": counts.f1,
    }


def _point(point: PairPoint) -> dict[str, object]:
    return {"threshold": point.threshold, **_quality(point.counts)}


def _share(share: Share) -> dict[str, object]:
    return {
        "part": share.part,
        "whole": share.whole,
        "value": share.value,
        "interval": _ends(share.interval),
    }


def _slice(part: RateSlice) -> dict[str, object]:
    return {"slice": part.kind, "value": part.value, **_renamed(_share(part.share))}


def _renamed(share: Mapping[str, object]) -> dict[str, object]:
    return {"share" if key == "value" else key: value for key, value in share.items()}


def _judged(row: JudgedRow) -> dict[str, object]:
    return {
        "row": row.row,
        "class": row.kind,
        "name": row.name,
        "entity": row.entity,
        "caption": row.caption,
        "score": row.score,
    }


def _set(item: LabelledSet) -> dict[str, object]:
    return {"file": item.name, "sha256": item.sha256, "rows": item.rows, "used": item.used}


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "row": problem.row,
        "field": problem.field,
        "problem": problem.problem,
        "expected": problem.expected,
    }


def _ends(interval: tuple[float, float] | None) -> list[float] | None:
    return None if interval is None else list(interval)
