"""The compiled loops over names, against plain Python."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.matching.reference import aligned

from lookthrough.matching.name_kernel import ENOUGH, LITTLE, align, explained

WEIGHTS = st.sampled_from((0.2, 0.5, 0.75, 0.85, 1.0))
LIKES = st.sampled_from((0.0, 0.0, 0.7, 0.85, 0.93, 1.0))
JOINS = st.sampled_from((0.0, 0.0, 0.0, 0.85, 1.0))
Case = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    n, m = draw(st.integers(0, 5)), draw(st.integers(0, 5))

    def table(values: st.SearchStrategy[float], keep: tuple[int, int]) -> np.ndarray:
        cells = draw(st.lists(values, min_size=n * m, max_size=n * m))
        found = np.array(cells, np.float64).reshape(n, m)
        found[max(keep[0], 0) :, :] = 0.0
        found[:, max(keep[1], 0) :] = 0.0
        return found

    def weights(size: int) -> np.ndarray:
        return np.array(draw(st.lists(WEIGHTS, min_size=size, max_size=size)), np.float64)

    return (
        weights(n),
        weights(m),
        table(LIKES, (n, m)),
        table(JOINS, (n - 1, m)),
        table(JOINS, (n, m - 1)),
    )


def run(case: Case) -> tuple[float, list[tuple[int, ...]]]:
    pairs = np.empty((len(case[0]) + len(case[1]), 4), np.int64)
    total, count = align(*case, pairs)
    return total, [tuple(row) for row in pairs[:count].tolist()]


@settings(max_examples=300)
@given(cases())
def test_the_alignment_is_the_plain_greedy_one(case: Case):
    assert run(case) == aligned(*case)


@given(cases())
def test_no_word_is_paired_twice_and_no_more_is_explained_than_there_is(case: Case):
    total, pairs = run(case)
    left = [i + k for i, span, _, _ in pairs for k in range(span)]
    right = [j + k for _, _, j, span in pairs for k in range(span)]
    assert len(set(left)) == len(left)
    assert len(set(right)) == len(right)
    assert total <= case[0].sum() + case[1].sum() + 1e-9
    gains = np.zeros(len(case[0]))
    for table, span in ((2, (1, 1)), (3, (2, 1)), (4, (1, 2))):
        for i, j in np.ndindex(case[table].shape):
            both = case[0][i : i + span[0]].sum() + case[1][j : j + span[1]].sum()
            gains[i] = max(gains[i], case[table][i, j] * both)
    # What the search relies on: the best pair of every word bounds every alignment.
    assert total <= gains.sum() + 1e-9


def test_the_weightiest_pair_goes_first():
    words = np.array([[0.9, 0.8], [0.85, 0.0]])
    none = np.zeros((2, 2))
    ones = np.ones(2)
    total, pairs = run((ones, ones, words, none, none))
    assert pairs == [(0, 1, 0, 1)]
    assert total == pytest.approx(1.8)


def test_the_same_words_go_before_a_weightier_pair():
    # As "wu chaisu": both together are nearly the second, which is there as it is.
    words = np.eye(2)
    joins = np.array([[0.0, 0.9], [0.0, 0.0]])
    weights = np.array([0.7, 1.0])
    total, pairs = run((weights, weights, words, joins, np.zeros((2, 2))))
    assert sorted(pairs) == [(0, 1, 0, 1), (1, 1, 1, 1)]
    assert total == pytest.approx(3.4)


@pytest.mark.parametrize(("alone", "joined"), [(0.9, False), (0.85, False), (0.8, True)])
@pytest.mark.parametrize("which", [0, 1])
def test_two_words_are_one_only_if_neither_alone_is_as_like(
    which: int, alone: float, *, joined: bool
):
    words = np.zeros((2, 1))
    words[which] = alone
    joins = np.array([[0.85], [0.0]])
    none = np.zeros((2, 1))
    weights = np.array([0.7, 1.0])
    _, pairs = run((weights, weights[1:], words, joins, none))
    assert pairs == ([(0, 2, 0, 1)] if joined else [(which, 1, 0, 1)])
    turned, turned_joins = words.T.copy(), joins.T.copy()
    _, pairs = run((weights[1:], weights, turned, none.T.copy(), turned_joins))
    assert pairs == ([(0, 1, 0, 2)] if joined else [(0, 1, which, 1)])


def test_a_join_takes_both_words():
    none = np.zeros((2, 1))
    joins = np.array([[1.0], [0.0]])
    total, pairs = run((np.ones(2), np.ones(1), none, joins, none))
    assert (total, pairs) == (3.0, [(0, 2, 0, 1)])
    total, pairs = run((np.ones(1), np.ones(2), none.T.copy(), none.T.copy(), joins.T.copy()))
    assert (total, pairs) == (3.0, [(0, 1, 0, 2)])


WEIGHT = st.floats(0.2, 20)


@given(WEIGHT, WEIGHT, st.floats(0, 1), st.floats(0, 1))
def test_the_share_explained_grows_with_the_total(
    left: float, right: float, one: float, other: float
):
    less, more = sorted((one, other))
    low, high = (explained(share * (left + right), left, right) for share in (less, more))
    assert 0.0 <= low <= high <= 1.0


@given(WEIGHT)
def test_full_agreement_of_little_is_worth_less_than_of_much(weight: float):
    whole = explained(2 * weight, weight, weight)
    expected = min(1.0, LITTLE + (1 - LITTLE) * weight / ENOUGH)
    assert whole == pytest.approx(expected)
    assert (whole == 1.0) == (expected >= 1.0)


def test_nothing_is_explained_of_nothing():
    assert explained(0.0, 0.0, 0.0) == 0.0
    assert explained(0.0, 1.0, 1.0) == 0.0


@given(st.lists(WEIGHTS, min_size=1, max_size=12))
def test_rounding_lifts_no_share_above_the_whole(weights: list[float]):
    total = sum(2 * weight for weight in weights)
    left, right = sum(weights), float(np.array(weights[::-1]).sum())
    assert explained(total, left, right) <= 1.0
    assert explained(total + 1e-12, left, right) <= 1.0
