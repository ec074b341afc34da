from __future__ import annotations

import pytest
from hypothesis import given
from tests.matching.invented import DATES, asked, listed

from lookthrough.matching import FEATURES
from lookthrough.matching.features.birth_date import (
    DIFFERENT,
    NEAR_YEAR,
    OTHER_YEAR,
    SAME_DAY,
    SAME_MONTH,
    SAME_YEAR,
    SWAPPED,
    WITHIN_RANGE,
    compare_dates,
)
from lookthrough.model import Evidence, Outcome, Schema, grained


def compared(ours: str, theirs: str) -> Evidence:
    subject = asked("Ada Example", born=ours.split())
    return FEATURES["birth_date"].compare(subject, listed("Ada Example", born=theirs.split()))


@pytest.mark.parametrize(
    ("ours", "theirs", "points"),
    [
        ("1979-01-05", "1979-01-05", SAME_DAY),
        ("1979-01", "1979-01", SAME_MONTH),
        ("1979-01-05", "1979-01", SAME_MONTH),
        ("1979", "1979", SAME_YEAR),
        ("1979-01-05", "1979", SAME_YEAR),
        ("1979-01", "1979", SAME_YEAR),
        ("1979-01-05", "1979-05-01", SWAPPED),
        ("1979-01-05", "1979-01-06", NEAR_YEAR),
        ("1979-01-05", "1979-06", NEAR_YEAR),
        ("1979-01", "1979-06", NEAR_YEAR),
        ("1979-01-05", "1980-01-05", NEAR_YEAR),
        ("1979", "1980", NEAR_YEAR),
        ("1979-12-31", "1980", NEAR_YEAR),
        ("1979", "1981", OTHER_YEAR),
        ("1979", "1990", DIFFERENT),
        ("1979-01-05", "1950-01-05", DIFFERENT),
        ("1979-01-05", "1978/1980", WITHIN_RANGE),
        ("1979", "1979/1985", WITHIN_RANGE),
        ("1979", "1970/1979-03", WITHIN_RANGE),
        ("1970/1975", "1975/1980", WITHIN_RANGE),
        ("1979/1980", "1979/1980", WITHIN_RANGE),
        ("1979", "1980/1985", NEAR_YEAR),
        ("1970/1975", "1976/1980", NEAR_YEAR),
        ("1979", "1981/1985", OTHER_YEAR),
        ("1987", "1981/1985", OTHER_YEAR),
    ],
)
def test_dates_agree_as_far_as_both_are_known(ours: str, theirs: str, points: float):
    for first, second in ((ours, theirs), (theirs, ours)):
        assert compare_dates(first, second)[0] == points
        found = compared(first, second)
        assert found.contribution == grained(points)
        expected = Outcome.PARTIAL if points > 0 else Outcome.DISAGREE
        assert found.outcome is (Outcome.AGREE if points == SAME_DAY else expected)


def test_the_more_precise_the_agreement_the_more_it_adds():
    points = [
        SAME_DAY,
        SAME_MONTH,
        SWAPPED,
        SAME_YEAR,
        WITHIN_RANGE,
        0,
        NEAR_YEAR,
        OTHER_YEAR,
        DIFFERENT,
    ]
    assert points == sorted(set(points), reverse=True)


@given(DATES, DATES)
def test_comparing_has_no_direction(first: str, second: str):
    assert compare_dates(first, second) == compare_dates(second, first)


def test_of_several_dates_the_best_pair_counts():
    found = compared("1950 1979-01-05", "1940 1979-01-05 1979")
    assert found.contribution == SAME_DAY
    assert (found.subject_value, found.listed_value) == (
        "1950, 1979-01-05",
        "1940, 1979-01-05, 1979",
    )
    assert "1979-01-05 and 1979-01-05 share the day." in found.sentence


@pytest.mark.parametrize(
    ("ours", "theirs", "sentence"),
    [
        ("1979-01-05", "1979-01", "Birth dates 1979-01-05 and 1979-01 share the month."),
        ("1979", "1979-02", "Birth dates 1979 and 1979-02 share the year."),
        ("1979", "1950/1952", "Birth dates 1979 and 1950/1952 differ."),
        (
            "1979-01",
            "1979-06-03",
            "Birth dates 1979-01 and 1979-06-03 differ: they share the year, but not the month.",
        ),
        (
            "1979-01-05",
            "1979-05-01",
            "Birth dates 1979-01-05 and 1979-05-01 share the date with day and month swapped.",
        ),
    ],
)
def test_the_sentence_says_what_is_the_same(ours: str, theirs: str, sentence: str):
    assert compared(ours, theirs).sentence == sentence


def test_a_date_that_one_side_does_not_give_is_missing():
    assert compared("1979", "").sentence == "The list gives no birth date."
    assert compared("", "1979").sentence == "The subject gives no birth date."
    for ours, theirs in (("1979", ""), ("", "1979"), ("", "")):
        found = compared(ours, theirs)
        assert (found.outcome, found.contribution) == (Outcome.MISSING, 0.0)


def test_a_company_has_no_birth_date():
    company = asked("Example Ltd", schema=Schema.COMPANY)
    vessel = listed("Example", schema=Schema.VESSEL)
    assert FEATURES["birth_date"].compare(company, vessel).outcome is Outcome.NOT_APPLICABLE


def test_text_that_is_no_date_is_no_birth_date():
    assert compared("unknown", "1979").outcome is Outcome.MISSING
