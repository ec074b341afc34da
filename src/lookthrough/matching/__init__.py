"""Which listed parties may be a subject, and why: profiles, index, features, score."""

from __future__ import annotations

from lookthrough.matching.arrays import arrays_version, build_arrays
from lookthrough.matching.features.name import best_comparison
from lookthrough.matching.index import Candidate, Index
from lookthrough.matching.profile import Profile, entity_profile, subject_profile
from lookthrough.matching.scoring import (
    DEFAULT_THRESHOLD,
    FEATURES,
    NAME_FLOOR,
    Feature,
    explain,
    least_name,
)
from lookthrough.matching.warm import warm

__all__ = [
    "DEFAULT_THRESHOLD",
    "FEATURES",
    "NAME_FLOOR",
    "Candidate",
    "Feature",
    "Index",
    "Profile",
    "arrays_version",
    "best_comparison",
    "build_arrays",
    "entity_profile",
    "explain",
    "least_name",
    "subject_profile",
    "warm",
]
