"""The compiled loops over words, against plain Python and rapidfuzz."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from tests.matching.invented import listed
from tests.matching.reference import price, word_likeness
from tests.matching.words import ANY_WORD, LONG_PAIRS, PAIRS, long_words

from lookthrough.matching.arrays import build_arrays
from lookthrough.matching.similarity import PRICES, codes, counts
from lookthrough.matching.word_kernel import (
    LEAST_PRICE,
    MIN_WORD,
    SWAP,
    _edits,
    _places,
    edit_cost,
    group_changes,
    likeness,
    most_cost,
    most_edits,
    near_words,
    sounds_lacking,
)
from lookthrough.names import fold

NEVER = 10_000


def least_edits(
    ours: np.uint64, ours_too: np.uint64, theirs: np.uint64, theirs_too: np.uint64
) -> int:
    """What either word has and the other lacks, whichever is more."""
    first, second = (ours, ours_too), (theirs, theirs_too)
    return int(max(sounds_lacking(*first, *second), sounds_lacking(*second, *first)))


def room(word: str) -> np.ndarray:
    return np.empty((3, len(codes(word)) + 1), np.int64)


def cost(first: str, second: str, limit: int = NEVER) -> int:
    return edit_cost(codes(first), codes(second), limit, PRICES, room(second))


def fewest(first: str, second: str) -> int:
    return _edits(_places(codes(first)), len(codes(first)), codes(second))


def counted(word: str) -> tuple[np.uint64, np.uint64]:
    low, high = counts(word)
    return np.uint64(low), np.uint64(high)


@given(PAIRS)
def test_the_bits_count_the_fewest_edits(pair: tuple[str, str]):
    first, second = pair
    assert fewest(first, second) == OSA.distance(fold(first), fold(second))


@given(LONG_PAIRS)
def test_the_bits_count_up_to_the_last_one(pair: tuple[str, str]):
    first, second = pair
    assume(len(codes(first)) <= 64)
    assert fewest(first, second) == OSA.distance(fold(first), fold(second))


@given(PAIRS)
def test_the_counted_sounds_never_promise_too_many_edits(pair: tuple[str, str]):
    first, second = pair
    promised = least_edits(*counted(first), *counted(second))
    assert 0 <= promised <= OSA.distance(fold(first), fold(second))


@given(st.lists(st.sampled_from(["nnn", "dddd", "tt", "lrlr", "mN", "a"]), max_size=5))
def test_full_lanes_promise_no_edit_either(parts: list[str]):
    word = "".join(parts).lower()
    assume(word)
    for other in (word + word, word[::-1], "x" + word):
        assert least_edits(*counted(word), *counted(other)) <= OSA.distance(fold(word), fold(other))


def test_the_counted_sounds_do_tell_words_apart():
    assert least_edits(*counted("osong"), *counted("vimpel")) >= 4
    assert least_edits(*counted("osong"), *counted("osong")) == 0
    # The symbols beyond the 64th bit count as well.
    assert least_edits(*counted("zhezhe"), *counted("e")) == 3


@given(PAIRS)
def test_an_edit_costs_what_the_definition_says(pair: tuple[str, str]):
    first, second = pair
    assert cost(first, second) == price(fold(first), fold(second))


@given(PAIRS)
def test_an_edit_costs_the_same_there_and_back(pair: tuple[str, str]):
    first, second = pair
    assert cost(first, second) == cost(second, first)
    assert (cost(first, second) == 0) == (fold(first) == fold(second))


@given(PAIRS, st.integers(0, 60))
def test_stopping_early_hides_no_cheap_edit(pair: tuple[str, str], limit: int):
    true = cost(*pair)
    found = cost(*pair, limit)
    assert found == true if true <= limit else found > limit


def test_stopping_early_looks_over_a_swap():
    # In the row between the two swapped letters nothing is below the limit.
    first, second = "kb", "bk"
    assert cost(first, second) == SWAP == cost(first, second, SWAP)


@given(PAIRS)
def test_edits_and_groups_bound_the_price_from_below(pair: tuple[str, str]):
    first, second = pair
    groups = group_changes(counted(first)[1], counted(second)[1])
    edits = OSA.distance(fold(first), fold(second))
    assert LEAST_PRICE * (edits + groups) <= price(fold(first), fold(second))


def test_a_change_out_of_a_group_counts_as_one():
    assert group_changes(counted("dada")[1], counted("gaga")[1]) == 2
    assert group_changes(counted("dada")[1], counted("tata")[1]) == 0
    assert group_changes(counted("nom")[1], counted("mong")[1]) == 0
    assert group_changes(counted("la")[1], counted("na")[1]) == 1


def test_no_price_is_below_the_least():
    change, gap = PRICES
    off = ~np.eye(len(gap), dtype=bool)
    assert change[off].min() == LEAST_PRICE == gap.min()
    assert (change == change.T).all()
    assert not change.diagonal().any()
    assert LEAST_PRICE <= SWAP


@given(PAIRS)
def test_likeness_is_what_the_definition_says(pair: tuple[str, str]):
    first, second = pair
    assume(first != second and not first.isdigit() and not second.isdigit())
    found = likeness(codes(first), codes(second), PRICES, room(second))
    assert found == pytest.approx(word_likeness(first, second), abs=1e-12)
    assert found == 0.0 or MIN_WORD <= found < 1.0


@settings(max_examples=40)
@given(LONG_PAIRS)
def test_likeness_of_the_longest_words_is_the_same_from_both_sides(pair: tuple[str, str]):
    first, second = pair
    found = likeness(codes(first), codes(second), PRICES, room(second))
    assert found == likeness(codes(second), codes(first), PRICES, room(first))


def test_one_longer_than_the_bits_and_one_shorter_are_alike_from_both_sides():
    # Seven edits: more than a word within the bits may have, and few for one beyond them.
    shorter, longer = "ab" * 31, "ab" * 31 + "dadadad"
    assert (len(codes(shorter)), len(codes(longer))) == (62, 69)
    there = likeness(codes(longer), codes(shorter), PRICES, room(shorter))
    back = likeness(codes(shorter), codes(longer), PRICES, room(longer))
    assert there == back > 0.9


def test_words_without_a_sound_are_like_nothing():
    nothing = np.empty(0, np.uint8)
    assert likeness(nothing, nothing, PRICES, room("a")) == 0.0
    assert likeness(nothing, codes("ada"), PRICES, room("ada")) == 0.0


@pytest.mark.parametrize("longest", range(1, 80))
def test_limits_grow_with_the_word(longest: int):
    assert most_cost(longest) == 3 * longest
    assert most_edits(longest) <= most_edits(longest + 1) <= 4


@settings(max_examples=60)
@given(
    st.lists(st.one_of(ANY_WORD, PAIRS.map(lambda pair: pair[1])), min_size=1, max_size=30),
    st.one_of(ANY_WORD, st.integers(0, 29)),
)
def test_the_search_finds_every_like_word_and_no_other(words: list[str], query: str | int):
    word = words[query % len(words)] if isinstance(query, int) else query
    assume(not word.isdigit())
    assert found_near(word, words) == expected_near(word, words)


@settings(max_examples=25)
@given(st.lists(long_words(), min_size=1, max_size=8))
def test_the_search_finds_the_longest_words_too(words: list[str]):
    assert found_near(words[0], words) == expected_near(words[0], words)


def vocabulary(words: list[str]) -> list[str]:
    known = {word for word in words if not word.isdigit()}
    return sorted(known, key=lambda word: (len(codes(word)), word))


def expected_near(word: str, words: list[str]) -> dict[str, float]:
    likes = {
        other: likeness(codes(word), codes(other), PRICES, room(other))
        for other in vocabulary(words)
    }
    return {other: like for other, like in likes.items() if like > 0}


def found_near(word: str, words: list[str]) -> dict[str, float]:
    arrays = build_arrays([listed(*words)])
    found, alike = np.empty(len(words), np.int32), np.empty(len(words))
    count = near_words(
        codes(word),
        np.array(counts(word), np.uint64),
        (
            arrays["length_begin"],
            arrays["word_counts"],
            arrays["code_offset"],
            arrays["code"],
        ),
        PRICES,
        found,
        alike,
    )
    known = vocabulary(words)
    return {known[n]: like for n, like in zip(found[:count], alike[:count], strict=True)}
