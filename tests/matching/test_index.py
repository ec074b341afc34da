"""The index loses nothing: whatever the definition says agrees, it proposes."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.matching.invented import WALLET, asked, families, listed, parties, subjects
from tests.matching.reference import agreements
from tests.matching.slips import SLIPS

from lookthrough.lists import LISTS
from lookthrough.lists.source import source_files
from lookthrough.matching import Candidate, Index, Profile, build_arrays, entity_profile
from lookthrough.model import ListContent, Schema
from lookthrough.names import tokens

LIMITS = st.sampled_from((0.05, 0.3, 0.6, 0.75, 0.9, 1.0))
CLOSE = 1e-9


def by_name(candidates: Sequence[Candidate]) -> dict[int, float]:
    return {c.row: c.agreement for c in candidates if c.agreement > 0}


def assert_nothing_lost(
    found: dict[int, float], expected: Sequence[float], limit: float, query: object
) -> None:
    wanted = {row for row, agreement in enumerate(expected) if agreement >= limit}
    assert wanted <= set(found), (query, limit, wanted - set(found))
    for row, agreement in found.items():
        assert agreement == pytest.approx(expected[row], abs=CLOSE), (query, row)
        assert expected[row] >= limit - 2 * CLOSE, (query, row)


@settings(max_examples=400)
@given(families(), LIMITS)
def test_all_that_agrees_is_proposed_and_nothing_else(family, limit):
    profiles, queries = family
    index = Index(build_arrays(profiles))
    for query in queries:
        found = by_name(index.candidates(query, limit))
        assert_nothing_lost(found, agreements(query, profiles), limit, query.names)


@pytest.mark.parametrize("limit", [0.6, 0.9, 0.95, 1.0])
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Liao Ning Osong", "Liaoning Osong"),
        ("Liaoning Osong", "Liao Ning Osong"),
        ("Liao Ning Zhong Mao", "Zhongmao Liaoning"),
        ("Ada Adah Example", "Ada Adah Example"),
        ("Adah Ada Exampel", "Exampel Adah Ada"),
        ("Brigade 12345", "Brigade 12 345"),
    ],
)
def test_the_bound_is_not_below_a_whole_agreement(ours: str, theirs: str, limit: float):
    found = Index(build_arrays([listed(theirs)])).candidates(asked(ours), limit)
    assert by_name(found) == {0: pytest.approx(1.0)}


@given(st.lists(parties(), max_size=5), st.lists(subjects(), min_size=1, max_size=4))
def test_a_shared_number_proposes_without_a_name(profiles, queries):
    index = Index(build_arrays(profiles))
    for query in queries:
        rows = {c.row for c in index.candidates(query, 0.9)}
        for row, profile in enumerate(profiles):
            ours, theirs = ({i.value for i in p.identifiers} for p in (query, profile))
            if ours & theirs or set(query.wallets) & set(profile.wallets):
                assert row in rows


@settings(max_examples=50)
@given(st.lists(parties(), max_size=5), st.lists(subjects(), min_size=2, max_size=4), LIMITS)
def test_what_was_asked_before_changes_nothing(profiles, queries, limit):
    arrays = build_arrays(profiles)
    alone = [Index(arrays).candidates(query, limit) for query in queries]
    index = Index(arrays)
    assert [index.candidates(query, limit) for query in queries] == alone
    assert [index.candidates(query, limit) for query in reversed(queries)] == alone[::-1]
    assert not index._alike.any()
    assert not index._scratch[0].any()
    assert not index._scratch[1].any()
    assert (index._scratch[2] == -1).all()


def test_a_party_is_one_candidate_by_its_best_name():
    index = Index(
        build_arrays(
            [
                listed("Adah Exampel", ("Ada Example", "alias")),
                listed("Bertha Different"),
                listed("Ada", identifiers=(("idNumber", "12345", ""),), wallets=(WALLET,)),
            ]
        )
    )
    query = asked(
        "Ada Example", "A. Example", identifiers=(("taxNumber", "123-45", ""),), wallets=(WALLET,)
    )
    found = index.candidates(query, 0.75)
    assert [c.row for c in found] == [0, 2]
    assert found[0].agreement == 1.0
    assert found[1] == Candidate(2, 0.0)
    assert index.names == 4


@pytest.mark.parametrize("profiles", [(), (listed(),), (listed("..."),)])
def test_an_index_of_nothing_finds_nothing(profiles: Sequence[Profile]):
    query = asked("Ada Example", identifiers=(("idNumber", "12345", ""),), wallets=(WALLET,))
    assert Index(build_arrays(profiles)).candidates(query, 0.1) == []


def test_a_subject_without_a_name_finds_nothing():
    assert Index(build_arrays([listed("Ada Example")])).candidates(asked(""), 0.1) == []


def test_the_longest_name_is_searched_too():
    text = " ".join(["ada", "example"] * 60)
    index = Index(build_arrays([listed("Ada Example"), listed(text)]))
    assert by_name(index.candidates(asked(text), 0.9)) == {1: pytest.approx(1.0)}


QUERIES_PER_SLIP = 20
CLEAN = 15
LISTED_NAMES = 3000


@pytest.fixture(scope="module")
def real_profiles(shared: Callable[..., Path]) -> list[Profile]:
    """Some three thousand listed names, drawn from a seed."""
    profiles: list[Profile] = []
    for list_id, *folder in (
        ("us-ofac-sdn", "ofac", "2021-07-07"),
        ("un-sc", "un", "2026-02-27"),
    ):
        definition = LISTS[list_id]
        content = ListContent.of(
            definition.map(definition.read(source_files(shared("lists", *folder))), "0" * 12)
        )
        profiles += map(entity_profile, content.entities)
    random.Random(20210707).shuffle(profiles)  # noqa: S311 - a sample, no secret
    names = 0
    for count, profile in enumerate(profiles):
        names += len(profile.names)
        if names >= LISTED_NAMES:
            return profiles[: count + 1]
    return profiles


@pytest.fixture(scope="module")
def real_queries(real_profiles: list[Profile], shared: Callable[..., Path]) -> list[Profile]:
    """Listed names after every kind of slip, names in their own script, and clean people."""
    chance = random.Random(53)  # noqa: S311
    forms = [(p.schema, form) for p in real_profiles for form in p.names]
    queries = []
    for slip in SLIPS.values():
        for schema, form in chance.sample(forms, QUERIES_PER_SLIP):
            words = list(tokens(form.text))
            kind = schema if chance.random() < 0.8 else Schema.LEGAL_ENTITY
            queries.append(asked(slip(chance, words), schema=kind))
    native = [(schema, form) for schema, form in forms if not form.text.isascii()]
    queries += [asked(f.text, schema=s) for s, f in chance.sample(native, QUERIES_PER_SLIP)]
    with shared("eval", "clean-people-dev.csv").open(encoding="utf-8", newline="") as file:
        people = [row["full_name"] for row in csv.DictReader(file)]
    return queries + [asked(name) for name in chance.sample(people, CLEAN)]


@pytest.mark.shared
@pytest.mark.slow
def test_of_real_lists_nothing_is_lost(real_profiles, real_queries):
    """Every pair is compared by the definition, which knows of no index."""
    index = Index(build_arrays(real_profiles))
    met: Counter[float] = Counter()
    for query in real_queries:
        expected = agreements(query, real_profiles)
        for limit in (0.6, 0.75, 0.9):
            found = by_name(index.candidates(query, limit))
            assert_nothing_lost(found, expected, limit, query.names)
            met[limit] += sum(agreement >= limit for agreement in expected)
    assert len(real_queries) >= 150
    assert sum(len(profile.names) for profile in real_profiles) >= LISTED_NAMES
    # The draw holds enough to lose.
    assert met[0.6] > met[0.75] > met[0.9] > 100
