"""What a data folder holds, and what opening it says about the lists."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lookthrough.app import Workspace
from lookthrough.lists import LISTS, SourceFile
from lookthrough.model import (
    DamagedListError,
    DataFolderError,
    InputError,
    ListState,
    LockedError,
    RefusedSnapshotError,
    UnknownKeyError,
)
from lookthrough.screening import Settings
from lookthrough.store import DataFolder

GOLDEN = Path(__file__).parents[1] / "golden"
UN_LIST = GOLDEN / "un-sc"  # dated 2026-01-02
SDN_LIST = GOLDEN / "us-ofac-sdn"  # without a date
CURATED = "curated-dprk-it"
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data"


def workspace(root: Path, *, days_later: int = 0) -> Workspace:
    return Workspace(root, NOON + timedelta(days=days_later))


def add(root: Path, list_id: str, path: Path, *, days_later: int = 0, partial: bool = False):
    """Add a short invented list, vouching for its length."""
    return workspace(root, days_later=days_later).add_list(
        list_id, path, partial=partial, allow_shrink=not partial
    )


@pytest.fixture
def sdn(tmp_path: Path) -> Path:
    """The publisher's files alone, without what is expected of them."""
    folder = tmp_path / "sdn"
    shutil.copytree(SDN_LIST, folder, ignore=shutil.ignore_patterns("expected*"))
    return folder


def state(root: Path, list_id: str, *, days_later: int = 0) -> ListState:
    states = workspace(root, days_later=days_later).states()
    return next(state for state in states if state.list_id == list_id)


def test_a_fresh_folder_keeps_the_built_in_network_once(root: Path):
    for days in (0, 1, 2):
        held = workspace(root, days_later=days).manifests(CURATED)
        assert len(held) == 1
        assert held[0].counts.entities > 40
        assert held[0].fetched_at == NOON.isoformat()


def test_a_built_in_network_that_changed_is_added_beside_the_old_one(root, tmp_path, monkeypatch):
    before = workspace(root).manifests(CURATED)[0]
    changed = tmp_path / "dprk_it.json"
    definition = LISTS[CURATED]
    assert definition.built_in is not None
    original = definition.built_in()[0].path.read_text(encoding="utf-8")
    changed.write_text(original + "\n", encoding="utf-8")

    def built_in() -> tuple[SourceFile, ...]:
        return (SourceFile(changed.name, changed),)

    monkeypatch.setitem(LISTS._items, CURATED, replace(definition, built_in=built_in))
    for days in (1, 2):
        held = workspace(root, days_later=days).manifests(CURATED)
        assert held[0] == before
        assert len(held) == 2
    assert held[1].fetched_at == (NOON + timedelta(days=1)).isoformat()
    session = workspace(root, days_later=3).open(Settings())
    assert session.coverage.searched[0].snapshot == held[1].snapshot


def test_a_built_in_network_read_in_a_new_way_is_added_anew(root, monkeypatch):
    workspace(root).states()
    definition = LISTS[CURATED]
    newer = replace(definition.info, reader_version=definition.info.reader_version + 1)
    monkeypatch.setitem(LISTS._items, CURATED, replace(definition, info=newer))
    for days in (1, 2):
        held = workspace(root, days_later=days).manifests(CURATED)
        assert [m.info.reader_version for m in held] == [1, 2]


def test_every_known_list_has_a_state_held_or_not(root: Path):
    states = workspace(root).states()
    assert [state.list_id for state in states] == sorted(LISTS)
    assert {state.list_id for state in states if state.problem != "missing"} == {CURATED}
    absent = state(root, "un-sc")
    assert absent == ListState("un-sc", LISTS["un-sc"].info.title, "", "", "", None, 0, "missing")


def test_a_list_is_as_old_as_its_publisher_says(root: Path):
    manifest = add(root, "un-sc", UN_LIST).manifest
    held = state(root, "un-sc")
    assert (held.age_days, held.problem, held.entities) == (3, "", manifest.counts.entities)
    assert held.publisher_date.startswith("2026-01-02")
    assert held.snapshot == manifest.snapshot


def test_of_a_list_without_a_date_nobody_knows_the_age(root: Path, sdn: Path):
    add(root, "us-ofac-sdn", sdn)
    assert state(root, "us-ofac-sdn", days_later=4).age_days is None
    assert state(root, "us-ofac-sdn").publisher_date == ""


def test_a_list_dated_later_than_today_has_no_age_but_for_the_day_of_another_time_zone(root: Path):
    add(root, "un-sc", UN_LIST)
    told = {days: state(root, "un-sc", days_later=days) for days in (-3, -4, -5)}
    assert [(held.age_days, held.problem) for held in told.values()] == [
        (0, ""),
        (0, ""),
        (None, "future"),
    ]
    assert not workspace(root, days_later=-5).open(Settings()).coverage.complete


def test_a_list_that_is_too_old_is_stale_and_makes_results_incomplete(root: Path):
    add(root, "un-sc", UN_LIST)
    limit = LISTS["un-sc"].info.max_age_days
    assert limit is not None
    last_day = limit - 3
    assert state(root, "un-sc", days_later=last_day).problem == ""
    assert workspace(root, days_later=last_day).open(Settings()).coverage.complete
    assert state(root, "un-sc", days_later=last_day + 1).problem == "stale"
    coverage = workspace(root, days_later=last_day + 1).open(Settings()).coverage
    assert not coverage.complete
    assert [held.list_id for held in coverage.troubled] == ["un-sc"]


def test_the_curated_network_does_not_age(root: Path):
    workspace(root).states()
    assert state(root, CURATED, days_later=5000).problem == ""


def test_an_excerpt_is_partial_and_makes_results_incomplete(root: Path):
    assert add(root, "un-sc", UN_LIST, partial=True).manifest.partial
    assert state(root, "un-sc").problem == "partial"
    assert not workspace(root).open(Settings()).coverage.complete
    assert workspace(root).open(Settings(), [CURATED]).coverage.complete


def test_an_excerpt_is_partial_before_it_is_stale(root: Path):
    add(root, "un-sc", UN_LIST, partial=True)
    assert state(root, "un-sc", days_later=900).problem == "partial"


def test_all_that_is_held_is_searched_unless_lists_are_named(root: Path):
    add(root, "un-sc", UN_LIST)
    everything = workspace(root).open(Settings()).coverage
    assert [held.list_id for held in everything.searched] == ["un-sc", CURATED]
    assert everything.not_held == ("us-ofac-cons", "us-ofac-sdn")
    assert everything.required == (CURATED, "un-sc")
    assert everything.complete
    one = workspace(root).open(Settings(), ["un-sc"]).coverage
    assert [held.list_id for held in one.searched] == ["un-sc"]
    assert one.required == ("un-sc",)
    assert one.watchlist != everything.watchlist


def test_a_required_list_that_is_not_held_makes_results_incomplete(root: Path):
    coverage = workspace(root).open(Settings(), (), ["us-ofac-sdn"]).coverage
    assert coverage.missing_lists == ("us-ofac-sdn",)
    assert not coverage.complete
    assert workspace(root).open(Settings(), (), [CURATED]).coverage.complete


def test_a_list_named_for_searching_that_is_not_held_is_missing_from_the_result(root: Path):
    coverage = workspace(root).open(Settings(), [CURATED, "un-sc"]).coverage
    assert [held.list_id for held in coverage.searched] == [CURATED]
    assert (coverage.complete, coverage.missing_lists) == (False, ("un-sc",))


def test_searching_only_lists_that_are_not_held_is_refused(root: Path):
    with pytest.raises(
        InputError, match="none of these lists is held: un-sc; expected lists added"
    ):
        workspace(root).open(Settings(), ["un-sc"])


@pytest.mark.parametrize("where", ["searched", "required"])
def test_a_list_nobody_knows_is_named_with_those_that_are_known(root: Path, where: str):
    lists: Sequence[str] = ("un-scc",) if where == "searched" else ()
    required: Sequence[str] = ("un-scc",) if where == "required" else ()
    with pytest.raises(UnknownKeyError, match=r"'un-scc'; known: curated-dprk-it, un-sc, us-ofac"):
        workspace(root).open(Settings(), lists, required)


def test_adding_or_showing_a_list_nobody_knows_changes_nothing(root: Path):
    with pytest.raises(UnknownKeyError, match="no list named 'mine'"):
        add(root, "mine", UN_LIST)
    assert not root.exists()
    with pytest.raises(UnknownKeyError, match="no list named 'mine'"):
        workspace(root).manifests("mine")


def test_showing_a_known_list_that_is_not_held_says_how_to_add_it(root: Path):
    with pytest.raises(UnknownKeyError, match="lookthrough lists add un-sc PATH"):
        workspace(root).manifests("un-sc")


def test_a_list_shorter_than_it_can_be_is_refused_unless_vouched_for(root: Path):
    with pytest.raises(RefusedSnapshotError, match="--allow-shrink"):
        workspace(root).add_list("un-sc", UN_LIST)
    assert state(root, "un-sc").problem == "missing"
    assert add(root, "un-sc", UN_LIST).new
    assert not add(root, "un-sc", UN_LIST, days_later=1).new


def test_a_damaged_list_leaves_the_one_held_in_use(root: Path, tmp_path: Path):
    held = add(root, "un-sc", UN_LIST).manifest
    cut = tmp_path / "consolidated.xml"
    cut.write_bytes((UN_LIST / "consolidated.xml").read_bytes()[:-400])
    with pytest.raises(DamagedListError, match=r"consolidated\.xml"):
        add(root, "un-sc", cut, days_later=1)
    assert workspace(root).manifests("un-sc") == (held,)


def test_a_folder_being_written_to_can_be_read_but_not_written_to(root: Path):
    workspace(root).states()
    late = workspace(root)
    late._folder._lock_timeout_s = 0.05
    with DataFolder(root)._writing():
        assert workspace(root).open(Settings()).find("Chonsurim Trading").id == "ofac-52283"
        with pytest.raises(LockedError, match="another process is writing"):
            late.add_list("un-sc", UN_LIST, allow_shrink=True)
    assert late.add_list("un-sc", UN_LIST, allow_shrink=True).new


def test_a_folder_that_may_only_be_read_is_searched_all_the_same(root, monkeypatch):
    workspace(root).states()
    tried = []

    def save_index(self: DataFolder, *args: object) -> None:
        tried.append(args)
        raise DataFolderError("read-only")

    monkeypatch.setattr(DataFolder, "save_index", save_index)
    session = workspace(root).open(Settings())
    assert session.find("Chonsurim Trading").id == "ofac-52283"
    assert len(tried) == 1
    assert not (root / "indexes").exists()


def test_a_data_folder_that_is_a_file_is_an_error_that_names_it(root: Path):
    root.write_text("not a folder", encoding="utf-8")
    with pytest.raises(DataFolderError, match="data"):
        workspace(root).states()
    assert root.read_text(encoding="utf-8") == "not a folder"


def test_a_reader_keeps_its_lists_while_another_adds_one(root: Path):
    reader = workspace(root).open(Settings())
    before = reader.coverage
    add(root, "un-sc", UN_LIST)
    assert reader.coverage == before
    assert reader.screener.settings == Settings()
    with pytest.raises(UnknownKeyError):
        reader.party("un-KPi.901")
    assert workspace(root).open(Settings()).party("un-KPi.901").caption


def test_a_reader_that_began_before_a_list_was_replaced_reads_the_old_one(root, tmp_path):
    add(root, "un-sc", UN_LIST)
    reader = workspace(root).open(Settings())
    newer = tmp_path / "consolidated.xml"
    text = (UN_LIST / "consolidated.xml").read_text(encoding="utf-8")
    newer.write_text(text.replace("BO GI", "BO GIL"), encoding="utf-8")
    add(root, "un-sc", newer, days_later=1)
    assert reader.party("un-KPi.901").caption.startswith("BO GI ")
    assert workspace(root).open(Settings()).party("un-KPi.901").caption.startswith("BO GIL")


def test_a_damaged_built_in_list_is_made_anew(root: Path):
    first = workspace(root).manifests("curated-dprk-it")[-1]
    (root / "lists" / "curated-dprk-it" / first.snapshot / "links.jsonl").unlink()
    session = workspace(root, days_later=1).open(Settings())
    assert session.find("ofac-52289").caption == "JONG, In Chol"
