"""Labelled pairs of names, ready to show."""

from __future__ import annotations

from collections.abc import Iterator

from lookthrough.model import Confusion, PairEvaluation, PairPeer
from lookthrough.reports import words
from lookthrough.reports.measured.charts import (
    Axes,
    Chart,
    ChartBar,
    ChartPoint,
    bars_svg,
    curve_svg,
    spread,
)
from lookthrough.reports.measured.parts import (
    NOTHING,
    MeasuredPart,
    MeasuredTable,
    between,
    skipped_table,
    three,
)

_COUNTED = ("Pairs", "Precision", "Recall", "F1", "95 % interval of F1")


def names_part(measured: PairEvaluation) -> MeasuredPart:
    """Show how well pairs of names are told apart."""
    counts, at = measured.counts, f"{measured.threshold:g}"
    pairs = words.counted(counts.n, "labelled pair")
    best = measured.best
    return MeasuredPart(
        title="Pairs of names",
        outcome=f"F1 {three(counts.f1)} on {pairs} at the threshold {at}.",
        figures=(
            ("F1", three(counts.f1), between(counts.f1_interval)),
            ("Precision", three(counts.precision), between(counts.precision.interval)),
            ("Recall", three(counts.recall), between(counts.recall.interval)),
            ("Best F1", three(best.counts.f1), f"at {best.threshold:.3f}, on these very pairs"),
        ),
        cautions=tuple(_cautions(measured)),
        tables=tuple(_tables(measured)),
        charts=tuple(_charts(measured)),
    )


def _cautions(measured: PairEvaluation) -> Iterator[str]:
    files = ", ".join(item.name for item in measured.sets)
    flips = words.counted(measured.flips, "pair")
    yield (
        f"{files}: compared by name and schema alone, the first name as the subject's, the second "
        f"as the listed one's. Judged otherwise with the sides changed: {flips}."
    )
    yield (
        "The best threshold is found on the pairs it is shown for, so it flatters. It is never "
        "used."
    )
    yield "Figures on pairs that were seen while building say less than figures on others."


def _tables(measured: PairEvaluation) -> Iterator[MeasuredTable]:
    if measured.peers:
        rows = [("Lookthrough", f"threshold {measured.threshold:g}", *_cells(measured.counts))]
        best = [f"{three(measured.best.counts.f1)} at {measured.best.threshold:.3f}"]
        for beside in measured.peers:
            rows.append((*_named(beside), *_cells(beside.counts)))
            best.append(_best(beside))
        yield MeasuredTable(
            "Beside others, on the same pairs",
            ("Matcher", "Setting", *_COUNTED, "Best F1"),
            tuple((*row, top) for row, top in zip(rows, best, strict=True)),
            note=_left_out(measured.peers),
        )
    yield MeasuredTable(
        "By kind of pair",
        ("Kind", "", *_COUNTED),
        tuple((part.kind, part.value, *_cells(part.counts)) for part in measured.slices),
    )
    yield MeasuredTable(
        "Over thresholds",
        ("Threshold", *_COUNTED),
        tuple((f"{point.threshold:g}", *_cells(point.counts)) for point in measured.curve),
        folded=True,
    )
    if measured.errors:
        more = measured.errors_omitted
        yield MeasuredTable(
            "The most confident errors",
            ("Row", "Schema", "Name", "Other name", "One party", "Score"),
            tuple(
                (
                    *(str(pair.row), pair.schema, pair.name1, pair.name2),
                    *("yes" if pair.is_match else "no", words.points(pair.score)),
                )
                for pair in measured.errors
            ),
            folded=True,
            note=f"{words.counted(more, 'more error')} not shown." if more else "",
            names=True,
        )
    yield from skipped_table(measured.skipped)


def _charts(measured: PairEvaluation) -> Iterator[Chart]:
    if measured.peers:
        bars = [ChartBar("Lookthrough", *_bar(measured.counts))]
        bars += (
            ChartBar(f"{beside.peer.name}, {beside.peer.setting}", *_bar(beside.counts), ours=False)
            for beside in measured.peers
            if beside.counts is not None
        )
        yield bars_svg("F1 beside others, with 95 % intervals", bars)
    sliced = [
        ChartBar(f"{part.kind} {part.value} ({part.counts.n})", *_bar(part.counts))
        for part in measured.slices
        if part.counts.f1 is not None
    ]
    if sliced:
        yield bars_svg("F1 by kind of pair, with 95 % intervals", sliced)
    points = [
        ChartPoint(
            point.counts.recall.value,
            point.counts.precision.value,
            f"{point.threshold:g}" if point.threshold == measured.threshold else "",
        )
        for point in measured.curve
        if point.counts.recall.value is not None and point.counts.precision.value is not None
    ]
    if points:
        axes = Axes("recall", "precision", 1.0, spread(point.y for point in points))
        yield curve_svg("Precision against recall; the threshold is marked", axes, points)


def _cells(counts: Confusion | None) -> tuple[str, ...]:
    if counts is None:
        return (NOTHING,) * len(_COUNTED)
    shares = (three(counts.precision), three(counts.recall), three(counts.f1))
    return (f"{counts.n:,}", *shares, between(counts.f1_interval))


def _bar(counts: Confusion | None) -> tuple[float | None, str, tuple[float, float] | None]:
    if counts is None:
        return None, NOTHING, None
    return counts.f1, three(counts.f1), counts.f1_interval


def _named(beside: PairPeer) -> tuple[str, str]:
    return f"{beside.peer.name} {beside.peer.version}".strip(), beside.peer.setting


def _best(beside: PairPeer) -> str:
    if beside.best is None:
        return NOTHING
    return f"{three(beside.best.counts.f1)} at {beside.best.threshold:.3g}"


def _left_out(peers: tuple[PairPeer, ...]) -> str:
    missing = [f"{b.peer.name} ({b.peer.missing})" for b in peers if b.peer.missing]
    return f"Not measured: {', '.join(missing)}." if missing else ""
