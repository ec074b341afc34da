"""What every registered feature must keep, whatever it compares."""

from __future__ import annotations

import importlib
import json
import math
import pickle
import re
from dataclasses import asdict
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.invented import WALLET, asked, listed, near_parties, parties, subjects

from lookthrough.matching import FEATURES, Profile
from lookthrough.model import Evidence, Outcome, Schema, grained
from lookthrough.model.evidence import GRAIN

QUIET = {Outcome.MISSING, Outcome.NOT_APPLICABLE}
ACCUSING = re.compile(r"\b(cleared?|guilty|terrorists?|criminals?|innocent)\b", re.IGNORECASE)

each_feature = pytest.mark.parametrize("feature", list(FEATURES))
pairs = st.one_of(near_parties(), st.tuples(subjects(), parties()))
FULL: dict[str, Any] = {
    "born": ("1979-01-05",),
    "countries": ("KP",),
    "identifiers": (("passportNumber", "PP-390220044", "KP"),),
    "wallets": (WALLET,),
}


def module(feature: str) -> str:
    return FEATURES[feature].compare.__module__


def test_the_features_of_this_package_are_found():
    assert {"birth_date", "country", "identifier", "kind", "name", "wallet"} <= set(FEATURES)


def test_features_can_be_told_apart():
    titles = [feature.title for _, feature in FEATURES.items()]
    documents = [importlib.import_module(module(key)).__doc__ or "" for key in FEATURES]
    assert all(title == title.strip() and title[0].isupper() for title in titles)
    assert len(set(titles)) == len(titles)
    assert all(re.match(r"[A-Z][^\n]{20,}\.(\n|$)", document) for document in documents)
    assert len(set(documents)) == len(documents)


@each_feature
@given(pair=pairs)
def test_it_finds_something_sound(feature: str, pair: tuple[Profile, Profile]):
    subject, party = pair
    found = FEATURES[feature].compare(subject, party)
    assert isinstance(found, Evidence)
    assert found.feature == feature
    assert math.isfinite(found.contribution)
    assert (found.contribution * GRAIN).is_integer()
    assert found.contribution <= grained(FEATURES[feature].most(subject))
    if found.outcome is Outcome.AGREE:
        assert found.contribution >= 0.0
    if found.outcome is Outcome.DISAGREE:
        assert found.contribution <= 0.0
    if found.outcome is Outcome.PARTIAL:
        assert found.contribution > 0.0
    if found.outcome in QUIET:
        assert found.contribution == 0.0


@each_feature
@given(pair=pairs)
def test_it_says_so_in_a_readable_sentence(feature: str, pair: tuple[Profile, Profile]):
    sentence = FEATURES[feature].compare(*pair).sentence
    assert sentence.endswith(".")
    assert not sentence.endswith("..")
    # An identifier's sentence may begin with the property's name, which is written as it is.
    assert sentence[0].isupper() or sentence[0] == "“" or feature == "identifier"
    quoted = re.sub(r"“[^”]*”", "“”", sentence)
    assert "  " not in quoted
    assert " ." not in quoted
    assert " ," not in quoted
    assert not ACCUSING.search(sentence)


@each_feature
@given(pair=pairs)
def test_it_finds_the_same_again_and_can_be_kept(feature: str, pair: tuple[Profile, Profile]):
    found = FEATURES[feature].compare(*pair)
    assert FEATURES[feature].compare(*pair) == found
    assert json.loads(json.dumps(asdict(found))) == asdict(found)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - made here


@each_feature
@given(pair=pairs)
def test_the_most_it_adds_is_known_before(feature: str, pair: tuple[Profile, Profile]):
    most = FEATURES[feature].most(pair[0])
    assert math.isfinite(most)
    assert most >= 0.0


@each_feature
@given(subject=subjects(), party=parties())
def test_of_nothing_it_concludes_nothing(feature: str, subject: Profile, party: Profile):
    unknown = Schema.LEGAL_ENTITY
    for ours, theirs in product((subject, asked(schema=unknown)), (party, listed(schema=unknown))):
        if ours is subject and theirs is party:
            continue
        found = FEATURES[feature].compare(ours, theirs)
        assert found.outcome in QUIET
        assert found.contribution == 0.0


@each_feature
def test_it_can_find_agreement(feature: str):
    """A feature that never agrees would pass all else."""
    subject, party = asked("Ada Example Osong", **FULL), listed("Ada Example Osong", **FULL)
    found = FEATURES[feature].compare(subject, party)
    assert found.outcome is Outcome.AGREE
    assert found.contribution == grained(FEATURES[feature].most(subject))
