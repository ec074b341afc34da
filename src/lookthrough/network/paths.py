"""All shortest paths between two sets of parties, met in the middle."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np

from lookthrough.model import InputError, Path
from lookthrough.network.adjacency import Adjacency, Ints
from lookthrough.network.graph import Graph, refuse_negative
from lookthrough.network.steps import path_through


@dataclass(frozen=True, slots=True)
class PathSearch:
    """What a search for paths found.

    Args:
        paths: shortest paths, by the captions (then ids) of the parties on their way.
        omitted: how many more equally short paths there are, exactly.
    """

    paths: tuple[Path, ...]
    omitted: int


def shortest_paths(
    graph: Graph,
    sources: Collection[str],
    targets: Collection[str],
    *,
    limit: int = 20,
    max_length: int = 6,
) -> PathSearch:
    """Find all shortest paths from any source to any target.

    Links are walked both ways. A path is a chain of parties; several links between the same
    two parties are one step of it. All paths found have the same length, that of the nearest
    source and target.

    Args:
        graph: where to look.
        sources: ids of the parties to start from.
        targets: ids of the parties to arrive at.
        limit: return at most so many; the others are counted, not walked.
        max_length: look no further than so many steps.

    Returns:
        The paths; none where no target is in reach.

    Raises:
        UnknownKeyError: an id is not in the graph.
        InputError: a party is both source and target, or a bound is negative.

    Example:
        >>> from lookthrough.model import Link, Provenance
        >>> stated = (Provenance("invented-list", "", "1"),)
        >>> link = Link("l1", "UnknownLink", "ash", "birch", "Linked To", stated)
        >>> found = shortest_paths(Graph.build([], [link]), ["birch"], ["ash"])
        >>> found.paths[0].steps[0].forward
        False
    """
    refuse_negative(limit=limit, max_length=max_length)
    starts, ends = _nodes(graph, sources), _nodes(graph, targets)
    both = np.intersect1d(starts, ends)
    if both.size:
        problem = f"{graph.parties[both[0]].id!r} is both where a path starts and where it ends"
        raise InputError(problem, expected="sources and targets with no party in common")
    layers = _layers(graph.adjacency, starts, ends, max_length)
    if not layers:
        return PathSearch((), 0)
    tiers = [_tier(graph.adjacency, *pair) for pair in pairwise(layers)]
    chains = islice(_chains(layers, tiers), limit)
    paths = tuple(path_through(graph, chain) for chain in chains)
    return PathSearch(paths, _count(layers, tiers) - len(paths))


def _nodes(graph: Graph, ids: Collection[str]) -> Ints:
    return np.unique(np.array([graph.number(one) for one in ids], np.int64))


class _Side:
    """One of the two searches: breadth first, a level at a time."""

    def __init__(self, adjacency: Adjacency, nodes: Ints) -> None:
        self._adjacency = adjacency
        self.steps = 0
        self.frontier = nodes
        self._level = np.zeros(len(adjacency.degrees), np.int32)  # distance + 1; 0 is unseen
        self._level[nodes] = 1

    @property
    def cost(self) -> int:
        """How many half-edges the next level walks, about."""
        return int(self._adjacency.degrees[self.frontier].sum())

    def advance(self) -> None:
        """Walk one level further."""
        _, ends = self._adjacency.expand(self.frontier)
        self.steps += 1
        self.frontier = np.unique(ends[self._level[ends] == 0])
        self._level[self.frontier] = self.steps + 1

    def seen(self, nodes: Ints) -> Ints:
        """Those of the nodes that this side has reached."""
        return nodes[self._level[nodes] > 0]

    def back(self, nodes: Ints) -> list[Ints]:
        """Layers of shortest ways home from nodes of the last level, theirs left out."""
        layers = [nodes]
        for level in range(self.steps, 0, -1):
            _, ends = self._adjacency.expand(layers[-1])
            layers.append(np.unique(ends[self._level[ends] == level]))
        return layers[1:]


def _layers(adjacency: Adjacency, starts: Ints, ends: Ints, max_length: int) -> list[Ints]:
    """Return the nodes on shortest paths, ascending, layer by layer; empty if there is none.

    The side with less to walk advances. The first nodes that both have reached lie, on the
    other side, on its last level: had they been nearer, the sides would have met before. So
    every shortest path passes exactly one of them.
    """
    fore, aft = _Side(adjacency, starts), _Side(adjacency, ends)
    while fore.steps + aft.steps < max_length and fore.frontier.size and aft.frontier.size:
        near, far = (fore, aft) if fore.cost <= aft.cost else (aft, fore)
        near.advance()
        met = far.seen(near.frontier)
        if met.size:
            return [*reversed(fore.back(met)), met, *aft.back(met)]
    return []


@dataclass(frozen=True, slots=True)
class _Tier:
    """How a layer leads to the next: position ``i`` to ``follows[rows[i]:rows[i + 1]]``."""

    rows: Ints
    follows: Ints


def _tier(adjacency: Adjacency, layer: Ints, following: Ints) -> _Tier:
    origins, ends = adjacency.expand(layer)
    at = np.minimum(np.searchsorted(following, ends), len(following) - 1)
    on_path = following[at] == ends
    rows = np.searchsorted(origins[on_path], np.arange(len(layer) + 1))
    return _Tier(rows.astype(np.int64), at[on_path].astype(np.int64))


def _count(layers: list[Ints], tiers: list[_Tier]) -> int:
    """Count the paths in Python's integers, which do not overflow."""
    ways = np.ones(len(layers[-1]), dtype=object)
    for tier in reversed(tiers):
        ways = np.add.reduceat(ways[tier.follows], tier.rows[:-1])
    return int(sum(ways.tolist()))


def _chains(layers: list[Ints], tiers: list[_Tier]) -> Iterator[list[int]]:
    """Walk the paths in order, as node numbers; every node on a layer leads to the end."""
    waiting = [iter(range(len(layers[0])))]
    chain: list[int] = []
    while waiting:
        position = next(waiting[-1], None)
        if position is None:
            waiting.pop()
            if chain:
                chain.pop()
            continue
        depth = len(chain)
        chain.append(int(layers[depth][position]))
        if depth == len(tiers):
            yield chain.copy()
            chain.pop()
        else:
            tier = tiers[depth]
            following = tier.follows[tier.rows[position] : tier.rows[position + 1]]
            waiting.append(iter(following.tolist()))
