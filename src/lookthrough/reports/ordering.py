"""Which column each party of a drawing stands in, and how high each box stands in its column."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from lookthrough.reports.links import Network

PARTY_GAP = 26.0
ROLE_GAP = 9.0
SWEEPS = 8

K = TypeVar("K")


def columns_of(network: Network, focus: Collection[str]) -> dict[str, int]:
    """Count each party's links from the focus; a part out of reach starts from its first party."""
    neighbours = defaultdict(list)
    for link in network.links:
        neighbours[link.source.id].append(link.target.id)
        neighbours[link.target.id].append(link.source.id)
    found: dict[str, int] = {}
    starts = [[party.id for party in network.parties if party.id in focus]]
    starts += [[party.id] for party in network.parties]
    for start in starts:
        queue = deque(id_ for id_ in start if id_ not in found)
        found.update(dict.fromkeys(queue, 0))
        while queue:
            here = queue.popleft()
            for there in neighbours[here]:
                if there not in found:
                    found[there] = found[here] + 1
                    queue.append(there)
    return found


def middles(
    column: Mapping[str, int],
    ends: Sequence[tuple[str, str]],
    gutter: Sequence[int],
    heights: Mapping[str, float],
    label_heights: Sequence[float],
) -> tuple[dict[str, float], list[float]]:
    """Find the middles of parties and labels: each near those it is joined to, none touching.

    Args:
        column: each party's column.
        ends: each link's two parties.
        gutter: the gutter each link's label stands in.
        heights: each party's height.
        label_heights: each label's height.

    Returns:
        Middles by party, and middles by link, from the top of the highest box.
    """
    columns, gutters = _grouped(column.items()), _grouped(enumerate(gutter))
    party_y: dict[str, float] = {}
    for members in columns.values():
        packed = spread([0.0] * len(members), [heights[id_] for id_ in members], PARTY_GAP)
        party_y.update(zip(members, packed, strict=True))
    label_y = [0.0] * len(ends)
    for _ in range(SWEEPS):
        for lane in gutters.values():
            order = sorted(((party_y[ends[n][0]] + party_y[ends[n][1]]) / 2, n) for n in lane)
            tall = [label_heights[n] for _, n in order]
            spots = spread([wish for wish, _ in order], tall, ROLE_GAP)
            for (_, n), spot in zip(order, spots, strict=True):
                label_y[n] = spot
        wishes = _wishes(ends, party_y, label_y)
        for members in columns.values():
            ranked = sorted((wishes[id_], party_y[id_], id_) for id_ in members)
            tall = [heights[id_] for _, _, id_ in ranked]
            spots = spread([wish for wish, _, _ in ranked], tall, PARTY_GAP)
            party_y.update(zip((id_ for _, _, id_ in ranked), spots, strict=True))
    tops = [party_y[id_] - heights[id_] / 2 for id_ in party_y]
    tops += [y - height / 2 for y, height in zip(label_y, label_heights, strict=True)]
    top = min(tops, default=0.0)
    return {id_: y - top for id_, y in party_y.items()}, [y - top for y in label_y]


def _wishes(
    ends: Sequence[tuple[str, str]], party_y: Mapping[str, float], label_y: Sequence[float]
) -> dict[str, float]:
    """Say where each party wants to be: at the mean of its links' labels."""
    pulls: dict[str, list[float]] = {id_: [] for id_ in party_y}
    for n, pair in enumerate(ends):
        for id_ in pair:
            pulls[id_].append(label_y[n])
    return {id_: sum(ys) / len(ys) if ys else party_y[id_] for id_, ys in pulls.items()}


def _grouped(items: Iterable[tuple[K, int]]) -> dict[int, list[K]]:
    groups: dict[int, list[K]] = defaultdict(list)
    for member, place in items:
        groups[place].append(member)
    return dict(sorted(groups.items()))


def spread(wanted: Sequence[float], heights: Sequence[float], gap: float) -> list[float]:
    """Put boxes in their order as near to where they want to be as they fit, in least squares.

    Args:
        wanted: the middles wanted.
        heights: the boxes' heights.
        gap: least space between two of them.

    Returns:
        The middles, each at least half its own and its neighbour's height and the gap apart.

    Example:
        >>> spread([10, 10], [4, 4], 2)
        [7.0, 13.0]
    """
    offsets = [0.0]
    for above, below in pairwise(heights):
        offsets.append(offsets[-1] + above / 2 + below / 2 + gap)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        mean, size = float(want - offset), 1
        while pools and pools[-1][0] >= mean:
            before, count = pools.pop()
            mean = (before * count + mean * size) / (count + size)
            size += count
        pools.append((mean, size))
    shifts = [mean for mean, size in pools for _ in range(size)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=False)]
