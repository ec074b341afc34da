from __future__ import annotations

import pytest
from hypothesis import given
from tests.matching.invented import asked, listed, near_parties, parties, subjects

from lookthrough.matching import DEFAULT_THRESHOLD, FEATURES, NAME_FLOOR, Profile
from lookthrough.matching.features.name import (
    DIFFERENT,
    EXACT,
    WEAK_ALIAS,
    best_comparison,
    compare_names,
)
from lookthrough.matching.profile import NameForm, name_form
from lookthrough.model import Evidence, Outcome, Schema, grained


def person(text: str) -> NameForm:
    return name_form(text, "name", Schema.PERSON)


def company(text: str) -> NameForm:
    return name_form(text, "name", Schema.COMPANY)


def compared(subject: Profile, party: Profile) -> Evidence:
    return FEATURES["name"].compare(subject, party)


# As the press wrote them, and as OFAC lists them (SDN, 16 January 2025; SDN, 2017, for the last).
@pytest.mark.parametrize(
    ("written", "on_the_list", "least"),
    [
        ("Jong In-chol", "JONG, In Chol", 1.0),
        ("John In-cheol", "JONG, In Chol", 0.8),
        ("정인철", "JONG, In Chol", 0.85),
        ("Jeong In-cheol", "JONG, In Chol", 0.85),
        ("In Chol Jong", "JONG, In Chol", 1.0),
        ("Son Kyong-sik", "SON, Kyong Sik", 1.0),
        ("Song Kyong Sik", "SON, Kyong Sik", 0.9),
        ("Song Kyung-sik", "SON, Kyong Sik", 0.85),
        ("손경식", "SON, Kyong Sik", 0.85),
    ],
)
def test_a_person_is_found_however_the_name_is_spelt(written, on_the_list, least):
    assert compare_names(person(written), person(on_the_list)).agreement >= least
    assert least > DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("written", "on_the_list", "least"),
    [
        ("Korea Osong Shipping Co", "KOREA OSONG SHIPPING CORPORATION", 1.0),
        ("Korea Osong Shipping Co", "OSONG SHIPPING COMPANY", 0.8),
        ("遼寧中貿", "LIAONING ZHONGMAO INDUSTRIAL CO., LTD", DEFAULT_THRESHOLD),
        ("辽宁中贸", "LIAONING ZHONGMAO INDUSTRIAL CO., LTD", DEFAULT_THRESHOLD),
        ("Liao Ning Zhong Mao Industrial", "LIAONING ZHONGMAO INDUSTRIAL CO., LTD", 0.9),
        ("OOO Vympel", "Vympel LLC", 0.95),
        ("ООО Вымпел", "Vympel LLC", 0.9),
    ],
)
def test_a_company_is_found_however_the_name_is_spelt(written, on_the_list, least):
    assert compare_names(company(written), company(on_the_list)).agreement >= least


def test_a_name_written_together_is_found():
    found = compare_names(person("FridrichBuchenberg"), person("Friedrich Buchenberg"))
    assert found.agreement > 0.9
    assert found.pairs == (("fridrichbuchenberg", "friedrich buchenberg"),)
    back = compare_names(person("Friedrich Buchenberg"), person("FridrichBuchenberg"))
    assert back.agreement == found.agreement


def test_another_number_is_another_name():
    same = compare_names(company("Brigade 44"), company("Brigade 44")).agreement
    other = compare_names(company("Brigade 44"), company("Brigade 45")).agreement
    assert same == 1.0
    assert other < NAME_FLOOR


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("JONG, In Chol", "SON, Kyong Sik"),
        ("Jong Song Ho", "JONG, In Chol"),
        ("Kim Il Sung", "KIM, Sang Man"),
        ("Ada Example", "Bertha Example"),
    ],
)
def test_other_people_stay_below_the_threshold(ours: str, theirs: str):
    assert compare_names(person(ours), person(theirs)).agreement < DEFAULT_THRESHOLD


@given(near_parties())
def test_a_name_agrees_wholly_with_itself(pair: tuple[Profile, Profile]):
    for side in pair:
        for form in side.names:
            whole = compare_names(form, form)
            expected = min(1.0, 0.85 + 0.15 * form.total / 1.5)
            assert whole.agreement == pytest.approx(expected)
            assert all(a == b for a, b in whole.pairs)


# Listed by OFAC. Each time two words together are nearly the second one (wuchaisu ~ chaisu).
@pytest.mark.parametrize("listing", ["ANWAR, Rao", "WU, Chaisu", "HE, Daniel Y.", "Ab-Bilal"])
def test_a_listed_name_is_found_by_its_very_spelling(listing: str):
    found = compare_names(person(listing), person(listing))
    assert {a for a, _ in found.pairs} == {b for _, b in found.pairs} == set(found.subject.words)
    assert found.agreement == pytest.approx(min(1.0, 0.85 + 0.15 * found.subject.total / 1.5))


@given(subjects(), parties())
def test_every_word_is_paired_or_stands_alone(subject: Profile, party: Profile):
    best = best_comparison(subject, party)
    if best is None:
        assert not (subject.names and party.names)
        return
    for side, form in enumerate((best.subject, best.listed)):
        paired = [word for pair in best.pairs for word in pair[side].split()]
        rest = list(form.words)
        for word in paired:
            rest.remove(word)
        sentence = compared(subject, party).sentence
        if best.agreement >= NAME_FLOOR and best.pairs and "only on one side" in sentence:
            alone = sentence.rpartition("only on one side: ")[2]
            assert all(word in alone for word in rest)


@given(near_parties())
def test_the_points_are_the_best_agreement(pair: tuple[Profile, Profile]):
    subject, party = pair
    every = [compare_names(a, b) for a in subject.names for b in party.names]
    near = [c.points for c in every if c.agreement >= NAME_FLOOR]
    found = compared(subject, party)
    assert found.contribution == grained(max(near, default=DIFFERENT))
    assert (found.outcome is Outcome.DISAGREE) == (not near)


def test_a_weak_alias_counts_less():
    strong = compared(asked("Ada Example"), listed(("Ada Example", "alias")))
    weak = compared(asked("Ada Example"), listed(("Ada Example", "weakAlias")))
    assert weak.contribution == grained(WEAK_ALIAS * strong.contribution)
    assert weak.outcome is Outcome.PARTIAL
    assert "weak alias" in weak.sentence
    both = compared(asked("Ada Example"), listed(("Ada Example", "weakAlias"), "Ada Example"))
    assert both.contribution == strong.contribution


def test_another_name_on_the_list_never_hides_a_weak_alias():
    subject = asked("Ada Example Osong")
    weak, other = ("Ada Exampl Zhongmao", "weakAlias"), "Adah Osang Zhongmao"
    alone = best_comparison(subject, listed(weak))
    beside = best_comparison(subject, listed(other))
    assert alone is not None
    assert beside is not None
    assert alone.agreement >= NAME_FLOOR > beside.agreement
    assert beside.points > alone.points, "the case this test is about"
    expected = compared(subject, listed(weak)).contribution
    assert compared(subject, listed(weak, other)).contribution == expected
    assert compared(subject, listed(other, weak)).contribution == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "parts"),
    [
        ("Ada Example Osong", "EXAMPLE OSONG, Ada", ["have the same words."]),
        ("Adah Example Osong", "Ada Example Osong", ["agree by 96%", "adah ~ ada"]),
        ("Ada Example Osong", "Ada Example", ["only on one side: osong", "agree by"]),
        ("Ada Example", "Bertha Different", ["is a different name."]),
    ],
)
def test_the_sentence_says_what_agrees(ours: str, theirs: str, parts: list[str]):
    sentence = compared(asked(ours), listed(theirs)).sentence
    assert all(part in sentence for part in parts), sentence


@pytest.mark.parametrize(
    ("prop", "words"),
    [
        ("name", "the listed name"),
        ("alias", "the listed alias"),
        ("previousName", "the listed former name"),
    ],
)
def test_the_sentence_says_which_name_it_is(prop: str, words: str):
    found = compared(asked("Ada Example Osong"), listed(("Ada Example Osong", prop)))
    assert words in found.sentence
    assert found.outcome is Outcome.AGREE
    assert found.contribution >= EXACT
    assert (found.subject_value, found.listed_value) == ("Ada Example Osong", "Ada Example Osong")


@pytest.mark.parametrize(("ours", "theirs"), [("", "Ada"), ("Ada", ""), ("...", "?")])
def test_no_name_is_missing_and_not_different(ours: str, theirs: str):
    found = compared(asked(ours), listed(theirs))
    assert (found.outcome, found.contribution) == (Outcome.MISSING, 0.0)
