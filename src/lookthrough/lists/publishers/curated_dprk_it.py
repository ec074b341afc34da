"""The curated network of listed DPRK IT-worker parties, which comes with the package.

The parties and most links are those of OFAC's list; a few links stand only in a release, and
cite it word for word. Entity ids are OFAC's, so the network joins the list where both are held.
What is in it, and what is left out on purpose, is told in ``docs/lists/curated-dprk-it.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from lookthrough.lists.formats.curated_json import CuratedNetwork, Json, read_curated
from lookthrough.lists.source import LISTS, ListDefinition, SourceFile
from lookthrough.model import (
    Address,
    Document,
    Entity,
    Fact,
    Link,
    ListContent,
    ListInfo,
    Listing,
    Measure,
    MeasureKind,
    Name,
    Provenance,
    RowCount,
    Schema,
)

INFO = ListInfo(
    id="curated-dprk-it",
    title="Curated network of listed DPRK IT-worker parties",
    publisher="Lookthrough, from records of the U.S. Department of the Treasury",
    url="https://home.treasury.gov/news/press-releases/jy2790",
    licence="facts of public record; works of the U.S. Government",
    jurisdiction="US",
    max_age_days=None,
    min_entities=40,
    max_entities=500,
    reader_version=1,
)
FILE = Path(__file__).parents[1] / "curated" / "dprk_it.json"

_QUALIFIERS = ("country", "currency", "issued", "expires", "label", "note")


def built_in() -> tuple[SourceFile, ...]:
    """Say where the file lies inside the package."""
    return (SourceFile(FILE.name, FILE),)


def map_network(network: CuratedNetwork, snapshot: str) -> ListContent:
    """Map the network; see ``ListDefinition.map``."""
    parties, links = network.content["parties"], network.content["links"]
    captions = {party["record"]: party["names"][0]["text"] for party in parties}
    mapper = _Mapper(network.content, snapshot, captions)
    return ListContent(
        entities=tuple(mapper.entity(party) for party in parties),
        links=tuple(mapper.links(links)),
        rows=(
            RowCount(f"{network.file_name} parties", len(parties), len(parties)),
            RowCount(f"{network.file_name} links", len(links), len(links)),
        ),
        publisher_date=network.content["reviewed_on"],
    )


@dataclass(frozen=True, slots=True)
class _Mapper:
    content: Json
    snapshot: str
    captions: dict[str, str]

    def at(self, record: str, source: str) -> Provenance:
        """Cite the official record: ``OFAC SDN record 52289, sdn.csv Remarks, edition of …``."""
        key, _, column = source.partition(" ")
        file, _, edition = self.content["records"][key].partition(", ")
        field = f"OFAC SDN record {record}, {file} {column}, {edition}"
        return Provenance(INFO.id, self.snapshot, record, field)

    def entity(self, party: Json) -> Entity:
        record = party["record"]
        return Entity(
            id=f"ofac-{record}",
            schema=Schema(party["schema"]),
            names=tuple(self.name(record, item) for item in party["names"]),
            listings=(self.listing(record, party),),
            facts=tuple(self.fact(record, item) for item in party.get("facts", ())),
            addresses=tuple(self.address(record, item) for item in party.get("addresses", ())),
        )

    def name(self, record: str, item: Json) -> Name:
        at = self.at(record, item["from"])
        return Name(item["text"], item["prop"], at, item.get("family", ""), item.get("given", ""))

    def fact(self, record: str, item: Json) -> Fact:
        return Fact(
            prop=item["prop"],
            value=item["value"],
            provenance=self.at(record, item["from"]),
            original=item.get("original", ""),
            qualifiers=tuple((key, item[key]) for key in _QUALIFIERS if key in item),
        )

    def address(self, record: str, item: Json) -> Address:
        parts = {key: text for key, text in item.items() if key != "from"}
        return Address(self.at(record, item["from"]), **parts)

    def listing(self, record: str, party: Json) -> Listing:
        return Listing(
            list_id=INFO.id,
            record=record,
            programmes=tuple(party["programmes"]),
            measures=tuple(self.measures(party)),
            provenance=self.at(record, party["listing_from"]),
            listed_on=party.get("listed_on", ""),
            url=f"https://sanctionssearch.ofac.treas.gov/Details.aspx?id={record}",
        )

    def measures(self, party: Json) -> Iterator[Measure]:
        for key in party["measures"]:
            text, kind = self.content["measures"][key], MeasureKind(key)
            if "rule" in text:
                yield Measure(kind, text["statement"], "", text["rule"])
                continue
            for tag in party["programmes"]:
                yield Measure(kind, text["statement"], tag, self.content["programmes"][tag])

    def links(self, items: Sequence[Json]) -> Iterator[Link]:
        for item in items:
            source, target = (f"ofac-{item[end]}" for end in ("source", "target"))
            link_id = f"{source}~{'-'.join(item['role'].lower().replace(',', '').split())}~{target}"
            yield Link(
                id=link_id,
                schema=item["schema"],
                source=source,
                target=target,
                role=item["role"],
                provenance=(self.origin(item),),
                start_date=item["stated_on"],
            )

    def origin(self, item: Json) -> Provenance:
        record = item["source"]
        if "from" in item:
            # As the record prints it; a test holds the names to the rows of the list.
            words = f"{item['role']}: {self.captions[item['target']]}"
            return replace(self.at(record, item["from"]), quote=words)
        document = Document(id=item["document"], **self.content["documents"][item["document"]])
        return Provenance(
            INFO.id,
            self.snapshot,
            record,
            document=document,
            quote=item["quote"],
            quote_offset=item["quote_offset"],
        )


DEFINITION = ListDefinition(info=INFO, read=read_curated, map=map_network, built_in=built_in)
LISTS.add(INFO.id, cast("ListDefinition[object]", DEFINITION))
