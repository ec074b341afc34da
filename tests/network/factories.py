"""Networks for the tests of this room: drawn by hand, by chance, and from the public record."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
from hypothesis import strategies as st

from lookthrough.model import Document, Link, Party, Provenance, Schema
from lookthrough.network import Graph

ROLES = ("", "Linked To", "front company of", "pays wages to")


@dataclass(frozen=True)
class Drawing:
    """The parties and links a graph is built from, and the same network for the oracle."""

    parties: tuple[Party, ...]
    links: tuple[Link, ...]

    @property
    def graph(self) -> Graph:
        return Graph.build(self.parties, self.links)

    @property
    def oracle(self) -> nx.Graph[str]:
        """Who is linked to whom, without parallel links and links to oneself."""
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(party.id for party in self.parties)
        graph.add_nodes_from(end for link in self.links for end in (link.source, link.target))
        graph.add_edges_from((a.source, a.target) for a in self.links if a.source != a.target)
        return graph

    def spelled(self, chain: tuple[str, ...]) -> list[tuple[str, str]]:
        """How a chain of ids sorts: by the captions on its way, then the ids."""
        captions = {party.id: party.caption for party in self.parties}
        return [(captions.get(party, party), party) for party in chain]


def from_list(record: str) -> Provenance:
    return Provenance("invented-list", "snapshot", record, "remarks")


def link(text: str, *, id: str = "", **fields: object) -> Link:  # noqa: A002
    """Read ``"ash>birch"`` as a link from ash to birch, stated by an invented list."""
    source, target = text.split(">")
    values: dict[str, object] = {
        "schema": "UnknownLink",
        "role": "Linked To",
        "provenance": (from_list(id or text),),
    }
    return Link(id=id or text, source=source, target=target, **(values | fields))  # type: ignore[arg-type]


@st.composite
def drawings(draw: st.DrawFn, max_parties: int = 9, max_links: int = 24) -> Drawing:
    """Draw a multigraph: captions that repeat, parallel links, links to oneself, loose ends."""
    ids = [f"p{number}" for number in range(draw(st.integers(2, max_parties)))]
    captions = st.sampled_from(("Ash Ltd", "Birch Ltd", "Cedar Ltd"))
    lists = st.sampled_from(((), ("invented-list",)))
    given = draw(st.lists(st.sampled_from(ids), unique=True))
    parties = [Party(one, draw(captions), Schema.COMPANY, draw(lists)) for one in given]
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(ROLES))
    size = draw(st.integers(0, max_links))  # else hypothesis draws mostly sparse networks
    drawn = draw(st.lists(ends, min_size=size, max_size=size))
    links = tuple(
        link(f"{source}>{target}", id=f"link-{number}", role=role)
        for number, (source, target, role) in enumerate(drawn)
    )
    known = {*given, *(end for source, target, _ in drawn for end in (source, target))}
    loose = [Party(one, one, Schema.LEGAL_ENTITY) for one in ids if one not in known]
    return Drawing((*parties, *loose), links)


def graph_of(*texts: str, listed: tuple[str, ...] = ()) -> Graph:
    """Build a graph of companies named by their ids from links such as ``"ash>birch"``."""
    parties = [Party(one, one, Schema.COMPANY, ("invented-list",)) for one in listed]
    return Graph.build(parties, [link(text) for text in texts])


RELEASE = Document(
    "jy2790",
    "U.S. Department of the Treasury",
    "Release of 16 January 2025 on DPRK IT worker revenue",
    "2025-01-16",
    "https://home.treasury.gov/news/press-releases/jy2790",
)


def public_record() -> Graph:
    """Three listed parties: one link is on OFAC's list, the other only in Treasury's release."""
    stands_on = ("us-ofac-sdn",)
    on_list = Provenance("us-ofac-sdn", "s1", "52289", "sdn.csv Remarks")
    in_release = Provenance(
        "curated-dprk-it",
        "s2",
        "52283",
        document=RELEASE,
        quote="Department 53 front company Chonsurim Trading Corporation (Chonsurim)",
        quote_offset=3139,
    )
    return Graph.build(
        [
            Party("ofac-52289", "JONG, In Chol", Schema.PERSON, stands_on),
            Party("ofac-52283", "CHONSURIM TRADING CORPORATION", Schema.COMPANY, stands_on),
            Party(
                "ofac-52262",
                "DEPARTMENT 53 OF THE MINISTRY OF THE PEOPLE'S ARMED FORCES",
                Schema.PUBLIC_BODY,
                stands_on,
            ),
        ],
        [
            link("ofac-52289>ofac-52283", id="on-list", provenance=(on_list,)),
            link(
                "ofac-52283>ofac-52262",
                id="in-release",
                role="front company of",
                provenance=(in_release,),
            ),
        ],
    )
