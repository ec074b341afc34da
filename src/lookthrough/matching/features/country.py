"""Country: whether the two share a nationality, residence, registration or flag."""

from __future__ import annotations

from lookthrough.matching.profile import Profile
from lookthrough.matching.scoring import FEATURES, Feature, evidence
from lookthrough.model import Evidence, Outcome
from lookthrough.names import country_name

SHARED = 0.05
DIFFERENT = -0.05
"""Little: people move, and listed people use other countries' papers."""


def _country(subject: Profile, listed: Profile) -> Evidence:
    ours, theirs = (
        ", ".join(map(country_name, sorted(side.countries))) for side in (subject, listed)
    )
    if not ours or not theirs:
        who = "The subject" if not ours else "The list"
        return evidence("country", Outcome.MISSING, 0, f"{who} gives no country.", ours, theirs)
    common = subject.countries & listed.countries
    if common:
        names = ", ".join(map(country_name, sorted(common)))
        sentence = f"Both have a tie to {names}."
        return evidence("country", Outcome.AGREE, SHARED, sentence, ours, theirs)
    sentence = f"No shared country: {ours} against {theirs}."
    return evidence("country", Outcome.DISAGREE, DIFFERENT, sentence, ours, theirs)


FEATURES.add(
    "country",
    Feature(_country, most=lambda subject: SHARED if subject.countries else 0.0, title="Country"),
)
