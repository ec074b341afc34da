"""Peers are timed where they are, and named where they are not."""

from __future__ import annotations

from collections.abc import Iterator

from tests.evaluation.held import LISTED

from lookthrough.evaluation import SpeedSettings
from lookthrough.evaluation import peer_speed as peer_speed_module
from lookthrough.evaluation.peer_speed import peer_speeds
from lookthrough.evaluation.peers import Matcher
from lookthrough.model import Peer

TINY = SpeedSettings(names=10, repeats=1, scans=2, pairs=4)
NAMES = ["Ann Lee", "Ben Roe"]


def test_absent_peers_have_no_speed(monkeypatch):
    absent = [Peer(name, "", "", "not installed") for name in ("rapidfuzz WRatio", "other")]
    monkeypatch.setattr(peer_speed_module, "peers", lambda: iter(absent))
    found = peer_speeds(LISTED, NAMES, lambda _: 1.0, TINY)
    assert [(speed.peer, speed.per_s, speed.sample) for speed in found] == [
        (peer, None, 0) for peer in absent
    ]


def test_no_two_pairs_share_an_id(monkeypatch):
    ids: list[str] = []

    def score(subject, listed) -> float:
        ids.extend((subject.key, listed.key))
        return 0.0

    def peers() -> Iterator[Matcher]:
        yield Matcher(Peer("nomenklatura logic-v2", "1", ""), 0.7, score)

    monkeypatch.setattr(peer_speed_module, "peers", peers)
    pairs, start = peer_speeds(LISTED, NAMES, lambda _: 4.0, TINY)
    assert len(ids) == len(set(ids)) == 2 * (4 + 1)
    assert (pairs.sample, start.per_s) == (4, 0.25)
