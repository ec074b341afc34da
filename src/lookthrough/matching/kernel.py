"""The compiled inner loops: likeness of words, alignment of names, search.

Compiled code is cached by this file alone, so nothing it computes with may come from another one:
it imports no other module of the package, and prices arrive as arguments.

Shapes used throughout: a *word* is its sounds as codes, ``uint8[n]``; *prices* are the cost of
changing one sound to another, ``int64[S, S]``, and of adding or dropping one, ``int64[S]``, in
tenths of a letter.
"""

from __future__ import annotations

import numpy as np
from numba import njit

MIN_WORD = 0.7
"""Words less alike than this are taken as different words."""
MIN_JOIN = 0.85
"""The same, for one word against two written apart."""
SAME_SOUND = 0.98
"""The most that two different spellings can be alike."""
LEAST_PRICE = 5
"""No change of a word costs less, in tenths."""
SWAP = 7
"""The price of two neighbouring sounds changing places."""
LITTLE = 0.85
"""What one share of agreement is worth when next to nothing was there to agree."""
ENOUGH = 1.5
"""The weight on each side from which agreement counts in full; a rare word weighs 1."""
SLACK = 1e-9
"""Sums in another order may differ by less than this; the bound must not lose a name to it."""
LONGEST_WORD = 1000
"""Letters; names are cut before they can hold a longer word."""
BITS = 64


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
    """Return a price that the edit cannot be below, from the sounds two words have.

    A change at half price alters one count upwards and one downwards; one at the full price may
    alter a group's count besides. So each one more of anything costs at least ``LEAST_PRICE``.

    Args:
        first: ``uint64[2]``, see :func:`lookthrough.matching.similarity.counts`.
        second: the same.
    """
    more = _ones(first[0] & ~second[0]) + _ones(first[1] & ~second[1])
    less = _ones(second[0] & ~first[0]) + _ones(second[1] & ~first[1])
    return LEAST_PRICE * max(more, less)


@njit(cache=True, inline="always")
def group_changes(first: np.ndarray, second: np.ndarray) -> np.int64:
    """Return how many edits at least must change a group of consonants, at the full price."""
    ours, theirs = first[1] >> np.uint64(32), second[1] >> np.uint64(32)
    return max(_ones(ours & ~theirs), _ones(theirs & ~ours))


@njit(cache=True, inline="always")
def most_cost(longest: int) -> np.int64:
    """Return the highest price at which words of that length are still alike."""
    return np.int64((1.0 - MIN_WORD) * 10.0 * longest + 1e-6)


@njit(cache=True, inline="always")
def _edits(places: np.ndarray, length: int, word: np.ndarray) -> np.int64:
    """Count the fewest edits (add, drop, change, swap) between two words of up to 64 sounds.

    Bit-parallel, after Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit
    Distances" (2003).

    Args:
        places: for each code, where it stands in the first word, as a set of bits.
        length: of the first word.
        word: the second word.
    """
    one = np.uint64(1)
    rising, falling = ~np.uint64(0), np.uint64(0)
    level, before = np.uint64(0), np.uint64(0)
    last = one << np.uint64(length - 1)
    edits = np.int64(length)
    for code in word:
        here = places[code]
        swapped = ((~level & here) << one) & before
        level = (((here & rising) + rising) ^ rising) | here | falling | swapped
        up = falling | ~(level | rising)
        down = level & rising
        if up & last:
            edits += 1
        if down & last:
            edits -= 1
        up = (up << one) | one
        down = down << one
        rising = down | ~(level | up)
        falling = up & level
        before = here
    return edits


@njit(cache=True)
def edit_cost(
    first: np.ndarray,
    second: np.ndarray,
    limit: np.int64,
    prices: tuple[np.ndarray, np.ndarray],
    rows: np.ndarray,
) -> np.int64:
    """Price the cheapest edit between two words, in tenths of a letter.

    Args:
        first: a word.
        second: a word of ``m`` sounds.
        limit: stop as soon as the price must exceed this; what is returned then is above it.
        prices: of changes and gaps.
        rows: room to work in, ``int64[3, m + 1]`` or more.
    """
    change, gap = prices
    n, m = len(first), len(second)
    before, above, row = 0, 1, 2
    rows[above, 0] = 0
    for j in range(1, m + 1):
        rows[above, j] = rows[above, j - 1] + gap[second[j - 1]]
    for i in range(1, n + 1):
        a = first[i - 1]
        rows[row, 0] = rows[above, 0] + gap[a]
        least = rows[row, 0]
        for j in range(1, m + 1):
            b = second[j - 1]
            cost = rows[above, j - 1] + change[a, b]
            cost = min(cost, rows[above, j] + gap[a])
            cost = min(cost, rows[row, j - 1] + gap[b])
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b and a != b:
                cost = min(cost, rows[before, j - 2] + SWAP)
            rows[row, j] = cost
            least = min(least, cost)
        # A row all above the limit cannot come back below it: a swap reaches over one row, but
        # what it starts from could have been dropped into this one for little more.
        if least > limit + SWAP:
            return least
        before, above, row = above, row, before
    return rows[above, m]


@njit(cache=True)
def likeness(
    first: np.ndarray,
    second: np.ndarray,
    prices: tuple[np.ndarray, np.ndarray],
    rows: np.ndarray,
) -> float:
    """Return how alike two words of different spelling are: 0, or ``MIN_WORD`` to 1."""
    longest = max(len(first), len(second))
    if longest == 0:
        return 0.0
    limit = most_cost(longest)
    cost = edit_cost(first, second, limit, prices, rows)
    if cost > limit:
        return 0.0
    return min(SAME_SOUND, 1.0 - cost / (10.0 * longest))


@njit(cache=True)
def near_words(
    code: np.ndarray,
    word_hash: np.uint64,
    word_counts: np.ndarray,
    numeric: bool,
    vocabulary: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    prices: tuple[np.ndarray, np.ndarray],
    found: np.ndarray,
    alike: np.ndarray,
) -> int:
    """Find the vocabulary words alike to one word: what ``word_similarity`` puts above 0.

    Args:
        code: the word.
        word_hash: its hash; equal hashes are the same word.
        word_counts: its sounds counted, ``uint64[2]``.
        numeric: whether it is a number, which is like itself only.
        vocabulary: hashes ``uint64[V]`` or more, counts ``uint64[V, 2]``, numeric ``bool[V]``,
            code offsets ``int64[V + 1]``, codes ``uint8[...]``.
        prices: of changes and gaps.
        found: ``int32[V]``, filled with word numbers.
        alike: ``float64[V]``, filled with their likeness.

    Returns:
        How many were found.
    """
    hashes, counted, numbers, offsets, codes = vocabulary
    length = len(code)
    places = np.zeros(256, np.uint64)
    for i in range(min(length, BITS)):
        places[code[i]] |= np.uint64(1) << np.uint64(i)
    rows = np.empty((3, LONGEST_WORD + 1), np.int64)
    count = 0
    for word in range(len(numbers)):
        if hashes[word] == word_hash:
            found[count], alike[count] = word, 1.0
            count += 1
            continue
        if numeric or numbers[word]:
            continue
        limit = most_cost(max(length, offsets[word + 1] - offsets[word]))
        if least_cost(word_counts, counted[word]) > limit:
            continue
        other = codes[offsets[word] : offsets[word + 1]]
        if 0 < length <= BITS:
            # Every edit costs the least price at least, and one that changes a group twice that.
            edits = _edits(places, length, other) + group_changes(word_counts, counted[word])
            if LEAST_PRICE * edits > limit:
                continue
        like = likeness(code, other, prices, rows)
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
    prices: tuple[np.ndarray, np.ndarray],
) -> tuple[np.ndarray, np.ndarray]:
    """Find which entries with the same consonants are alike: ``join_similarity`` above 0.

    Args:
        code: a word, or two written together.
        word_hash: its hash.
        alpha: whether it is all letters.
        among: entries with its consonants, ``int32[k]``.
        entries: hashes ``uint64[E]``, all letters ``bool[E]``, code offsets, codes.
        prices: of changes and gaps.

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
            like = likeness(code, codes[offsets[entry] : offsets[entry + 1]], prices, rows)
        if like >= MIN_JOIN:
            found[count], alike[count] = entry, like
            count += 1
    return found[:count], alike[:count]


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

