from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.names import LEGAL_FORMS, weight


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", max_size=12))
def test_every_weight_is_within_its_bounds(word: str):
    assert 0.2 <= weight(word) <= 1.0


def test_the_rarer_the_heavier():
    order = ["ltd", "al", "trading", "korea", "kim", "osong"]
    weights = [weight(word) for word in order]
    assert weights == sorted(set(weights))


@pytest.mark.parametrize("form", sorted(LEGAL_FORMS))
def test_a_legal_form_says_least(form: str):
    assert weight(form) == 0.2


def test_short_words_say_less_than_long_ones_and_numbers_say_all():
    weights = [weight("q"), weight("qx"), weight("qxz"), weight("qxzv")]
    assert weights == sorted(set(weights))
    assert weights[-1] == 1.0
    assert weight("5") == weight("53") == 1.0


def test_a_word_of_two_kinds_has_the_weight_of_the_lighter_one():
    # "general" and "st" stand in two tables each; the last one named decides.
    assert weight("general") == 0.25
    assert weight("as") == 0.3
