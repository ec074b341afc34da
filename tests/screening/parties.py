"""An invented list with a small network, and the curated one, ready to be screened against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from lookthrough.lists import LISTS
from lookthrough.matching import Index, build_arrays, entity_profile
from lookthrough.model import (
    Coverage,
    Entity,
    Fact,
    Link,
    ListContent,
    Listing,
    ListState,
    Measure,
    MeasureKind,
    Name,
    Party,
    Provenance,
    Schema,
    UnknownKeyError,
)
from lookthrough.network import Graph
from lookthrough.screening import Screener, Settings

WALLET = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
FREEZE = Measure(MeasureKind.ASSET_FREEZE, "Property is blocked.", "LANTERN")
TRAVEL = Measure(MeasureKind.TRAVEL_BAN, "Entry is refused.", "LANTERN")


class Held:
    """Parties in memory, by id."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._held = {entity.id: entity for entity in entities}

    def party(self, entity_id: str) -> Entity:
        try:
            return self._held[entity_id]
        except KeyError:
            raise UnknownKeyError(entity_id) from None


def origin(list_id: str, record: str) -> Provenance:
    return Provenance(list_id, "0123456789ab", record, "main.csv")


def listing(list_id: str, record: str, *measures: Measure) -> Listing:
    return Listing(list_id, record, ("LANTERN",), measures, origin(list_id, record))


def entity(
    number: int,
    schema: Schema,
    *names: str,
    facts: Sequence[tuple[str, str]] = (),
    listings: Sequence[Listing] | None = None,
) -> Entity:
    """A party of the list ``xx-first``, listed there unless said otherwise."""
    record = origin("xx-first", str(number))
    return Entity(
        f"xx-{number}",
        schema,
        tuple(Name(name, "alias" if i else "name", record) for i, name in enumerate(names)),
        (listing("xx-first", str(number), FREEZE),) if listings is None else tuple(listings),
        tuple(Fact(prop, value, record) for prop, value in facts),
    )


MIRO = entity(
    1,
    Schema.PERSON,
    "TANNENFELS, Miro",
    "Miro Tanenfels",
    facts=[("birthDate", "1979-01-05"), ("nationality", "LA"), ("passportNumber", "P1234567")],
    listings=[
        listing("xx-first", "1", FREEZE, TRAVEL),
        listing("yy-second", "B-7", FREEZE),
    ],
)
LANTERN = entity(2, Schema.COMPANY, "HARBOUR LANTERN TRADING CO., LTD.")
BUREAU = entity(3, Schema.PUBLIC_BODY, "BUREAU FORTY OF THE MINISTRY OF LANTERNS")
NAMESAKE = entity(4, Schema.PERSON, "TANNENFELS, Miro", facts=[("birthDate", "1951-11-30")])
PURSE = entity(5, Schema.PERSON, "QUILLFEATHER, Odo", facts=[("publicKey", WALLET)])
REFERRED = entity(6, Schema.COMPANY, "GREY HERON COMPONENTS", listings=())
ALONE = entity(7, Schema.VESSEL, "SEA THISTLE", facts=[("imoNumber", "IMO 9176187")])
ENTITIES = (MIRO, LANTERN, BUREAU, NAMESAKE, PURSE, REFERRED, ALONE)


def link(source: Entity, target: Entity, role: str) -> Link:
    return Link(
        f"{source.id}-{target.id}",
        "UnknownLink",
        source.id,
        target.id,
        role,
        (origin("xx-first", source.id.removeprefix("xx-")),),
    )


LINKS = (
    link(MIRO, LANTERN, "director of"),
    link(LANTERN, BUREAU, "front company of"),
    link(REFERRED, BUREAU, "supplier of"),
)


def screener_of(
    entities: Sequence[Entity], links: Sequence[Link] = (), settings: Settings | None = None
) -> Screener:
    """Wire a screener over parties in memory."""
    linked = {end for item in links for end in (item.source, item.target)}
    ends = [
        Party(e.id, e.caption, e.schema, tuple(dict.fromkeys(x.list_id for x in e.listings)))
        for e in entities
        if e.id in linked
    ]
    return Screener(
        Index(build_arrays(map(entity_profile, entities))),
        [e.id for e in entities],
        Held(entities),
        Graph.build(ends, links),
        settings or Settings(),
    )


@cache
def curated() -> ListContent:
    """The network that comes with the package."""
    definition = LISTS["curated-dprk-it"]
    assert definition.built_in is not None
    return ListContent.of(definition.map(definition.read(definition.built_in()), "0123456789ab"))


COVERAGE = Coverage(
    "watch-1",
    (ListState("xx-first", "First", "snapshot-1", "2026-03-01", "2026-03-02", 4, 7),),
    (),
    ("xx-first",),
)
