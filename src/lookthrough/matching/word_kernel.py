"""The compiled inner loops over words: how alike two are, and which of a vocabulary are alike.

Compiled code is cached by its file alone, so nothing it computes with may come from another one:
this module imports no other of the package, and prices arrive as arguments.

A *word* is its sounds as codes, ``uint8[n]``; *prices* are the cost of changing one sound to
another, ``int64[S, S]``, and of adding or dropping one, ``int64[S]``, in tenths of a letter.
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
BITS = 64
"""Sounds that fit one machine word; longer words are priced without counting edits first."""
NUMERIC, ALPHA, LONG = 1, 2, 4
"""What is known of a word: all digits, all letters, long enough to be compared with a join."""


@njit(cache=True, inline="always")
def _ones(bits: np.uint64) -> np.int64:
    """Count the set bits (Hacker's Delight, figure 5-2; compiled to one instruction)."""
    bits = bits - ((bits >> np.uint64(1)) & np.uint64(0x5555555555555555))
    low = np.uint64(0x3333333333333333)
    bits = (bits & low) + ((bits >> np.uint64(2)) & low)
    bits = (bits + (bits >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((bits * np.uint64(0x0101010101010101)) >> np.uint64(56))


@njit(cache=True, inline="always")
def sounds_lacking(
    ours: np.uint64, ours_too: np.uint64, theirs: np.uint64, theirs_too: np.uint64
) -> np.int64:
    """Count the sounds that one word has and another lacks: each takes an edit at least.

    One edit alters at most one sound's count upwards and one downwards, so the longer word's
    count bounds the edits best. The arguments are the two sets of
    :func:`lookthrough.matching.similarity.counts` for each word.
    """
    sounds = np.uint64(0xFFFFFFFF)
    return _ones(ours & ~theirs) + _ones(ours_too & ~theirs_too & sounds)


@njit(cache=True, inline="always")
def group_changes(ours_too: np.uint64, theirs_too: np.uint64) -> np.int64:
    """Return how many edits at least must change a group of consonants, at the full price."""
    ours, theirs = ours_too >> np.uint64(32), theirs_too >> np.uint64(32)
    return max(_ones(ours & ~theirs), _ones(theirs & ~ours))


@njit(cache=True, inline="always")
def most_cost(longest: int) -> int:
    """Return the highest price at which words of that length are still alike."""
    return int((1.0 - MIN_WORD) * 10.0 * longest + 1e-6)


@njit(cache=True, inline="always")
def most_edits(longest: int) -> int:
    """Return the most edits, cheap or dear, at which words of that length are still alike."""
    return 1 if longest <= 3 else 2 + int(longest > 7) + int(longest > 11)


@njit(cache=True, inline="always")
def _places(word: np.ndarray) -> np.ndarray:
    """Return for each code where it stands in a word, as a set of bits; for :func:`_edits`."""
    places = np.zeros(256, np.uint64)
    for i in range(min(len(word), BITS)):
        places[word[i]] |= np.uint64(1) << np.uint64(i)
    return places


@njit(cache=True, inline="always")
def _edits(places: np.ndarray, length: int, word: np.ndarray) -> int:
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
    edits = length
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
    limit: int,
    prices: tuple[np.ndarray, np.ndarray],
    rows: np.ndarray,
) -> int:
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
            return int(least)
        before, above, row = above, row, before
    return int(rows[above, m])


@njit(cache=True)
def likeness(
    first: np.ndarray,
    second: np.ndarray,
    prices: tuple[np.ndarray, np.ndarray],
    rows: np.ndarray,
) -> float:
    """Return how alike two words of different spelling are: 0, or ``MIN_WORD`` to 1.

    Args:
        first: a word.
        second: a word of ``m`` sounds.
        prices: of changes and gaps.
        rows: room to work in, ``int64[3, m + 1]`` or more.
    """
    longest = max(len(first), len(second))
    if len(first) > 0 and longest <= BITS:
        edits = _edits(_places(first), len(first), second)
        if edits > most_edits(longest):
            return 0.0
    return _priced(first, second, prices, rows)


@njit(cache=True, inline="always")
def _priced(
    first: np.ndarray,
    second: np.ndarray,
    prices: tuple[np.ndarray, np.ndarray],
    rows: np.ndarray,
) -> float:
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
    word_counts: np.ndarray,
    vocabulary: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    prices: tuple[np.ndarray, np.ndarray],
    found: np.ndarray,
    alike: np.ndarray,
) -> int:
    """Find the vocabulary words that :func:`likeness` puts above 0 to one word.

    Args:
        code: the word.
        word_counts: its sounds counted, ``uint64[2]``.
        vocabulary: words by length: where those of each length begin ``int64[L + 1]``, counts
            ``uint64[V, 2]``, code offsets ``int64[V + 1]``, codes ``uint8[...]``.
        prices: of changes and gaps.
        found: ``int32[V]``, filled with word numbers.
        alike: ``float64[V]``, filled with their likeness.

    Returns:
        How many were found.
    """
    begins, counted, offsets, codes = vocabulary
    length = len(code)
    ours, ours_too = word_counts[0], word_counts[1]
    places = _places(code)
    rows = np.empty((3, len(begins)), np.int64)
    count = 0
    for other_length in range(len(begins) - 1):
        longest = max(length, other_length)
        limit = most_cost(longest)
        most = most_edits(longest) if longest <= BITS else limit // LEAST_PRICE
        if abs(length - other_length) > most:
            continue
        for word in range(begins[other_length], begins[other_length + 1]):
            theirs, theirs_too = counted[word, 0], counted[word, 1]
            if length >= other_length:
                lacking = sounds_lacking(ours, ours_too, theirs, theirs_too)
            else:
                lacking = sounds_lacking(theirs, theirs_too, ours, ours_too)
            if lacking > most:
                continue
            other = codes[offsets[word] : offsets[word + 1]]
            if length > 0 and longest <= BITS:
                edits = _edits(places, length, other)
                # Every edit has the least price, and one that changes a group twice that.
                cost = LEAST_PRICE * (edits + group_changes(ours_too, theirs_too))
                if edits > most or cost > limit:
                    continue
            like = _priced(code, other, prices, rows)
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
    longest = 0
    for entry in among:
        longest = max(longest, offsets[entry + 1] - offsets[entry])
    rows = np.empty((3, longest + 1), np.int64)
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
def likenesses(
    left: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    right: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    prices: tuple[np.ndarray, np.ndarray],
    joined: bool,
) -> np.ndarray:
    """Work out how alike each word is to each: ``word_similarity``, or ``join_similarity``.

    Args:
        left: words, see :class:`lookthrough.matching.packing.PackedNames`.
        right: words.
        prices: of changes and gaps.
        joined: whether one side's words are two written together.

    Returns:
        ``float64[left words, right words]``.
    """
    hashes, skeletons, flags, offsets, codes = left
    other_hashes, other_skeletons, other_flags, other_offsets, other_codes = right
    alike = np.zeros((len(hashes), len(other_hashes)))
    longest = 0
    for j in range(len(other_hashes)):
        longest = max(longest, other_offsets[j + 1] - other_offsets[j])
    rows = np.empty((3, longest + 1), np.int64)
    for i in range(len(hashes)):
        code = codes[offsets[i] : offsets[i + 1]]
        length = len(code)
        places = _places(code)
        for j in range(len(other_hashes)):
            if joined and not (flags[i] & other_flags[j] & LONG):
                continue
            if hashes[i] == other_hashes[j]:
                alike[i, j] = 1.0
                continue
            if joined:
                if skeletons[i] != other_skeletons[j] or not (flags[i] & other_flags[j] & ALPHA):
                    continue
            elif (flags[i] | other_flags[j]) & NUMERIC:
                continue
            other = other_codes[other_offsets[j] : other_offsets[j + 1]]
            if length > 0 and max(length, len(other)) <= BITS:
                most = most_edits(max(length, len(other)))
                if abs(length - len(other)) > most or _edits(places, length, other) > most:
                    continue
            like = _priced(code, other, prices, rows)
            if not joined or like >= MIN_JOIN:
                alike[i, j] = like
    return alike
