"""Two names word by word: which word stands for which, and how much of both is explained."""

from __future__ import annotations

import numpy as np
from numba import njit

LITTLE = 0.85
"""What one share of agreement is worth when next to nothing was there to agree."""
ENOUGH = 1.5
"""The weight on each side from which agreement counts in full; a rare word weighs 1."""


@njit(cache=True)
def align(
    left_weights: np.ndarray,
    right_weights: np.ndarray,
    words: np.ndarray,
    left_joins: np.ndarray,
    right_joins: np.ndarray,
    pairs: np.ndarray,
) -> tuple[float, int]:
    """Pair off the words of two names, the weightiest agreement first.

    Args:
        left_weights: ``float64[n]``.
        right_weights: ``float64[m]``.
        words: ``float64[n, m]``, likeness of each word to each.
        left_joins: ``float64[n, m]``: of left words ``i`` and ``i + 1`` together to ``j``.
        right_joins: ``float64[n, m]``: of left word ``i`` to right words ``j`` and ``j + 1``.
        pairs: ``int64[n + m, 4]``, filled with ``(i, words of left, j, words of right)``.

    Returns:
        The weight explained (likeness times the weights on both sides), and how many rows of
        ``pairs`` were filled.
    """
    n, m = len(left_weights), len(right_weights)
    left_used = np.zeros(n, np.bool_)
    right_used = np.zeros(m, np.bool_)
    total = 0.0
    count = 0
    while True:
        best = 0.0
        at_i, at_j, span_i, span_j = -1, -1, 1, 1
        for i in range(n):
            if left_used[i]:
                continue
            next_i = i + 1 < n and not left_used[i + 1]
            for j in range(m):
                if right_used[j]:
                    continue
                next_j = j + 1 < m and not right_used[j + 1]
                both = left_weights[i] + right_weights[j]
                gain = words[i, j] * both
                if gain > best:
                    best, at_i, at_j, span_i, span_j = gain, i, j, 1, 1
                if next_i and left_joins[i, j] > 0.0:
                    gain = left_joins[i, j] * (both + left_weights[i + 1])
                    if gain > best:
                        best, at_i, at_j, span_i, span_j = gain, i, j, 2, 1
                if next_j and right_joins[i, j] > 0.0:
                    gain = right_joins[i, j] * (both + right_weights[j + 1])
                    if gain > best:
                        best, at_i, at_j, span_i, span_j = gain, i, j, 1, 2
        if at_i < 0:
            return total, count
        total += best
        left_used[at_i : at_i + span_i] = True
        right_used[at_j : at_j + span_j] = True
        pairs[count, 0], pairs[count, 1] = at_i, span_i
        pairs[count, 2], pairs[count, 3] = at_j, span_j
        count += 1


@njit(cache=True)
def explained(total: float, left: float, right: float) -> float:
    """Return the share of both names that agrees, lowered where little was there to agree.

    Args:
        total: from :func:`align`.
        left: weight of all left words.
        right: weight of all right words.

    Returns:
        0 to 1; one word in full agreement is worth less than three.
    """
    both = left + right
    if both <= 0.0:
        return 0.0
    return (total / both) * min(1.0, LITTLE + (1.0 - LITTLE) * (total / 2.0) / ENOUGH)
