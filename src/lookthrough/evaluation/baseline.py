"""The committed baseline: figures that a later version is compared with.

Speeds enter as ratios to peers in the same run, never as seconds. An entry is found by its label,
which names the files and lists but not their contents; where those differ, the comparison says so
and is made all the same.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lookthrough import __version__
from lookthrough.model import (
    BaselineComparison,
    BenchmarkResult,
    Coverage,
    Difference,
    Figure,
    FigureKind,
    InputError,
    LabelledSet,
    PairEvaluation,
    Peer,
    ScreeningEvaluation,
    Share,
)

BASELINE_VERSION = 1
SHARE_TOLERANCE = 0.005
PER_1000_TOLERANCE = 0.5
RATIO_TOLERANCE = 0.3
TOLERANCES = {
    FigureKind.SHARE: f"{SHARE_TOLERANCE:g}",
    FigureKind.PER_1000: f"{PER_1000_TOLERANCE:g} per 1,000",
    FigureKind.RATIO: f"{RATIO_TOLERANCE:.0%}",
}
"""By how much each kind of figure may get worse, in words; what is not compared has none."""
_DIGITS = 6

Measured = PairEvaluation | ScreeningEvaluation | BenchmarkResult


class NotInBaselineError(InputError):
    """A baseline is in order, and has no such measurement."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One measurement as a baseline keeps it.

    Args:
        label: which measurement.
        figures: what came out.
        inputs: what went in: files, lists and settings.
        peers: who else was run, and in which version.
        machine: what it ran on, for speeds.
    """

    label: str
    figures: tuple[Figure, ...]
    inputs: Mapping[str, object]
    peers: Mapping[str, str]
    machine: Mapping[str, object]

    def json(self) -> dict[str, object]:
        """Describe the entry."""
        return {
            "version": __version__,
            "inputs": self.inputs,
            "peers": self.peers,
            "machine": self.machine,
            "figures": {
                figure.key: {"value": round(figure.value, _DIGITS), "kind": str(figure.kind)}
                for figure in self.figures
            },
        }


def entry_of(measured: Measured) -> Entry:
    """Take from a measurement what a baseline keeps."""
    if isinstance(measured, PairEvaluation):
        return _of_pairs(measured)
    if isinstance(measured, ScreeningEvaluation):
        return _of_screening(measured)
    return _of_speed(measured)


def compare(path: Path, measured: Measured) -> BaselineComparison:
    """Put a measurement beside the baseline's.

    Raises:
        NotInBaselineError: it has no such measurement.
        InputError: the file cannot be read, or is no baseline.
    """
    now = entry_of(measured)
    entries = read_baseline(path)
    if now.label not in entries:
        raise NotInBaselineError(
            f"no baseline for {now.label!r}",
            file=str(path),
            expected="one of: " + "; ".join(entries) if entries else "--write-baseline first",
        )
    return compared(entries[now.label], now)


def compared(was: Mapping[str, Any], now: Entry) -> BaselineComparison:
    """Compare an entry as kept with a measurement."""
    then = {
        key: Figure(key, float(figure["value"]), FigureKind(figure["kind"]))
        for key, figure in was["figures"].items()
    }
    here = {figure.key: figure for figure in now.figures}
    pairs = ((then.get(key), here.get(key)) for key in dict.fromkeys((*then, *here)))
    differences = (_difference(a, b) for a, b in pairs)
    return BaselineComparison(
        now.label,
        tuple(_notes(was, now)),
        tuple(item for item in differences if item.kind is not FigureKind.BESIDE),
    )


def write_baseline(path: Path, measured: Iterable[Measured]) -> None:
    """Keep measurements as the new baseline; others in the file stay as they are.

    Raises:
        InputError: the file is there and cannot be read, or cannot be written.
    """
    entries = read_baseline(path) if path.exists() else {}
    for item in measured:
        entry = entry_of(item)
        entries[entry.label] = entry.json()
    kept = {"baseline_version": BASELINE_VERSION, "entries": dict(sorted(entries.items()))}
    aside = path.with_name(f".{path.name}.part")
    text = json.dumps(kept, indent=1, ensure_ascii=False)
    try:
        aside.write_text(_on_one_line(text) + "\n", encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", file=str(path)) from None


def _on_one_line(text: str) -> str:
    """Put each figure on one line, so that a change of it reads as one line of a diff."""
    return re.sub(
        r'\{\s+"value": ([^,]+),\s+"kind": ("[a-z_0-9]+")\s+\}', r'{"value": \1, "kind": \2}', text
    )


def read_baseline(path: Path) -> dict[str, Any]:
    """Read the entries of a baseline, by label.

    Raises:
        InputError: the file cannot be read, or is no baseline.
    """
    expected = "a file written by --write-baseline"
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from None
    except ValueError as error:
        raise InputError(f"not JSON: {error}", file=str(path), expected=expected) from None
    if not isinstance(kept, dict) or kept.get("baseline_version") != BASELINE_VERSION:
        raise InputError("not a baseline of this version", file=str(path), expected=expected)
    entries = kept.get("entries")
    if not isinstance(entries, dict):
        raise InputError("has no entries", file=str(path), expected=expected)
    for label, entry in entries.items():
        if not _is_entry(entry):
            raise InputError(
                "not an entry of a baseline", file=str(path), field=label, expected=expected
            )
    return entries


def _is_entry(entry: object) -> bool:
    """Tell whether an entry has all that a comparison reads."""
    if not isinstance(entry, dict):
        return False
    parts = [entry.get(key) for key in ("inputs", "peers", "figures")]
    return all(isinstance(part, dict) for part in parts) and all(
        isinstance(figure, dict)
        and isinstance(figure.get("value"), int | float)
        and math.isfinite(figure["value"])
        and figure.get("kind") in list(FigureKind)
        for figure in entry["figures"].values()
    )


def _difference(was: Figure | None, now: Figure | None) -> Difference:
    known = now or was
    assert known is not None  # noqa: S101 - the key comes from one of the two
    if was is None:
        worse = False
    elif now is None:
        # A peer that is not installed here leaves no ratio; nothing else may go missing.
        worse = known.kind in {FigureKind.SHARE, FigureKind.PER_1000}
    else:
        worse = _is_worse(was.value, now.value, known.kind)
    before, after = (figure.value if figure else None for figure in (was, now))
    return Difference(known.key, known.kind, before, after, worse)


def _is_worse(was: float, now: float, kind: FigureKind) -> bool:
    # Figures are kept to six digits; a difference below that is none.
    slack = 10.0**-_DIGITS
    if kind is FigureKind.SHARE:
        return now < was - SHARE_TOLERANCE - slack
    if kind is FigureKind.PER_1000:
        return now > was + PER_1000_TOLERANCE + slack
    if kind is FigureKind.RATIO:
        return now < was * (1 - RATIO_TOLERANCE)
    return False


def _notes(was: Mapping[str, Any], now: Entry) -> Iterator[str]:
    for key in sorted({*was["inputs"], *now.inputs}):
        before, after = was["inputs"].get(key), json.loads(json.dumps(now.inputs.get(key)))
        if before != after:
            yield f"{key}: {json.dumps(before)} then, {json.dumps(after)} now"
    for key, version in now.peers.items():
        if was["peers"].get(key) != version:
            yield f"{key}: {was['peers'].get(key, 'not run')} then, {version} now"


def _of_pairs(measured: PairEvaluation) -> Entry:
    counts = measured.counts
    figures = [
        *_figure("f1", counts.f1, FigureKind.SHARE),
        *_figure("recall", counts.recall, FigureKind.SHARE),
        *_figure("precision", counts.precision, FigureKind.BESIDE),
        *_figure("best f1", measured.best.counts.f1, FigureKind.BESIDE),
    ]
    for part in measured.slices:
        name = f"f1, {part.kind} {part.value}"
        figures += _figure(name, part.counts.f1, FigureKind.BESIDE)
    for beside in measured.peers:
        if beside.counts is not None:
            figures += _figure(f"f1, {beside.peer.name}", beside.counts.f1, FigureKind.BESIDE)
    names = ", ".join(item.name for item in measured.sets)
    inputs = {"sets": _sets(measured.sets), "threshold": measured.threshold}
    peers = _peers(beside.peer for beside in measured.peers)
    return Entry(f"names: {names}", tuple(figures), inputs, peers, {})


def _of_screening(measured: ScreeningEvaluation) -> Entry:
    figures = [
        *_figure("recall", measured.found, FigureKind.SHARE),
        *_figure("flagged_per_1000", _per_1000(measured.flagged), FigureKind.PER_1000),
    ]
    for part in measured.listed_slices:
        kind = FigureKind.SHARE if part.kind == "class" else FigureKind.BESIDE
        figures += _figure(f"recall, {part.kind} {part.value}", part.share, kind)
    for beside in measured.peers:
        if not beside.peer.missing:
            for key, share in (
                ("recall", beside.found),
                ("flagged", beside.flagged),
                ("ours recall", beside.ours_found),
                ("ours flagged", beside.ours_flagged),
            ):
                figures += _figure(f"sample, {beside.peer.name}: {key}", share, FigureKind.BESIDE)
    sets = [item for item in (measured.listed, measured.clean) if item is not None]
    without = f" without {', '.join(measured.withheld)}" if measured.withheld else ""
    names = ", ".join(item.name for item in sets)
    label = f"screening: {names}{without} on {_list_names(measured.coverage)}"
    inputs = {
        "sets": _sets(sets),
        "lists": _lists(measured.coverage),
        "threshold": measured.threshold,
    }
    return Entry(label, tuple(figures), inputs, _peers(b.peer for b in measured.peers), {})


def _of_speed(measured: BenchmarkResult) -> Entry:
    figures = [Figure(ratio.key, ratio.value, FigureKind.RATIO) for ratio in measured.ratios]
    for load in measured.workloads:
        figures += _figure(f"retained, {load.key}", load.retained, FigureKind.SHARE)
        figures += _figure(f"hit rate, {load.key}", load.hits, FigureKind.BESIDE)
    inputs = {
        "lists": _lists(measured.coverage),
        "names": {load.key: [load.title, load.names] for load in measured.workloads},
        "seed": measured.seed,
        "repeats": measured.repeats,
    }
    machine = {
        "cores": measured.machine.cores,
        "architecture": measured.machine.architecture,
        "system": measured.machine.system,
        "python": measured.machine.python,
    }
    label = f"benchmark: {_list_names(measured.coverage)}"
    return Entry(label, tuple(figures), inputs, _peers(s.peer for s in measured.peers), machine)


def _figure(key: str, value: Share | float | None, kind: FigureKind) -> list[Figure]:
    number = value.value if isinstance(value, Share) else value
    return [] if number is None or not math.isfinite(number) else [Figure(key, number, kind)]


def _per_1000(share: Share) -> float | None:
    return None if share.value is None else 1000 * share.value


def _sets(sets: Iterable[LabelledSet]) -> list[dict[str, object]]:
    return [{"file": s.name, "sha256": s.sha256, "rows": s.rows, "used": s.used} for s in sets]


def _lists(coverage: Coverage) -> dict[str, object]:
    held = {
        state.list_id: f"{state.publisher_date[:10] or 'undated'}, {state.entities} parties"
        for state in coverage.searched
    }
    return {"watchlist": coverage.watchlist, **held}


def _list_names(coverage: Coverage) -> str:
    return ", ".join(sorted(state.list_id for state in coverage.searched))


def _peers(peers: Iterable[Peer]) -> dict[str, str]:
    return {peer.name: peer.missing or f"{peer.version}, {peer.setting}" for peer in peers}
