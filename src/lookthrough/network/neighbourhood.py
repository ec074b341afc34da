"""Everything around a party."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

import numpy as np

from lookthrough.model import Link, Party, Step
from lookthrough.network.graph import Graph, refuse_negative
from lookthrough.network.reach import reach
from lookthrough.network.steps import cited


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The parties around one, and the links among them, for a picture or a table.

    Args:
        parties: the party asked about, then the others, nearest first, then by caption.
        steps: one per link, in the link's own direction: nearest first, then by captions.
    """

    parties: tuple[Party, ...]
    steps: tuple[Step, ...]


def neighbourhood(graph: Graph, entity_id: str, radius: int) -> Neighbourhood:
    """Gather every party within the radius and every link among them; nothing is left out.

    Parallel links are one step each, and so is a link of a party to itself.

    Args:
        graph: where to look.
        entity_id: the party asked about.
        radius: how many links away to look.

    Raises:
        UnknownKeyError: the id is not in the graph.
        InputError: the radius is negative.

    Example:
        >>> from lookthrough.model import Provenance
        >>> stated = (Provenance("invented-list", "", "1"),)
        >>> link = Link("l1", "UnknownLink", "ash", "birch", "Linked To", stated)
        >>> [step.role for step in neighbourhood(Graph.build([], [link]), "birch", 1).steps]
        ['Linked To']
    """
    refuse_negative(radius=radius)
    reached = reach(graph.adjacency, graph.number(entity_id), radius)
    distance = dict(zip(reached.nodes.tolist(), reached.distances.tolist(), strict=True))
    order = np.lexsort((reached.nodes, reached.distances))
    parties = tuple(graph.parties[node] for node in reached.nodes[order].tolist())

    def place(link: Link) -> tuple[int, int, int, int]:
        source, target = graph.numbers[link.source], graph.numbers[link.target]
        return (*sorted((distance[source], distance[target])), source, target)

    links = [link for node in distance for link in _leaving(graph, node, distance)]
    return Neighbourhood(parties, tuple(_step(graph, link) for link in sorted(links, key=place)))


def _leaving(graph: Graph, node: int, inside: Container[int]) -> Iterator[Link]:
    """The links that point from a node to one inside."""
    half_edges = graph.adjacency.half_edges_of(node)
    outward = graph.adjacency.links[half_edges][graph.adjacency.along[half_edges]]
    for number in outward.tolist():
        link = graph.links[number]
        if graph.numbers[link.target] in inside:
            yield link


def _step(graph: Graph, link: Link) -> Step:
    return Step(
        source=graph.party(link.source),
        target=graph.party(link.target),
        link=link.id,
        schema=link.schema,
        role=link.role,
        forward=True,
        provenance=cited([link]),
    )
