"""``lookthrough trace``: who stands behind a party, and the paths between two."""

from __future__ import annotations

import re

import pytest
from tests.cli.shapes import assert_coverage, assert_paths

BESIDE = {"source", "target", "paths", "omitted", "coverage"}


def test_the_path_between_two_parties_is_cited_in_json(cli):
    ran = cli("trace", "Jong In-chol", "--to", "Department 53", "--json")
    traced = ran.json()
    assert (ran.code, ran.err) == (0, "")
    assert set(traced) == BESIDE
    assert_paths(traced["paths"])
    assert_coverage(traced["coverage"])
    assert (traced["source"], traced["target"], traced["omitted"]) == (
        "ofac-52289",
        "ofac-52262",
        0,
    )
    (path,) = traced["paths"]
    assert [step["source"]["id"] for step in path["steps"]] == ["ofac-52289", "ofac-52283"]
    assert [step["target"]["id"] for step in path["steps"]] == ["ofac-52283", "ofac-52262"]


def test_the_path_is_told_to_a_person_with_the_words_that_state_it(cli):
    ran = cli("trace", "Jong In-chol", "--to", "Department 53")
    assert ran.code == 0
    assert "1. JONG, In Chol → CHONSURIM TRADING CORPORATION → DEPARTMENT 53" in ran.out
    assert "jy2790, 2025-01-16: “Department 53 front company Chonsurim" in ran.out
    assert "Jong In-chol → JONG, In Chol (ofac-52289)" in ran.err
    assert "Department 53 → DEPARTMENT 53" in ran.err


def test_a_path_can_be_walked_backwards(cli):
    there = cli("trace", "ofac-52289", "--to", "ofac-52262", "--json").json()["paths"]
    back = cli("trace", "ofac-52262", "--to", "ofac-52289", "--json").json()["paths"]
    assert [step["link"]["id"] for step in back[0]["steps"]] == [
        step["link"]["id"] for step in reversed(there[0]["steps"])
    ]
    assert all(not step["link"]["forward"] for step in back[0]["steps"])


def test_the_network_around_a_party_grows_with_the_radius(cli):
    def links(radius: int) -> set[str]:
        traced = cli("trace", "Jong In-chol", "--radius", radius, "--json").json()
        assert set(traced) == BESIDE
        assert_paths(traced["paths"])
        assert traced["target"] == ""
        return {step["link"]["id"] for path in traced["paths"] for step in path["steps"]}

    assert links(1)
    assert all("ofac-52289" in link for link in links(1))
    assert links(1) < links(2) < links(3)


def test_parties_without_a_path_are_said_to_have_none(cli):
    ran = cli("trace", "Jong In-chol", "--to", "Song Kum Hyok", "--json")
    assert (ran.code, ran.json()["paths"]) == (0, [])
    told = cli("trace", "Jong In-chol", "--to", "Song Kum Hyok")
    assert "No link was found in these lists and documents." in told.out


def test_a_page_is_written_that_stands_alone(cli, tmp_path):
    page = tmp_path / "trace.html"
    ran = cli("trace", "Jong In-chol", "--to", "Department 53", "--html", page)
    assert ran.code == 0
    assert "Written: " in ran.err
    text = page.read_text(encoding="utf-8")
    assert "CHONSURIM TRADING CORPORATION" in text
    assert "<svg" in text
    assert not re.search(r"<(?:script|link|img|iframe)\b|\bsrc=|@import|url\(", text)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Nobody Atall",), "no party on these lists is found by 'Nobody Atall'; give its whole"),
        (("Jong In-chol", "--to", "Nobody"), "no party on these lists is found by 'Nobody'"),
        (
            ("Jong In-chol", "--to", "ofac-52289"),
            "'Jong In-chol' and 'ofac-52289' are one party, JONG, In Chol (ofac-52289); expected",
        ),
        (("Jong In-chol", "--list", "un-sc"), "none of these lists is held: un-sc"),
    ],
)
def test_what_cannot_be_traced_ends_with_2_and_says_why(cli, arguments, message):
    ran = cli("trace", *arguments, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert message in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


def test_a_page_that_cannot_be_written_ends_with_2(cli, tmp_path):
    ran = cli("trace", "Jong In-chol", "--html", tmp_path / "absent" / "trace.html")
    assert ran.code == 2
    assert "cannot be written" in ran.err
