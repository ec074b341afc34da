"""What an evaluation says: shares with their intervals, by slice and over thresholds."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lookthrough.model.result import Coverage, Problem

_Z = 1.959963984540054
"""Normal deviate of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many.

    Args:
        part: how many are counted.
        whole: of how many.

    Example:
        >>> Share(9, 10).value, Share(0, 0).value
        (0.9, None)
    """

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """The share, or nothing where there is nothing to share."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval: where the true share lies, had the sample been drawn at random.

        Example:
            >>> [round(end, 3) for end in Share(9, 10).interval]
            [0.596, 0.982]
        """
        if not self.whole:
            return None
        n, p = self.whole, self.part / self.whole
        middle = p + _Z * _Z / (2 * n)
        spread = _Z * math.sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n))
        scale = 1 + _Z * _Z / n
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


@dataclass(frozen=True, slots=True)
class Confusion:
    """How labelled pairs were judged: right and wrong, matches and others."""

    tp: int = 0
    fp: int = 0
    tn: int = 0
    fn: int = 0

    @property
    def n(self) -> int:
        """All pairs."""
        return self.tp + self.fp + self.tn + self.fn

    @property
    def precision(self) -> Share:
        """Of the pairs called a match, those that are one."""
        return Share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> Share:
        """Of the pairs that are a match, those called one."""
        return Share(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; nothing where no pair is a match or called one.

        Example:
            >>> Confusion(tp=8, fp=2, tn=5, fn=2).f1
            0.8
        """
        wrong = self.fp + self.fn
        return 2 * self.tp / (2 * self.tp + wrong) if self.tp + wrong else None

    @property
    def f1_interval(self) -> tuple[float, float] | None:
        """The 95 % interval of F1.

        F1 rises with the share of right pairs among all that are a match or called one, whose
        interval is Wilson's.
        """
        ends = Share(self.tp, self.tp + self.fp + self.fn).interval
        return (2 * ends[0] / (1 + ends[0]), 2 * ends[1] / (1 + ends[1])) if ends else None


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A file of labelled rows, named so that a figure can be traced to it.

    Args:
        name: the file's name.
        sha256: of its bytes.
        rows: how many rows it holds.
        used: how many of them could be used.
    """

    name: str
    sha256: str
    rows: int
    used: int


@dataclass(frozen=True, slots=True)
class Peer:
    """Another matcher, run on the same rows.

    Args:
        name: what it is.
        version: of the package.
        setting: the threshold it is run with, in words.
        missing: why it was not measured; empty where it was.
    """

    name: str
    version: str
    setting: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class PairSlice:
    """A part of the pairs: those whose ``kind`` (schema, quality …) is ``value``."""

    kind: str
    value: str
    counts: Confusion


@dataclass(frozen=True, slots=True)
class PairPoint:
    """How the pairs are judged at one threshold."""

    threshold: float
    counts: Confusion


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """One labelled pair with its score."""

    file: str
    row: int
    schema: str
    name1: str
    name2: str
    is_match: bool
    score: float


@dataclass(frozen=True, slots=True)
class PairPeer:
    """A peer on the same pairs; without counts where it was not measured."""

    peer: Peer
    counts: Confusion | None = None
    best: PairPoint | None = None


@dataclass(frozen=True, slots=True)
class PairEvaluation:
    """How well pairs of names are told apart.

    Args:
        sets: the files.
        threshold: a score at or above it is called a match.
        counts: how the pairs were judged.
        slices: the same by schema, quality, category and script.
        curve: the same over thresholds.
        best: the threshold with the best F1 on these very pairs; shown, never used.
        errors: the wrongly judged pairs, the most confident first.
        errors_omitted: how many more there are.
        flips: pairs that are judged otherwise when the two names change sides.
        peers: other matchers on the same pairs.
        skipped: rows that could not be used, and why.
    """

    sets: tuple[LabelledSet, ...]
    threshold: float
    counts: Confusion
    slices: tuple[PairSlice, ...]
    curve: tuple[PairPoint, ...]
    best: PairPoint
    errors: tuple[JudgedPair, ...]
    errors_omitted: int
    flips: int
    peers: tuple[PairPeer, ...]
    skipped: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class RateSlice:
    """A part of the rows, and the share of it that was found or flagged."""

    kind: str
    value: str
    share: Share


@dataclass(frozen=True, slots=True)
class ScreenPoint:
    """What one threshold finds and flags."""

    threshold: float
    found: Share
    flagged: Share


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row that was judged wrongly.

    Args:
        row: its number.
        kind: its class, where it has one.
        name: who was screened.
        entity: the party missed, or the party it was flagged for.
        caption: that party's name, where it is known.
        score: the party's score; nothing where it was not even a candidate.
    """

    row: int
    kind: str
    name: str
    entity: str
    caption: str
    score: float | None


@dataclass(frozen=True, slots=True)
class ScreenPeer:
    """A peer on a sample of the same rows; ``ours`` is this matcher on that sample."""

    peer: Peer
    found: Share = Share(0, 0)
    flagged: Share = Share(0, 0)
    ours_found: Share = Share(0, 0)
    ours_flagged: Share = Share(0, 0)


@dataclass(frozen=True, slots=True)
class ScreeningEvaluation:
    """How many listed parties are found, and how many others are flagged.

    Args:
        listed: the file of rows that stand for listed parties, if given.
        clean: the file of rows taken not to stand for any, if given; nobody verified that.
        coverage: the lists searched.
        threshold: a score at or above it is a potential match.
        lowest: the threshold the rows were screened at, once; all others are cut from that.
        withheld: fields that were left out of every row.
        found: listed rows for which their party was a potential match.
        held: listed rows whose party is on the lists searched, by id or by that exact name.
        found_by: ``entity_id`` or ``exact name``.
        flagged: clean rows with a potential match.
        listed_slices: found, by class, script and birth date.
        clean_slices: flagged, by the same.
        curve: both over thresholds.
        misses: listed rows not found, the highest-scoring first.
        misses_omitted: how many more.
        alarms: clean rows flagged, the highest-scoring first.
        alarms_omitted: how many more.
        peers: other matchers on a sample of the same rows.
        skipped: rows that could not be used, and why.
    """

    listed: LabelledSet | None
    clean: LabelledSet | None
    coverage: Coverage
    threshold: float
    lowest: float
    withheld: tuple[str, ...]
    found: Share
    held: int
    found_by: str
    flagged: Share
    listed_slices: tuple[RateSlice, ...]
    clean_slices: tuple[RateSlice, ...]
    curve: tuple[ScreenPoint, ...]
    misses: tuple[JudgedRow, ...]
    misses_omitted: int
    alarms: tuple[JudgedRow, ...]
    alarms_omitted: int
    peers: tuple[ScreenPeer, ...]
    skipped: tuple[Problem, ...]
