"""Who is linked to whom, as arrays: numbers in, numbers out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Adjacency:
    """Compressed sparse rows over both directions of every link, read-only.

    A node's row lists its neighbours once each, ascending. Behind each neighbour stands a
    group of half-edges, one per parallel link, in link order. A link of a node to itself is
    one half-edge in its own row.

    Args:
        rows: shape ``(nodes + 1,)``; node ``i`` has the pairs ``rows[i]:rows[i + 1]``.
        neighbours: shape ``(pairs,)``; the node at the other end.
        groups: shape ``(pairs + 1,)``; pair ``p`` has the half-edges ``groups[p]:groups[p + 1]``.
        links: shape ``(half_edges,)``; the link's number.
        along: shape ``(half_edges,)``; whether the link points from the row's node outwards.
        degrees: shape ``(nodes,)``; how many *other* nodes each is linked to.
    """

    rows: Ints
    neighbours: NDArray[np.int32]
    groups: Ints
    links: NDArray[np.int32]
    along: NDArray[np.bool_]
    degrees: Ints

    @classmethod
    def build(cls, nodes: int, sources: Ints, targets: Ints) -> Adjacency:
        """Arrange links, given by the numbers of their ends, shape ``(links,)`` each."""
        loops = sources == targets
        kept = np.column_stack([np.ones_like(loops), ~loops]).ravel()
        start = np.column_stack([sources, targets]).ravel()[kept]
        end = np.column_stack([targets, sources]).ravel()[kept]
        order = np.argsort(start * nodes + end, kind="stable")
        start, end = start[order], end[order]
        first = np.flatnonzero(np.diff(start * nodes + end, prepend=-1))
        rows = np.searchsorted(start[first], np.arange(nodes + 1)).astype(np.int64)
        degrees = np.diff(rows)
        degrees[np.unique(sources[loops])] -= 1
        adjacency = cls(
            rows=rows,
            neighbours=end[first].astype(np.int32),
            groups=np.append(first, len(end)).astype(np.int64),
            links=np.repeat(np.arange(len(sources), dtype=np.int32), 2)[kept][order],
            along=np.tile([True, False], len(sources))[kept][order],
            degrees=degrees,
        )
        for array in (rows, adjacency.neighbours, adjacency.groups, adjacency.links, degrees):
            array.setflags(write=False)
        adjacency.along.setflags(write=False)
        return adjacency

    def expand(self, nodes: Ints) -> tuple[Ints, Ints]:
        """Step from every node to each of its neighbours.

        Returns:
            For each step, in the order of ``nodes`` and then of the neighbours: the position
            in ``nodes`` it starts from, and the node it ends at.
        """
        first = self.rows[nodes]
        counts = self.rows[nodes + 1] - first
        origins = np.repeat(np.arange(len(nodes)), counts)
        skipped = first - (np.cumsum(counts) - counts)
        pairs = np.arange(len(origins)) + skipped[origins]
        return origins, self.neighbours[pairs].astype(np.int64)

    def half_edges_of(self, node: int) -> slice:
        """Return where a node's half-edges stand."""
        return slice(int(self.groups[self.rows[node]]), int(self.groups[self.rows[node + 1]]))

    def half_edges_between(self, node: int, neighbour: int) -> slice:
        """Return where the half-edges from a node to one of its neighbours stand."""
        first, last = self.rows[node], self.rows[node + 1]
        pair = first + np.searchsorted(self.neighbours[first:last], neighbour)
        return slice(int(self.groups[pair]), int(self.groups[pair + 1]))
