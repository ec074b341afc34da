"""The score: a prior and what every registered feature adds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lookthrough.matching.profile import Profile
from lookthrough.model import Evidence, Explanation, Outcome, Registry, grained
from lookthrough.model.evidence import GRAIN

PRIOR = 0.0
DEFAULT_THRESHOLD = 0.7
"""Chosen on development data, between missed and needless alerts: docs/quality.md."""


NAME_FLOOR = 0.6
"""Names that agree less than this are taken as different names, and never propose a hit."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One kind of evidence.

    Args:
        compare: two profiles, subject first, to evidence. Never raises; what one side does not
            state is ``MISSING`` and adds nothing.
        most: a subject's profile to the most it can add, in points; the search uses it to know
            what may still become a hit.
        title: what it is called in reports.
        proposes: whether the index looks candidates up by this feature by itself.
    """

    compare: Callable[[Profile, Profile], Evidence]
    most: Callable[[Profile], float]
    title: str
    proposes: bool = False


FEATURES: Registry[Feature] = Registry("feature", package="lookthrough.matching.features")
"""Every feature, in the order of its key."""


def explain(subject: Profile, listed: Profile) -> Explanation:
    """Compare two profiles by every feature; the strongest evidence first."""
    evidence = [feature.compare(subject, listed) for _, feature in FEATURES.items()]
    evidence.sort(key=lambda item: -abs(item.contribution))
    return Explanation(PRIOR, tuple(evidence))


def least_name(subject: Profile, threshold: float) -> float:
    """Return the least agreement of names that may reach the threshold, all else in favour.

    Candidates that share an identifier or wallet are looked up by it and need no name. Points
    are rounded to the grain, which may lift a name by half of it.
    """
    rest = sum(grained(f.most(subject)) for _, f in FEATURES.items() if not f.proposes)
    return max(NAME_FLOOR, threshold - PRIOR - rest - 0.5 / GRAIN)


def evidence(
    feature: str,
    outcome: Outcome,
    points: float,
    sentence: str,
    subject_value: str = "",
    listed_value: str = "",
) -> Evidence:
    """Build evidence whose contribution is on the grain, so that sums are exact."""
    return Evidence(feature, outcome, grained(points), subject_value, listed_value, sentence)
