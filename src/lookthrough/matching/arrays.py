"""Profiles to the arrays of the index."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

import numpy as np

from lookthrough.matching.profile import NameForm, Profile
from lookthrough.matching.similarity import MIN_JOIN_LETTERS, codes, counts, key_hash
from lookthrough.names import skeleton

Arrays = dict[str, np.ndarray]


@cache
def arrays_version() -> str:
    """Name the code that decides the arrays, by a hash of it: other code, other arrays."""
    digest = hashlib.blake2b(digest_size=8)
    for room in ("lookthrough.names", "lookthrough.matching"):
        for module in sorted(resources.files(room).iterdir(), key=lambda path: path.name):
            if module.name.endswith(".py"):
                digest.update(module.read_bytes())
    return digest.hexdigest()


def build_arrays(profiles: Iterable[Profile]) -> Arrays:
    """Lay out listed parties for search; a party's row is its place in the order given.

    Returns:
        ``name_*``: one row for each name, its words flat; ``post_*``: for each entry (a word, or
        two neighbouring words together) where it stands; ``word_counts``, ``length_begin``,
        ``entry_*`` and ``code*``: the vocabulary, by length; the rest: hashes, sorted, and the
        numbers they lead to, of the words, of their consonants and those of the joined ones, of
        the identifiers and of the wallets.
    """
    forms: list[NameForm] = []
    rows: list[int] = []
    identifiers: list[tuple[int, int]] = []
    wallets: list[tuple[int, int]] = []
    for row, profile in enumerate(profiles):
        forms.extend(profile.names)
        rows.extend([row] * len(profile.names))
        identifiers.extend((key_hash(i.value), row) for i in profile.identifiers)
        wallets.extend((key_hash(wallet), row) for wallet in profile.wallets)
    vocabulary = _numbered(sorted({w for form in forms for w in form.words}, key=_by_length))
    joins = _numbered(
        joined for form in forms for joined in _joined(form) if len(joined) >= MIN_JOIN_LETTERS
    )
    return {
        **_names(forms, rows, vocabulary, joins),
        **_words(list(vocabulary), list(joins)),
        **_sorted("identifier", *_columns(identifiers)),
        **_sorted("wallet", *_columns(wallets)),
    }


def _columns(pairs: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [key for key, _ in pairs], [row for _, row in pairs]


def _joined(form: NameForm) -> list[str]:
    return [a + b for a, b in zip(form.words, form.words[1:], strict=False)]


def _by_length(word: str) -> tuple[bool, int, str]:
    """Order words for the search: numbers last, since they are like themselves only."""
    return word.isdigit(), len(codes(word)), word


def _numbered(words: Iterable[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(dict.fromkeys(words))}


def _names(
    forms: Sequence[NameForm], rows: Sequence[int], words: dict[str, int], joins: dict[str, int]
) -> Arrays:
    offset = np.zeros(len(forms) + 1, np.int64)
    np.cumsum([len(form.words) for form in forms], out=offset[1:])
    word = np.array([words[w] for form in forms for w in form.words], np.int32)
    join = np.array(
        [
            len(words) + joins[joined] if joined in joins else -1
            for form in forms
            for joined in (*_joined(form), "")
        ],
        np.int32,
    )
    name = np.repeat(np.arange(len(forms), dtype=np.int32), np.diff(offset))
    place = (np.arange(len(word)) - offset[name]).astype(np.int32) if len(word) else name
    entry = np.concatenate([word, join])
    order = np.argsort(entry, kind="stable")
    order = order[np.count_nonzero(join < 0) :]  # -1 sorts first: no join there
    counts = np.bincount(entry[order], minlength=len(words) + len(joins))
    return {
        "name_offset": offset,
        "name_word": word,
        "name_weight": np.concatenate([form.weights for form in forms] or [np.empty(0)]),
        "name_join": join,
        "name_total": np.array([form.total for form in forms], np.float64),
        "name_entity": np.array(rows, np.int32),
        "post_offset": np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        "post_name": np.concatenate([name, name])[order],
        "post_place": np.concatenate([place, place])[order],
    }


def _words(words: Sequence[str], joins: Sequence[str]) -> Arrays:
    entries = (*words, *joins)
    coded = [codes(word) for word in entries]
    lengths = [len(code) for code, word in zip(coded, words, strict=False) if not word.isdigit()]
    long = [number for number, word in enumerate(words) if len(word) >= MIN_JOIN_LETTERS]
    both = np.arange(len(words), len(entries))
    return {
        "word_counts": np.array([counts(word) for word in words], np.uint64).reshape(-1, 2),
        "length_begin": np.searchsorted(lengths, np.arange(max(lengths, default=0) + 2)),
        "entry_hash": np.array([key_hash(word) for word in entries], np.uint64),
        "entry_alpha": np.array([word.isalpha() for word in entries], np.bool_),
        "code_offset": _offsets(coded),
        "code": np.concatenate(coded or [np.empty(0, np.uint8)]),
        **_sorted("word", [key_hash(word) for word in words], range(len(words))),
        **_sorted("word_skeleton", [key_hash(skeleton(words[n])) for n in long], long),
        **_sorted("join_skeleton", [key_hash(skeleton(join)) for join in joins], both),
    }


def _offsets(parts: Sequence[np.ndarray]) -> np.ndarray:
    offsets = np.zeros(len(parts) + 1, np.int64)
    np.cumsum([len(part) for part in parts], out=offsets[1:])
    return offsets


def _sorted(key: str, hashes: Sequence[int], numbers: Sequence[int] | np.ndarray) -> Arrays:
    keys = np.array(hashes, np.uint64)
    order = np.argsort(keys, kind="stable")
    return {f"{key}_hash": keys[order], f"{key}_number": np.array(numbers, np.int32)[order]}
