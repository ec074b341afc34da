from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.reference import word_likeness
from tests.matching.words import ANY_WORD, LONG_PAIRS, PAIRS

from lookthrough.matching.similarity import (
    _GROUPS,
    _LANES,
    MIN_JOIN_LETTERS,
    PRICES,
    codes,
    counts,
    join_similarity,
    word_similarity,
)
from lookthrough.matching.word_kernel import MIN_JOIN, MIN_WORD, SAME_SOUND
from lookthrough.names import SYMBOLS, fold, skeleton


@given(st.one_of(PAIRS, LONG_PAIRS))
def test_likeness_has_no_direction(pair: tuple[str, str]):
    first, second = pair
    assert word_similarity(first, second) == word_similarity(second, first)
    assert join_similarity(first, second) == join_similarity(second, first)


@given(PAIRS)
def test_likeness_is_what_the_definition_says(pair: tuple[str, str]):
    assert word_similarity(*pair) == pytest.approx(word_likeness(*pair), abs=1e-12)


@given(PAIRS)
def test_words_are_the_same_alike_or_different(pair: tuple[str, str]):
    like = word_similarity(*pair)
    if pair[0] == pair[1]:
        assert like == 1.0
    else:
        assert like == 0.0 or MIN_WORD <= like <= SAME_SOUND


@given(PAIRS)
def test_a_join_needs_the_same_consonants_and_much_likeness(pair: tuple[str, str]):
    word, joined = pair
    like = join_similarity(word, joined)
    long = min(len(word), len(joined)) >= MIN_JOIN_LETTERS
    if not long:
        assert like == 0.0
    elif word == joined:
        assert like == 1.0
    elif like:
        assert MIN_JOIN <= like <= SAME_SOUND
        assert skeleton(word) == skeleton(joined)
        assert like == word_similarity(word, joined)


def test_joins_of_every_kind():
    assert join_similarity("liaoning", "liao" + "ning") == 1.0
    assert 0.85 <= join_similarity("fridrichbuchenberg", "friedrich" + "buchenberg") < 1.0
    assert join_similarity("liaoning", "liao" + "ming") == 0.0
    assert join_similarity("lia", "li" + "a") == 0.0
    assert join_similarity("12345", "12" + "345") == 1.0
    assert join_similarity("b2345", "b" + "2346") == 0.0


@given(st.integers(0, 99999), st.integers(0, 99999))
def test_a_number_is_like_itself_only(first: int, second: int):
    assert word_similarity(str(first), str(second)) == float(first == second)
    assert word_similarity(str(first), f"{second}a") == 0.0


@pytest.mark.parametrize(
    ("near", "word", "far"),
    [
        ("kyung", "kyong", "kang"),
        ("cheol", "chol", "chan"),
        ("gyeong", "kyong", "myong"),
        ("muhammad", "mohammed", "mahmoud"),
        ("aleksandr", "alexander", "alexandra"),
        ("pak", "bak", "pan"),
        ("schmidt", "shmit", "shmuts"),
    ],
)
def test_what_sounds_nearer_is_more_alike(near: str, word: str, far: str):
    assert word_similarity(word, near) > word_similarity(word, far)
    assert word_similarity(word, near) >= MIN_WORD


def test_two_spellings_of_one_sound_are_nearly_the_same():
    assert word_similarity("mohammed", "mohamed") == SAME_SOUND
    assert word_similarity("khan", "kan") < SAME_SOUND


@pytest.mark.parametrize(("first", "second"), [("kim", "kam"), ("li", "ri"), ("an", "on")])
def test_a_short_word_bears_one_edit_at_most(first: str, second: str):
    assert 0 < word_similarity(first, second) < 0.9
    assert word_similarity(first + "x", second[::-1] + "q") == 0.0


@given(st.one_of(ANY_WORD, st.integers(0, 999).map(str)))
def test_codes_stand_for_the_folded_symbols(word: str):
    code = codes(word)
    assert code.dtype == np.uint8
    assert "".join(SYMBOLS[c - 1] for c in code) == fold(word)
    assert not code.flags.writeable


@given(ANY_WORD)
def test_counts_are_ones_in_lanes(word: str):
    low, high = counts(word)
    assert 0 <= low < 2**64
    assert 0 <= high < 2**64
    bits = low | high << 64
    folded = fold(word)
    for symbol in set(folded):
        start, size = _LANES[symbol][0]
        assert bits >> start & (1 << size) - 1 == (1 << min(size, folded.count(symbol))) - 1
    for group in _GROUPS:
        start, size = _LANES[group[0]][1]
        held = sum(folded.count(symbol) for symbol in group)
        assert bits >> start & (1 << size) - 1 == (1 << min(size, held)) - 1


def test_lanes_do_not_overlap_and_groups_stand_in_the_upper_half():
    letters = [lanes[0] for lanes in _LANES.values()]
    groups = sorted({lanes[1] for lanes in _LANES.values() if len(lanes) > 1})
    taken = [bit for start, size in (*letters, *groups) for bit in range(start, start + size)]
    assert len(set(taken)) == len(taken)
    # The kernel takes bits 64 to 95 for letters, and the bits from 96 on for groups.
    assert max(start + size for start, size in letters) == 96 == groups[0][0]
    assert max(taken) < 128


def test_no_cheap_change_leads_out_of_a_group():
    change, gap = PRICES
    place = {symbol: code for code, symbol in enumerate(SYMBOLS, start=1)}
    for group in _GROUPS:
        inside = [place[symbol] for symbol in group]
        outside = [code for code in place.values() if code not in inside]
        assert (change[np.ix_(inside, outside)] == 10).all()
        assert (gap[inside] == 10).all()
