"""How a score adds up, as bars: the prior, each contribution, and the sum, on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

from lookthrough.model import Evidence, Explanation, Outcome


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in per cent of the whole scale; ``falls`` where it takes points away."""

    left: float
    width: float
    falls: bool


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The bars of one explanation.

    Args:
        prior: from zero to the prior.
        steps: each evidence that was compared, with its bar from the sum before to the sum after.
        score: from zero to the score.
        threshold: where the threshold stands, in per cent.
        not_compared: the evidence that does not apply to this pair.
    """

    prior: Bar
    steps: tuple[tuple[Evidence, Bar], ...]
    score: Bar
    threshold: float
    not_compared: tuple[Evidence, ...]


def waterfall(explanation: Explanation, threshold: float) -> Waterfall:
    """Draw an explanation's sum to scale.

    Example:
        >>> drawn = waterfall(Explanation(1.0, ()), threshold=2.0)
        >>> drawn.prior, drawn.threshold
        (Bar(left=0.0, width=50.0, falls=False), 100.0)
    """
    applied = [item for item in explanation.evidence if item.outcome != Outcome.NOT_APPLICABLE]
    idle = tuple(item for item in explanation.evidence if item.outcome == Outcome.NOT_APPLICABLE)
    sums = list(accumulate((item.contribution for item in applied), initial=explanation.prior))
    marks = (0.0, threshold, explanation.score, *sums)
    low, high = min(marks), max(marks)
    span = (high - low) or 1.0

    def percent(value: float) -> float:
        return round(100 * (value - low) / span, 2)

    def bar(start: float, end: float) -> Bar:
        left = percent(min(start, end))
        return Bar(left, round(percent(max(start, end)) - left, 2), end < start)

    bars = (bar(before, after) for before, after in pairwise(sums))
    return Waterfall(
        bar(0.0, explanation.prior),
        tuple(zip(applied, bars, strict=True)),
        bar(0.0, explanation.score),
        percent(threshold),
        idle,
    )
