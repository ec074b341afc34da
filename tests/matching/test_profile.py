from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.invented import AT, WALLET, asked, entity, listed, parties

from lookthrough.matching import Profile, entity_profile
from lookthrough.matching.profile import COUNTRY_PROPS, IDENTIFIER_PROPS, name_form
from lookthrough.model import Entity, Fact, Name, Schema
from lookthrough.names import weight


def test_both_sides_are_made_the_same_way():
    given_both: dict[str, Any] = {
        "schema": Schema.COMPANY,
        "born": ("1979-01-05",),
        "countries": ("KP",),
        "identifiers": (("passportNumber", "PP-390 220", "KP"),),
        "wallets": (WALLET,),
    }
    ours = asked("Example Trading Co., Ltd.", **given_both)
    theirs = listed("Example Trading Co., Ltd.", **given_both)
    assert ours.names[0].words == theirs.names[0].words == ("example", "trading", "ltd")
    for field in ("schema", "birth_dates", "countries", "identifiers", "wallets"):
        assert getattr(ours, field) == getattr(theirs, field), field
        assert getattr(ours, field), field


def test_a_persons_words_are_no_legal_forms():
    assert asked("PAO Yu Liang").names[0].words == ("pao", "yu", "liang")
    assert asked("PAO Example", schema=Schema.COMPANY).names[0].words == ("plc", "example")


def test_the_weights_are_those_of_the_words():
    form = name_form("Example Trading LLC", "name", Schema.COMPANY)
    assert form.weights.tolist() == [weight(word) for word in ("example", "trading", "ltd")]
    assert form.total == pytest.approx(1.7)


def test_names_without_words_and_repeated_names_are_left_out():
    profile = listed("...", "EXAMPLE, Ada", ("Example Ada", "alias"), "")
    assert [form.text for form in profile.names] == ["EXAMPLE, Ada"]


def test_a_weak_alias_of_the_same_words_stays_beside_the_name():
    profile = listed(("Ada Example", "weakAlias"), "Ada Example", ("Ada Example", "weakAlias"))
    assert [form.prop for form in profile.names] == ["weakAlias", "name"]


@pytest.mark.parametrize("prop", sorted(COUNTRY_PROPS))
def test_every_country_property_counts(prop: str):
    party = Entity("inv-1", Schema.COMPANY, (), facts=(Fact(prop, "KP", AT),))
    assert entity_profile(party).countries == {"KP"}


@pytest.mark.parametrize("prop", sorted(IDENTIFIER_PROPS))
def test_every_identifier_property_counts(prop: str):
    fact = Fact(prop, "box-12345@list.example", AT, qualifiers=(("country", "KP"),))
    party = Entity("inv-1", Schema.COMPANY, (), facts=(fact,))
    (found,) = entity_profile(party).identifiers
    assert (found.prop, found.country, found.text) == (prop, "KP", "box-12345@list.example")
    assert found.value == ("box-12345@list.example" if prop == "email" else "BOX12345LISTEXAMPLE")


def test_addresses_give_countries_and_unresolved_ones_do_not():
    profile = entity_profile(entity("Ada Example", lives_in="LA", countries=("Atlantis", "KP")))
    assert profile.countries == {"LA", "KP"}


def test_what_has_no_normal_form_is_left_out():
    profile = asked(
        "Ada Example",
        born=("1979-01-05", "unknown", "", "1979-01-05"),
        identifiers=(("idNumber", "n/a", ""), ("idNumber", "", "")),
        wallets=("none", WALLET, WALLET.replace("ab", "AB")),
    )
    assert profile.birth_dates == ("1979-01-05",)
    assert profile.identifiers == ()
    assert profile.wallets == (WALLET,)


def test_the_same_number_under_two_properties_is_kept_twice():
    profile = listed(
        "Ada Example",
        identifiers=(
            ("idNumber", "12345", ""),
            ("taxNumber", "123-45", ""),
            ("idNumber", "123 45", "KP"),
        ),
    )
    assert [(i.prop, i.value) for i in profile.identifiers] == [
        ("idNumber", "12345"),
        ("taxNumber", "12345"),
    ]


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)


@given(st.lists(ANY_TEXT, max_size=3), st.sampled_from(tuple(Schema)))
def test_any_text_makes_a_profile(texts: list[str], schema: Schema):
    profile = asked(
        *texts,
        schema=schema,
        born=texts,
        countries=texts,
        identifiers=tuple(("email", text, text) for text in texts),
        wallets=texts,
    )
    for form in profile.names:
        assert form.words
        assert len(form.words) == len(form.weights)
        assert form.total > 0
        assert np.isfinite(form.total)
    theirs = entity_profile(
        Entity(
            "inv-1",
            schema,
            tuple(Name(text, "name", AT) for text in texts),
            facts=tuple(Fact("birthDate", text, AT) for text in texts),
        )
    )
    assert [form.words for form in theirs.names] == [form.words for form in profile.names]


@given(parties())
def test_a_profile_travels_between_processes(profile: Profile):
    copied = pickle.loads(pickle.dumps(profile))  # noqa: S301 - made one line above
    assert copied.identifiers == profile.identifiers
    assert [form.words for form in copied.names] == [form.words for form in profile.names]
    assert [form.total for form in copied.names] == [form.total for form in profile.names]
