"""The rules of the compiled loops once more, in plain Python: slow, short, and to be believed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from rapidfuzz.distance import OSA

from lookthrough.matching import Profile
from lookthrough.matching.features.name import compare_names
from lookthrough.matching.similarity import PRICES
from lookthrough.names import SYMBOLS, fold

SWAP = 7
Pair = tuple[int, int, int, int]


def price(first: str, second: str) -> int:
    """The cheapest way from one folded word to another, by the definition, from the end back."""
    change, gap = PRICES
    place = {symbol: code for code, symbol in enumerate(SYMBOLS, start=1)}
    a, b = ([place[symbol] for symbol in word] for word in (first, second))

    @cache
    def cheapest(i: int, j: int) -> int:
        if i == 0 and j == 0:
            return 0
        ways = []
        if i:
            ways.append(cheapest(i - 1, j) + int(gap[a[i - 1]]))
        if j:
            ways.append(cheapest(i, j - 1) + int(gap[b[j - 1]]))
        if i and j:
            ways.append(cheapest(i - 1, j - 1) + int(change[a[i - 1], b[j - 1]]))
        if i > 1 and j > 1 and a[i - 2 : i] == b[j - 2 : j][::-1]:
            ways.append(cheapest(i - 2, j - 2) + SWAP)
        return min(ways)

    return cheapest(len(a), len(b))


def word_likeness(first: str, second: str) -> float:
    """What ``word_similarity`` promises."""
    if first == second:
        return 1.0
    if first.isdigit() or second.isdigit():
        return 0.0
    ours, theirs = fold(first), fold(second)
    longest = max(len(ours), len(theirs))
    allowed = 1 if longest <= 3 else 2 if longest <= 7 else 3 if longest <= 11 else 4
    if longest <= 64 and OSA.distance(ours, theirs) > allowed:
        return 0.0
    cost = price(ours, theirs)
    return min(0.98, 1 - cost / (10 * longest)) if cost <= 3 * longest else 0.0


def aligned(
    left: np.ndarray,
    right: np.ndarray,
    words: np.ndarray,
    left_joins: np.ndarray,
    right_joins: np.ndarray,
) -> tuple[float, list[Pair]]:
    """Take the same words, then the weightiest pair; again and again, of equals the first met."""
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    total = 0.0
    pairs: list[Pair] = []
    while True:
        ways: list[tuple[float, Pair]] = []
        for i in sorted(free_left):
            for j in sorted(free_right):
                both = left[i] + right[j]
                ways.append((words[i, j] * both, (i, 1, j, 1)))
                if i + 1 in free_left and left_joins[i, j] > max(words[i : i + 2, j]):
                    ways.append((left_joins[i, j] * (both + left[i + 1]), (i, 2, j, 1)))
                if j + 1 in free_right and right_joins[i, j] > max(words[i, j : j + 2]):
                    ways.append((right_joins[i, j] * (both + right[j + 1]), (i, 1, j, 2)))
        same = [way for way in ways if way[1][1] == way[1][3] and words[way[1][0], way[1][2]] == 1]
        ways = same or ways
        gain, pair = max(ways, key=lambda way: way[0], default=(0.0, (0, 0, 0, 0)))
        if gain <= 0.0:
            return total, pairs
        total += gain
        pairs.append(pair)
        free_left -= set(range(pair[0], pair[0] + pair[1]))
        free_right -= set(range(pair[2], pair[2] + pair[3]))


def agreements(subject: Profile, listed: Sequence[Profile]) -> list[float]:
    """The best agreement with every party, name by name, without any index; 0 for no name."""
    return [
        max(
            (compare_names(ours, theirs).agreement for ours in subject.names for theirs in p.names),
            default=0.0,
        )
        for p in listed
    ]
