from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser
from tests.reports import factories as make

from lookthrough.model import Explanation, Listing, Measure, MeasureKind, Result, Status, Summary
from lookthrough.reports import screen_report, write_page
from lookthrough.reports.screen_report import ranked_hits

SCRIPT = "Quiet <script>alert(1)</script> Reed"
RESULTS = (
    make.result(1, make.hit(), key="C-1"),
    make.result(2, make.hit(make.entity("p-quiet", SCRIPT), paths=(), omitted=3), name=SCRIPT),
    *(make.result(n, name=f"Ordinary Name {n}") for n in range(3, 8)),
    make.unreadable(8),
)


def report(results: Iterable[Result] = RESULTS, summary: Summary | None = None) -> str:
    listed = tuple(results)
    return screen_report(
        listed,
        summary or make.summary(*listed),
        {"File": "customers.csv"},
        made_at=make.MADE_AT,
        column_mapping=[("Full name", "name"), ("DOB", "birth date")],
    )


def parsed(page: str) -> Any:
    return html.document_fromstring(page)


def rows(page: Any, kind: str) -> list[str]:
    found = page.xpath("//*[@data-row=$kind]", kind=kind)
    return [" ".join(row.text_content().split()) for row in found]


def test_the_page_opens_with_an_honest_sentence():
    (told,) = parsed(report()).find_class("outcome")
    assert told.text_content() == (
        "2 potential matches in 2 of 8 rows; 5 rows: no match found on these lists; "
        "1 row could not be read."
    )


def test_every_hit_and_every_row_is_there():
    page = parsed(report())
    assert len(rows(page, "hit")) == 2
    assert len(page.findall(".//article")) == 2
    assert [row for row in rows(page, "subject") if "Ordinary Name 5" in row]
    assert len(rows(page, "subject")) == 5
    assert rows(page, "problem") == ["8 birth_date “31 Nevember” is not a date 1979-01-05 no"]


def test_hits_are_ranked_by_score_and_link_to_their_sections():
    low = make.hit(explanation=Explanation(2.5, ()))
    page = parsed(report([make.result(1, low), make.result(2, make.hit())]))
    assert [
        view.row for view in ranked_hits([make.result(1, low), make.result(2, make.hit())])
    ] == [
        2,
        1,
    ]
    for anchor in page.xpath("//*[@data-row='hit']//a/@href"):
        assert page.xpath("//article[@id=$id]", id=anchor.removeprefix("#"))


def test_missing_evidence_is_shown_as_such():
    told = rows(parsed(report()), "evidence")
    assert (
        "passport missing not given P-1234567 The subject gives no passport, so nothing is"
        in (told[3])
    )
    assert "Not compared, as it does not apply here: wallet." in report()


def test_the_listing_is_told_with_its_measures_programme_and_source():
    text = " ".join(parsed(report()).find(".//article").text_content().split())
    for words in (
        "xx-first record 101 · LANTERN2, LANTERN3 · listed 2026-01-16 · last changed 2026-02-01",
        "asset freeze Property is blocked and dealings are prohibited. LANTERN2 · Lantern Order",
        "TANNENFELS, Miro",
        "05 Jan 1979",
        "4 Pine Lane, Fairhaven, Laos",
    ):
        assert words in text


def test_the_table_says_the_same_as_the_drawing():
    page = parsed(report())
    drawn = page.xpath("//*[@data-link]")
    assert len(drawn) == len(rows(page, "link")) == 5
    front = rows(page, "link")[1]
    assert "front company of Bureau Forty document only Ministry of Lanterns, rel-17" in front
    assert "Harbour Lantern is a front company of Bureau Forty." in front


def test_what_was_left_out_of_the_network_is_counted():
    assert "3 parties within 3 links not shown here." in report()


def test_an_incomplete_screen_says_so_before_anything_else():
    coverage = make.coverage(problem="partial", required=("xx-first", "zz-third"))
    page = parsed(report(summary=make.summary(*RESULTS, searched=coverage)))
    (warning,) = page.find_class("warning")
    told = " ".join(warning.text_content().split())
    assert told.startswith("Incomplete")
    assert "zz-third is required but was not searched." in told
    assert "xx-first: only an excerpt is held." in told
    assert not parsed(report()).find_class("warning")


def test_lists_searched_are_told_with_version_age_and_size():
    coverage = make.coverage(not_held=("qq-fourth",))
    text = parsed(report(summary=make.summary(*RESULTS, searched=coverage))).text_content()
    for words in ("2026-03-01, 4 days old", "12,345", make.SNAPSHOT, "qq-fourth", "watch-0f1e2d3c"):
        assert words in text


def test_names_cannot_bring_markup_or_control_characters():
    sly = make.hit(make.entity("p-\x1b", "Sly\x1b[2J\u202e</style><img src=x onerror=alert(1)>"))
    page = parsed(report([make.result(1, sly, name=SCRIPT)]))
    assert not page.xpath("//script | //img | //*[@onerror]")
    assert "\x1b" not in page.text_content()
    assert "\u202e" not in page.text_content()


def test_an_address_that_is_not_of_the_web_is_no_link():
    entity = make.entity()
    listing = Listing(make.LIST, "101", (), (), make.record("101"), url="javascript:alert(1)")
    sly = make.hit(replace(entity, listings=(listing,)))
    page = parsed(report([make.result(1, sly)]))
    assert not [link for link in page.xpath("//@href") if link.lower().startswith("javascript")]


def test_the_page_is_well_formed():
    coverage = make.coverage(problem="stale", required=("zz-third",))
    for page in (report(), report(summary=make.summary(*RESULTS, searched=coverage)), report([])):
        parser = etree.HTMLParser()
        etree.fromstring(page.encode(), parser)
        # libxml2 knows the elements of HTML 4 only.
        assert not [e for e in parser.error_log if e.type_name != "HTML_UNKNOWN_TAG"]


def test_the_page_is_whole_in_itself():
    page = parsed(report())
    assert not page.xpath("//script | //link | //img | //iframe | //object | //form | //@src")
    for link in page.iter("a"):
        target = link.get("href") or ""
        assert target.startswith("#") or link.get("rel") == "noopener noreferrer"
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert not re.search(r"url\(|@import", report())


def test_headings_come_in_order_and_headers_have_their_scope():
    page = parsed(report())
    levels = [int(item.tag[1]) for item in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {header.get("scope") for header in page.iter("th")} == {"col"}
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert set(page.xpath("//@aria-labelledby")) <= set(ids)


def test_every_table_row_has_as_many_cells_as_headers():
    for table in parsed(report()).iter("table"):
        headers = len(table.findall(".//th"))
        assert {len(row.findall("td")) for row in table.findall("tbody/tr")} == {headers}


def test_no_word_clears_or_accuses():
    text = report().lower()
    for word in ("cleared", "safe", "guilty", "criminal", "innocent"):
        assert not re.search(rf"\b{word}\b", text), word
    assert "no match found on these lists is not a clearance" in text


def test_every_kind_of_measure_can_be_shown():
    measures = tuple(Measure(kind, "It does something.") for kind in MeasureKind)
    (row,) = rows(parsed(report([make.result(1, replace(make.hit(), measures=measures))])), "hit")
    for kind in MeasureKind:
        assert kind.replace("_", " ") in row


def test_a_long_ranking_keeps_every_hit_and_says_what_is_not_set_out(
    monkeypatch: pytest.MonkeyPatch,
):
    module = import_module("lookthrough.reports.screen_report")
    monkeypatch.setattr(module, "DETAILED_HITS", 2)
    monkeypatch.setattr(module, "LISTED_ROWS", 3)
    quiet = [make.result(n, name=f"Ordinary Name {n}") for n in range(10, 15)]
    page = parsed(report([*(make.result(n, make.hit()) for n in range(1, 6)), *quiet]))
    assert len(rows(page, "hit")) == 5
    assert len(page.findall(".//article")) == 2
    text = " ".join(page.text_content().split())
    assert "Only the first 2 of 5 potential matches are set out in full below." in text
    assert "Only the first 3 of 5 are shown here." in text


def test_rows_linked_to_a_listed_party_are_not_among_those_without_a_match():
    linked = Result(3, make.subject(3, "Linked Name"), Status.EXPOSED)
    page = parsed(report([linked, make.result(4, name="Ordinary Name")]))
    assert "No match of their own, but linked to a listed party" in page.text_content()
    assert len(rows(page, "subject")) == 2


def test_a_screen_without_hits_or_rows_still_makes_a_page():
    for results in ([], [make.result(1)]):
        text = parsed(report(results)).text_content()
        assert "No potential match at or above the threshold was found" in text


def test_the_same_results_give_the_same_page():
    assert report() == report()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_reads_well_in_a_browser(
    chromium: Browser, tmp_path: Path, width: int, scheme: str
):
    coverage = make.coverage(problem="stale", required=("zz-third",), not_held=("zz-third",))
    path = tmp_path / "report.html"
    write_page(path, report(summary=make.summary(*RESULTS, searched=coverage)))
    page = chromium.new_page(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("tr[data-row=link]").count() == page.locator("g.lt-link").count() == 5
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(251, 251, 250)" if scheme == "light" else "rgb(18, 22, 27)")
    assert_contrast(page.evaluate(COLOURS))
    assert page.evaluate(LETTERS_OUTSIDE_THEIR_BOX) == []
    page.close()


COLOURS = """() => [...document.querySelectorAll(
    'p,td,th,dt,dd,li,a,h1,h2,h3,h4,caption,summary,q,.tag')]
  .filter(item => item.getClientRects().length)
  .map(item => {
    let ground = item;
    const clear = () => getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)';
    while (clear()) ground = ground.parentElement;
    return [item.className || item.tagName, getComputedStyle(item).color,
            getComputedStyle(ground).backgroundColor];
  })"""

LETTERS_OUTSIDE_THEIR_BOX = """() => [...document.querySelectorAll('.lt-party, .lt-link')].flatMap(
  group => {
    const box = group.querySelector('rect').getBoundingClientRect();
    return [...group.querySelectorAll('text')].filter(text => {
      const own = text.getBoundingClientRect();
      return own.left < box.left - 1 || own.right > box.right + 1;
    }).map(text => text.textContent);
  })"""


def assert_contrast(colours: list[tuple[str, str, str]]) -> None:
    assert len(colours) > 100
    for name, ink, ground in colours:
        light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ink, ground)


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance of ``rgb(r, g, b)``."""
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
