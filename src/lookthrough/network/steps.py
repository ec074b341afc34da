"""From links to the steps of a path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from lookthrough.model import Link, Path, Provenance, Step
from lookthrough.network.graph import Graph

VAGUE_ROLES = frozenset({"", "linked to", "associate of", "associated with", "related to"})
"""Roles that say no more than that there is a relation."""


def path_through(graph: Graph, nodes: Sequence[int]) -> Path:
    """Return the path that passes these parties, given by number, in this order."""
    return Path(tuple(step_between(graph, here, there) for here, there in pairwise(nodes)))


def step_between(graph: Graph, source: int, target: int) -> Step:
    """Combine all links between two neighbours into one step.

    The step tells the most specific link: a role of its own before ``Linked To`` and its
    like, then a typed relation before ``UnknownLink``, then one stated in a document before
    one from a list alone, then the first by id. It cites every link: lists first, then
    documents.
    """
    half_edges = graph.adjacency.half_edges_between(source, target)
    links = [graph.links[number] for number in graph.adjacency.links[half_edges].tolist()]
    along = graph.adjacency.along[half_edges].tolist()
    told, forward = min(zip(links, along, strict=True), key=lambda pair: _vagueness(pair[0]))
    return Step(
        source=graph.parties[source],
        target=graph.parties[target],
        link=told.id,
        schema=told.schema,
        role=told.role,
        forward=forward,
        provenance=cited(links),
    )


def cited(links: Iterable[Link]) -> tuple[Provenance, ...]:
    """Return where links are stated, each origin once, lists before documents."""
    origins = dict.fromkeys(chain.from_iterable(link.provenance for link in links))
    return tuple(sorted(origins, key=lambda origin: origin.document is not None))


def _vagueness(link: Link) -> tuple[bool, bool, bool]:
    return (
        link.role.strip().casefold() in VAGUE_ROLES,
        link.schema == "UnknownLink",
        all(origin.document is None for origin in link.provenance),
    )
