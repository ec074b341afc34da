"""The screening report: one HTML file a reviewer can open, print, send and keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from lookthrough.model import Hit, Problem, Result, Status, Subject, Summary
from lookthrough.reports import words
from lookthrough.reports.drawing import network_svg
from lookthrough.reports.links import Network, network_of
from lookthrough.reports.pages import rendered
from lookthrough.reports.waterfall import Waterfall, waterfall

DETAILED_HITS = 500
"""How many hits get a section of their own; the table always holds every hit."""

LISTED_ROWS = 5000
"""How many rows the folded lists of subjects and problems show."""


@dataclass(frozen=True, slots=True)
class HitView:
    """One hit, ready to show.

    Args:
        number: its place in the ranking, from 1.
        row: the subject's row.
        subject: who was screened.
        hit: the potential match.
        detailed: whether it has a section of its own.
    """

    number: int
    row: int
    subject: Subject | None
    hit: Hit
    detailed: bool


@dataclass(frozen=True, slots=True)
class HitDetail:
    """What a hit's own section shows beside the hit."""

    view: HitView
    bars: Waterfall
    network: Network
    drawing: Markup


def screen_report(
    results: Sequence[Result],
    summary: Summary,
    settings: Mapping[str, str],
    *,
    made_at: datetime,
    column_mapping: Sequence[tuple[str, str]],
) -> str:
    """Make the report of a screened file.

    Args:
        results: the outcome for every row.
        summary: the account of them, with what was searched.
        settings: what the screen was run with, in words.
        made_at: when; with a time zone.
        column_mapping: the file's columns and what each was read as.

    Returns:
        A whole HTML page that loads nothing and runs nothing.
    """
    hits = ranked_hits(results)
    clauses = words.outcome(summary, len(hits))
    return rendered(
        "screen",
        outcome=words.sentence(clauses),
        summary=summary,
        coverage=summary.coverage,
        incomplete=words.coverage_problems(summary.coverage),
        hits=hits,
        details=_details(hits, summary.threshold),
        detailed=sum(view.detailed for view in hits),
        exposed=_rows_of(results, Status.EXPOSED),
        unmatched=_rows_of(results, Status.NO_MATCH),
        problems=tuple(_problems(results)),
        listed_rows=LISTED_ROWS,
        settings=settings,
        column_mapping=column_mapping,
        made_at=made_at,
    )


def ranked_hits(results: Iterable[Result]) -> tuple[HitView, ...]:
    """Rank all hits by score, ties in the file's order."""
    found = [(result, hit) for result in results for hit in result.hits]
    found.sort(key=lambda pair: -pair[1].score)
    return tuple(
        HitView(number, result.row, result.subject, hit, number <= DETAILED_HITS)
        for number, (result, hit) in enumerate(found, start=1)
    )


def _details(hits: Iterable[HitView], threshold: float) -> Iterator[HitDetail]:
    for view in hits:
        if not view.detailed:
            return
        paths = view.hit.exposure.paths
        title = f"The network around {view.hit.caption}"
        drawing = network_svg(paths, focus={view.hit.entity}, title=title) if paths else ""
        bars = waterfall(view.hit.explanation, threshold)
        # The drawing escapes its own texts.
        yield HitDetail(view, bars, network_of(paths), Markup(drawing))  # noqa: S704


def _rows_of(results: Iterable[Result], status: Status) -> tuple[Result, ...]:
    return tuple(item for item in results if item.status == status and not item.hits)


def _problems(results: Iterable[Result]) -> Iterator[tuple[Problem, bool]]:
    """Yield every problem, and whether it kept its row from being screened."""
    for result in results:
        lost = result.status == Status.ERROR
        for problem in result.problems:
            yield problem, lost
        if lost and not result.problems:
            yield Problem(result.row, "", "the row could not be read"), lost


__all__ = ["DETAILED_HITS", "LISTED_ROWS", "ranked_hits", "screen_report"]
