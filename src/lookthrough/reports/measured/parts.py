"""The parts a measurement is shown in, the same on the terminal and on a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lookthrough.model import (
    BaselineComparison,
    Coverage,
    Difference,
    FigureKind,
    Problem,
    Share,
)
from lookthrough.reports.measured.charts import Chart

PROBLEMS_SHOWN = 20
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class MeasuredTable:
    """A table.

    Args:
        title: what it shows.
        columns: headings.
        rows: cells, as text.
        folded: whether a page folds it away, and a terminal leaves it out.
        note: one sentence below the title.
        names: whether its cells are names of people and companies, in any script.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool = False
    note: str = ""
    names: bool = False


@dataclass(frozen=True, slots=True)
class MeasuredPart:
    """One measurement, ready to show.

    Args:
        title: what was measured.
        outcome: what came out, in one sentence.
        figures: ``(label, value, note)``, the ones to read first.
        cautions: what it does not show, a sentence each.
        tables: everything else.
        charts: pictures of the tables, for a page.
        coverage: the lists, where lists were searched.
    """

    title: str
    outcome: str
    figures: tuple[tuple[str, str, str], ...]
    cautions: tuple[str, ...]
    tables: tuple[MeasuredTable, ...]
    charts: tuple[Chart, ...] = ()
    coverage: Coverage | None = None


def three(value: Share | float | None) -> str:
    """Write a share to three digits.

    Example:
        >>> three(Share(2, 3)), three(1.0), three(None)
        ('0.667', '1.000', '–')
    """
    number = value.value if isinstance(value, Share) else value
    return NOTHING if number is None else f"{number:.3f}"


def between(ends: tuple[float, float] | None) -> str:
    """Write an interval.

    Example:
        >>> between((0.5, 0.75))
        '0.500 to 0.750'
    """
    return NOTHING if ends is None else f"{ends[0]:.3f} to {ends[1]:.3f}"


def per_1000(share: Share) -> float | None:
    """Turn a share into so many of a thousand."""
    return None if share.value is None else 1000 * share.value


def thousandth(share: Share) -> str:
    """Write so many of a thousand.

    Example:
        >>> thousandth(Share(2, 5000))
        '0.4'
    """
    value = per_1000(share)
    return NOTHING if value is None else f"{value:.1f}"


def rate(value: float | None) -> str:
    """Write a speed, ratio or time to three significant digits at least.

    Example:
        >>> rate(12345.6), rate(3.14159), rate(0.02718)
        ('12,346', '3.14', '0.0272')
    """
    if value is None:
        return NOTHING
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def skipped_table(problems: Iterable[Problem]) -> tuple[MeasuredTable, ...]:
    """List what could not be read, if anything."""
    found = list(problems)
    if not found:
        return ()
    more = len(found) - PROBLEMS_SHOWN
    rows = [(str(p.row), p.field or "the whole row", p.problem, p.expected) for p in found]
    return (
        MeasuredTable(
            f"Not read: {len(found):,}",
            ("Row", "Field", "Problem", "Expected"),
            tuple(rows[:PROBLEMS_SHOWN]),
            note=f"{more:,} more are in the JSON." if more > 0 else "",
        ),
    )


def baseline_table(comparison: BaselineComparison) -> MeasuredTable:
    """Put every compared figure beside the baseline's."""
    rows = tuple(
        (item.key, _figure(item.was), _figure(item.now), _verdict(item))
        for item in comparison.differences
    )
    verdict = "worse than the baseline" if comparison.worse else "not worse than the baseline"
    changed = f" Not as it was: {'; '.join(comparison.notes)}." if comparison.notes else ""
    return MeasuredTable(
        f"Beside the baseline: {verdict}",
        ("Figure", "Baseline", "Now", "Verdict"),
        rows,
        note=f"{comparison.label}.{changed}",
    )


def _figure(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.4g}"


def _verdict(item: Difference) -> str:
    if item.worse:
        return "WORSE"
    if item.was is None:
        return "new"
    if item.now is None:
        return "not measured now"
    gain = item.was - item.now if item.kind is FigureKind.PER_1000 else item.now - item.was
    return "same" if abs(gain) < 5e-7 else "better" if gain > 0 else "within tolerance"
