"""The token-factored index: which listed parties may be a subject.

Likeness is worked out once for each distinct word and kept; a name is a row of word numbers. The
arrays are derived from a watchlist, can be saved and memory-mapped, and are never changed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lookthrough.matching.arrays import key_hash
from lookthrough.matching.kernel import near_joined, near_words, propose
from lookthrough.matching.profile import NameForm, Profile
from lookthrough.matching.similarity import MIN_JOIN_LETTERS, PRICES, codes, counts
from lookthrough.names import skeleton
WORDS_KEPT = 200_000
"""Words whose likeness to the vocabulary is kept; the oldest go first."""

Near = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listed party worth comparing.

    Args:
        row: its number in the order the index was built in.
        agreement: of the best name found, 0 where it was found by an identifier alone.
    """

    row: int
    agreement: float


class Index:
    """Search structure over profiles.

    One instance serves one thread: it keeps scratch space. Instances over the same arrays share
    them.
    """

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        # Plain read-only views, so that mapped and built arrays run the same compiled code.
        self.arrays = {key: _read_only(array) for key, array in arrays.items()}
        a = self.arrays
        self._words = len(a["word_numeric"])
        self._names = len(a["name_total"])
        self._entries = len(a["post_offset"]) - 1
        self._vocabulary = tuple(
            a[k] for k in ("entry_hash", "word_counts", "word_numeric", "code_offset", "code")
        )
        self._entry_arrays = tuple(
            a[k] for k in ("entry_hash", "entry_alpha", "code_offset", "code")
        )
        self._postings = tuple(a[k] for k in ("post_offset", "post_name", "post_place"))
        self._name_arrays = tuple(
            a[k] for k in ("name_offset", "name_word", "name_weight", "name_join", "name_total")
        )
        self._scratch = (
            np.zeros(self._names),
            np.zeros(self._names),
            np.full(self._names, -1, np.int32),
            np.empty(self._names, np.int32),
        )
        self._alike = np.zeros((0, self._entries))
        self._found = np.empty(self._words, np.int32)
        self._likes = np.empty(self._words)
        self._near: OrderedDict[str, Near] = OrderedDict()
        self._near_joined: OrderedDict[tuple[str, str], Near] = OrderedDict()

    @property
    def names(self) -> int:
        """How many listed names it holds."""
        return self._names

    def candidates(self, profile: Profile, least_name: float) -> list[Candidate]:
        """Return every party with a name agreeing by ``least_name``, or a shared identifier.

        Args:
            profile: the subject's.
            least_name: the least agreement of names, above 0.

        Returns:
            One candidate for each party, in row order.
        """
        best: dict[int, float] = {}
        entity = self.arrays["name_entity"]
        for form in profile.names:
            rows, agreement = self._by_name(form, least_name)
            for row, value in zip(entity[rows].tolist(), agreement.tolist(), strict=True):
                best[row] = max(best.get(row, 0.0), value)
        for kind, values in (
            ("identifier", [i.value for i in profile.identifiers]),
            ("wallet", profile.wallets),
        ):
            for value in values:
                for row in self._lookup(kind, value).tolist():
                    best.setdefault(row, 0.0)
        return [Candidate(row, best[row]) for row in sorted(best)]

    def _by_name(self, form: NameForm, limit: float) -> tuple[np.ndarray, np.ndarray]:
        count = len(form.words)
        if len(self._alike) < 2 * count:
            self._alike = np.zeros((2 * count, self._entries))
        near = _packed([self._near_to(word) for word in form.words])
        pairs = zip(form.words, form.words[1:], strict=False)
        joined = _packed([*(self._near_to_joined(pair) for pair in pairs), _NOTHING])
        return propose(
            form.weights,
            near,
            joined,
            self._postings,
            self._name_arrays,
            self._words,
            limit,
            self._scratch,
            self._alike,
        )

    def _near_to(self, word: str) -> Near:
        kept = self._near.get(word)
        if kept is None:
            count = near_words(
                codes(word),
                np.uint64(key_hash(word)),
                np.array(counts(word), np.uint64),
                word.isdigit(),
                self._vocabulary,
                PRICES,
                self._found,
                self._likes,
            )
            joins = self._near_by_consonants(word, "join_skeleton")
            kept = (
                np.concatenate([self._found[:count], joins[0]]),
                np.concatenate([self._likes[:count], joins[1]]),
            )
            _keep(self._near, word, kept)
        return kept

    def _near_to_joined(self, pair: tuple[str, str]) -> Near:
        kept = self._near_joined.get(pair)
        if kept is None:
            kept = self._near_by_consonants("".join(pair), "word_skeleton")
            _keep(self._near_joined, pair, kept)
        return kept

    def _near_by_consonants(self, word: str, table: str) -> Near:
        if len(word) < MIN_JOIN_LETTERS:
            return _NOTHING
        among = self._lookup(table, skeleton(word))
        if not len(among):
            return _NOTHING
        return near_joined(
            codes(word), np.uint64(key_hash(word)), word.isalpha(), among, self._entry_arrays, PRICES
        )

    def _lookup(self, table: str, text: str) -> np.ndarray:
        hashes = self.arrays[f"{table}_hash"]
        wanted = np.uint64(key_hash(text))
        start, end = (int(np.searchsorted(hashes, wanted, side)) for side in ("left", "right"))
        return self.arrays[f"{table}_number"][start:end]


_NOTHING: Near = (np.empty(0, np.int32), np.empty(0))


def _read_only(array: np.ndarray) -> np.ndarray:
    view = np.asarray(array).view()
    view.flags.writeable = False
    return view


def _keep(cache: OrderedDict[K, Near], key: K, value: Near) -> None:
    cache[key] = value
    if len(cache) > WORDS_KEPT:
        cache.popitem(last=False)


def _packed(near: Sequence[Near]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    offsets = np.zeros(len(near) + 1, np.int64)
    np.cumsum([len(ids) for ids, _ in near], out=offsets[1:])
    return (
        offsets,
        np.concatenate([ids for ids, _ in near] or [_NOTHING[0]]),
        np.concatenate([likes for _, likes in near] or [_NOTHING[1]]),
    )
