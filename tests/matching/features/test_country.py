from __future__ import annotations

from tests.matching.invented import asked, listed

from lookthrough.matching import FEATURES
from lookthrough.matching.features.country import DIFFERENT, SHARED
from lookthrough.model import Evidence, Outcome, grained


def compared(ours: str, theirs: str) -> Evidence:
    subject = asked("Ada Example", countries=ours.split())
    return FEATURES["country"].compare(subject, listed("Ada Example", countries=theirs.split()))


def test_one_shared_country_is_enough():
    found = compared("KP LA", "CN KP")
    assert found.outcome is Outcome.AGREE
    assert found.contribution == grained(SHARED) > 0
    assert found.sentence == "Both have a tie to North Korea."
    assert (found.subject_value, found.listed_value) == ("North Korea, Laos", "China, North Korea")


def test_other_countries_speak_against_it_a_little():
    found = compared("LA", "KP")
    assert found.outcome is Outcome.DISAGREE
    assert found.contribution == grained(DIFFERENT) < 0
    assert found.sentence == "No shared country: Laos against North Korea."


def test_a_country_that_one_side_does_not_give_is_missing():
    assert compared("LA", "").sentence == "The list gives no country."
    assert compared("", "LA").sentence == "The subject gives no country."
    for ours, theirs in (("LA", ""), ("", "LA"), ("", "")):
        found = compared(ours, theirs)
        assert (found.outcome, found.contribution) == (Outcome.MISSING, 0.0)
