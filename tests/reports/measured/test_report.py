"""The page and the terminal of a measurement: everything is told, nothing runs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser
from tests.evaluation.measured import pairs_measured, screening_measured, speed_measured
from tests.reports import factories as make

from lookthrough.model import BaselineComparison, Difference, FigureKind
from lookthrough.reports import measured_report, write_page

ALL = (pairs_measured(), screening_measured(), speed_measured())
WORSE = BaselineComparison(
    "names: pairs.csv",
    ("threshold: 0.7 then, 0.8 now",),
    (
        Difference("f1", FigureKind.SHARE, 0.9, 0.8, worse=True),
        Difference("recall", FigureKind.SHARE, 0.9, 0.95, worse=False),
        Difference("flagged_per_1000", FigureKind.PER_1000, 1.0, 0.5, worse=False),
        Difference("new", FigureKind.RATIO, None, 2.0, worse=False),
    ),
)


def report(*measured: Any, **more: Any) -> str:
    return measured_report(
        measured or ALL, title="Evaluation", version="9.9", made_at=make.MADE_AT, **more
    )


def parsed(page: str) -> Any:
    return html.document_fromstring(page)


def text_of(page: str) -> str:
    return " ".join(parsed(page).text_content().split())


def test_every_measurement_has_its_part_with_figures_and_pictures():
    page = parsed(report())
    assert page.xpath("//article/@data-part") == [
        "Pairs of names",
        "Screening: listed.csv and clean.csv",
        "Speed",
    ]
    for part in page.xpath("//article"):
        assert part.xpath(".//dl[@class='headline']//strong")
        assert len(part.xpath(".//figure")) == len(part.xpath(".//*[local-name()='svg']")) > 0


@pytest.mark.parametrize(
    "told",
    [
        "F1 0.977 on 300 labelled pairs at the threshold 0.7.",
        "90 of 100 listed rows found; 2 of 2,000 clean rows flagged, 1.0 per 1,000",
        "Nobody verified that the clean rows are on no list",
        "Listed rows whose party is not on the lists searched, by entity_id: 2.",
        "Not measured: nomenklatura logic-v2 (nomenklatura is not installed).",
        "Judged otherwise with the sides changed: 2 pairs.",
        "8 more errors not shown.",
        "A list of 7 parties is tiny",
        "Not read: 1",
        "xx-first (2026-03-01, 4 days old",
        "watch-1",
    ],
)
def test_the_page_tells(told: str):
    assert told in text_of(report())


def test_names_are_escaped_and_disguises_shown():
    page = report(pairs_measured())
    assert "<b>Lee</b>" not in page
    assert "Ann &lt;b&gt;Lee&lt;/b&gt;" in page
    assert "\u202e" not in page


def test_what_got_worse_stands_out():
    page = parsed(report(comparisons=[WORSE]))
    assert "1 of 1 worse than the baseline." in page.text_content()
    (row,) = page.xpath("//tr[@class='worse']")
    assert row.text_content().split() == ["f1", "0.9", "0.8", "WORSE"]
    verdicts = page.xpath("//section[@aria-labelledby='baseline']//tr/td[last()]")
    assert [cell.text_content() for cell in verdicts] == ["WORSE", "better", "better", "new"]
    assert "Not as it was: threshold: 0.7 then, 0.8 now." in page.text_content()


def test_what_was_left_out_is_said_first():
    page = text_of(report(left_out={"measured": ["lists/un: not there."], "compared": []}))
    assert page.index("lists/un: not there.") < page.index("Pairs of names F1 0.977")


def test_one_file_alone_is_shown_without_the_other():
    listed = replace(screening_measured(), clean=None, clean_slices=(), alarms=())
    page = text_of(report(listed))
    assert "Flagged, by kind of row" not in page
    assert "Nobody verified" not in page


def test_the_page_stands_alone_and_runs_nothing():
    page = report(comparisons=[WORSE])
    assert not re.search(r"<(?:script|link|img|iframe)\b|\bsrc=|@import|url\(", page)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_in_a_browser(chromium: Browser, tmp_path: Path, width: int, scheme: Any):
    path = tmp_path / "measured.html"
    write_page(path, report(comparisons=[WORSE]))
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('svg text')].map("
        "text => text.getBoundingClientRect().height))"
    )
    assert smallest >= 8
    page.close()
