from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.reports import factories as make

from lookthrough.model import Coverage, Exposure, Hit, Path, Status, Subject, Summary
from lookthrough.reports import words


def test_counts_and_what_could_not_be_read_stand_in_one_sentence():
    results = [make.result(1, make.hit()), *(make.result(n) for n in range(2, 5))]
    account = make.summary(*results, make.unreadable(5))
    assert words.sentence(words.outcome(account, 1)) == (
        "1 potential match in 1 of 5 rows; 3 rows: no match found on these lists; "
        "1 row could not be read."
    )


def test_a_file_without_a_match_says_so_and_no_more():
    account = make.summary(make.result(1), make.result(2))
    assert words.outcome(account, 0) == ("all 2 rows: no match found on these lists",)


def test_an_empty_file_is_not_told_as_a_good_one():
    account = make.summary()
    assert words.outcome(account, 0) == ("the file holds no rows, so nothing was screened",)


def test_exposed_rows_are_told_apart_from_matches():
    account = Summary(3, 0, 1, 2, 0, 2.5, 0.1, make.coverage())
    assert words.outcome(account, 0)[0].startswith("1 row: no match of its own, but linked")


def test_a_whole_and_fresh_watchlist_has_no_problems():
    assert words.coverage_problems(make.coverage()) == ()


@pytest.mark.parametrize(
    ("coverage", "told"),
    [
        (make.coverage(required=("zz-third",)), "zz-third is required but was not searched."),
        (make.coverage(problem="partial"), "xx-first: only an excerpt is held."),
        (
            make.coverage(problem="stale"),
            "xx-first is out of date (2026-03-01, 4 days old).",
        ),
        (Coverage("", (), ("xx-first",), ()), "No list at all was searched."),
    ],
)
def test_every_reason_for_an_incomplete_result_is_told(coverage: Coverage, told: str):
    assert words.coverage_problems(coverage) == (told,)


@given(st.text())
def test_a_plain_text_is_printable_xml_without_direction_tricks(text: str):
    shown = words.plain(text)
    etree.fromstring(f"<a>{shown.replace('&', '&amp;').replace('<', '&lt;')}</a>")
    assert len(shown) == len(text)
    assert not set(shown) & set("\x1b\x07\r\n\u202e\u2066\x9b")


def test_names_in_every_script_stay_as_they_are():
    for name in ("Zoë O’Hara", "김철수", "علي", "靜葦軟件"):
        assert words.plain(name) == name


def test_a_chain_that_points_onward_is_told_and_the_others_counted():
    assert words.linked(make.hit(paths=(Path((make.LEADS,)), Path((make.LEADS, make.FRONT))))) == (
        f"→ {make.LEADS.target.caption} → {make.FRONT.target.caption}"
    )
    told = words.linked(make.hit(paths=(Path((make.LEADS,)),), omitted=4))
    assert told == f"→ {make.LEADS.target.caption} (and 4 more)"


def test_a_chain_that_turns_leads_to_nobody_behind():
    turned = replace(make.LEADS, forward=False)
    told = words.linked(make.hit(paths=(Path((turned,)), Path((turned, make.FRONT)))))
    assert told == f"{turned.target.caption} (and 1 more)"


def test_a_hit_without_links_is_linked_to_nobody():
    lonely = Hit(make.entity(), make.LIST, (), make.EXPLANATION, Exposure((), 3))
    assert words.linked(lonely) == ""


def test_a_step_against_its_link_is_told_along_the_link():
    assert words.relation(make.SUPPLIES).startswith("Grey Heron Components – supplied")


def test_the_top_sentence_is_of_the_evidence_that_adds_most():
    assert words.top_sentence(make.EXPLANATION) == "The names agree."


def test_every_status_has_a_clause_of_its_own():
    account = Summary(4, 1, 1, 1, 1, 2.5, 0.1, make.coverage())
    assert len(words.outcome(account, 1)) == len(Status)


def test_a_subject_is_named_with_the_name_that_was_found():
    hit = make.hit()
    evidence = next(e for e in hit.explanation.evidence if e.feature == "name")
    subject = Subject(row=1, names=("Acme Example Ltd", evidence.subject_value))
    assert words.who(subject, hit) == f"Acme Example Ltd (as {evidence.subject_value})"
    assert words.who(Subject(row=1, names=(evidence.subject_value,)), hit) == evidence.subject_value
    assert words.who(Subject(row=1, names=("Acme Example Ltd",))) == "Acme Example Ltd"
    assert words.who(None) == words.who(Subject(row=1, names=()), hit) == ""
