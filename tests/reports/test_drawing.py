from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree
from tests.reports import factories as make

from lookthrough.model import Path
from lookthrough.reports import network_svg

SVG = "{http://www.w3.org/2000/svg}"


def drawn(paths: tuple[Path, ...] = make.PATHS, focus: str = "p-miro") -> etree._Element:
    return etree.fromstring(network_svg(paths, focus={focus}, title="Behind Miro"))


def texts(svg: etree._Element) -> str:
    return " ".join(text.text or "" for text in svg.iter(f"{SVG}text"))


def test_every_party_and_link_is_drawn_once():
    svg = drawn()
    parties = [item.get("data-party") for item in svg.iter() if item.get("data-party")]
    links = [item.get("data-link") for item in svg.iter() if item.get("data-link")]
    assert sorted(map(str, parties)) == [
        "p-bureau",
        "p-lantern",
        "p-miro",
        "p-sister",
        "p-supplier",
    ]
    assert sorted(map(str, links)) == ["l-1", "l-2", "l-3", "l-4", "l-5"]
    for word in ("Miro Tannenfels", "Grey Heron", "shares an office", "front company of"):
        assert word in texts(svg)


def test_a_screen_reader_gets_a_title_and_every_relation():
    svg = drawn()
    assert svg.findtext(f"{SVG}title") == "Behind Miro"
    told = svg.findtext(f"{SVG}desc") or ""
    assert told.startswith("5 parties and 5 links.")
    assert "Grey Heron Components – supplied notebook computers" in told


def test_what_only_a_release_states_is_dashed_and_explained():
    source = network_svg(make.PATHS, focus={"p-miro"}, title="t")
    kinds = {item.get("data-link"): item.get("class") for item in drawn().iter(f"{SVG}g")}
    assert kinds["l-2"] == "lt-link lt-released"
    assert kinds["l-3"] == "lt-link lt-record"
    assert re.search(r"\.lt-released \.lt-line\{[^}]*stroke-dasharray", source)
    assert "stated only in a published document" in texts(drawn())


def test_the_legend_holds_only_what_the_picture_needs():
    assert "stated only in a published document" not in texts(drawn((make.PATHS[0],)))


@pytest.mark.parametrize(("forward", "side"), [(True, "right"), (False, "left")])
def test_the_arrow_follows_the_links_own_direction(forward: object, side: str):
    svg = drawn((Path((replace(make.FRONT, forward=bool(forward)),)),), focus="p-lantern")
    head = next(item for item in svg.iter(f"{SVG}path") if item.get("class") == "lt-head")
    tip, back = re.findall(r"[ML]([\d.]+) ", head.get("d") or "")[:2]
    assert (float(tip) > float(back)) is (side == "right")


def test_names_are_escaped_and_control_characters_made_visible():
    odd = replace(make.LANTERN, caption='</text><script>alert("1")</script>\x1b&')
    svg = drawn((Path((replace(make.LEADS, target=odd, role="<b>owns</b>\x00"),)),))
    assert not list(svg.iter(f"{SVG}script", f"{SVG}b"))
    assert "<b>owns</b>\N{REPLACEMENT CHARACTER}" in texts(svg)


def test_nothing_is_loaded_and_nothing_runs():
    source = network_svg(make.PATHS, focus={"p-miro"}, title="t")
    for word in ("href", "url(", "@import", "<script", "onload", "<image", "<foreignObject"):
        assert word not in source


def test_a_drawing_has_no_ids_so_that_many_fit_on_one_page():
    assert not [item for item in drawn().iter() if item.get("id")]


def test_the_same_paths_give_the_same_picture():
    first, second = (network_svg(make.PATHS, focus={"p-miro"}, title="t") for _ in range(2))
    assert first == second


def test_no_paths_give_an_empty_picture_that_says_so():
    assert drawn(()).findtext(f"{SVG}desc") == "0 parties and 0 links."
