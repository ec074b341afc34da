"""Labelled pairs of names: how well those of one party are told from those of two.

A pair is scored as a subject and a listed party are, by the same features, on profiles that hold
the name and the schema and nothing else: ``name1`` is the subject, ``name2`` the listed party.
Where the verdict would change with the sides, the pair is counted as a flip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lookthrough.evaluation.labels import LabelledFile, open_labelled, value_of, yes_or_no
from lookthrough.evaluation.peers import Matcher, peers
from lookthrough.evaluation.scripts import script_relation
from lookthrough.matching import DEFAULT_THRESHOLD, explain, subject_profile
from lookthrough.model import (
    Confusion,
    JudgedPair,
    LabelledSet,
    PairEvaluation,
    PairPeer,
    PairPoint,
    PairSlice,
    Peer,
    Problem,
    Subject,
)
from lookthrough.screening import ColumnMapping, Field, Row, read_subject

COLUMNS = ("schema", "name1", "name2", "is_match")
SLICED = ("schema", "quality", "category")
CURVE = tuple(step / 20 for step in range(6, 21))
"""Thresholds of the curve, 0.30 to 1.00."""


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """One row: two names, and whether they are one party's."""

    file: str
    row: int
    left: Subject
    right: Subject
    is_match: bool
    slices: tuple[tuple[str, str], ...]

    def judged(self, score: float) -> JudgedPair:
        """Put the pair beside its score."""
        names = (self.left.names[0], self.right.names[0])
        schema = str(self.left.schema)
        return JudgedPair(self.file, self.row, schema, *names, self.is_match, score)


@dataclass(frozen=True, slots=True)
class PairSettings:
    """How to judge pairs.

    Args:
        threshold: a score at or above it is called a match.
        errors: how many wrongly judged pairs to give.
        peers: whether to run other matchers, too.
    """

    threshold: float = DEFAULT_THRESHOLD
    errors: int = 20
    peers: bool = False


def evaluate_pairs(files: Sequence[Path], settings: PairSettings) -> PairEvaluation:
    """Score the labelled pairs of some files.

    Args:
        files: with the columns ``schema, name1, name2, is_match`` and, if they like,
            ``quality`` and ``category``.
        settings: how to judge.

    Raises:
        InputError: a file cannot be read, or lacks a column.
    """
    pairs: list[LabelledPair] = []
    skipped: list[Problem] = []
    sets: list[LabelledSet] = []
    for path in files:
        file = open_labelled(path, COLUMNS)
        read = list(_read(file, skipped))
        sets.append(file.counted(len(read)))
        pairs += read
    scores = [_score(pair.left, pair.right) for pair in pairs]
    turned = [_score(pair.right, pair.left) for pair in pairs]
    at = settings.threshold
    wrong = [
        pair.judged(score)
        for pair, score in zip(pairs, scores, strict=True)
        if (score >= at) != pair.is_match
    ]
    wrong.sort(key=lambda pair: (-abs(pair.score - at), pair.file, pair.row))
    labels = [pair.is_match for pair in pairs]
    return PairEvaluation(
        sets=tuple(sets),
        threshold=at,
        counts=confusion(scores, labels, at),
        slices=_slices(pairs, scores, at),
        curve=tuple(PairPoint(t, confusion(scores, labels, t)) for t in sorted({*CURVE, at})),
        best=best_point(scores, labels),
        errors=tuple(wrong[: settings.errors]),
        errors_omitted=len(wrong[settings.errors :]),
        flips=sum((a >= at) != (b >= at) for a, b in zip(scores, turned, strict=True)),
        peers=tuple(_beside(pairs, labels)) if settings.peers else (),
        skipped=tuple(skipped),
    )


def confusion(scores: Iterable[float], labels: Iterable[bool], threshold: float) -> Confusion:
    """Count right and wrong verdicts at a threshold.

    Example:
        >>> confusion([0.9, 0.8, 0.1], [True, False, True], 0.7)
        Confusion(tp=1, fp=1, tn=0, fn=1)
    """
    counts = {(True, True): 0, (True, False): 0, (False, False): 0, (False, True): 0}
    for score, label in zip(scores, labels, strict=True):
        counts[score >= threshold, label] += 1
    return Confusion(*counts.values())


def best_point(scores: Sequence[float], labels: Sequence[bool]) -> PairPoint:
    """Find the threshold with the highest F1 on these pairs; of equals, the highest threshold.

    Example:
        >>> best_point([0.9, 0.8, 0.1], [True, True, False]).threshold
        0.8
    """
    ranked = sorted(zip(scores, labels, strict=True), reverse=True)
    matches = sum(labels)
    best = PairPoint(1.0, confusion(scores, labels, 1.0))
    tp = fp = 0
    for position, (score, label) in enumerate(ranked):
        tp, fp = tp + label, fp + (not label)
        if position + 1 < len(ranked) and ranked[position + 1][0] == score:
            continue
        counts = Confusion(tp, fp, len(ranked) - matches - fp, matches - tp)
        if (counts.f1 or 0.0) > (best.counts.f1 or 0.0):
            best = PairPoint(score, counts)
    return best


def _read(file: LabelledFile, skipped: list[Problem]) -> Iterator[LabelledPair]:
    sides = tuple(
        ColumnMapping({column: Field.NAME, "schema": Field.TYPE}, ()) for column in COLUMNS[1:3]
    )
    for row in file.rows:
        subjects, problems = zip(*(read_subject(row, side) for side in sides), strict=True)
        found = list(dict.fromkeys(problem for side in problems for problem in side))
        label = yes_or_no(value_of(row, ("is_match",)))
        if not row.problems and label is None:
            found.append(Problem(row.number, "is_match", "not a label", "true or false"))
        # A type that is not known is told, and the pair compared without one.
        skipped += found
        left, right = subjects
        if left is not None and right is not None and label is not None:
            slices = (*_given(row), ("script", script_relation(left.names[0], right.names[0])))
            yield LabelledPair(file.path.name, row.number, left, right, label, slices)


def _given(row: Row) -> Iterator[tuple[str, str]]:
    for column in SLICED:
        value = value_of(row, (column,))
        if value:
            yield column, value


def _score(subject: Subject, listed: Subject) -> float:
    return explain(subject_profile(subject), subject_profile(listed)).score


def _slices(
    pairs: Sequence[LabelledPair], scores: Sequence[float], threshold: float
) -> tuple[PairSlice, ...]:
    found: dict[tuple[str, str], list[int]] = {}
    for number, pair in enumerate(pairs):
        for key in pair.slices:
            found.setdefault(key, []).append(number)
    kinds = (*SLICED, "script")
    ordered = sorted(found, key=lambda key: (kinds.index(key[0]), -len(found[key]), key[1]))
    return tuple(
        PairSlice(
            kind,
            value,
            confusion(
                [scores[number] for number in found[kind, value]],
                [pairs[number].is_match for number in found[kind, value]],
                threshold,
            ),
        )
        for kind, value in ordered
    )


def _beside(pairs: Sequence[LabelledPair], labels: Sequence[bool]) -> Iterator[PairPeer]:
    for matcher in peers():
        if isinstance(matcher, Peer):
            yield PairPeer(matcher)
            continue
        scores = [_fresh(matcher.score, pair, number) for number, pair in enumerate(pairs)]
        counts = confusion(scores, labels, matcher.threshold)
        yield PairPeer(matcher.peer, counts, best_point(scores, labels))


def _fresh(score: Callable[[Subject, Subject], float], pair: LabelledPair, number: int) -> float:
    """Score under keys of this pair's own: a peer may remember names by the party's id."""
    left, right = (
        replace(pair.left, key=f"left-{number}"),
        replace(pair.right, key=f"right-{number}"),
    )
    return score(left, right)


__all__ = [
    "LabelledPair",
    "Matcher",
    "PairSettings",
    "best_point",
    "confusion",
    "evaluate_pairs",
]
