"""Invented lists, as an evaluation gets them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.screening.parties import COVERAGE, ENTITIES, LINKS, entity, origin, screener_of

from lookthrough.evaluation import Held
from lookthrough.model import Entity, Name, Schema
from lookthrough.screening import Settings


def held(threshold: float, parties: Sequence[Entity] = ENTITIES) -> Held:
    """Wire parties in memory for an evaluation."""
    links = LINKS if parties is ENTITIES else ()
    screener = screener_of(parties, links, Settings(threshold))
    return Held(screener, COVERAGE, lambda: iter(parties))


def person(number: int, family: str, given: str, *facts: tuple[str, str]) -> Entity:
    """A listed person whose publisher marks the parts of the name."""
    made = entity(number, Schema.PERSON, "", facts=facts)
    where = origin("xx-first", str(number))
    return replace(made, names=(Name(f"{family}, {given}", "name", where, family, given),))


PEOPLE = tuple(
    person(100 + number, family, given, ("birthDate", f"19{60 + number}-03-0{1 + number % 9}"))
    for number, (family, given) in enumerate(
        (family, given)
        for family in ("TANNENFELS", "QUILLFEATHER", "Thornapple", "WILLOWBROOK", "Vetrov")
        for given in ("Miro Odo", "Greta", "Bela Yuri", "Ana")
    )
)
"""Twenty invented people, of five families."""
COMPANIES = tuple(
    entity(200 + number, Schema.COMPANY, name)
    for number, name in enumerate(
        (
            "HARBOUR LANTERN TRADING CO., LTD.",
            "GREY HERON COMPONENTS LLC",
            "NORTHERN THISTLE SHIPPING GMBH",
            "AMBER QUAY HOLDING JOINT STOCK COMPANY",
        )
    )
)
LISTED = (*PEOPLE, *COMPANIES)
