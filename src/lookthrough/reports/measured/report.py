"""The page of one measurement or several: what came out, pictures, tables, and what it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from lookthrough.model import (
    BaselineComparison,
    BenchmarkResult,
    PairEvaluation,
    ScreeningEvaluation,
)
from lookthrough.reports.measured.benchmark_view import benchmark_part
from lookthrough.reports.measured.names_view import names_part
from lookthrough.reports.measured.parts import MeasuredPart, baseline_table
from lookthrough.reports.measured.screening_view import screening_part
from lookthrough.reports.pages import rendered

Measurement = PairEvaluation | ScreeningEvaluation | BenchmarkResult


def measured_part(measured: Measurement) -> MeasuredPart:
    """Put a measurement into the parts it is shown in."""
    if isinstance(measured, PairEvaluation):
        return names_part(measured)
    if isinstance(measured, ScreeningEvaluation):
        return screening_part(measured)
    return benchmark_part(measured)


def measured_report(
    measured: Sequence[Measurement],
    *,
    title: str,
    version: str,
    made_at: datetime,
    comparisons: Sequence[BaselineComparison] = (),
    left_out: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Make the page.

    Args:
        measured: the measurements, each a part of the page.
        title: what the page is.
        version: of the program measured.
        made_at: when; with a time zone.
        comparisons: the measurements beside a baseline.
        left_out: under ``measured`` or ``compared``, what was not and why, a sentence each.

    Returns:
        A whole HTML page that loads nothing and runs nothing.
    """
    parts = [measured_part(item) for item in measured]
    return rendered(
        "measured",
        title=title,
        outcome=_outcome(parts, comparisons),
        measurements=parts,
        comparisons=[baseline_table(comparison) for comparison in comparisons],
        left_out=left_out or {},
        version=version,
        made_at=made_at,
        incomplete=(),
    )


def _outcome(parts: Sequence[MeasuredPart], comparisons: Sequence[BaselineComparison]) -> str:
    said = [parts[0].outcome if len(parts) == 1 else f"{len(parts)} measurements."]
    worse = sum(comparison.worse for comparison in comparisons)
    if worse:
        said.append(f"{worse} of {len(comparisons)} worse than the baseline.")
    elif comparisons:
        said.append("None is worse than the baseline.")
    return " ".join(said)
