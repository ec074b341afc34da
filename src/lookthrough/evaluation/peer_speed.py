"""The speed of peers, timed as ours is: processor time of one core, in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from random import Random
from typing import Any

from lookthrough.evaluation.peers import WRATIO_CUTOFF, Matcher, as_subject, peers
from lookthrough.evaluation.scan import listed_names, scan
from lookthrough.evaluation.workloads import SpeedSettings
from lookthrough.model import Entity, Peer, PeerSpeed, Schema, Subject

WRATIO = "rapidfuzz WRatio"
LOGIC_V2 = "nomenklatura logic-v2"
PARTIES_A_NAME = 20
"""Listed parties that one name is compared with, as if an index had proposed them."""
LEAST_S = 0.5
"""Shorter than this, and the clock says more than the work."""
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
            yield PeerSpeed(peer, unit, _scans_per_s(parties, sample, settings), len(sample))
        else:
            per_s = _pairs_per_s(matcher, parties, names, chance, settings)
            yield PeerSpeed(peer, unit, per_s, settings.pairs)
            start = replace(peer, name=f"{LOGIC_V2}, start", setting="import and first pair")
            starts = [python(_START) for _ in range(settings.repeats)]
            yield PeerSpeed(
                start, "starts of a process", 1 / statistics.median(starts), len(starts)
            )


def _scans_per_s(
    parties: Sequence[Entity], sample: Sequence[str], settings: SpeedSettings
) -> float:
    names = listed_names(parties)
    subjects = [_subject(name, "") for name in sample]

    def scans() -> int:
        for subject in subjects:
            scan(subject, names, WRATIO_CUTOFF)
        return len(subjects)

    return _steady(scans, settings.repeats)


def _pairs_per_s(
    matcher: Matcher,
    parties: Sequence[Entity],
    names: Sequence[str],
    chance: Random,
    settings: SpeedSettings,
) -> float:
    """Time pairs as a screening meets them: a name against parties that are held ready.

    A name is put once and compared with several parties, so that what the peer remembers of it
    serves them all; putting the listed parties is not timed, as making our index is not.
    """
    # What a name was analysed to is remembered by the id: every name asked has one of its own, and
    # a party the same one whenever it is drawn.
    fresh = count()

    def batches() -> list[tuple[Subject, list[Any]]]:
        rows = [chance.randrange(len(parties)) for _ in range(settings.pairs)]
        put = {
            row: matcher.put(replace(as_subject(parties[row]), key=f"right-{row}")) for row in rows
        }
        return [
            (
                _subject(chance.choice(names), f"left-{next(fresh)}"),
                [put[row] for row in rows[start : start + PARTIES_A_NAME]],
            )
            for start in range(0, len(rows), PARTIES_A_NAME)
        ]

    # The first pair loads the tables.
    matcher.score(_subject(names[0], "left"), replace(as_subject(parties[0]), key="right"))
    rates = []
    for _ in range(settings.repeats):
        drawn = batches()
        started = time.process_time()
        for subject, listed in drawn:
            ours = matcher.put(subject)
            for theirs in listed:
                matcher.compare(ours, theirs)
        rates.append(settings.pairs / (time.process_time() - started))
    return statistics.median(rates)


def _steady(work: Callable[[], int], repeats: int) -> float:
    """Do something often enough to be timed, some times over; return the median per second."""
    rates = []
    for _ in range(repeats):
        done, started = 0, time.process_time()
        while time.process_time() - started < LEAST_S:
            done += work()
        rates.append(done / (time.process_time() - started))
    return statistics.median(rates)


def _subject(name: str, key: str) -> Subject:
    return Subject(row=0, key=key, names=(name,), schema=Schema.LEGAL_ENTITY)
