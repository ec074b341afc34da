"""The token-factored index: which listed parties may be a subject.

Likeness is worked out once for each distinct word and kept; a name is a row of word numbers. The
arrays are derived from a watchlist, can be saved and memory-mapped, and are never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lookthrough.matching.name_kernel import propose
from lookthrough.matching.profile import NameForm, Profile
from lookthrough.matching.vocabulary import Vocabulary, looked_up


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

    One instance serves one thread, since it keeps scratch space; several may share the arrays.

    Args:
        arrays: from :func:`lookthrough.matching.build_arrays`, built or memory-mapped.
    """

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        # Plain read-only views, so that mapped and built arrays run the same compiled code.
        self._arrays = {key: _read_only(array) for key, array in arrays.items()}
        self.names = len(arrays["name_total"])
        self._vocabulary = Vocabulary(self._arrays)
        held = self._arrays
        self._postings = (held["post_offset"], held["post_name"], held["post_place"])
        self._names = (
            held["name_offset"],
            held["name_word"],
            held["name_weight"],
            held["name_join"],
            held["name_total"],
        )
        self._scratch = (
            np.zeros(self.names),
            np.zeros(self.names),
            np.full(self.names, -1, np.int32),
            np.empty(self.names, np.int32),
        )
        self._alike = np.zeros((0, self._vocabulary.entries))

    def candidates(self, profile: Profile, least_name: float) -> list[Candidate]:
        """Return every party with a name agreeing by ``least_name``, or a shared identifier.

        Args:
            profile: the subject's.
            least_name: the least agreement of names, above 0.

        Returns:
            One candidate for each party, in row order.
        """
        best: dict[int, float] = {}
        for form in profile.names:
            for row, agreement in self._by_name(form, least_name):
                best[row] = max(best.get(row, 0.0), agreement)
        for identifier in profile.identifiers:
            for row in looked_up(self._arrays, "identifier", identifier.value).tolist():
                best.setdefault(row, 0.0)
        for wallet in profile.wallets:
            for row in looked_up(self._arrays, "wallet", wallet).tolist():
                best.setdefault(row, 0.0)
        return [Candidate(row, best[row]) for row in sorted(best)]

    def _by_name(self, form: NameForm, limit: float) -> list[tuple[int, float]]:
        rows = 2 * len(form.words)
        if len(self._alike) < rows:
            self._alike = np.zeros((rows, self._vocabulary.entries))
        spans = self._vocabulary.spans(form.words)
        names, agreement = propose(
            form.weights,
            spans,
            self._vocabulary.near,
            self._postings,
            self._names,
            self._vocabulary.words,
            limit,
            self._scratch,
            self._alike,
        )
        entities = self._arrays["name_entity"][names]
        return list(zip(entities.tolist(), agreement.tolist(), strict=True))


def _read_only(array: np.ndarray) -> np.ndarray:
    view = np.asarray(array).view()
    view.flags.writeable = False
    return view
