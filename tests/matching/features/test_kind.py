from __future__ import annotations

from itertools import product

import pytest
from tests.matching.invented import asked, listed

from lookthrough.matching import FEATURES
from lookthrough.matching.features.kind import DIFFERENT
from lookthrough.model import Evidence, Outcome, Schema, grained

KINDS = {
    "person": {Schema.PERSON},
    "organisation": {Schema.ORGANIZATION, Schema.COMPANY, Schema.PUBLIC_BODY},
    "vessel": {Schema.VESSEL},
    "aircraft": {Schema.AIRPLANE},
    "unknown": {Schema.LEGAL_ENTITY},
}


def compared(ours: Schema, theirs: Schema) -> Evidence:
    return FEATURES["kind"].compare(asked("Ada", schema=ours), listed("Ada", schema=theirs))


def test_every_schema_has_a_kind():
    assert set().union(*KINDS.values()) == set(Schema)


@pytest.mark.parametrize(("ours", "theirs"), list(product(KINDS, KINDS)))
def test_kinds_differ_only_where_both_are_stated(ours: str, theirs: str):
    for first, second in product(KINDS[ours], KINDS[theirs]):
        found = compared(first, second)
        if "unknown" in {ours, theirs}:
            assert (found.outcome, found.contribution) == (Outcome.MISSING, 0.0)
        elif ours == theirs:
            assert (found.outcome, found.contribution) == (Outcome.AGREE, 0.0)
        else:
            assert found.outcome is Outcome.DISAGREE
            assert found.contribution == grained(DIFFERENT) < 0
            assert ours in found.sentence
            assert theirs in found.sentence
