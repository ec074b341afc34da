from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from functools import partial

import pytest
from rich.console import Console
from tests.reports import factories as make

from lookthrough.model import Path
from lookthrough.reports import terminal

RESULTS = (
    make.result(1, make.hit()),
    *(make.result(n) for n in range(2, 5)),
    make.unreadable(5),
)


def printed(show: Callable[[Console], None], width: int = 140) -> str:
    file = io.StringIO()
    show(Console(file=file, width=width, color_system=None))
    return file.getvalue()


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 140])
def test_hits_counts_lists_and_problems_are_told_at_every_width(width: int):
    coverage = make.coverage(not_held=("qq-fourth",))
    account = make.summary(*RESULTS, searched=coverage)
    text = printed(lambda console: terminal.print_results(console, RESULTS, account), width)
    told = in_one_line(text)
    for words in (
        "Miro Tannenfels",
        "+3.00",
        "The names agree.",
        "Bureau Forty",
        "1 potential match in 1 of 5 rows; 3 rows: no match found on these lists; 1 row could",
        "Row 5, birth_date: “31 Nevember” is not a date; expected 1979-01-05",
        "xx-first (2026-03-01, 4 days old)",
        "Not held, so not searched: qq-fourth.",
    ):
        assert words in told
    assert "INCOMPLETE" not in told
    assert max(map(len, text.splitlines())) <= width


def test_an_incomplete_screen_is_named_so():
    account = make.summary(*RESULTS, searched=make.coverage(required=("zz-third",)))
    told = printed(lambda console: terminal.print_results(console, RESULTS, account))
    assert "INCOMPLETE: zz-third is required but was not searched." in in_one_line(told)


def test_only_hits_stand_in_the_table():
    account = make.summary(*RESULTS)
    told = printed(lambda console: terminal.print_results(console, RESULTS[1:4], account))
    assert "Potential match" not in told


def test_a_long_screen_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(terminal, "SHOWN_HITS", 2)
    monkeypatch.setattr(terminal, "SHOWN_PROBLEMS", 1)
    results = [*(make.result(n, make.hit()) for n in range(1, 6)), *map(make.unreadable, (6, 7, 8))]
    account = make.summary(*results)
    told = printed(lambda console: terminal.print_results(console, results, account))
    assert "3 more potential matches not shown here" in told
    assert "2 more problems not shown here" in told
    assert "5 potential matches in 5 of 8 rows" in told


def test_neither_markup_nor_escapes_in_a_name_have_any_effect():
    sly = make.result(1, make.hit(make.entity("p-sly", "[bold]Sly[/bold]\x1b[2J\x07 Ltd")))
    told = printed(lambda console: terminal.print_results(console, [sly], make.summary(sly)))
    assert "\x1b" not in told
    assert "\x07" not in told
    assert "[bold]Sly[/bold]" in told


def test_one_name_is_told_with_all_its_evidence():
    told = in_one_line(
        printed(
            lambda console: terminal.print_hits(
                console, make.subject(), [make.hit(omitted=2)], make.coverage()
            )
        )
    )
    for words in (
        "1 potential match for Miro Tannenfels",
        "−2.00 before anything is compared",
        "+4.25 The names agree.",
        "−0.75 No country of the two is the same.",
        "0.00 The subject gives no passport, so nothing is concluded.",
        "Property is blocked and dealings are prohibited. (LANTERN2)",
        "→ Bureau Forty (and",
        "2 more parties within 3 links; to see all: lookthrough trace p-miro",
        "Lists searched: xx-first",
    ):
        assert words in told
    assert "Neither has a wallet" not in told


def test_a_name_without_a_hit_is_told_in_the_right_words():
    told = printed(
        lambda console: terminal.print_hits(console, make.subject(), [], make.coverage())
    )
    assert told.startswith("Miro Tannenfels: no match found on these lists.")
    assert "Lists searched" in told


def test_a_party_only_referred_to_is_told_from_a_listed_one():
    referred = dataclasses.replace(make.entity(), listings=())
    for party, expected in ((referred, True), (make.entity(), False)):
        hits = [make.hit(party)]
        show = partial(
            terminal.print_hits, subject=make.subject(), hits=hits, coverage=make.coverage()
        )
        told = in_one_line(printed(show))
        assert ("stands on none of the lists searched" in told) is expected


def test_paths_are_told_step_by_step_with_their_sources():
    told = in_one_line(
        printed(lambda console: terminal.print_paths(console, make.PATHS[2:3], 4, make.coverage()))
    )
    for words in (
        "1. Miro Tannenfels → Harbour Lantern",
        "(3 links)",
        "Grey Heron Components – supplied notebook computers and network equipment to – Bureau",
        "xx-first record 101 (main.csv name)",
        "rel-17, 2026-01-16: “Harbour Lantern is a front company of Bureau Forty.”",
        "4 more paths found but not shown.",
        "Lists searched",
    ):
        assert words in told


def test_no_path_is_told_as_such():
    none: tuple[Path, ...] = ()
    told = printed(lambda console: terminal.print_paths(console, none, 0, make.coverage()))
    assert "No link was found in these lists and documents." in told


@pytest.mark.parametrize("width", [50, 100])
def test_a_list_that_is_not_held_is_told_so(width: int):
    states = [
        make.list_state(),
        make.list_state("yy-old", problem="stale"),
        make.list_state("zz-third", held=False, problem="missing"),
    ]
    told = printed(lambda console: terminal.print_lists(console, states), width)
    for words in ("12,345", "4 days old", "whole and fresh", "out of date", "zz-third", "not held"):
        assert words in told
