"""Names laid out for the compiled comparison say what the plain functions say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.words import ANY_WORD, LONG_PAIRS, MIXED, PAIRS

from lookthrough.matching.packing import PackedNames, pack
from lookthrough.matching.similarity import PRICES, join_similarity, word_similarity
from lookthrough.matching.word_kernel import MIN_JOIN, likenesses


def laid_out(*names: Sequence[str]) -> PackedNames:
    return pack(names, [np.ones(len(words)) for words in names])


def packed(*words: str) -> PackedNames:
    return laid_out(words)


@given(st.lists(st.lists(st.one_of(ANY_WORD, MIXED), max_size=4), max_size=4))
def test_every_word_of_every_name_has_its_place(names: list[list[str]]):
    laid = laid_out(*names)
    assert np.diff(laid.offsets).tolist() == [len(words) for words in names]
    assert len(laid.weights) == laid.offsets[-1] == len(laid.words[0]) == len(laid.joins[0])
    for side in (laid.words, laid.joins):
        assert side[3][-1] == len(side[4])


@given(st.one_of(PAIRS, LONG_PAIRS))
def test_the_table_of_words_is_their_similarity(pair: tuple[str, str]):
    first, second = pair
    table = likenesses(packed(first).words, packed(second).words, PRICES, False)
    assert table.tolist() == [[word_similarity(first, second)]]


@given(PAIRS, st.integers(1, 5))
def test_the_table_of_joins_is_their_similarity(pair: tuple[str, str], cut: int):
    whole, joined = pair
    apart = (joined[:cut], joined[cut:]) if joined[cut:] else (joined, "x")
    laid = packed(*apart)
    tables = (
        likenesses(packed(whole).words, laid.joins, PRICES, True)[0],
        likenesses(laid.joins, packed(whole).words, PRICES, True)[:, 0],
    )
    for table in tables:
        assert table.tolist() == [join_similarity(whole, "".join(apart)), 0.0]


@pytest.mark.parametrize(("first", "second"), [("53", "a53"), ("a53", "53"), ("53", "54")])
def test_the_table_knows_a_number_from_a_word(first: str, second: str):
    assert likenesses(packed(first).words, packed(second).words, PRICES, False).tolist() == [[0]]


def test_the_table_of_joins_leaves_out_what_is_only_somewhat_alike():
    laid = packed("keri", "mu")
    assert 0 < word_similarity("karimo", "kerimu") < MIN_JOIN
    assert not likenesses(packed("karimo").words, laid.joins, PRICES, True).any()


def test_a_join_stays_within_its_name():
    laid = laid_out(("liao", "ning"), ("trading", "house"))
    table = likenesses(packed("ningtrading", "liaoning").words, laid.joins, PRICES, True)
    assert table.tolist() == [[0, 0, 0, 0], [1, 0, 0, 0]]


@pytest.mark.parametrize("names", [[], [()]])
def test_a_party_without_words_is_laid_out_empty(names: list[tuple[str, ...]]):
    laid = laid_out(*names)
    assert laid.offsets[-1] == 0
    assert len(laid.weights) == 0


@given(st.lists(ANY_WORD, min_size=2, max_size=5))
def test_neighbours_are_joined(words: list[str]):
    joins = [a + b for a, b in pairwise(words)]
    laid, alone = packed(*words), packed(*joins, "")
    assert laid.joins[0].tolist() == alone.words[0].tolist()
