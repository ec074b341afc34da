"""The compiled inner loops of the index. They propose; the features score."""

from __future__ import annotations

import numpy as np
from numba import njit

from lookthrough.matching.alignment import align, explained
from lookthrough.matching.similarity import MIN_JOIN, least_cost, likeness, most_cost

LONGEST_WORD = 1000
"""Letters; names are cut before they can hold a longer word."""
SLACK = 1e-9
"""Sums in another order may differ by less than this; the bound must not lose a name to it."""


@njit(cache=True)
def near_words(
    code: np.ndarray,
    word_hash: np.uint64,
    word_counts: np.ndarray,
    numeric: bool,
    vocabulary: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    found: np.ndarray,
    alike: np.ndarray,
) -> int:
    """Find the vocabulary words alike to one word: what ``word_similarity`` puts above 0.

    Args:
        code: the word's codes.
        word_hash: the word's hash; equal hashes are the same word.
        word_counts: its sounds counted, ``uint64[2]``.
        numeric: whether the word is a number, which is like itself only.
        vocabulary: hashes ``uint64[V]`` or more, counts ``uint64[V, 2]``, numeric ``bool[V]``, code offsets
            ``int64[V + 1]``, codes ``uint8[...]``.
        found: ``int32[V]``, filled with word ids.
        alike: ``float64[V]``, filled with their likeness.

    Returns:
        How many were found.
    """
    hashes, counted, numbers, offsets, codes = vocabulary
    count = 0
    length = len(code)
    rows = np.empty((3, LONGEST_WORD + 1), np.int64)
    for word in range(len(numbers)):
        if hashes[word] == word_hash:
            found[count], alike[count] = word, 1.0
            count += 1
            continue
        if numeric or numbers[word]:
            continue
        other = offsets[word + 1] - offsets[word]
        limit = most_cost(max(length, other))
        if least_cost(word_counts, counted[word]) > limit:
            continue
        like = likeness(code, codes[offsets[word] : offsets[word + 1]], rows)
        if like > 0.0:
            found[count], alike[count] = word, like
            count += 1
    return count


@njit(cache=True)
def near_joined(
    code: np.ndarray,
    word_hash: np.uint64,
    alpha: bool,
    among: np.ndarray,
    entries: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray],
) -> tuple[np.ndarray, np.ndarray]:
    """Find which entries with the same consonants are alike: ``join_similarity`` above 0.

    Args:
        code: the codes of a word, or of two written together.
        word_hash: its hash.
        alpha: whether it is all letters.
        among: entries with its consonants, ``int32[k]``.
        entries: hashes ``uint64[E]``, all letters ``bool[E]``, code offsets, codes.

    Returns:
        Entries, ``int32``, and their likeness.
    """
    hashes, alphas, offsets, codes = entries
    found = np.empty(len(among), np.int32)
    alike = np.empty(len(among), np.float64)
    rows = np.empty((3, LONGEST_WORD + 1), np.int64)
    count = 0
    for entry in among:
        like = 0.0
        if hashes[entry] == word_hash:
            like = 1.0
        elif alpha and alphas[entry]:
            like = likeness(code, codes[offsets[entry] : offsets[entry + 1]], rows)
        if like >= MIN_JOIN:
            found[count], alike[count] = entry, like
            count += 1
    return found[:count], alike[:count]


@njit(cache=True)
def propose(
    weights: np.ndarray,
    near: tuple[np.ndarray, np.ndarray, np.ndarray],
    near_joined: tuple[np.ndarray, np.ndarray, np.ndarray],
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
        near: for each word, the vocabulary entries alike to it: offsets ``int64[n + 1]``, ids
            ``int32[...]`` (from ``words`` on: two neighbouring words of a list written
            together), likeness ``float64[...]``.
        near_joined: the same for words ``i`` and ``i + 1`` of the query written together.
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
    for i in range(n):
        for pass_ in range(2):
            joined = pass_ == 1
            if joined and i + 1 == n:
                continue
            offsets, ids, likes = near_joined if joined else near
            own = weights[i] + weights[i + 1] if joined else weights[i]
            row = n + i if joined else i
            for k in range(offsets[i], offsets[i + 1]):
                entry, like = ids[k], likes[k]
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
        agreement = _aligned(weights, names, name, words, alike)
        if agreement >= limit - SLACK:
            out_names[kept], out_agreement[kept] = name, agreement
            kept += 1
    for i in range(n):
        for k in range(near[0][i], near[0][i + 1]):
            alike[i, near[1][k]] = 0.0
        if i + 1 < n:
            for k in range(near_joined[0][i], near_joined[0][i + 1]):
                alike[n + i, near_joined[1][k]] = 0.0
    return out_names[:kept], out_agreement[:kept]


@njit(cache=True)
def _aligned(
    weights: np.ndarray,
    names: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    name: int,
    words: int,
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

