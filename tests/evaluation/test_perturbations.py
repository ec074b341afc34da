"""Every class of error: what it must do to a name, and what it must leave."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from lookthrough.evaluation import PERTURBATIONS, ListedName
from lookthrough.model import Schema

WORDS = ("Miro", "TANNENFELS", "Odo", "Al-Bahri", "Quillfeather", "Thornapple", "Vetrov", "Yuriy")
FORMS = ("LLC", "Co., Ltd.", "OOO", "Limited Liability Company", "GmbH", "S.A.")
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True)
people = st.builds(
    lambda family, given_names, country: ListedName(
        f"{family}, {' '.join(given_names)}",
        Schema.PERSON,
        family,
        " ".join(given_names),
        frozenset({country}),
    ),
    st.sampled_from(["KOROLKOV", "Al-Hamadi", "KIM", "LI", "Roe Vance"]),
    words,
    st.sampled_from(["RU", "IQ", "KP", "CN", "FR"]),
)
companies = st.builds(
    lambda name, form: ListedName(f"{' '.join(name)} {form}", Schema.COMPANY),
    words,
    st.sampled_from(FORMS),
)
names = people | companies
seeds = st.integers(0, 10_000)


def made(key: str, name: ListedName, seed: int = 0) -> str | None:
    return PERTURBATIONS[key].make(name, Random(seed))  # noqa: S311 - draws test data


def letters(text: str) -> str:
    return text.replace(" ", "").replace(",", "")


@pytest.mark.parametrize("key", PERTURBATIONS)
@given(name=names, seed=seeds)
def test_the_same_seed_makes_the_same_and_what_is_made_is_a_name(key, name, seed):
    new = made(key, name, seed)
    assert new == made(key, name, seed)
    assert new is None or any(char.isalnum() for char in new)
    assert PERTURBATIONS[key].title


@pytest.mark.parametrize("key", [key for key in PERTURBATIONS if key != "unchanged"])
@given(name=names, seed=seeds)
def test_an_error_changes_the_name(key, name, seed):
    assert made(key, name, seed) not in {" ".join(name.words), name.text}


@given(names, seeds)
def test_unchanged_is_as_published(name, seed):
    assert made("unchanged", name, seed) == name.text


@given(names, seeds)
def test_a_drop_leaves_one_word_fewer_in_their_order(name, seed):
    new = made("drop", name, seed)
    if new is None:
        assert len(name.words) < 3
        return
    rest = list(name.words)
    assert len(new.split()) == len(rest) - 1
    for word in new.split():
        del rest[: rest.index(word)]
        rest.remove(word)


@pytest.mark.parametrize("key", ["join", "split"])
@given(name=names, seed=seeds)
def test_joining_and_splitting_keep_every_letter(key, name, seed):
    new = made(key, name, seed)
    if new is not None:
        assert letters(new) == letters(" ".join(name.words))
        assert len(new.split()) == len(name.words) + (1 if key == "split" else -1)


@pytest.mark.parametrize("key", ["swap", "order"])
@given(name=names, seed=seeds)
def test_turning_words_keeps_them_all(key, name, seed):
    new = made(key, name, seed)
    if new is not None:
        assert sorted(new.split()) == sorted(name.words)


@given(people)
def test_a_swap_puts_the_family_name_first(name):
    assert made("swap", name) == f"{name.family} {name.given}"


@given(people, seeds)
def test_an_initial_shortens_one_given_name(name, seed):
    new = made("initial", name, seed)
    if new is not None:
        pairs = list(zip(name.words, new.split(), strict=True))
        changed = [(old, short) for old, short in pairs if old != short]
        assert [short for _, short in changed] == [f"{old[0]}." for old, _ in changed]
        assert len(changed) == 1
        assert new.endswith(name.family)


@given(names, seeds)
def test_a_typo_is_one_edit_away(name, seed):
    new = made("typo", name, seed)
    assert new is None or OSA.distance(new, " ".join(name.words)) == 1


@given(names, seeds)
def test_a_misread_shape_keeps_the_words(name, seed):
    new = made("ocr", name, seed)
    assert new is None or len(new.split()) == len(name.words)
    assert new is None or OSA.distance(new, " ".join(name.words)) <= 2


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("Vetrov LLC", {"Vetrov OOO", "Vetrov LTD", "Vetrov", "Vetrov LIMITED LIABILITY COMPANY"}),
        ("Vetrov, Inc.", {"Vetrov CORP", "Vetrov Incorporated", "Vetrov"}),
        ("Vetrov Limited", {"Vetrov LTD", "Vetrov LLC", "Vetrov"}),
        ("Vetrov Joint Stock Company", {"Vetrov JSC", "Vetrov AO", "Vetrov PLC", "Vetrov"}),
        ("Vetrov S.A.", {"Vetrov SOCIEDAD ANONIMA", "Vetrov"}),
    ],
)
def test_a_legal_form_is_changed_spelt_out_or_left_out(written: str, becomes: set[str]):
    name = ListedName(written, Schema.COMPANY)
    assert {made("legal_form", name, seed) for seed in range(60)} == becomes


def test_only_a_company_has_a_legal_form():
    assert made("legal_form", ListedName("Ann Co", Schema.PERSON)) is None
    assert made("legal_form", ListedName("Harbour Lantern", Schema.COMPANY)) is None
    assert made("legal_form", ListedName("LLC", Schema.COMPANY)) is None


@pytest.mark.parametrize(
    ("family", "given", "cyrillic"),
    [
        ("KOROLKOV", "Yuriy Alekseyevich", "Юрий Алексеевич Корольков"),
        ("ZHUKOVSKY", "Dmitry", "Дмитрий Жуковский"),
        ("SHCHERBA", "Ilya", "Илья Щерба"),
    ],
)
def test_a_russian_is_written_in_cyrillic_letter_by_letter(family, given, cyrillic):
    name = ListedName(f"{family}, {given}", Schema.PERSON, family, given, frozenset({"RU"}))
    # The soft sign is not in the Latin form, so it cannot come back.
    assert made("cyrillic", name) == cyrillic.replace("ь", "")


def test_who_is_no_russian_or_has_other_letters_is_not_written_in_cyrillic():
    for country, family in (("FR", "KOROLKOV"), ("RU", "WAXMAN")):
        name = ListedName(family, Schema.PERSON, family, "Ivan", frozenset({country}))
        assert made("cyrillic", name) is None


@pytest.mark.parametrize(
    ("country", "family", "given", "one_of"),
    [
        ("RU", "KHOROV", "Yuri", "Yuri HOROV"),
        ("KP", "RI", "Kyong Chol", "Kyong Cheol RI"),
        ("CN", "ZHANG", "Wei", "Wei CHANG"),
        ("IQ", "QASIM", "Muhammad", "Muhammed QASIM"),
    ],
)
def test_a_name_is_romanised_by_another_rule_of_its_language(country, family, given, one_of):
    name = ListedName(family, Schema.PERSON, family, given, frozenset({country}))
    found = {made("transliteration", name, seed) for seed in range(200)}
    assert one_of in found
    assert f"{given} {family}" not in found


def test_without_a_country_no_rule_is_known():
    name = ListedName("KHOROV", Schema.PERSON, "KHOROV", "Yuri")
    assert made("transliteration", name) is None
