"""One subject against a list: what is found, in which order, with whom behind it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.screening.parties import (
    ENTITIES,
    FREEZE,
    LANTERN,
    LINKS,
    MIRO,
    NAMESAKE,
    PURSE,
    REFERRED,
    TRAVEL,
    WALLET,
    curated,
    entity,
    screener_of,
)

from lookthrough.matching import DEFAULT_THRESHOLD, entity_profile, explain, subject_profile
from lookthrough.model import (
    Entity,
    Identifier,
    Problem,
    Result,
    Schema,
    Status,
    Subject,
)
from lookthrough.screening import Settings


def screen(subject: Subject, *, threshold: float = DEFAULT_THRESHOLD, radius: int = 3) -> Result:
    return screener_of(ENTITIES, LINKS, Settings(threshold, radius)).screen(subject)


def named(*names: str, schema: Schema = Schema.LEGAL_ENTITY, **more: Any) -> Subject:
    return Subject(row=3, names=names, schema=schema, **more)


def found(result: Result) -> list[str]:
    return [hit.entity for hit in result.hits]


def test_a_listed_name_is_found_in_any_order_and_spelling():
    for name in ("Miro Tannenfels", "TANNENFELS MIRO", "Miro Tanenfells", "Миро Танненфельс"):
        assert "xx-1" in found(screen(named(name)))


def test_another_name_is_not_found():
    result = screen(named("Greta Willowbrook"))
    assert (result.status, result.hits, result.row) == (Status.NO_MATCH, (), 3)


def test_the_strongest_hit_stands_first_and_equal_ones_by_their_ids():
    plain = screen(named("Miro Tannenfels"))
    assert found(plain) == ["xx-1", "xx-4"]
    assert plain.hits[0].score == plain.hits[1].score
    assert found(screen(named("Miro Tannenfels", birth_dates=("1951-11-30",))))[0] == "xx-4"
    dated = screen(named("Miro Tannenfels", birth_dates=("1979-01-05",)), threshold=0.1)
    assert [hit.score for hit in dated.hits] == sorted((h.score for h in dated.hits), reverse=True)
    assert found(dated) == ["xx-1", "xx-4"]


def test_an_identifier_or_a_wallet_alone_finds_its_party():
    passport = Identifier("passportNumber", "p 1234-567")
    assert found(screen(Subject(1, (), identifiers=(passport,)))) == ["xx-1"]
    assert found(screen(Subject(1, (), wallets=(WALLET,)))) == ["xx-5"]
    assert found(screen(named("Greta Willowbrook", wallets=(WALLET,)))) == ["xx-5"]


def test_a_hit_names_the_party_its_list_and_why():
    hit = screen(named("Miro Tannenfels", birth_dates=("1979-01-05",))).hits[0]
    assert hit.party == MIRO
    assert (hit.caption, hit.list) == ("TANNENFELS, Miro", "xx-first")
    subject = subject_profile(named("Miro Tannenfels", birth_dates=("1979-01-05",)))
    assert hit.explanation == explain(subject, entity_profile(MIRO))


def test_measures_of_all_listings_stand_once_each():
    assert screen(named("Miro Tannenfels")).hits[0].measures == (FREEZE, TRAVEL)


def test_a_hit_at_the_threshold_counts_and_one_below_does_not():
    subject = named("Miro Tannenfells Junior")
    score = screen(subject, threshold=0.3).hits[0].score
    assert 0.3 < score < 1
    assert "xx-1" in found(screen(subject, threshold=score))
    assert found(screen(subject, threshold=score + 1 / 4096)) == []


@pytest.mark.parametrize("threshold", [0.4, 0.6, 0.75, 0.9, 1.1])
def test_no_hit_is_below_the_threshold(threshold: float):
    result = screen(named("Miro Tannenfels Lantern", birth_dates=("1979",)), threshold=threshold)
    assert all(hit.score >= threshold for hit in result.hits)


def test_a_hit_on_a_listed_party_is_a_match():
    assert screen(named("Miro Tannenfels")).status is Status.MATCH


def test_a_hit_on_a_party_that_is_only_referred_to_is_an_exposure():
    result = screen(named("Grey Heron Components"))
    assert (result.status, found(result)) == (Status.EXPOSED, [REFERRED.id])
    assert result.hits[0].list == "xx-first"
    assert result.hits[0].measures == ()
    assert result.hits[0].exposure.paths[0].steps[-1].target.id == "xx-3"


def test_a_listed_party_among_the_hits_makes_it_a_match():
    heron = entity(8, Schema.COMPANY, "GREY HERON COMPONENT")
    result = screener_of((*ENTITIES, heron), LINKS).screen(named("Grey Heron Components"))
    assert found(result) == ["xx-6", "xx-8"]
    assert result.status is Status.MATCH


def test_every_step_behind_a_hit_is_cited():
    exposure = screen(named("Miro Tannenfels")).hits[0].exposure
    assert [[step.target.id for step in path.steps] for path in exposure.paths] == [
        ["xx-2"],
        ["xx-2", "xx-3"],
        ["xx-2", "xx-3", "xx-6"],
    ]
    assert all(step.provenance for path in exposure.paths for step in path.steps)
    assert exposure.paths[1].steps[1].role == "front company of"
    assert exposure.radius == 3


def test_no_further_than_the_radius_is_looked():
    exposure = screen(named("Miro Tannenfels"), radius=1).hits[0].exposure
    assert [len(path.steps) for path in exposure.paths] == [1]
    assert exposure.radius == 1


def test_a_party_without_links_has_nobody_behind_it():
    exposure = screen(named("Odo Quillfeather")).hits[0].exposure
    assert (exposure.paths, exposure.omitted, exposure.radius) == ((), 0, 3)


def test_problems_of_the_row_stand_in_the_result():
    problem = Problem(3, "dob", "'x' is not a date", "1979-01-05")
    for name in ("Miro Tannenfels", "Greta Willowbrook"):
        result = screener_of(ENTITIES, LINKS).screen(named(name), (problem,))
        assert result.problems == (problem,)


@pytest.mark.parametrize(
    "subject",
    [
        Subject(3, ()),
        named("!!!"),
        named("々"),
        Subject(3, (), identifiers=(Identifier("passportNumber", "12"),)),
        Subject(3, (), wallets=("not a wallet",)),
        Subject(3, (), birth_dates=("1979-01-05",), countries=("LA",)),
    ],
    ids=str,
)
def test_a_subject_with_nothing_to_compare_is_an_error_and_never_no_match(subject: Subject):
    earlier = Problem(3, "dob", "'x' is not a date")
    result = screener_of(ENTITIES).screen(subject, (earlier,))
    assert (result.status, result.hits) == (Status.ERROR, ())
    assert result.problems[0] == earlier
    assert result.problems[1].problem == "nothing in it can be compared"
    assert result.problems[1].row == 3


def test_an_empty_list_finds_nobody():
    assert screener_of(()).screen(named("Miro Tannenfels")).status is Status.NO_MATCH


def outcome(result: Result) -> list[tuple[str, object, object]]:
    return [(hit.entity, hit.explanation, hit.exposure) for hit in result.hits]


@given(st.permutations(ENTITIES), st.permutations(LINKS))
def test_the_order_of_the_list_does_not_change_what_is_found(entities, links):
    subject = named("Miro Tannenfels", "Harbour Lantern", wallets=(WALLET,))
    shuffled = screener_of(entities, links).screen(subject)
    assert outcome(shuffled) == outcome(screen(subject))
    assert len(shuffled.hits) == 4


def test_a_screener_gives_the_same_result_whatever_it_screened_before():
    used = screener_of(ENTITIES, LINKS)
    subjects = [named(name) for name in ("Miro Tannenfels", "Odo", "Harbour Lantern Trading")]
    first = [used.screen(subject) for subject in subjects]
    assert [used.screen(subject) for subject in reversed(subjects)] == first[::-1]
    assert [screen(subject) for subject in subjects] == first


def test_screening_a_listed_party_by_its_own_names_finds_it():
    assert {MIRO.id, NAMESAKE.id, LANTERN.id, PURSE.id} <= {
        hit
        for item in ENTITIES
        for name in item.names
        for hit in found(screen(named(name.text, schema=item.schema)))
    }
    screener = screener_of(curated().entities, curated().links)
    for item in curated().entities:
        for name in item.names:
            hits = screener.screen(named(name.text, schema=item.schema)).hits
            kept = name.prop == "weakAlias" or item.id in {hit.entity for hit in hits}
            assert kept, (item.id, name.text)


def perturbed(name: str, chance: random.Random) -> str:
    """Misspell a name the ways people and systems do."""
    words = name.replace(",", " ").split()
    kind = chance.randrange(7)
    place = chance.randrange(len(words))
    word = words[place]
    letter = chance.randrange(len(word))
    if kind == 0:
        words[place] = word[:letter] + word[letter + 1 :]
    elif kind == 1:
        words[place] = word[:letter] + chance.choice("aeioukcn") + word[letter:]
    elif kind == 2:
        words[place] = word[:letter] + word[letter : letter + 2][::-1] + word[letter + 2 :]
    elif kind == 3:
        chance.shuffle(words)
    elif kind == 4 and len(words) > 2:
        del words[place]
    elif kind == 5 and len(words) > 1:
        words[-2:] = [words[-2] + words[-1]]
    else:
        words[place] = word[:letter] + "-" + word[letter:]
    return " ".join(filter(None, words)) or name


def perturbed_subjects(entities: tuple[Entity, ...], seed: int) -> list[Subject]:
    chance = random.Random(seed)  # noqa: S311 (the same misspellings on every run)
    subjects = []
    for row, item in enumerate(entities, 1):
        name = perturbed(perturbed(chance.choice(item.names).text, chance), chance)
        births = item.values("birthDate")[:1] if chance.random() < 0.5 else ()
        countries = item.values("nationality")[:1] if chance.random() < 0.5 else ()
        schema = chance.choice((item.schema, Schema.LEGAL_ENTITY, Schema.PERSON))
        subject = Subject(row, (name,), schema=schema, birth_dates=births, countries=countries)
        subjects.append(subject)
        subjects.append(replace(subject, names=(name, name.split()[0]), birth_dates=()))
        numbers = (*item.values("passportNumber"), *item.values("registrationNumber"))
        if numbers:
            passport = Identifier("passportNumber", chance.choice(numbers))
            subjects.append(replace(subject, names=("Odo Quillfeather",), identifiers=(passport,)))
    return subjects


@pytest.mark.parametrize(
    ("threshold", "least"), [(0.1, 300), (0.65, 200), (DEFAULT_THRESHOLD, 200), (0.95, 50)]
)
def test_no_hit_is_lost_on_the_way_from_the_list_to_the_score(threshold: float, least: int):
    """Scoring every party of the list by hand finds what the index lets through, no more."""
    listed = [(item.id, entity_profile(item)) for item in curated().entities]
    screener = screener_of(curated().entities, curated().links, Settings(threshold))
    hits = 0
    for seed in range(4):
        for subject in perturbed_subjects(curated().entities, seed):
            profile = subject_profile(subject)
            scores = [(explain(profile, side).score, id_) for id_, side in listed]
            expected = {id_: score for score, id_ in scores if score >= threshold}
            result = screener.screen(subject)
            assert {hit.entity: hit.score for hit in result.hits} == expected, subject
            hits += len(expected)
    assert hits > least
