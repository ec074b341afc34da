"""Name: how much of both names agrees, word by word, whatever the spelling, script or order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lookthrough.matching.name_kernel import align, best_pair, explained
from lookthrough.matching.profile import NameForm, Profile
from lookthrough.matching.scoring import FEATURES, NAME_FLOOR, Feature, evidence
from lookthrough.matching.similarity import PRICES, join_similarity, word_similarity
from lookthrough.matching.word_kernel import likenesses
from lookthrough.model import Evidence, Outcome
from lookthrough.names import LEGAL_FORMS

DIFFERENT = -0.25
WEAK_ALIAS = 0.85
"""OFAC and the UN mark some aliases as weak or of low quality: broad names that fit many."""
EXACT = 0.995


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two names side by side.

    Args:
        subject: the subject's name.
        listed: the listed name.
        agreement: the share of both that agrees, 0 to 1, before the alias's quality.
        pairs: which words were taken for which.
    """

    subject: NameForm
    listed: NameForm
    agreement: float
    pairs: tuple[tuple[str, str], ...]

    @property
    def points(self) -> float:
        """The agreement, lowered for a weak alias."""
        return self.agreement * _worth(self.listed)


def compare_names(left: NameForm, right: NameForm) -> Comparison:
    """Align two names.

    Example:
        >>> from lookthrough.matching.profile import name_form
        >>> from lookthrough.model import Schema
        >>> a = name_form("Jong In-chol", "name", Schema.PERSON)
        >>> compare_names(a, name_form("JONG, In Chol", "name", Schema.PERSON)).agreement
        1.0
    """
    n, m = len(left.words), len(right.words)
    words, left_joins, right_joins = (np.zeros((n, m)) for _ in range(3))
    for i, a in enumerate(left.words):
        for j, b in enumerate(right.words):
            words[i, j] = word_similarity(a, b)
            if i + 1 < n:
                left_joins[i, j] = join_similarity(b, a + left.words[i + 1])
            if j + 1 < m:
                right_joins[i, j] = join_similarity(a, b + right.words[j + 1])
    rows = np.empty((n + m, 4), np.int64)
    total, count = align(left.weights, right.weights, words, left_joins, right_joins, rows)
    pairs = tuple(
        (" ".join(left.words[i : i + span_i]), " ".join(right.words[j : j + span_j]))
        for i, span_i, j, span_j in sorted(rows[:count].tolist())
    )
    return Comparison(left, right, explained(total, left.total, right.total), pairs)


def best_comparison(subject: Profile, listed: Profile) -> Comparison | None:
    """Return the two names of two parties that agree most.

    Different names never stand before a weak alias that agrees: another name on the list must
    not hide it.
    """
    ours, theirs = subject.packed, listed.packed
    alike = (
        likenesses(ours.words, theirs.words, PRICES, False),
        likenesses(ours.joins, theirs.words, PRICES, True),
        likenesses(ours.words, theirs.joins, PRICES, True),
    )
    i, j = best_pair(
        (ours.offsets, ours.weights),
        (theirs.offsets, theirs.weights),
        np.array([_worth(form) for form in listed.names], np.float64),
        NAME_FLOOR,
        alike,
    )
    return compare_names(subject.names[i], listed.names[j]) if i >= 0 else None


def _worth(listed: NameForm) -> float:
    return WEAK_ALIAS if listed.prop == "weakAlias" else 1.0


def _name(subject: Profile, listed: Profile) -> Evidence:
    best = best_comparison(subject, listed)
    if best is None:
        return evidence("name", Outcome.MISSING, 0, "One side has no name to compare.")
    shown = (best.subject.text, best.listed.text)
    if best.agreement < NAME_FLOOR:
        sentence = f"The nearest listed name, “{best.listed.text}”, is a different name."
        return evidence("name", Outcome.DISAGREE, DIFFERENT, sentence, *shown)
    outcome = Outcome.AGREE if best.points >= EXACT else Outcome.PARTIAL
    return evidence("name", outcome, best.points, _sentence(best), *shown)


_KIND = {
    "name": "the listed name",
    "alias": "the listed alias",
    "weakAlias": "the listed weak alias",
    "previousName": "the listed former name",
}


def _sentence(best: Comparison) -> str:
    kind = _KIND.get(best.listed.prop, "the listed name")
    words = f"“{best.subject.text}” and {kind} “{best.listed.text}”"
    differing = [f"{a} ~ {b}" for a, b in best.pairs if a != b]
    alone = [*_unpaired(best, 0), *_unpaired(best, 1)]
    if not differing and not alone:
        return f"{words} have the same words."
    others = [word for word in alone if word not in LEGAL_FORMS]
    details = [
        f"near spellings: {', '.join(differing)}" if differing else "",
        f"only on one side: {', '.join(others)}" if others else "",
        "another legal form" if len(others) < len(alone) else "",
    ]
    return f"{words} agree by {best.agreement:.0%} ({'; '.join(filter(None, details))})."


def _unpaired(best: Comparison, side: int) -> list[str]:
    paired = [word for pair in best.pairs for word in pair[side].split()]
    form = best.listed if side else best.subject
    rest = list(form.words)
    for word in paired:
        rest.remove(word)
    return rest


FEATURES.add(
    "name",
    Feature(_name, most=lambda subject: 1.0 if subject.names else 0.0, title="Name", proposes=True),
)
