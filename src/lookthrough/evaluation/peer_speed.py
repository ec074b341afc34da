"""The speed of peers, timed as ours is: processor time of one core, in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random

from lookthrough.evaluation.peers import WRATIO_CUTOFF, Matcher, as_subject, peers
from lookthrough.evaluation.scan import listed_names, scan
from lookthrough.evaluation.workloads import SpeedSettings
from lookthrough.model import Entity, Peer, PeerSpeed, Schema, Subject

WRATIO = "rapidfuzz WRatio"
LOGIC_V2 = "nomenklatura logic-v2"
_START = """
from followthemoney import EntityProxy
from nomenklatura.matching import LogicV2
ours, theirs = (
    EntityProxy.from_dict({"id": key, "schema": "Person", "properties": {"name": ["Ann Lee"]}})
    for key in "ab"
)
assert LogicV2.compare(ours, theirs, LogicV2.default_config()).score > 0.7
"""


def peer_speeds(
    parties: Sequence[Entity],
    names: Sequence[str],
    python: Callable[[str], float],
    settings: SpeedSettings,
) -> tuple[PeerSpeed, ...]:
    """Time every peer, or say why it is not timed.

    Args:
        parties: what the lists hold.
        names: what is screened.
        python: runs a program and returns its processor time.
        settings: how much to measure.
    """
    return tuple(_speeds(parties, names, python, settings))


def _speeds(
    parties: Sequence[Entity],
    names: Sequence[str],
    python: Callable[[str], float],
    settings: SpeedSettings,
) -> Iterator[PeerSpeed]:
    chance = Random(settings.seed)  # noqa: S311 - draws test data
    sample = chance.sample(names, min(settings.scans, len(names)))
    for matcher in peers():
        peer = matcher if isinstance(matcher, Peer) else matcher.peer
        unit = "names against the whole list" if peer.name == WRATIO else "pairs"
        if isinstance(matcher, Peer):
            yield PeerSpeed(peer, unit, None, 0)
        elif peer.name == WRATIO:
            yield PeerSpeed(peer, unit, _scans_per_s(parties, sample), len(sample))
        else:
            per_s = _pairs_per_s(matcher, parties, names, chance, settings.pairs)
            yield PeerSpeed(peer, unit, per_s, settings.pairs)
            start = replace(peer, name=f"{LOGIC_V2}, start", setting="import and first pair")
            yield PeerSpeed(start, "starts of a process", 1 / python(_START), 1)


def _scans_per_s(parties: Sequence[Entity], sample: Sequence[str]) -> float:
    names = listed_names(parties)
    subjects = [_subject(name, "") for name in sample]
    started = time.process_time()
    for subject in subjects:
        scan(subject, names, WRATIO_CUTOFF)
    return len(sample) / (time.process_time() - started)


def _pairs_per_s(
    matcher: Matcher, parties: Sequence[Entity], names: Sequence[str], chance: Random, count: int
) -> float:
    # Every pair under ids of its own: what a party's names are is remembered by its id.
    pairs = [
        (
            _subject(chance.choice(names), f"left-{number}"),
            replace(as_subject(chance.choice(parties)), key=f"right-{number}"),
        )
        for number in range(count + 1)
    ]
    # The first pair loads the tables.
    matcher.score(*pairs.pop())
    started = time.process_time()
    for subject, listed in pairs:
        matcher.score(subject, listed)
    return len(pairs) / (time.process_time() - started)


def _subject(name: str, key: str) -> Subject:
    return Subject(row=0, key=key, names=(name,), schema=Schema.LEGAL_ENTITY)
