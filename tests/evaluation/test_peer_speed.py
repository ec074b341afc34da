"""Peers are timed where they are, and named where they are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from tests.evaluation.held import LISTED

from lookthrough.evaluation import SpeedSettings
from lookthrough.evaluation import peer_speed as peer_speed_module
from lookthrough.evaluation.peer_speed import PARTIES_A_NAME, peer_speeds
from lookthrough.evaluation.peers import Matcher
from lookthrough.model import Peer, Subject

TINY = SpeedSettings(names=10, repeats=1, scans=2, pairs=4)
NAMES = ["Ann Lee", "Ben Roe"]


def test_absent_peers_have_no_speed(monkeypatch):
    absent = [Peer(name, "", "", "not installed") for name in ("rapidfuzz WRatio", "other")]
    monkeypatch.setattr(peer_speed_module, "peers", lambda: iter(absent))
    found = peer_speeds(LISTED, NAMES, lambda _: 1.0, TINY)
    assert [(speed.peer, speed.per_s, speed.sample) for speed in found] == [
        (peer, None, 0) for peer in absent
    ]


def test_a_name_is_put_once_and_compared_with_parties_that_are_held_ready(monkeypatch):
    put: list[Subject] = []
    compared: list[tuple[Subject, Subject]] = []

    def ready(subject: Subject) -> Subject:
        put.append(subject)
        return subject

    def compare(ours: Subject, theirs: Subject) -> float:
        compared.append((ours, theirs))
        return 0.0

    def peers() -> Iterator[Matcher]:
        yield Matcher(Peer("nomenklatura logic-v2", "1", ""), 0.7, ready, compare)

    monkeypatch.setattr(peer_speed_module, "peers", peers)
    settings = replace(TINY, repeats=2, pairs=PARTIES_A_NAME + 4)
    pairs, start = peer_speeds(LISTED, NAMES, lambda _: 4.0, settings)
    assert (pairs.sample, start.per_s) == (PARTIES_A_NAME + 4, 0.25)
    timed = compared[1:]  # The first loads the tables.
    asked = [ours.key for ours, _ in timed]
    assert [len(list(same)) for _, same in groupby(asked)] == [PARTIES_A_NAME, 4] * 2
    assert len(set(asked)) == 4
    assert [subject.key for subject in put if subject.key in asked] == list(dict.fromkeys(asked))
    named = {(theirs.key, theirs.names) for _, theirs in timed}
    assert len(named) == len({key for key, _ in named}) <= len(LISTED)


def test_putting_the_listed_parties_is_not_timed(monkeypatch):
    clock = [0.0]

    def slow(subject: Subject) -> Subject:
        clock[0] += 100.0 if subject.key.startswith("right") else 1.0
        return subject

    def peers() -> Iterator[Matcher]:
        yield Matcher(Peer("nomenklatura logic-v2", "1", ""), 0.7, slow, lambda *_: 0.0)

    monkeypatch.setattr(peer_speed_module, "peers", peers)
    monkeypatch.setattr("time.process_time", lambda: clock[0])
    pairs, _ = peer_speeds(LISTED, NAMES, lambda _: 4.0, TINY)
    assert pairs.per_s == 4.0
