"""How alike two words are: an edit distance over their sounds, with a price for each change.

One definition for the index and for the evidence: both run the compiled loops of
:mod:`lookthrough.matching.word_kernel`, so what the index proposes and what the evidence says
cannot drift apart.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

import numpy as np

from lookthrough.matching.word_kernel import LEAST_PRICE, MIN_JOIN, likeness
from lookthrough.names import SOFT, SYMBOLS, fold, skeleton

MIN_JOIN_LETTERS = 5
"""Shorter words are not compared with two others written together."""

_FAR = 10
_FAR_VOWEL = 8
_NEAR = LEAST_PRICE
_GAP = 10
_GAP_SOFT = LEAST_PRICE

_NEAR_PAIRS = """
ae ao ei iy ou uw vw ye bp dt gk kq kc cs qc sz vf lr jy jZ Cj CS Ss Zz hH Hk nN nm xk xs Cc jz jg
TC Ts Tc bv
"""
_GROUPS = ("dt", "lr", "nNm")
"""Consonants that no cheap change leads out of."""
_LETTER_LANE = 3
_GROUP_LANE = 6
"""Bits for counting one symbol, or one group, in unary."""


def _lanes() -> dict[str, list[tuple[int, int]]]:
    """For each letter, the lanes it counts in: where each starts, and how many bits it has."""
    letters = [symbol for symbol in SYMBOLS if symbol.isalpha()]
    lanes = {symbol: [(n * _LETTER_LANE, _LETTER_LANE)] for n, symbol in enumerate(letters)}
    first = len(letters) * _LETTER_LANE
    for number, group in enumerate(_GROUPS):
        for symbol in group:
            lanes[symbol].append((first + number * _GROUP_LANE, _GROUP_LANE))
    return lanes


_LANES = _lanes()


def _prices() -> tuple[np.ndarray, np.ndarray]:
    size = len(SYMBOLS) + 1
    change = np.full((size, size), _FAR, dtype=np.int64)
    place = {symbol: code for code, symbol in enumerate(SYMBOLS, start=1)}
    vowels = [place[v] for v in "aeiouy"]
    change[np.ix_(vowels, vowels)] = _FAR_VOWEL
    for pair in _NEAR_PAIRS.split():
        first, second = (place[symbol] for symbol in pair)
        change[first, second] = change[second, first] = _NEAR
    np.fill_diagonal(change, 0)
    gap = np.full(size, _GAP, dtype=np.int64)
    gap[[place[symbol] for symbol in SOFT]] = _GAP_SOFT
    return change, gap


PRICES = _prices()
"""What changing one sound to another costs, and adding or dropping one, in tenths of a letter."""

_CODES = str.maketrans({symbol: chr(code) for code, symbol in enumerate(SYMBOLS, start=1)})


@lru_cache(maxsize=65_536)
def codes(word: str) -> np.ndarray:
    """Return the word's sounds as codes, ``uint8[length]``."""
    return np.frombuffer(fold(word).translate(_CODES).encode("latin-1"), dtype=np.uint8)


def key_hash(text: str) -> int:
    """Return 64 bits of BLAKE2b of a text: the same in every process and on every machine."""
    plain = text.encode(errors="surrogatepass")
    return int.from_bytes(hashlib.blake2b(plain, digest_size=8).digest(), "little")


@lru_cache(maxsize=65_536)
def counts(word: str) -> tuple[int, int]:
    """Count a word's sounds: each symbol, and each group of consonants.

    Returns:
        Two 64-bit sets; every count is that many ones in a lane of its own.
    """
    bits = 0
    for symbol in fold(word):
        for start, size in _LANES.get(symbol, ()):
            lane = bits >> start & (1 << size) - 1
            bits |= (lane << 1 & (1 << size) - 1 | 1) << start
    return bits & 0xFFFFFFFFFFFFFFFF, bits >> 64


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
    return float(likeness(left, right, PRICES, np.empty((3, len(right) + 1), np.int64)))
