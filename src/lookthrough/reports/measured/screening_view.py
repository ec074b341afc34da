"""Labelled rows through the whole search, ready to show."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from lookthrough.model import JudgedRow, RateSlice, ScreeningEvaluation, ScreenPeer, Share
from lookthrough.reports import words
from lookthrough.reports.measured.charts import (
    Axes,
    Chart,
    ChartBar,
    ChartPoint,
    bars_svg,
    curve_svg,
    spread,
    steps_down,
)
from lookthrough.reports.measured.parts import (
    NOTHING,
    MeasuredPart,
    MeasuredTable,
    between,
    per_1000,
    skipped_table,
    thousandth,
    three,
)


def screening_part(measured: ScreeningEvaluation) -> MeasuredPart:
    """Show how many listed parties are found, and how many others flagged."""
    sets = [item.name for item in (measured.listed, measured.clean) if item is not None]
    without = f", without {', '.join(measured.withheld)}" if measured.withheld else ""
    return MeasuredPart(
        title=f"Screening: {' and '.join(sets)}{without}",
        outcome=words.sentence(_outcome(measured)),
        figures=tuple(_figures(measured)),
        cautions=tuple(_cautions(measured)),
        tables=tuple(_tables(measured)),
        charts=tuple(_charts(measured)),
        coverage=measured.coverage,
    )


def _outcome(measured: ScreeningEvaluation) -> Iterator[str]:
    found, flagged = measured.found, measured.flagged
    if measured.listed is not None:
        rows = words.counted(found.whole, "listed row")
        yield f"{found.part:,} of {rows} found"
    if measured.clean is not None:
        rows = words.counted(flagged.whole, "clean row")
        yield f"{flagged.part:,} of {rows} flagged, {thousandth(flagged)} per 1,000"
    yield f"at the threshold {measured.threshold:g}"


def _figures(measured: ScreeningEvaluation) -> Iterator[tuple[str, str, str]]:
    if measured.listed is not None:
        yield "Recall", three(measured.found), between(measured.found.interval)
    if measured.clean is not None:
        ends = _between_thousandths(measured.flagged.interval)
        yield "Flagged per 1,000", thousandth(measured.flagged), ends


def _cautions(measured: ScreeningEvaluation) -> Iterator[str]:
    if measured.listed is not None:
        by = {
            "entity_id": "a potential match is the party in entity_id",
            "exact name": "a potential match has that very name among its own",
        }[measured.found_by]
        yield f"A listed row is found when {by}."
        absent = measured.found.whole - measured.held
        if absent:
            yield (
                f"Listed rows whose party is not on the lists searched, by {measured.found_by}: "
                f"{absent:,}. They count as not found."
            )
    if measured.clean is not None:
        yield (
            "Nobody verified that the clean rows are on no list: one that is flagged may be "
            "rightly so."
        )
    yield (
        f"Every row was screened once at {measured.lowest:g}; other thresholds are exact cuts of "
        "the same scores."
    )
    yield "Figures hold for these lists in these versions, and for rows like these."


def _tables(measured: ScreeningEvaluation) -> Iterator[MeasuredTable]:
    if measured.peers:
        yield _beside(measured.peers)
    if measured.listed is not None:
        yield _sliced("Found, by kind of row", measured.listed_slices, "Recall")
    if measured.clean is not None:
        yield _sliced("Flagged, by kind of row", measured.clean_slices, "Per 1,000")
    yield MeasuredTable(
        "Over thresholds",
        ("Threshold", "Recall", "Flagged", "Flagged per 1,000"),
        tuple(
            (
                *(f"{point.threshold:g}", three(point.found)),
                *(f"{point.flagged.part:,}", thousandth(point.flagged)),
            )
            for point in measured.curve
        ),
        folded=True,
    )
    yield from _judged("Listed rows not found", measured.misses, measured.misses_omitted)
    yield from _judged("Clean rows flagged", measured.alarms, measured.alarms_omitted)
    yield from skipped_table(measured.skipped)


def _sliced(title: str, slices: Sequence[RateSlice], heading: str) -> MeasuredTable:
    shown, ends = (three, between) if heading == "Recall" else (thousandth, _between_thousandths)
    return MeasuredTable(
        title,
        ("Kind", "", "Rows", heading, "95 % interval"),
        tuple(
            (
                *(part.kind, part.value, f"{part.share.whole:,}"),
                *(shown(part.share), ends(part.share.interval)),
            )
            for part in slices
        ),
    )


def _between_thousandths(ends: tuple[float, float] | None) -> str:
    return NOTHING if ends is None else f"{1000 * ends[0]:.1f} to {1000 * ends[1]:.1f}"


def _beside(peers: Sequence[ScreenPeer]) -> MeasuredTable:
    ran = [beside for beside in peers if not beside.peer.missing]
    rows = []
    if ran:
        first = ran[0]
        rows.append(
            ("Lookthrough", "as above", *_cells(first.ours_found), *_cells(first.ours_flagged))
        )
    for beside in peers:
        name = f"{beside.peer.name} {beside.peer.version}".strip()
        rows.append((name, beside.peer.setting, *_cells(beside.found), *_cells(beside.flagged)))
    missing = [f"{b.peer.name} ({b.peer.missing})" for b in peers if b.peer.missing]
    note = (
        "A seeded sample of the rows, the same for each. logic-v2 scores the 50 parties that the "
        "WRatio scan of all names ranks first."
    )
    return MeasuredTable(
        "Beside others, on a sample of the same rows",
        ("Matcher", "Setting", "Listed rows", "Found", "Recall", "Clean rows", "Flagged", "Share"),
        tuple(rows),
        note=f"{note} Not measured: {', '.join(missing)}." if missing else note,
    )


def _cells(share: Share) -> tuple[str, str, str]:
    return f"{share.whole:,}", f"{share.part:,}", three(share)


def _judged(title: str, rows: Sequence[JudgedRow], omitted: int) -> Iterator[MeasuredTable]:
    if not rows:
        return
    yield MeasuredTable(
        title,
        ("Row", "Class", "Name", "Listed party", "Entity", "Score"),
        tuple(
            (
                *(str(row.row), row.kind or NOTHING, row.name, row.caption or NOTHING),
                row.entity or NOTHING,
                NOTHING if row.score is None else words.points(row.score),
            )
            for row in rows
        ),
        folded=True,
        note=f"{words.counted(omitted, 'more row')} not shown." if omitted else "",
        names=True,
    )


def _charts(measured: ScreeningEvaluation) -> Iterator[Chart]:
    classes = [part for part in measured.listed_slices if part.kind == "class"]
    shown = classes or measured.listed_slices
    if measured.listed is not None and shown:
        yield bars_svg(
            "Recall by class, with 95 % intervals" if classes else "Recall by kind of row",
            [_bar(part) for part in shown],
        )
    if len(ran := [beside for beside in measured.peers if not beside.peer.missing]) > 0:
        yield from _peer_charts(ran)
    points = [
        ChartPoint(
            per_1000(point.flagged) or 0.0,
            point.found.value,
            f"{point.threshold:g}" if point.threshold == measured.threshold else "",
        )
        for point in measured.curve
        if point.found.value is not None and point.flagged.value is not None
    ]
    if points:
        axes = Axes(
            "flagged per 1,000",
            "recall",
            4.0 * max(1, math.ceil(max(point.x for point in points) / 4)),
            spread(point.y for point in points),
        )
        title = "Recall against flagged per 1,000; the threshold is marked"
        yield curve_svg(title, axes, steps_down(points))


def _peer_charts(ran: Sequence[ScreenPeer]) -> Iterator[Chart]:
    for title, ours, theirs in (
        ("Recall beside others, on a sample", ran[0].ours_found, [b.found for b in ran]),
        ("Share of clean rows flagged, on a sample", ran[0].ours_flagged, [b.flagged for b in ran]),
    ):
        if ours.whole:
            bars = [ChartBar("Lookthrough", ours.value, three(ours), ours.interval)]
            bars += (
                ChartBar(
                    f"{beside.peer.name}, {beside.peer.setting}",
                    *(share.value, three(share), share.interval),
                    ours=False,
                )
                for beside, share in zip(ran, theirs, strict=True)
            )
            yield bars_svg(title, bars)


def _bar(part: RateSlice) -> ChartBar:
    label = part.value if part.kind == "class" else f"{part.kind} {part.value}"
    label = f"{label.replace('_', ' ')} ({part.share.whole:,})"
    return ChartBar(label, part.share.value, three(part.share), part.share.interval)
