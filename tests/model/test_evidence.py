from __future__ import annotations

import dataclasses
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.model import Evidence, Explanation, Outcome, grained
from lookthrough.model.evidence import GRAIN

POINTS = st.floats(-64, 64).map(grained)


def _evidence(points: float) -> Evidence:
    return Evidence("name", Outcome.PARTIAL, points, "Ada Example", "A. Example", "Alike.")


@given(POINTS, st.lists(POINTS, max_size=20))
def test_the_score_is_the_prior_and_its_evidence_exactly(prior: float, points: list[float]):
    explanation = Explanation(prior, tuple(map(_evidence, points)))
    exact = Fraction(prior) + sum(map(Fraction, points))
    assert Fraction(explanation.score) == exact


@given(POINTS, st.lists(POINTS, max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_changes_nothing(
    prior: float, points: list[float], order: random.Random
):
    shuffled = list(points)
    order.shuffle(shuffled)
    one = Explanation(prior, tuple(map(_evidence, points)))
    other = Explanation(prior, tuple(map(_evidence, shuffled)))
    # Not only the exact sum: a plain running sum on the grain gives the same number.
    assert one.score == other.score == sum(points, prior)


@given(st.floats(-64, 64))
def test_graining_is_near_and_settled(points: float):
    assert abs(grained(points) - points) <= 0.5 / GRAIN
    assert grained(grained(points)) == grained(points)
    assert (grained(points) * GRAIN).is_integer()


def test_without_evidence_the_score_is_the_prior():
    assert Explanation(-3.5, ()).score == -3.5


def test_evidence_cannot_be_changed_after_the_fact():
    with pytest.raises(dataclasses.FrozenInstanceError):
        _evidence(1.0).contribution = 2.0  # type: ignore[misc]


def test_missing_and_disagree_are_different_findings():
    assert Outcome("missing") is not Outcome("disagree")
    assert {outcome.value for outcome in Outcome} == {
        "agree",
        "partial",
        "disagree",
        "missing",
        "not_applicable",
    }
