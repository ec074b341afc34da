"""How alike two words are: a priced edit distance over their sounds.

One definition for the index and for the evidence: both call the functions here, so what the
index proposes and what the evidence says cannot drift apart.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numba import njit

from lookthrough.names import SOFT, SYMBOLS, fold, skeleton

MIN_WORD = 0.7
"""Words less alike than this are taken as different words."""
MIN_JOIN = 0.85
"""The same, for one word against two written apart."""
MIN_JOIN_LETTERS = 5
SAME_SOUND = 0.98
"""The most that two different spellings can be alike."""

# Prices in tenths of a whole letter, so that sums are exact.
_FAR = 10
_FAR_VOWEL = 8
_NEAR = 5
_GAP = 10
_GAP_SOFT = 5
_SWAP = 7

_NEAR_PAIRS = """
ae ao ei iy ou uw vw ye bp dt gk kq kc cs qc sz vf lr jy jZ Cj CS Ss Zz hH Hk nN nm xk xs Cc jz jg
TC Ts Tc bv
"""
_GROUPS = ("bpvf", "dt", "lr", "nNm")
"""Consonants that no cheap change leads out of."""
_LETTER_LANE = 3
_GROUP_LANE = 6
"""Bits for counting one symbol, or one group, in unary."""


def _prices() -> tuple[np.ndarray, np.ndarray]:
    size = len(SYMBOLS) + 1
    change = np.full((size, size), _FAR, dtype=np.int64)
    np.fill_diagonal(change, 0)
    place = {symbol: code for code, symbol in enumerate(SYMBOLS, start=1)}
    vowels = [place[v] for v in "aeiouy"]
    for first in vowels:
        for second in vowels:
            if first != second:
                change[first, second] = _FAR_VOWEL
    for first, second in _NEAR_PAIRS.split():
        change[place[first], place[second]] = change[place[second], place[first]] = _NEAR
    gap = np.full(size, _GAP, dtype=np.int64)
    gap[[place[s] for s in SOFT]] = _GAP_SOFT
    return change, gap


_CHANGE, _GAPS = _prices()
_CODES = str.maketrans({symbol: chr(code) for code, symbol in enumerate(SYMBOLS, start=1)})


@lru_cache(maxsize=65_536)
def codes(word: str) -> np.ndarray:
    """Return the word's folded symbols as codes, ``uint8[length]``."""
    return np.frombuffer(fold(word).translate(_CODES).encode("latin-1"), dtype=np.uint8)


@lru_cache(maxsize=65_536)
def counts(word: str) -> tuple[int, int]:
    """Count a word's sounds for :func:`least_cost`: each symbol, and each group of consonants.

    Returns:
        Two 64-bit sets; every count is that many ones in a lane of its own.
    """
    folded = fold(word)
    bits = lane = 0
    for symbol in _LETTERS:
        bits |= ((1 << min(folded.count(symbol), _LETTER_LANE)) - 1) << lane
        lane += _LETTER_LANE
    for group in _GROUPS:
        count = min(sum(map(folded.count, group)), _GROUP_LANE)
        bits |= ((1 << count) - 1) << lane
        lane += _GROUP_LANE
    return bits & 0xFFFFFFFFFFFFFFFF, bits >> 64


_LETTERS = [symbol for symbol in SYMBOLS if symbol.isalpha()]


@njit(cache=True, inline="always")
def _ones(bits: np.uint64) -> np.int64:
    """Count the set bits (Hacker's Delight, figure 5-2; compiled to one instruction)."""
    bits = bits - ((bits >> np.uint64(1)) & np.uint64(0x5555555555555555))
    low = np.uint64(0x3333333333333333)
    bits = (bits & low) + ((bits >> np.uint64(2)) & low)
    bits = (bits + (bits >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((bits * np.uint64(0x0101010101010101)) >> np.uint64(56))


@njit(cache=True, inline="always")
def least_cost(first: np.ndarray, second: np.ndarray) -> np.int64:
    """Return a price, in tenths, that the edit cannot be below, from two :func:`counts`.

    A change at half price alters one symbol's count upwards and one downwards; one at the full
    price may also move between groups, or in or out of one. So every one more of anything costs
    at least half a letter.

    Args:
        first: ``uint64[2]``.
        second: ``uint64[2]``.
    """
    more = _ones(first[0] & ~second[0]) + _ones(first[1] & ~second[1])
    less = _ones(second[0] & ~first[0]) + _ones(second[1] & ~first[1])
    return _NEAR * max(more, less)


@njit(cache=True)
def edit_cost(
    first: np.ndarray, second: np.ndarray, limit: np.int64, rows: np.ndarray
) -> np.int64:
    """Price the cheapest edit between two coded words, in tenths of a letter.

    Args:
        first: ``uint8[n]``.
        second: ``uint8[m]``.
        limit: stop as soon as the price must exceed this; what is returned then is above it.
        rows: room to work in, ``int64[3, m + 1]`` or more.
    """
    n, m = len(first), len(second)
    before, above, row = 0, 1, 2
    rows[above, 0] = 0
    for j in range(1, m + 1):
        rows[above, j] = rows[above, j - 1] + _GAPS[second[j - 1]]
    for i in range(1, n + 1):
        a = first[i - 1]
        rows[row, 0] = rows[above, 0] + _GAPS[a]
        least = rows[row, 0]
        for j in range(1, m + 1):
            b = second[j - 1]
            cost = rows[above, j - 1] + _CHANGE[a, b]
            cost = min(cost, rows[above, j] + _GAPS[a])
            cost = min(cost, rows[row, j - 1] + _GAPS[b])
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b and a != b:
                cost = min(cost, rows[before, j - 2] + _SWAP)
            rows[row, j] = cost
            least = min(least, cost)
        # A row all above the limit cannot come back below it: a swap reaches over one row, but
        # what it starts from could have been deleted into this one for less than a swap more.
        if least > limit + _SWAP:
            return least
        before, above, row = above, row, before
    return rows[above, m]


@njit(cache=True)
def likeness(first: np.ndarray, second: np.ndarray, rows: np.ndarray) -> float:
    """Return how alike two coded words of different spelling are, 0 or ``MIN_WORD`` to 1.

    Args:
        first: ``uint8[n]``.
        second: ``uint8[m]``.
        rows: room to work in, ``int64[3, m + 1]`` or more.
    """
    longest = max(len(first), len(second))
    if longest == 0:
        return 0.0
    limit = most_cost(longest)
    cost = edit_cost(first, second, limit, rows)
    if cost > limit:
        return 0.0
    return min(SAME_SOUND, 1.0 - cost / (10.0 * longest))


@njit(cache=True, inline="always")
def most_cost(longest: int) -> np.int64:
    """Return the highest price, in tenths, at which words of that length are still alike."""
    return np.int64((1.0 - MIN_WORD) * 10.0 * longest + 1e-6)


@lru_cache(maxsize=262_144)
def word_similarity(first: str, second: str) -> float:
    """Return how alike two words are, 0 (different words) or ``MIN_WORD`` to 1 (the same).

    A number is like itself only.

    Example:
        >>> word_similarity("kyong", "kyung") > word_similarity("kyong", "kang")
        True
        >>> word_similarity("53", "54")
        0.0
    """
    if first == second:
        return 1.0
    if first.isdigit() or second.isdigit():
        return 0.0
    return _likeness(first, second)


@lru_cache(maxsize=65_536)
def join_similarity(word: str, joined: str) -> float:
    """Return how alike a word is to two others written together, 0 or ``MIN_JOIN`` to 1.

    Only words with the same consonants are compared: a join with another error in its
    consonants as well is not looked for.

    Example:
        >>> join_similarity("liaoning", "liao" + "ning"), join_similarity("lia", "li" + "a")
        (1.0, 0.0)
    """
    if len(word) < MIN_JOIN_LETTERS or len(joined) < MIN_JOIN_LETTERS:
        return 0.0
    if word == joined:
        return 1.0
    if skeleton(word) != skeleton(joined) or not (word.isalpha() and joined.isalpha()):
        return 0.0
    like = _likeness(word, joined)
    return like if like >= MIN_JOIN else 0.0


def _likeness(first: str, second: str) -> float:
    left, right = codes(first), codes(second)
    return float(likeness(left, right, np.empty((3, len(right) + 1), np.int64)))
