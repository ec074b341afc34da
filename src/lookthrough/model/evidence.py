"""Why a subject and a listed party may be the same: evidence that adds up to the score."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

GRAIN = 4096
"""Contributions are whole multiples of 1/4096, so that floating-point sums are exact."""


class Outcome(StrEnum):
    """What one feature found. ``MISSING``: one side says nothing, and nothing is concluded."""

    AGREE = "agree"
    PARTIAL = "partial"
    DISAGREE = "disagree"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


def grained(points: float) -> float:
    """Round to the nearest multiple of ``1/GRAIN``.

    Example:
        >>> grained(0.1) + grained(0.2) == grained(0.1) + grained(0.2) + 0.0
        True
    """
    return round(points * GRAIN) / GRAIN


@dataclass(frozen=True, slots=True)
class Evidence:
    """One feature's finding on one pair.

    Args:
        feature: the registered feature's name.
        outcome: what it found.
        contribution: points added to the score; 0 when missing or not applicable.
        subject_value: what the subject says, for showing side by side.
        listed_value: what the list says.
        sentence: the finding in one sentence a compliance analyst can read.
    """

    feature: str
    outcome: Outcome
    contribution: float
    subject_value: str
    listed_value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All the evidence on one pair.

    Example:
        >>> Explanation(0.0, (Evidence("name", Outcome.AGREE, 1.0, "A", "A", "Same."),)).score
        1.0
    """

    prior: float
    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """The prior and all contributions, summed; there is no other score."""
        return math.fsum((self.prior, *(item.contribution for item in self.evidence)))
