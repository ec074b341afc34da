"""The words of the listed names, and which of them are alike to a word asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from lookthrough.matching.similarity import MIN_JOIN_LETTERS, PRICES, codes, counts, key_hash
from lookthrough.matching.word_kernel import near_joined, near_words
from lookthrough.names import skeleton

KEPT = 4_000_000
"""Likenesses kept (12 bytes each); when full, all are forgotten and worked out anew."""

Span = tuple[int, int]
_NONE: Span = (0, 0)


class Vocabulary:
    """Works out once for each word asked about what is alike, and keeps it.

    An *entry* is a word, or two neighbouring words of a listed name written together.

    Args:
        arrays: of the index, see :func:`lookthrough.matching.arrays.build_arrays`.
    """

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        self._arrays = arrays
        self.words = len(arrays["word_counts"])
        self.entries = len(arrays["entry_hash"])
        coded = (arrays["code_offset"], arrays["code"])
        self._word_arrays = (arrays["length_begin"], arrays["word_counts"], *coded)
        self._entry_arrays = (arrays["entry_hash"], arrays["entry_alpha"], *coded)
        self._found = np.empty(self.words, np.int32)
        self._likes = np.empty(self.words)
        self._near = np.empty(1024, np.int32)
        self._alike = np.empty(1024)
        self._used = 0
        self._spans: dict[str, Span] = {}
        self._joined_spans: dict[str, Span] = {}

    @property
    def near(self) -> tuple[np.ndarray, np.ndarray]:
        """The entries that spans lead to, ``int32``, and their likeness, ``float64``."""
        return self._near, self._alike

    def spans(self, words: Sequence[str]) -> np.ndarray:
        """Find the entries alike to each word of a name, and to each two written together.

        Returns:
            ``int64[2 * n, 2]``: from where to where they stand in :attr:`near`, until the next
            call; rows ``n`` on are for each word with the next.
        """
        if self._used > KEPT:
            self._spans.clear()
            self._joined_spans.clear()
            self._used = 0
        spans = [self._spans.get(word) or self._of_word(word) for word in words]
        for first, second in pairwise(words):
            joined = first + second
            spans.append(self._joined_spans.get(joined) or self._of_joined(joined))
        spans.append(_NONE)
        return np.array(spans, np.int64)

    def _of_word(self, word: str) -> Span:
        same = looked_up(self._arrays, "word", word)
        if word.isdigit():
            near, alike = same, np.ones(len(same))
        else:
            near, alike = self._spellings(word)
            # The kernel takes the word itself for one that merely sounds the same.
            if len(same):
                alike[near == same[0]] = 1.0
        start, _ = self._keep(near, alike)
        _, end = self._keep(*self._by_consonants(word, "join_skeleton"))
        self._spans[word] = (start, end)
        return start, end

    def _spellings(self, word: str) -> tuple[np.ndarray, np.ndarray]:
        counted = np.array(counts(word), np.uint64)
        found = near_words(
            codes(word), counted, self._word_arrays, PRICES, self._found, self._likes
        )
        return self._found[:found], self._likes[:found]

    def _of_joined(self, joined: str) -> Span:
        span = self._keep(*self._by_consonants(joined, "word_skeleton"))
        self._joined_spans[joined] = span
        return span

    def _by_consonants(self, word: str, table: str) -> tuple[np.ndarray, np.ndarray]:
        among = self._found[:0]
        if len(word) >= MIN_JOIN_LETTERS:
            among = looked_up(self._arrays, table, skeleton(word))
        if not len(among):
            return among, self._likes[:0]
        return near_joined(
            codes(word),
            np.uint64(key_hash(word)),
            word.isalpha(),
            among,
            self._entry_arrays,
            PRICES,
        )

    def _keep(self, near: np.ndarray, alike: np.ndarray) -> Span:
        start, end = self._used, self._used + len(near)
        if end > len(self._near):
            room = max(end, 2 * len(self._near))
            self._near = np.resize(self._near, room)
            self._alike = np.resize(self._alike, room)
        self._near[start:end] = near
        self._alike[start:end] = alike
        self._used = end
        return start, end


def looked_up(arrays: Mapping[str, np.ndarray], table: str, text: str) -> np.ndarray:
    """Return the numbers a text leads to in a table of sorted hashes, ``int32``."""
    hashes = arrays[f"{table}_hash"]
    wanted = np.uint64(key_hash(text))
    start = hashes.searchsorted(wanted, "left")
    end = hashes.searchsorted(wanted, "right")
    return arrays[f"{table}_number"][start:end]
