"""Results as a flat table: one row for each potential match, and one for a subject without any.

The column order is part of the interface; new columns are added at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Literal

from lookthrough.model import Coverage, Explanation, Hit, Result, Status
from lookthrough.reports import words

Cell = str | int | float | bool | None
Kind = Literal["text", "whole", "real", "flag"]

COLUMNS: MappingProxyType[str, Kind] = MappingProxyType(
    {
        "row": "whole",
        "key": "text",
        "subject": "text",
        "status": "text",
        "complete": "flag",
        "missing_lists": "text",
        "entity": "text",
        "list": "text",
        "lists": "text",
        "caption": "text",
        "score": "real",
        "measures": "text",
        "programmes": "text",
        "why": "text",
        "evidence": "text",
        "linked_to": "text",
        "problems": "text",
        "watchlist": "text",
    }
)
"""Column names and what they hold; several values in one cell are parted by ``; ``."""

# Spreadsheets take the full-width forms as well.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def table_rows(result: Result, coverage: Coverage) -> Iterator[dict[str, Cell]]:
    """Yield a result's table rows: one for each hit, or a single one when there is none."""
    start = _about_subject(result, coverage)
    if not result.hits:
        yield start
    for hit in result.hits:
        yield start | _about_hit(hit)


def neutralised(cell: Cell) -> Cell:
    """Keep a spreadsheet from reading a text as a formula.

    A text that begins with ``= + - @``, a tab or a line break gets an apostrophe in front, as
    does one that begins with apostrophes and then one of these, so that taking one apostrophe
    off such a cell gives the text back. Numbers are left alone.

    Example:
        >>> neutralised("=1+1"), neutralised("'Abd"), neutralised(-1.5)
        ("'=1+1", "'Abd", -1.5)
    """
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def _about_subject(result: Result, coverage: Coverage) -> dict[str, Cell]:
    subject = result.subject
    known: dict[str, Cell] = {
        "row": result.row,
        "key": _text(subject.key) if subject else "",
        "subject": _text(subject.names[0]) if subject and subject.names else "",
        "status": str(result.status),
        "complete": coverage.complete and result.status is not Status.ERROR,
        "missing_lists": "; ".join(coverage.missing_lists),
        "problems": _text("; ".join(_problems(result))),
        "watchlist": coverage.watchlist,
    }
    return {name: known.get(name) for name in COLUMNS}


def _about_hit(hit: Hit) -> dict[str, Cell]:
    listings = hit.party.listings
    programmes = [tag for listing in listings for tag in listing.programmes]
    return {
        "entity": _text(hit.entity),
        "list": hit.list,
        "lists": "; ".join(dict.fromkeys(listing.list_id for listing in listings)),
        "caption": _text(hit.caption),
        "score": hit.score,
        "measures": "; ".join(dict.fromkeys(str(measure.kind) for measure in hit.measures)),
        "programmes": _text("; ".join(dict.fromkeys(programmes))),
        "why": _text(words.top_sentence(hit.explanation)),
        "evidence": _text(_sum_written_out(hit.explanation)),
        "linked_to": _text("; ".join(words.chain(path) for path in hit.exposure.paths)),
    }


def _sum_written_out(explanation: Explanation) -> str:
    parts = [f"prior {explanation.prior}"]
    parts += [
        f"{item.feature} {item.outcome} {item.contribution:+}" for item in explanation.evidence
    ]
    return "; ".join(parts)


def _problems(result: Result) -> Iterator[str]:
    for problem in result.problems:
        said = f"{problem.field}: {problem.problem}" if problem.field else problem.problem
        yield f"{said} (expected {problem.expected})" if problem.expected else said


def _text(text: str) -> str:
    """Replace what UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
