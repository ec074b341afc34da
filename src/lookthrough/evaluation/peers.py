"""Other matchers, run on the same rows. They are optional; one that is absent is named as such.

A peer takes two subjects, since a listed party can be put as one. nomenklatura remembers a name's
analysis by the party's id, so every party needs a ``key`` of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from lookthrough.model import Entity, Peer, Schema, Subject

WRATIO_CUTOFF = 85.0
LOGIC_V2_THRESHOLD = 0.7


@dataclass(frozen=True, slots=True)
class Matcher:
    """A peer that can be run.

    Args:
        peer: who it is.
        threshold: what it calls a match from.
        put: a subject, or a listed party put as one, to what the peer compares.
        compare: a subject and a listed party, both as ``put`` gives them, to a score.
    """

    peer: Peer
    threshold: float
    put: Callable[[Subject], Any]
    compare: Callable[[Any, Any], float]

    def score(self, subject: Subject, listed: Subject) -> float:
        """Score a subject and a listed party."""
        return self.compare(self.put(subject), self.put(listed))


def peers() -> Iterator[Matcher | Peer]:
    """Give every peer, or what is known of one that cannot be run."""
    for name, package, setting, make in (
        ("rapidfuzz WRatio", "rapidfuzz", f"cut-off {WRATIO_CUTOFF:g}", _wratio),
        ("nomenklatura logic-v2", "nomenklatura", f"threshold {LOGIC_V2_THRESHOLD:g}", _logic_v2),
    ):
        try:
            peer = Peer(name, version(package), setting)
            threshold, put, compare = make()
        except PackageNotFoundError:
            yield Peer(name, "", setting, missing=f"{package} is not installed")
        except ImportError as error:
            yield Peer(name, version(package), setting, missing=f"it cannot be loaded: {error}")
        else:
            yield Matcher(peer, threshold, put, compare)


def as_subject(party: Entity) -> Subject:
    """Put a listed party as a subject: its names, birth dates and countries."""
    countries = [fact.value for fact in party.facts if fact.prop in _TIES]
    countries += [address.country for address in party.addresses]
    return Subject(
        row=0,
        key=party.id,
        names=tuple(dict.fromkeys(name.text for name in party.names)),
        schema=party.schema,
        birth_dates=party.values("birthDate"),
        countries=tuple(dict.fromkeys(c for c in countries if len(c) == 2)),
    )


_TIES = frozenset({"nationality", "citizenship", "country", "jurisdiction", "flag"})


_Made = tuple[float, Callable[[Subject], Any], Callable[[Any, Any], float]]


def _wratio() -> _Made:
    from rapidfuzz import fuzz, utils

    def put(subject: Subject) -> list[str]:
        return [utils.default_process(name) for name in subject.names]

    def compare(ours: list[str], theirs: list[str]) -> float:
        return max((fuzz.WRatio(a, b) for a in ours for b in theirs), default=0.0)

    return WRATIO_CUTOFF, put, compare


def _logic_v2() -> _Made:
    from followthemoney import EntityProxy
    from nomenklatura.matching import LogicV2

    settings = LogicV2.default_config()

    def put(subject: Subject) -> EntityProxy:
        return EntityProxy.from_dict(_ftm(subject))

    def compare(ours: EntityProxy, theirs: EntityProxy) -> float:
        return float(LogicV2.compare(ours, theirs, settings).score)

    return LOGIC_V2_THRESHOLD, put, compare


def _ftm(subject: Subject) -> dict[str, Any]:
    properties: dict[str, list[str]] = {"name": list(subject.names)}
    if subject.schema is Schema.PERSON:
        properties["birthDate"] = [day for day in subject.birth_dates if "/" not in day]
        properties["nationality"] = [code.lower() for code in subject.countries]
    elif subject.schema not in {Schema.VESSEL, Schema.AIRPLANE}:
        properties["country"] = [code.lower() for code in subject.countries]
    return {"id": subject.key, "schema": str(subject.schema), "properties": properties}
