from __future__ import annotations

from pathlib import Path as FilePath
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser
from tests.reports import factories as make

from lookthrough.model import Party, Path
from lookthrough.reports import trace_report, write_page


def traced(
    paths: tuple[Path, ...] = make.PATHS,
    ends: tuple[Party, ...] = (make.MIRO,),
    omitted: int = 0,
) -> str:
    return trace_report(
        paths,
        ends=ends,
        omitted=omitted,
        coverage=make.coverage(),
        settings={"Radius": "3 links"},
        made_at=make.MADE_AT,
    )


def parsed(page: str) -> Any:
    return html.document_fromstring(page)


def test_every_party_and_link_is_told():
    page = parsed(traced())
    assert len(page.xpath("//*[@data-row='party']")) == 5
    assert len(page.xpath("//*[@data-row='link']")) == len(page.xpath("//*[@data-link]")) == 5
    assert page.findtext(".//h1/bdi") == "The network around Miro Tannenfels"
    assert "5 parties joined by 5 links." in page.text_content()


def test_paths_between_two_are_told_with_the_shortest():
    page = parsed(traced((make.PATHS[2],), (make.MIRO, make.SUPPLIER)))
    assert page.findtext(".//h1/bdi") == "From Miro Tannenfels to Grey Heron Components"
    assert "1 path found, the shortest of 3 links" in page.text_content()


def test_each_link_cites_its_source_with_the_quote():
    page = parsed(traced())
    assert "Harbour Lantern is a front company of Bureau Forty." in [
        quote.text_content() for quote in page.iter("q")
    ]
    assert "https://releases.example/rel-17" in page.xpath("//a/@href")
    assert "xx-first record 101 (main.csv name)" in page.text_content()


def test_what_was_left_out_is_counted():
    assert "2 more paths found but not shown here." in traced(omitted=2)


def test_no_path_is_a_result_that_proves_nothing():
    page = parsed(traced((), (make.MIRO, make.SUPPLIER)))
    text = page.text_content()
    assert "No link was found in these lists and documents." in text
    assert "does not show that there is none" in text
    assert len(page.xpath("//*[@data-row='party']")) == 2
    assert not page.xpath("//svg")


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_in_a_browser(chromium: Browser, tmp_path: FilePath, width: int):
    path = tmp_path / "trace.html"
    write_page(path, traced())
    page = chromium.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
