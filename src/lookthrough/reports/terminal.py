"""Results on the terminal: readable tables when there is room, blocks of lines when not.

Every text from outside is stripped of control characters, and none is read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from lookthrough.model import (
    Coverage,
    Hit,
    ListState,
    Outcome,
    Path,
    Result,
    Subject,
    Summary,
)
from lookthrough.reports import words

ROOM_FOR_TABLE = 100
"""Columns of text below which blocks of lines read better than a table."""

ROOM_FOR_LISTS = 72

PATHS_SHOWN = 5
"""Links shown with a hit; the report and ``trace`` show all."""
ROOM_FOR_TITLES = 120

SHOWN_HITS = 100
SHOWN_PROBLEMS = 20
"""How many a terminal shows; the rest is counted, and whole in a results file."""

QUIET = "dim"


def print_results(console: Console, results: Sequence[Result], summary: Summary) -> None:
    """Print the hits, the account of every row, and what was searched."""
    found = [(result, hit) for result in results for hit in result.hits]
    rows = [_hit_cells(result, hit) for result, hit in found[:SHOWN_HITS]]
    if rows:
        headings = ("Row", "Subject", "Potential match", "List", "Score", "Why", "Linked to")
        print_rows(console, headings, rows, ROOM_FOR_TABLE, right=("Row", "Score"))
    _say_left(console, len(found) - SHOWN_HITS, "more potential match", "more potential matches")
    problems = [problem for result in results for problem in result.problems]
    for problem in problems[:SHOWN_PROBLEMS]:
        expected = f"; expected {problem.expected}" if problem.expected else ""
        field = f", {problem.field}" if problem.field else ""
        say(console, f"Row {problem.row}{field}: {problem.problem}{expected}", QUIET)
    _say_left(console, len(problems) - SHOWN_PROBLEMS, "more problem")
    say(console, words.sentence(words.outcome(summary, len(found))), "bold")
    _print_coverage(console, summary.coverage)


def print_hits(console: Console, subject: Subject, hits: Sequence[Hit], coverage: Coverage) -> None:
    """Print one subject's hits: the evidence, what the listing means and what it is linked to."""
    name = subject.names[0] if subject.names else "the subject"
    if hits:
        found = words.counted(len(hits), "potential match", "potential matches")
        say(console, f"{found} for {name}", "bold")
    else:
        say(console, f"{name}: no match found on these lists.", "bold")
    for hit in hits:
        console.print()
        _print_hit(console, hit)
    console.print()
    _print_coverage(console, coverage)


def print_paths(console: Console, paths: Sequence[Path], omitted: int, coverage: Coverage) -> None:
    """Print each path step by step, with where every link is stated.

    Args:
        console: where to.
        paths: what was found.
        omitted: how many paths were found but left out.
        coverage: the lists the network was built from.
    """
    if not paths:
        say(console, "No link was found in these lists and documents.", "bold")
    for number, path in enumerate(paths, start=1):
        if number > 1:
            console.print()
        links = words.counted(len(path.steps), "link")
        start = path.steps[0].source.caption if path.steps else ""
        if len(path.steps) > 1:
            say(console, f"{number}. {start} {words.chain(path)} ({links})", "bold")
        for step in path.steps:
            say(console, words.relation(step), indent=3)
            for origin in step.provenance:
                say(console, words.cite(origin), QUIET, indent=6)
    if omitted:
        console.print()
        say(console, f"{words.counted(omitted, 'more path')} found but not shown.", "yellow")
    console.print()
    _print_coverage(console, coverage)


def print_lists(console: Console, rows: Sequence[ListState]) -> None:
    """Print what is held of each list; one with no snapshot is *not held*."""
    wide = console.width >= ROOM_FOR_TITLES
    headings = ("List", *(("Title",) if wide else ()), "Date and age", "Parties", "State")
    cells = [
        (
            state.list_id,
            *((state.title,) if wide else ()),
            words.age(state),
            f"{state.entities:,}" if state.snapshot else "–",
            _state(state),
        )
        for state in rows
    ]
    print_rows(console, headings, cells, ROOM_FOR_LISTS, right=("Parties",))


def _hit_cells(result: Result, hit: Hit) -> tuple[str, ...]:
    subject = result.subject
    return (
        str(result.row),
        words.who(subject, hit),
        hit.caption,
        hit.list,
        words.points(hit.score),
        words.top_sentence(hit.explanation),
        words.linked(hit),
    )


def _print_hit(console: Console, hit: Hit) -> None:
    kind = words.SCHEMA_WORDS[hit.party.schema]
    say(console, f"{hit.caption} · {kind} {hit.entity} · {hit.list}", "bold")
    say(console, f"Score {words.points(hit.score)}", indent=2)
    _print_points(console, hit.explanation.prior, "before anything is compared")
    for item in hit.explanation.evidence:
        if item.outcome != Outcome.NOT_APPLICABLE:
            style = QUIET if item.outcome == Outcome.MISSING else ""
            _print_points(console, item.contribution, item.sentence, style)
    if not hit.party.listings:
        say(console, words.NOT_LISTED, indent=2)
    for measure in hit.measures:
        programme = f" ({measure.programme})" if measure.programme else ""
        say(console, f"{measure.statement}{programme}", indent=2)
    if told := words.linked(hit):
        say(console, f"Linked to {told}", indent=2)
    for path in hit.exposure.paths[:PATHS_SHOWN]:
        say(console, words.relation(path.steps[-1]), QUIET, indent=4)
    left = len(hit.exposure.paths[PATHS_SHOWN:]) + hit.exposure.omitted
    if left:
        more = words.counted(left, "more party", "more parties")
        where = f"within {hit.exposure.radius} links; to see all: lookthrough trace {hit.entity}"
        say(console, f"{more} {where}", QUIET, indent=2)


def _say_left(console: Console, left: int, one: str, many: str = "") -> None:
    if left > 0:
        what = words.counted(left, one, many)
        say(console, f"{what} not shown here; a results file (--out) holds all.", "yellow")


def _print_points(console: Console, value: float, sentence: str, style: str = "") -> None:
    line = Table.grid(padding=(0, 2, 0, 0))
    line.add_column(justify="right", width=6, no_wrap=True)
    line.add_column()
    line.add_row(Text(words.points(value), style), Text(words.plain(sentence), style))
    console.print(Padding(line, (0, 0, 0, 4), expand=False))


def _print_coverage(console: Console, coverage: Coverage) -> None:
    states = [
        f"{state.list_id} ({words.age(state)})" + (f" {_state(state)}" if state.problem else "")
        for state in coverage.searched
    ]
    say(console, f"Lists searched: {', '.join(states) or 'none'}.", QUIET)
    if coverage.not_held:
        say(console, f"Not held, so not searched: {', '.join(coverage.not_held)}.", QUIET)
    problems = words.coverage_problems(coverage)
    if problems:
        say(console, f"INCOMPLETE: {' '.join(problems)}", "bold yellow")


def _state(state: ListState) -> str:
    if not state.snapshot:
        return "not held"
    known = words.TROUBLE_WORDS.get(state.problem, state.problem)
    return known or ("whole and fresh" if state.publisher_date else "whole")


def print_rows(
    console: Console,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    room: int,
    right: Sequence[str] = (),
) -> None:
    """Print rows as a table where the terminal is wide enough, else as blocks of lines."""
    if console.width < room:
        for row in rows:
            _print_block(console, headings, row)
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        side = "right" if heading in right else "left"
        table.add_column(heading, justify=side, no_wrap=heading in right, overflow="fold")  # type: ignore[arg-type]
    for row in rows:
        table.add_row(*(Text(words.plain(cell)) for cell in row))
    console.print(table)
    console.print()


def _print_block(console: Console, headings: Sequence[str], row: Sequence[str]) -> None:
    for heading, cell in zip(headings, row, strict=True):
        if cell:
            line = Text(f"{heading}: ", QUIET)
            console.print(line.append(words.plain(cell), "not dim"), soft_wrap=False)
    console.print()


def say(console: Console, text: str, style: str = "", indent: int = 0) -> None:
    """Print one text from outside, made harmless."""
    console.print(Padding(Text(words.plain(text), style), (0, 0, 0, indent), expand=False))
