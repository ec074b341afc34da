"""All names of a party laid out for the compiled comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from lookthrough.matching.similarity import MIN_JOIN_LETTERS, codes, key_hash
from lookthrough.matching.word_kernel import ALPHA, LONG, NUMERIC
from lookthrough.names import skeleton

Words = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class PackedNames:
    """Names one after another.

    Args:
        words: of every word, in order: hash and hash of its consonants ``uint64``, flags
            ``uint8``, where its codes begin ``int64[n + 1]``, codes ``uint8``.
        joins: the same of each word written together with the next of its name; nothing for
            the last word of a name.
        offsets: where each name's words begin, ``int64[names + 1]``.
        weights: of every word, ``float64``.
    """

    words: Words
    joins: Words
    offsets: np.ndarray
    weights: np.ndarray


def pack(names: Sequence[Sequence[str]], weights: Sequence[np.ndarray]) -> PackedNames:
    """Lay out names.

    Args:
        names: the words of each.
        weights: the weights of each one's words.
    """
    offsets = np.zeros(len(names) + 1, np.int64)
    np.cumsum([len(words) for words in names], out=offsets[1:])
    return PackedNames(
        words=_packed([word for words in names for word in words]),
        joins=_packed([joined for words in names for joined in _joined(words)]),
        offsets=offsets,
        weights=np.concatenate([np.empty(0), *weights]),
    )


def _joined(words: Sequence[str]) -> Iterator[str]:
    yield from (first + second for first, second in pairwise(words))
    if words:
        yield ""


def _packed(words: Sequence[str]) -> Words:
    known = [_word(word) for word in words]
    coded = [code for _, _, _, code in known]
    offsets = np.zeros(len(words) + 1, np.int64)
    np.cumsum([len(code) for code in coded], out=offsets[1:])
    return (
        np.array([item[0] for item in known], np.uint64),
        np.array([item[1] for item in known], np.uint64),
        np.array([item[2] for item in known], np.uint8),
        offsets,
        np.concatenate(coded) if coded else np.empty(0, np.uint8),
    )


@lru_cache(maxsize=65_536)
def _word(word: str) -> tuple[int, int, int, np.ndarray]:
    flags = (
        NUMERIC * word.isdigit() | ALPHA * word.isalpha() | LONG * (len(word) >= MIN_JOIN_LETTERS)
    )
    return key_hash(word), key_hash(skeleton(word)), flags, codes(word)
