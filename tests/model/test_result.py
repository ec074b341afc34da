from __future__ import annotations

import dataclasses

import pytest

from lookthrough.model import (
    Coverage,
    Entity,
    Evidence,
    Explanation,
    Exposure,
    Hit,
    ListState,
    Name,
    Outcome,
    Provenance,
    Result,
    Schema,
    Status,
)


def _state(list_id: str, problem: str = "") -> ListState:
    return ListState(
        list_id=list_id,
        title=list_id.title(),
        snapshot="20310203T040506Z-0123456789ab",
        publisher_date="2031-02-03",
        fetched_at="2031-02-03T04:05:06Z",
        age_days=1,
        entities=10,
        problem=problem,
    )


def _coverage(*states: ListState, required: tuple[str, ...] = ()) -> Coverage:
    return Coverage(watchlist="w", searched=states, not_held=(), required=required)


def test_whole_and_fresh_lists_make_a_complete_answer():
    coverage = _coverage(_state("alpha"), _state("beta"), required=("alpha", "beta"))
    assert coverage.complete
    assert coverage.missing_lists == ()
    assert coverage.troubled == ()


def test_a_required_list_that_is_not_held_makes_the_answer_incomplete():
    coverage = _coverage(_state("alpha"), required=("beta", "alpha", "gamma"))
    assert coverage.missing_lists == ("beta", "gamma")
    assert not coverage.complete


@pytest.mark.parametrize("problem", ["stale", "partial"])
def test_a_stale_or_partial_list_makes_the_answer_incomplete(problem: str):
    coverage = _coverage(_state("alpha"), _state("beta", problem), required=("alpha", "beta"))
    assert [state.list_id for state in coverage.troubled] == ["beta"]
    assert coverage.missing_lists == ()
    assert not coverage.complete


def test_a_list_that_is_neither_required_nor_held_takes_nothing_away():
    coverage = dataclasses.replace(_coverage(_state("alpha")), not_held=("beta",))
    assert coverage.complete


def test_a_hit_speaks_for_its_party_and_its_evidence():
    origin = Provenance("own-list", "", "17")
    names = (Name("Ada Example", "name", origin), Name("A. Example", "alias", origin))
    party = Entity("own-17", Schema.PERSON, names)
    evidence = Evidence("name", Outcome.AGREE, 4.25, "Ada Example", "Ada Example", "Same name.")
    hit = Hit(party, "own-list", (), Explanation(-1.5, (evidence,)), Exposure((), radius=2))
    assert (hit.entity, hit.caption, hit.score) == ("own-17", "Ada Example", 2.75)


def test_no_status_says_that_anyone_is_cleared():
    assert {status.value for status in Status} == {"match", "exposed", "no_match", "error"}


def test_a_row_that_is_no_subject_still_has_its_result():
    result = Result(row=7, subject=None, status=Status.ERROR)
    assert (result.hits, result.problems) == ((), ())
