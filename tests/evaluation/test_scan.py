"""Peers at the whole job: a scan of all names, and a re-scoring of its best."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.evaluation.held import LISTED, held

from lookthrough.evaluation import ScreenSettings, evaluate_screening, listed_cases
from lookthrough.evaluation import scan as scan_module
from lookthrough.evaluation.scan import listed_names, scan
from lookthrough.model import Peer, Schema, Share, Subject


def test_a_scan_gives_each_party_its_best_name():
    names = listed_names(LISTED)
    found = scan(Subject(0, ("Miro Odo Tannenfels",), schema=Schema.PERSON), names, 85.0)
    assert max(found, key=lambda party: found[party]) == "xx-100"
    assert all(score >= 85 for score in found.values())


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    file = tmp_path / "cases.csv"
    file.write_text(listed_cases(LISTED, 5, 4).csv(), encoding="utf-8")
    return file


def test_every_peer_gets_the_same_sample_and_ours_stands_beside(cases: Path):
    settings = ScreenSettings(peer_sample=10, seed=3)
    found = evaluate_screening(cases, None, held(settings.lowest, LISTED), settings)
    wratio = found.peers[0]
    assert (wratio.peer.name, wratio.peer.missing) == ("rapidfuzz WRatio", "")
    assert wratio.found.whole == wratio.ours_found.whole == 10
    assert wratio.flagged == wratio.ours_flagged == Share(0, 0)
    assert wratio.found.part > 5
    again = evaluate_screening(cases, None, held(settings.lowest, LISTED), settings)
    assert again.peers == found.peers


def test_without_the_scan_nothing_is_scored_and_it_is_said(cases: Path, monkeypatch):
    absent = Peer("rapidfuzz WRatio", "", "cut-off 85", "rapidfuzz is not installed")
    other = Peer("nomenklatura logic-v2", "", "threshold 0.7", "nomenklatura is not installed")
    monkeypatch.setattr(scan_module, "peers", lambda: iter([absent, other]))
    settings = ScreenSettings(peer_sample=5)
    found = evaluate_screening(cases, None, held(settings.lowest, LISTED), settings)
    assert [beside.peer for beside in found.peers] == [absent, other]
