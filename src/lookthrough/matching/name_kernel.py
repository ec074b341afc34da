"""The compiled inner loops over names: aligning two, and finding those that may agree.

Compiled code is cached by its file alone, so nothing it computes with may come from another one:
this module imports no other of the package.
"""

from __future__ import annotations

import numpy as np
from numba import njit

LITTLE = 0.85
"""What one share of agreement is worth when next to nothing was there to agree."""
ENOUGH = 1.5
"""The weight on each side from which agreement counts in full; a rare word weighs 1."""
SLACK = 1e-9
"""Sums in another order may differ by less than this; the bound must not lose a name to it."""


@njit(cache=True)
def align(
    left_weights: np.ndarray,
    right_weights: np.ndarray,
    words: np.ndarray,
    left_joins: np.ndarray,
    right_joins: np.ndarray,
    pairs: np.ndarray,
) -> tuple[float, int]:
    """Pair off the words of two names: the same words first, then the weightiest agreement.

    Two words are taken together only for one that neither is as like alone: ``wu chaisu`` is
    nearly ``chaisu``, but ``chaisu`` is it.

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
    same = True
    while True:
        best = 0.0
        at_i, at_j, span_i, span_j = -1, -1, 1, 1
        for i in range(n):
            if left_used[i]:
                continue
            next_i = i + 1 < n and not left_used[i + 1]
            for j in range(m):
                like = words[i, j]
                if right_used[j] or (same and like < 1.0):
                    continue
                next_j = j + 1 < m and not right_used[j + 1]
                both = left_weights[i] + right_weights[j]
                gain = like * both
                if gain > best:
                    best, at_i, at_j, span_i, span_j = gain, i, j, 1, 1
                if same:
                    continue
                if next_i and left_joins[i, j] > max(like, words[i + 1, j]):
                    gain = left_joins[i, j] * (both + left_weights[i + 1])
                    if gain > best:
                        best, at_i, at_j, span_i, span_j = gain, i, j, 2, 1
                if next_j and right_joins[i, j] > max(like, words[i, j + 1]):
                    gain = right_joins[i, j] * (both + right_weights[j + 1])
                    if gain > best:
                        best, at_i, at_j, span_i, span_j = gain, i, j, 1, 2
        if at_i < 0 and same:
            same = False
            continue
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
    share = min(1.0, total / both)
    return share * min(1.0, LITTLE + (1.0 - LITTLE) * (total / 2.0) / ENOUGH)


@njit(cache=True)
def propose(
    weights: np.ndarray,
    spans: np.ndarray,
    near: tuple[np.ndarray, np.ndarray],
    postings: tuple[np.ndarray, np.ndarray, np.ndarray],
    names: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    words: int,
    limit: float,
    scratch: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    alike: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Find every listed name that agrees with one name by at least ``limit``.

    Each word of the query adds at most its best pair's gain, so the sum of those over all words
    bounds the alignment from above, whatever it pairs; what passes is aligned exactly.

    Args:
        weights: of the query's words, ``float64[n]``.
        spans: ``int64[2 * n, 2]``: for each word, and then for each word written together with
            the next, from where to where its near entries stand in ``near``.
        near: entries ``int32`` (from ``words`` on: two neighbouring words of a list written
            together), and their likeness ``float64``.
        postings: for each entry, where it stands: offsets, name ``int32``, place ``int32``.
        names: offsets ``int64[N + 1]``, words ``int32``, weights ``float64``, entry of each
            word joined to the next ``int32`` (-1 for none), total weight ``float64[N]``.
        words: how many entries are single words.
        limit: the least agreement.
        scratch: ``float64[N]`` zeros, ``float64[N]`` zeros, ``int32[N]`` of -1, ``int32[N]``.
        alike: ``float64[2 * n, V]`` zeros; rows ``n`` on are for joined query words.

    Returns:
        Name numbers and their agreement. The scratch is left as it was.
    """
    total, best, at, touched = scratch
    n = len(weights)
    query_total = weights.sum()
    count = 0
    entries, likes = near
    for i in range(n):
        for row in (i, n + i):
            own = weights[i]
            if row >= n and i + 1 < n:
                own += weights[i + 1]
            for k in range(spans[row, 0], spans[row, 1]):
                entry, like = entries[k], likes[k]
                alike[row, entry] = like
                for p in range(postings[0][entry], postings[0][entry + 1]):
                    name, place = postings[1][p], names[0][postings[1][p]] + postings[2][p]
                    theirs = names[2][place]
                    if entry >= words:
                        theirs += names[2][place + 1]
                    gain = like * (own + theirs)
                    if at[name] == -1:
                        touched[count] = name
                        count += 1
                    if at[name] != i:
                        total[name] += best[name]
                        best[name] = 0.0
                        at[name] = i
                    best[name] = max(best[name], gain)
    out_names = np.empty(count, np.int64)
    out_agreement = np.empty(count, np.float64)
    kept = 0
    for t in range(count):
        name = touched[t]
        bound = explained(total[name] + best[name], query_total, names[4][name])
        total[name], best[name], at[name] = 0.0, 0.0, -1
        if bound < limit - SLACK:
            continue
        agreement = _aligned(weights, names, name, alike)
        if agreement >= limit - SLACK:
            out_names[kept], out_agreement[kept] = name, agreement
            kept += 1
    for row in range(2 * n):
        for k in range(spans[row, 0], spans[row, 1]):
            alike[row, entries[k]] = 0.0
    return out_names[:kept], out_agreement[:kept]


@njit(cache=True)
def _aligned(
    weights: np.ndarray,
    names: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    name: int,
    alike: np.ndarray,
) -> float:
    n = len(weights)
    start, end = names[0][name], names[0][name + 1]
    m = end - start
    pairs = np.zeros((n, m))
    left_joins = np.zeros((n, m))
    right_joins = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            entry = names[1][start + j]
            pairs[i, j] = alike[i, entry]
            if i + 1 < n:
                left_joins[i, j] = alike[n + i, entry]
            joined = names[3][start + j]
            if joined >= 0:
                right_joins[i, j] = alike[i, joined]
    rows = np.empty((n + m, 4), np.int64)
    total, _ = align(weights, names[2][start:end], pairs, left_joins, right_joins, rows)
    return explained(total, weights.sum(), names[4][name])


@njit(cache=True)
def best_pair(
    left: tuple[np.ndarray, np.ndarray],
    right: tuple[np.ndarray, np.ndarray],
    factors: np.ndarray,
    floor: float,
    alike: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> tuple[int, int]:
    """Find which name of one party and which of another agree most.

    Args:
        left: where each name's words begin ``int64[names + 1]``, and the words' weights.
        right: the same of the other party.
        factors: what an agreement with each of the right names is worth, ``float64[names]``.
        floor: names that agree less than this stand behind any that agree.
        alike: likeness of words, of left words joined, and with right words joined, each
            ``float64[left words, right words]``.

    Returns:
        The place of both names; the first of several as good; -1 where one side has none.
    """
    best_i, best_j = -1, -1
    best, best_agrees = -1.0, False
    rows = np.empty((len(left[1]) + len(right[1]), 4), np.int64)
    for i in range(len(left[0]) - 1):
        here = slice(left[0][i], left[0][i + 1])
        left_total = left[1][here].sum()
        for j in range(len(right[0]) - 1):
            there = slice(right[0][j], right[0][j + 1])
            weights = right[1][there]
            total, _ = align(
                left[1][here],
                weights,
                alike[0][here, there],
                alike[1][here, there],
                alike[2][here, there],
                rows,
            )
            agreement = explained(total, left_total, weights.sum())
            agrees = agreement >= floor
            points = agreement * factors[j]
            if agrees > best_agrees or (agrees == best_agrees and points > best):
                best, best_agrees, best_i, best_j = points, agrees, i, j
    return best_i, best_j
