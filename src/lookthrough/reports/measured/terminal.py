"""Measurements on the terminal: the figures, and the tables that a page does not fold away."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from lookthrough.model import BaselineComparison
from lookthrough.reports import words
from lookthrough.reports.measured.parts import MeasuredTable, baseline_table
from lookthrough.reports.measured.report import Measurement, measured_part

QUIET = "dim"
WHOLE_WORD = 16


def print_measured(console: Console, measured: Measurement, *, folded: bool = False) -> None:
    """Print a measurement.

    Args:
        console: where to.
        measured: what was measured.
        folded: the tables of single rows, too.
    """
    part = measured_part(measured)
    _say(console, part.title, "bold")
    _say(console, part.outcome)
    console.print()
    for table in part.tables:
        if folded or not table.folded:
            _print_table(console, table)
    if part.coverage is not None:
        states = [f"{s.list_id} ({words.age(s)})" for s in part.coverage.searched]
        _say(console, f"Lists searched: {', '.join(states) or 'none'}.", QUIET)
    for caution in part.cautions:
        _say(console, caution, QUIET)


def print_comparison(console: Console, comparison: BaselineComparison) -> None:
    """Print a measurement beside the baseline's."""
    console.print()
    _print_table(console, baseline_table(comparison))


def _print_table(console: Console, table: MeasuredTable) -> None:
    _say(console, table.title, "bold")
    if table.note:
        _say(console, table.note, QUIET)
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    least = max((len(word) for row in table.rows for word in row[0].split()), default=0)
    for number, column in enumerate(table.columns):
        # What a row is about is not broken within a word.
        width = min(least, WHOLE_WORD) if number == 0 else None
        shown.add_column(column, overflow="fold", min_width=width)
    for row in table.rows:
        shown.add_row(*(Text(words.plain(cell)) for cell in row))
    console.print(shown)
    console.print()


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(Text(words.plain(text), style))
