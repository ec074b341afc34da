"""The benchmark on a tiny list: everything is measured, and ratios are what they say."""

from __future__ import annotations

import pytest
from tests.evaluation.held import LISTED
from tests.screening.parties import COVERAGE

from lookthrough.evaluation import Processes, SpeedSettings, measure_speed
from lookthrough.evaluation import speed as speed_module
from lookthrough.evaluation.speed import forget
from lookthrough.evaluation.workloads import NamesToScreen
from lookthrough.matching import Profile, entity_profile
from lookthrough.model import BenchmarkResult, Entity
from lookthrough.names import tokens

TINY = SpeedSettings(names=30, repeats=1, exhaustive=30, scans=3, pairs=5)
SCREENED: list[int] = []


@pytest.fixture(scope="module")
def result() -> BenchmarkResult:
    def screen(names: object) -> float:
        SCREENED.append(len(names))  # type: ignore[arg-type]
        return 2.0

    processes = Processes(first_hit=lambda _: 0.5, screen=screen, python=lambda _: 4.0)
    return measure_speed(LISTED, COVERAGE, ["Ann Lee", "Ben Roe"] * 15, processes, TINY)


@pytest.mark.filterwarnings("ignore")
def test_every_kind_of_names_is_measured(result: BenchmarkResult):
    assert [load.key for load in result.workloads] == ["unlisted", "misspelt"]
    for load in result.workloads:
        assert load.cold_per_s > 0
        assert load.warm_per_s > 0
        assert 0 < load.p50_ms <= load.p99_ms
    unlisted, misspelt = result.workloads
    assert (unlisted.hits.part, unlisted.new_words.part) == (0, 4)
    assert misspelt.hits.part > misspelt.names / 2


def test_the_index_keeps_what_comparing_all_finds(result: BenchmarkResult):
    retained = result.workloads[1].retained
    assert retained.part == retained.whole > 0


def test_ratios_are_ours_by_theirs(result: BenchmarkResult):
    ratios = {ratio.key: ratio.value for ratio in result.ratios}
    scans = next(s.per_s for s in result.peers if s.peer.name == "rapidfuzz WRatio")
    assert scans is not None
    assert ratios["unlisted_cold_vs_wratio"] == result.workloads[0].cold_per_s / scans
    assert result.command_rows_per_s == result.command_rows / 2
    assert [result.command_rows] == SCREENED
    if "open_vs_logic_v2" in ratios:
        assert ratios["open_vs_logic_v2"] == pytest.approx(8.0)


@pytest.mark.filterwarnings("ignore")
def test_building_the_index_includes_normalising_the_names(monkeypatch):
    made: list[str] = []

    def noted(party: Entity) -> Profile:
        made.append(party.id)
        return entity_profile(party)

    monkeypatch.setattr(speed_module, "entity_profile", noted)
    monkeypatch.setattr(speed_module, "peer_speeds", lambda *_: ())
    monkeypatch.setattr("time.process_time", lambda: 10.0 * len(made))
    processes = Processes(first_hit=lambda _: 0.5, screen=lambda _: 2.0, python=lambda _: 4.0)
    found = measure_speed(LISTED, COVERAGE, ["Ann Lee"], processes, TINY)
    assert found.index_build_s == 10.0 * len(LISTED)


@pytest.mark.filterwarnings("ignore")
def test_the_first_potential_match_is_timed_with_a_name_that_has_one(monkeypatch):
    asked: list[str] = []
    names = NamesToScreen("misspelt", "", ("Zzyzx Quorn", LISTED[0].caption))
    monkeypatch.setattr(speed_module, "misspelt", lambda *_: names)
    monkeypatch.setattr(speed_module, "peer_speeds", lambda *_: ())

    def first_hit(name: str) -> float:
        asked.append(name)
        return 0.5

    processes = Processes(first_hit=first_hit, screen=lambda _: 2.0, python=lambda _: 4.0)
    measure_speed(LISTED, COVERAGE, ["Ann Lee"], processes, TINY)
    assert asked == [LISTED[0].caption]


def test_a_cold_run_knows_no_word():
    tokens("Ann Lee")
    forget()
    assert tokens.cache_info().currsize == 0
