"""Who can be reached from a party, how far, and by which way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lookthrough.network.adjacency import Adjacency, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """The nodes within a radius.

    Args:
        nodes: shape ``(reached,)``; the origin, then the others nearest first, at one distance
            by the nodes on the way.
        distances: shape ``(reached,)``; steps from the origin.
        parents: shape ``(all nodes,)``; the node before, for reached nodes but the origin.
    """

    nodes: Ints
    distances: Ints
    parents: NDArray[np.int32]

    def way(self, place: int) -> list[int]:
        """Return the node numbers from the origin to ``nodes[place]``."""
        way = [int(self.nodes[place])]
        for _ in range(int(self.distances[place])):
            way.append(int(self.parents[way[-1]]))
        return way[::-1]


def reach(adjacency: Adjacency, origin: int, radius: int, hub_degree: int | None = None) -> Reach:
    """Walk outwards breadth first.

    Of several shortest ways to a node the one whose numbers come first is kept: each frontier
    is held in the order of its ways, so the first step to arrive is on the first way.

    Args:
        adjacency: who is linked to whom.
        origin: where to start.
        radius: how many steps to go.
        hub_degree: do not walk on from a node with more neighbours; the origin excepted.
    """
    frontier = np.array([origin], np.int64)
    levels = [frontier]
    parents = np.zeros(len(adjacency.degrees), np.int32)
    seen = np.zeros(len(adjacency.degrees), np.bool_)
    seen[origin] = True
    while len(levels) <= radius and frontier.size:
        if hub_degree is not None and len(levels) > 1:
            frontier = frontier[adjacency.degrees[frontier] <= hub_degree]
        origins, ends = adjacency.expand(frontier)
        new = ~seen[ends]
        found, first = np.unique(ends[new], return_index=True)
        parents[found] = frontier[origins[new][first]]
        seen[found] = True
        frontier = found[np.argsort(first)]
        levels.append(frontier)
    distances = np.repeat(np.arange(len(levels)), [level.size for level in levels])
    return Reach(np.concatenate(levels), distances.astype(np.int64), parents)
