from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.matching.invented import (
    OTHER_WALLET,
    WALLET,
    asked,
    listed,
    near_parties,
    parties,
    subjects,
)

from lookthrough.matching import DEFAULT_THRESHOLD, FEATURES, Profile, explain, least_name
from lookthrough.matching.features.name import best_comparison
from lookthrough.matching.scoring import NAME_FLOOR, PRIOR, evidence
from lookthrough.model import Explanation, Outcome, Schema
from lookthrough.model.evidence import GRAIN

QUIET = {Outcome.MISSING, Outcome.NOT_APPLICABLE}
ADA = asked("Ada Example", born=("1979-01-05",), countries=("KP",))


def finding(explanation: Explanation, feature: str) -> tuple[Outcome, float]:
    (item,) = (item for item in explanation.evidence if item.feature == feature)
    return item.outcome, item.contribution


@given(subjects(), parties())
def test_the_score_is_the_prior_and_what_the_features_add(subject: Profile, party: Profile):
    explanation = explain(subject, party)
    contributions = [Fraction(item.contribution) for item in explanation.evidence]
    assert Fraction(explanation.score) == Fraction(PRIOR) + sum(contributions)
    assert all((part * GRAIN).denominator == 1 for part in contributions)
    assert sorted(item.feature for item in explanation.evidence) == list(FEATURES)


@given(subjects(), parties())
def test_what_is_missing_adds_nothing(subject: Profile, party: Profile):
    for item in explain(subject, party).evidence:
        assert item.contribution == 0.0 or item.outcome not in QUIET


@given(subjects(), parties())
def test_the_strongest_evidence_comes_first(subject: Profile, party: Profile):
    sizes = [abs(item.contribution) for item in explain(subject, party).evidence]
    assert sizes == sorted(sizes, reverse=True)


def test_disagreeing_is_not_missing():
    silent = explain(ADA, listed("Ada Example"))
    other = explain(ADA, listed("Ada Example", born=("1950-02-03",), countries=("LA",)))
    for feature in ("birth_date", "country"):
        assert finding(silent, feature) == (Outcome.MISSING, 0.0)
        assert finding(other, feature)[0] is Outcome.DISAGREE
        assert finding(other, feature)[1] < 0
    assert other.score < silent.score


@pytest.mark.parametrize(
    ("more_asked", "more_listed"),
    [
        ({"born": ("1979-01-05",)}, {"born": ("1979-01-05",)}),
        ({"born": ("1979-01-05",)}, {"born": ("1979",)}),
        ({"born": ("1979-01-05",)}, {"born": ("1978/1980",)}),
        ({"countries": ("KP",)}, {"countries": ("KP",)}),
        (
            {"identifiers": (("idNumber", "1234567890", ""),)},
            {"identifiers": (("idNumber", "1234567890", ""),)},
        ),
        ({"wallets": (WALLET,)}, {"wallets": (WALLET,)}),
    ],
)
@pytest.mark.parametrize("name", ["Ada Example", "Adah Exampel"])
def test_a_bare_name_ranks_below_a_name_with_more(name, more_asked, more_listed):
    bare = explain(asked(name), listed("Ada Example")).score
    assert explain(asked(name, **more_asked), listed("Ada Example", **more_listed)).score > bare


def test_no_bare_name_reaches_a_name_with_a_birth_date_or_an_identifier():
    most = explain(asked("Ada Example Liaoning"), listed("Ada Example Liaoning")).score
    assert most == 1.0
    born = explain(
        asked("Adah Example Liaoning", born=("1979-01-05",)),
        listed("Ada Example Liaoning", born=("1979-01-05",)),
    )
    number = ("passportNumber", "PP390220044", "KP")
    numbered = explain(
        asked("Bertha Different", identifiers=(number,)),
        listed("Ada Example Liaoning", identifiers=(number,)),
    )
    assert born.score > most
    assert numbered.score >= most


def test_scores_do_not_saturate():
    number = ("passportNumber", "PP390220044", "KP")
    given_all: dict[str, Any] = {"born": ("1979-01-05",), "countries": ("KP",)}
    scores = [
        explain(asked("Ada Example"), listed("Ada Example")).score,
        explain(ADA, listed("Ada Example", **given_all)).score,
        explain(
            asked("Ada Example", identifiers=(number,), **given_all),
            listed("Ada Example", identifiers=(number,), **given_all),
        ).score,
        explain(
            asked("Ada Example", identifiers=(number,), wallets=(WALLET,), **given_all),
            listed("Ada Example", identifiers=(number,), wallets=(WALLET,), **given_all),
        ).score,
    ]
    assert scores == sorted(set(scores))


def shares_a_key(subject: Profile, party: Profile) -> bool:
    ours, theirs = ({i.value for i in side.identifiers} for side in (subject, party))
    return bool(ours & theirs or set(subject.wallets) & set(party.wallets))


# Below this a party without any name in common could reach the threshold.
THRESHOLDS = st.one_of(st.just(DEFAULT_THRESHOLD), st.floats(0.31, 1.4))


@given(st.one_of(near_parties(), st.tuples(subjects(), parties())), THRESHOLDS)
def test_less_name_than_the_least_never_reaches_the_threshold(
    pair: tuple[Profile, Profile], threshold: float
):
    subject, party = pair
    assume(not shares_a_key(subject, party))
    best = best_comparison(subject, party)
    agreement = 0.0 if best is None else best.agreement
    if agreement < least_name(subject, threshold):
        assert explain(subject, party).score < threshold


@given(near_parties())
def test_a_name_suffices_for_the_very_score_it_makes(pair: tuple[Profile, Profile]):
    """Rounding to the grain lifts some names, and some contributions of the rest."""
    subject, party = pair
    best = best_comparison(subject, party)
    assert best is not None
    if best.agreement >= NAME_FLOOR:
        assert best.agreement >= least_name(subject, explain(subject, party).score)


def test_the_least_name_falls_with_what_else_the_subject_can_show():
    bare = least_name(asked("Ada Example"), 1.0)
    born = least_name(asked("Ada Example", born=("1979",)), 1.0)
    tied = least_name(ADA, 1.0)
    assert bare == pytest.approx(1.0, abs=1 / GRAIN)
    assert born == pytest.approx(0.75, abs=1 / GRAIN)
    assert tied == pytest.approx(0.7, abs=1 / GRAIN)
    # Shared numbers are looked up by themselves and lower nothing.
    numbered = asked("Ada Example", identifiers=(("idNumber", "12345", ""),), wallets=(WALLET,))
    assert least_name(numbered, 1.0) == bare


def test_a_different_name_never_suffices():
    assert least_name(ADA, 0.75) == least_name(ADA, 0.1) == NAME_FLOOR


def test_evidence_stands_on_the_grain():
    assert evidence("name", Outcome.PARTIAL, 0.1, "Alike.").contribution == round(409.6) / GRAIN


def test_parties_of_another_kind_are_told_so():
    vessel = listed("Ada Example", schema=Schema.VESSEL, wallets=(OTHER_WALLET,))
    explanation = explain(asked("Ada Example", wallets=(WALLET,)), vessel)
    assert finding(explanation, "kind")[0] is Outcome.DISAGREE
    assert finding(explanation, "wallet") == (Outcome.DISAGREE, 0.0)
    assert explanation.score < explain(asked("Ada Example"), listed("Ada Example")).score


@pytest.mark.parametrize(
    ("given", "stated"),
    [
        ({"wallets": [WALLET]}, {"wallets": [WALLET]}),
        (
            {"identifiers": [("passportNumber", "PP3902200", "")]},
            {"identifiers": [("passportNumber", "PP3902200", "")]},
        ),
    ],
)
def test_a_listed_wallet_or_document_is_a_hit_whatever_else_differs(given, stated):
    subject = asked(
        "Vympel Blue Heron", schema=Schema.COMPANY, born=["1931"], countries=["NO"], **given
    )
    party = listed("KIM, Example", born=["1979-01-05"], countries=["KP"], **stated)
    found = explain(subject, party)
    others = [item for item in found.evidence if item.feature not in {"wallet", "identifier"}]
    assert all(item.outcome is Outcome.DISAGREE for item in others)
    assert found.score >= DEFAULT_THRESHOLD


@pytest.mark.parametrize("kind", [Schema.COMPANY, Schema.VESSEL])
def test_the_same_name_is_a_hit_though_the_kind_or_a_near_birth_date_differs(kind: Schema):
    party = listed("JONG, In Chol", born=["1979-01-05"])
    for subject in (asked("Jong In-chol", schema=kind), asked("Jong In-chol", born=["1987"])):
        assert explain(subject, party).score >= DEFAULT_THRESHOLD
