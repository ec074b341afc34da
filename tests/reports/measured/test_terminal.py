from __future__ import annotations

import io

import pytest
from rich.console import Console
from tests.evaluation.measured import pairs_measured, screening_measured, speed_measured
from tests.reports.measured.test_report import WORSE

from lookthrough.reports import print_comparison, print_measured


def printed(measured: object, *, width: int = 120) -> str:
    console = Console(file=io.StringIO(), width=width)
    print_measured(console, measured)  # type: ignore[arg-type]
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_figures_slices_and_cautions_are_printed():
    text = printed(pairs_measured())
    assert "F1 0.977 on 300 labelled pairs at the threshold 0.7." in text
    assert "both Latin" in text
    assert "rapidfuzz WRatio" in text
    assert "It is never used." in text


def test_single_rows_are_left_to_the_page():
    assert "LEE, Ann" not in printed(screening_measured())


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int):
    for measured in (pairs_measured(), screening_measured(), speed_measured()):
        assert max(map(len, printed(measured, width=width).splitlines())) <= width


def test_what_got_worse_is_printed():
    console = Console(file=io.StringIO(), width=100)
    print_comparison(console, WORSE)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "worse than the baseline" in text
    assert "WORSE" in text
