"""The network behind a hit."""

from __future__ import annotations

import numpy as np

from lookthrough.model import Exposure
from lookthrough.network.adjacency import Adjacency
from lookthrough.network.graph import Graph, refuse_negative
from lookthrough.network.reach import Reach, reach
from lookthrough.network.steps import path_through


def exposure(
    graph: Graph,
    entity_id: str,
    *,
    radius: int = 3,
    limit: int = 50,
    hub_degree: int = 500,
) -> Exposure:
    """Find the shortest path from a party to each party in reach.

    Nearest first; at one distance parties on a list before those only referred to, then by
    the captions on the way. A hub is reached but not passed through, unless it is the party
    asked about, so a path is the shortest that passes no hub.

    ``omitted`` counts the parties in reach beyond ``limit``, and those that stand next to a
    hub within the radius and were not reached another way. It is exact where no hub was in
    the way; behind a hub there may be more.

    Args:
        graph: where to look.
        entity_id: the party asked about.
        radius: how many links away to look.
        limit: return at most so many paths.
        hub_degree: a party linked to more others than this is a hub.

    Raises:
        UnknownKeyError: the id is not in the graph.
        InputError: a bound is negative.

    Example:
        >>> from lookthrough.model import Link, Provenance
        >>> stated = (Provenance("invented-list", "", "1"),)
        >>> ends = (("ash", "birch"), ("birch", "cedar"))
        >>> links = [Link(a + b, "UnknownLink", a, b, "Linked To", stated) for a, b in ends]
        >>> found = exposure(Graph.build([], links), "ash", radius=2)
        >>> [path.steps[-1].target.id for path in found.paths]
        ['birch', 'cedar']
    """
    refuse_negative(radius=radius, limit=limit, hub_degree=hub_degree)
    reached = reach(graph.adjacency, graph.number(entity_id), radius, hub_degree)
    unlisted = ~graph.listed[reached.nodes]
    order = np.lexsort((unlisted, reached.distances))
    others = order[reached.distances[order] > 0]
    paths = tuple(path_through(graph, reached.way(place)) for place in others[:limit].tolist())
    hidden = _behind_hubs(graph.adjacency, reached, radius, hub_degree)
    return Exposure(paths, radius, omitted=len(others) - len(paths) + hidden)


def _behind_hubs(adjacency: Adjacency, reached: Reach, radius: int, hub_degree: int) -> int:
    """Count the neighbours of hubs that are within the radius but were not reached."""
    walked_on = reached.distances < radius
    hubs = reached.nodes[walked_on & (adjacency.degrees[reached.nodes] > hub_degree)]
    _, ends = adjacency.expand(hubs)
    return int(np.setdiff1d(ends, reached.nodes).size)
