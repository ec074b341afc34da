"""Quality and speed on the lists of a data folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lookthrough.app import Session, Workspace
from lookthrough.app import evaluating as evaluating_module
from lookthrough.app.evaluating import make_cases, make_clean, names_in, screening_quality, speed
from lookthrough.evaluation import ScreenSettings, SpeedSettings
from lookthrough.model import LookthroughError
from lookthrough.screening import Settings

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
JONG = "ofac-52289"


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("evaluating") / "data"
    return folder


@pytest.fixture(scope="module")
def session(root: Path) -> Session:
    return Workspace(root, NOON).open(Settings(threshold=ScreenSettings().lowest))


def test_every_party_of_the_lists_is_given_once(session: Session):
    ids = [party.id for party in session.entities()]
    assert len(ids) == len(set(ids)) > 40
    assert JONG in ids


def test_quality_is_measured_against_the_sessions_lists(session: Session, tmp_path: Path):
    file = tmp_path / "listed.csv"
    file.write_text(f"entity_id,name\n{JONG},Jong In-chol\n", encoding="utf-8")
    found = screening_quality(session, file, None, ScreenSettings())
    assert (found.found.part, found.coverage) == (1, session.coverage)


def test_cases_are_made_from_the_sessions_lists(session: Session):
    assert make_cases(session, 1, 2).counts["unchanged"] == 2
    assert len(make_clean(session, 1, 5).rows) == 5


def test_the_names_of_a_file_are_read_as_screening_reads_them(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("first name,last name\nGreta,Willowbrook\n,\nOdo,Vale\n", encoding="utf-8")
    assert names_in(file) == ("Greta Willowbrook", "Odo Vale")


@pytest.mark.filterwarnings("ignore")
def test_speed_is_measured_with_processes_of_their_own(session: Session, root: Path):
    settings = SpeedSettings(names=20, repeats=1, exhaustive=2, scans=1, pairs=1)
    found = speed(session, root, ["Greta Willowbrook"] * 10, settings)
    assert found.open_s > 0.1
    assert found.command_rows == 20
    assert found.command_rows_per_s > 0


def test_a_process_that_fails_is_an_error_with_its_last_words():
    with pytest.raises(LookthroughError, match="was to be timed failed: ZeroDivisionError"):
        evaluating_module._processor_s("-c", "1 / 0")


@pytest.mark.filterwarnings("ignore")
def test_a_search_that_finds_nothing_is_not_timed_as_a_first_match(session, root, monkeypatch):
    def first_only(parties, coverage, given, processes, settings):
        return processes.first_hit("Jong In-chol"), processes.first_hit("Greta Willowbrook")

    monkeypatch.setattr(evaluating_module, "measure_speed", first_only)
    with pytest.raises(LookthroughError, match="found no match for 'Greta Willowbrook'"):
        speed(session, root, (), SpeedSettings())
