"""Kind: whether both are the same kind of party, where both say so."""

from __future__ import annotations

from lookthrough.matching.profile import Profile
from lookthrough.matching.scoring import FEATURES, Feature, evidence
from lookthrough.model import Evidence, Outcome, Schema

DIFFERENT = -0.3

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
        return evidence("kind", Outcome.MISSING, 0, "One kind is not stated.", ours, theirs)
    if ours == theirs:
        return evidence("kind", Outcome.AGREE, 0, f"Both are a kind of {ours}.", ours, theirs)
    sentence = f"The subject is given as {ours}; the listed party is {theirs}."
    return evidence("kind", Outcome.DISAGREE, DIFFERENT, sentence, ours, theirs)


FEATURES.add("kind", Feature(_kind, most=lambda _: 0.0, title="Kind of party"))
