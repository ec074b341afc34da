"""Kind: whether both are the same kind of party, where both say so."""

from __future__ import annotations

from lookthrough.matching.profile import Profile
from lookthrough.matching.scoring import FEATURES, Feature, evidence
from lookthrough.model import Evidence, Outcome, Schema

DIFFERENT = -0.2
"""Less than keeps the same name from being a hit: files of suppliers are full of people."""

_KIND = {
    Schema.PERSON: "person",
    Schema.ORGANIZATION: "organisation",
    Schema.COMPANY: "organisation",
    Schema.PUBLIC_BODY: "organisation",
    Schema.VESSEL: "vessel",
    Schema.AIRPLANE: "aircraft",
}


def _kind(subject: Profile, listed: Profile) -> Evidence:
    ours, theirs = (_KIND.get(side.schema, "") for side in (subject, listed))
    if not ours or not theirs:
        whose = "the subject" if not ours else "the listed party"
        sentence = f"What kind of party {whose} is, is not stated."
        return evidence("kind", Outcome.MISSING, 0, sentence, ours, theirs)
    if ours == theirs:
        return evidence("kind", Outcome.AGREE, 0, f"Both are a kind of {ours}.", ours, theirs)
    sentence = f"The subject is given as {ours}; the listed party is {theirs}."
    return evidence("kind", Outcome.DISAGREE, DIFFERENT, sentence, ours, theirs)


FEATURES.add("kind", Feature(_kind, most=lambda _: 0.0, title="Kind of party"))
