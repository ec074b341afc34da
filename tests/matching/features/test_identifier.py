from __future__ import annotations

import pytest
from tests.matching.invented import asked, listed

from lookthrough.matching import FEATURES
from lookthrough.matching.features.identifier import (
    OTHER_COUNTRY,
    OTHER_KIND,
    SAME,
    SAME_SHORT,
)
from lookthrough.model import Evidence, Outcome, grained

PASSPORT = ("passportNumber", "PP-390220044", "KP")
Given = tuple[str, str, str]


def compared(ours: tuple[Given, ...], theirs: tuple[Given, ...]) -> Evidence:
    subject = asked("Ada Example", identifiers=ours)
    return FEATURES["identifier"].compare(subject, listed("Ada Example", identifiers=theirs))


@pytest.mark.parametrize(
    ("ours", "points"),
    [
        (PASSPORT, SAME),
        (("passportNumber", "pp 390 220 044", "KP"), SAME),
        (("passportNumber", "PP390220044", ""), SAME),
        (("idNumber", "PP390220044", "KP"), SAME),
        (("taxNumber", "PP390220044", "KP"), OTHER_KIND),
        (("passportNumber", "PP390220044", "CN"), OTHER_COUNTRY),
        (("taxNumber", "PP390220044", "CN"), OTHER_COUNTRY),
    ],
)
def test_a_shared_number_counts_by_kind_and_country(ours: Given, points: float):
    for first, second in ((ours, PASSPORT), (PASSPORT, ours)):
        found = compared((first,), (second,))
        assert found.contribution == grained(points)
        assert found.outcome is (Outcome.AGREE if points == SAME else Outcome.PARTIAL)


def test_the_surer_the_agreement_the_more_it_adds():
    points = [SAME, OTHER_KIND, SAME_SHORT, OTHER_COUNTRY, 0]
    assert points == sorted(set(points), reverse=True)


@pytest.mark.parametrize(("value", "points"), [("123456", SAME_SHORT), ("1234567", SAME)])
def test_a_short_number_counts_less(value: str, points: float):
    given = (("passportNumber", value, ""),)
    assert compared(given, given).contribution == grained(points)


def test_registers_and_tax_offices_share_numbers():
    ours, theirs = ("registrationNumber", "91210600AA", ""), ("uscCode", "91210600AA", "CN")
    assert compared((ours,), (theirs,)).contribution == grained(SAME)


def test_of_several_the_best_pair_counts():
    found = compared(
        (("taxNumber", "PP390220044", ""), PASSPORT, ("idNumber", "99999", "")),
        (("idNumber", "55555", ""), PASSPORT),
    )
    assert found.contribution == SAME
    assert (found.subject_value, found.listed_value) == ("PP-390220044", "PP-390220044")
    assert found.sentence == "The passport number PP-390220044 is the listed passport number."


def test_the_sentence_names_both_countries():
    found = compared((("passportNumber", "PP390220044", "CN"),), (PASSPORT,))
    assert found.sentence == (
        "The passport number PP390220044 is the listed passport number, but of CN, not KP."
    )


def test_other_numbers_say_nothing():
    found = compared((("passportNumber", "PP111111111", "KP"),), (PASSPORT,))
    assert (found.outcome, found.contribution) == (Outcome.DISAGREE, 0.0)


def test_a_mailbox_is_compared_without_case():
    mailbox = (("email", " Box@List.Example ", ""),)
    assert compared(mailbox, (("email", "box@list.example", ""),)).contribution == SAME


def test_a_number_that_one_side_does_not_give_is_missing():
    assert compared((PASSPORT,), ()).sentence == "The list gives no identifier."
    assert compared((), (PASSPORT,)).sentence == "The subject gives no identifier."
    for ours, theirs in (((PASSPORT,), ()), ((), (PASSPORT,)), ((), ())):
        found = compared(ours, theirs)
        assert (found.outcome, found.contribution) == (Outcome.MISSING, 0.0)
