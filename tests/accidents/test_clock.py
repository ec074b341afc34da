"""A clock that was a year ahead, or a year behind: what was added last is what is searched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.accidents.made_lists import NEW_DATE, NEW_ONLY, PARTIES, un_list

from lookthrough.app import Workspace
from lookthrough.model import ListState, Manifest, UnknownKeyError
from lookthrough.screening import Settings

NOON = datetime(2026, 2, 5, 12, tzinfo=UTC)
YEAR = timedelta(days=365)
LIST = "un-sc"


def added(root: Path, now: datetime, *, new: bool) -> Manifest:
    edition = un_list(root.parent / f"{new}.xml", new=new)
    return Workspace(root, now).add_list(LIST, edition, allow_shrink=True).manifest


def state(root: Path, now: datetime) -> ListState:
    return next(each for each in Workspace(root, now).states() if each.list_id == LIST)


def finds_new(root: Path, now: datetime) -> bool:
    session = Workspace(root, now).open(Settings())
    try:
        return session.find(NEW_ONLY).caption == NEW_ONLY
    except UnknownKeyError:
        return False


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_what_is_added_after_a_clock_was_set_right_is_current_told_and_searched(root: Path):
    ahead = added(root, NOON + YEAR, new=False)
    assert not finds_new(root, NOON)
    right = added(root, NOON, new=True)
    assert Workspace(root, NOON).manifests(LIST) == (ahead, right)
    held = state(root, NOON)
    assert (held.snapshot, held.entities) == (right.snapshot, PARTIES + 1)
    assert (held.publisher_date, held.fetched_at) == (NEW_DATE, NOON.isoformat())
    assert (held.age_days, held.problem) == (2, "")
    assert ahead.notes == ()
    assert [note.kind for note in right.notes] == ["clock_went_back"]
    assert finds_new(root, NOON)
    searched = Workspace(root, NOON).open(Settings(), lists=[LIST]).coverage
    assert [each.snapshot for each in searched.searched] == [right.snapshot]
    assert searched.complete


def test_a_list_goes_back_to_its_earlier_edition_whatever_the_clock_showed(root: Path):
    added(root, NOON + YEAR, new=True)
    added(root, NOON, new=False)
    again = added(root, NOON + timedelta(minutes=5), new=True)
    assert state(root, NOON).snapshot == again.snapshot
    assert finds_new(root, NOON)
    assert again.notes == (), "the clock went on from the addition before"


def test_the_built_in_list_is_kept_once_whatever_the_clock_shows(root: Path):
    for now in (NOON + YEAR, NOON, NOON - YEAR, NOON):
        assert len(Workspace(root, now).manifests("curated-dprk-it")) == 1


def test_while_the_clock_is_wrong_the_results_are_incomplete(root: Path):
    added(root, NOON, new=True)
    told = {
        now: (state(root, now).problem, state(root, now).age_days)
        for now in (NOON - YEAR, NOON, NOON + YEAR)
    }
    days = (NOON.date() - datetime.fromisoformat(NEW_DATE).date()).days
    assert told == {
        NOON - YEAR: ("future", None),
        NOON: ("", days),
        NOON + YEAR: ("stale", days + 365),
    }
    for now in told:
        coverage = Workspace(root, now).open(Settings(), lists=[LIST]).coverage
        assert coverage.complete is (now == NOON)
