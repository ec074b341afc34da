"""What a later measurement is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FigureKind(StrEnum):
    """What a figure is, which decides when it counts as worse."""

    SHARE = "share"
    PER_1000 = "per_1000"
    RATIO = "ratio"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a measurement; ``BESIDE`` ones are kept for reading, not compared."""

    key: str
    value: float
    kind: FigureKind


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure then and now; nothing where it was not measured then, or is not now."""

    key: str
    kind: FigureKind
    was: float | None
    now: float | None
    worse: bool


@dataclass(frozen=True, slots=True)
class BaselineComparison:
    """A measurement beside the baseline's.

    Args:
        label: which measurement.
        notes: what else is not as it was: files, lists, settings.
        differences: every compared figure.
    """

    label: str
    notes: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def worse(self) -> bool:
        """Whether any figure is worse by more than its tolerance."""
        return any(difference.worse for difference in self.differences)
