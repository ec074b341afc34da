"""Where each party and link of a drawing goes: columns by distance, nothing on top of another.

Parties stand in columns by their distance from where the search began, so every link joins two
neighbouring columns or two parties of one column. Between columns runs a gutter with one lane
for each link's label. Boxes in a column, and labels in a gutter, are spread over the height
without overlap, and columns and gutters share no ground: so no two boxes can touch. A layout
depends on its input alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lookthrough.reports.lettering import text_width, wrapped
from lookthrough.reports.links import Network, NetworkLink
from lookthrough.reports.ordering import columns_of, middles

NAME_SIZE = 13.0
NOTE_SIZE = 11.0
ROLE_SIZE = 11.5
LEADING = 1.3
PARTY_WIDTH = 176.0
PARTY_PADDING = 11.0
ROLE_WIDTH = 120.0
ROLE_PADDING = 5.0
CURVE_WIDTH = 34.0
PORT_GAP = 12.0
TALLEST_PORTS = 160.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with lines of text, in pixels."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Its middle, from the top."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Route:
    """How one link runs.

    Args:
        label: the box of its role.
        lane: left and right end of the label's lane.
        start: where it leaves the source, as ``(x, y)``.
        end: where it reaches the target.
    """

    label: Box
    lane: tuple[float, float]
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes by party id, and routes in the order of the network's links."""

    width: float
    height: float
    parties: Mapping[str, Box]
    routes: tuple[Route, ...]


def arrange(network: Network, focus: Collection[str], notes: Mapping[str, str]) -> Layout:
    """Lay a network out.

    Args:
        network: parties and links.
        focus: ids of the parties to start from; the first party where none is in the network.
        notes: a second, smaller text for each party, by id.
    """
    column = columns_of(network, focus)
    boxes = {
        party.id: _party_lines(party.caption, notes.get(party.id, "")) for party in network.parties
    }
    ends = [(link.source.id, link.target.id) for link in network.links]
    gutter = [min(column[a], column[b]) for a, b in ends]
    labels = [wrapped(link.role, ROLE_SIZE, ROLE_WIDTH, 5) for link in network.links]
    ports = _port_counts(ends, column)
    heights = {
        id_: max(_party_height(*boxes[id_]), min(PORT_GAP * ports[id_], TALLEST_PORTS))
        for id_ in boxes
    }
    label_heights = [_label_height(lines) for lines in labels]
    party_y, label_y = middles(column, ends, gutter, heights, label_heights)
    lanes, lefts, width = _across(column, gutter, labels)
    placed = {
        id_: Box(lefts[column[id_]], party_y[id_] - heights[id_] / 2, PARTY_WIDTH, heights[id_], *t)
        for id_, t in boxes.items()
    }
    label_boxes = [
        _label_box(lines, lanes[place], y, height)
        for lines, place, y, height in zip(labels, gutter, label_y, label_heights, strict=True)
    ]
    routes = _routes(network.links, placed, column, label_boxes, [lanes[g] for g in gutter])
    bottom = max((box.bottom for box in (*placed.values(), *label_boxes)), default=0.0)
    return Layout(width, bottom, placed, routes)


def _port_counts(ends: Iterable[tuple[str, str]], column: Mapping[str, int]) -> dict[str, int]:
    """Count the links on the busier side of each party."""
    sides: dict[tuple[str, str], int] = defaultdict(int)
    for ends_of_one in ends:
        for id_, side in zip(ends_of_one, _sides(ends_of_one, column), strict=True):
            sides[id_, side] += 1
    counts: dict[str, int] = defaultdict(int)
    for (id_, _), number in sides.items():
        counts[id_] = max(counts[id_], number)
    return counts


def _sides(ends: tuple[str, str], column: Mapping[str, int]) -> tuple[str, str]:
    """Say on which side of each end a link leaves: towards the gutter it runs through."""
    gutter = min(column[ends[0]], column[ends[1]])
    first, second = ("right" if column[id_] == gutter else "left" for id_ in ends)
    return first, second


def _across(
    column: Mapping[str, int], gutter: Sequence[int], labels: Sequence[tuple[str, ...]]
) -> tuple[dict[int, tuple[float, float]], list[float], float]:
    """Find the lanes' and columns' places from left to right, and the whole width."""
    widest: dict[int, float] = defaultdict(float)
    for place, lines in zip(gutter, labels, strict=True):
        widest[place] = max(widest[place], _label_width(lines))
    lanes: dict[int, tuple[float, float]] = {}
    lefts: list[float] = []
    x = 0.0
    for place in range(max(column.values(), default=-1) + 1):
        lefts.append(x)
        x += PARTY_WIDTH
        if place in widest:
            lanes[place] = (x + CURVE_WIDTH, x + CURVE_WIDTH + widest[place])
            x = lanes[place][1] + CURVE_WIDTH
    last_lane_open = lefts and x > lefts[-1] + PARTY_WIDTH
    return lanes, lefts, x - CURVE_WIDTH if last_lane_open else x


def _routes(
    links: Sequence[NetworkLink],
    parties: Mapping[str, Box],
    column: Mapping[str, int],
    labels: Sequence[Box],
    lanes: Sequence[tuple[float, float]],
) -> tuple[Route, ...]:
    """Share each side of a party out among its links, in the order of their labels."""
    sides: dict[tuple[str, str], list[tuple[float, int, int]]] = defaultdict(list)
    for n, link in enumerate(links):
        pair = (link.source.id, link.target.id)
        for end, (id_, side) in enumerate(zip(pair, _sides(pair, column), strict=True)):
            sides[id_, side].append((labels[n].middle, n, end))
    points: dict[tuple[int, int], tuple[float, float]] = {}
    for (id_, side), users in sides.items():
        box = parties[id_]
        x = box.right if side == "right" else box.x
        for place, (_, n, end) in enumerate(sorted(users), start=1):
            points[n, end] = (x, box.y + box.height * place / (len(users) + 1))
    return tuple(
        Route(label, lane, points[n, 0], points[n, 1])
        for n, (label, lane) in enumerate(zip(labels, lanes, strict=True))
    )


def _party_lines(caption: str, note: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = PARTY_WIDTH - 2 * PARTY_PADDING
    return wrapped(caption, NAME_SIZE, room, 4), wrapped(note, NOTE_SIZE, room, 2)


def _party_height(lines: tuple[str, ...], notes: tuple[str, ...]) -> float:
    text = LEADING * (NAME_SIZE * len(lines) + NOTE_SIZE * len(notes))
    return text + 2 * PARTY_PADDING + (3 if notes else 0)


def _label_width(lines: tuple[str, ...]) -> float:
    return max((text_width(line, ROLE_SIZE) for line in lines), default=0.0) + 2 * ROLE_PADDING


def _label_height(lines: tuple[str, ...]) -> float:
    return LEADING * ROLE_SIZE * len(lines) + ROLE_PADDING


def _label_box(
    lines: tuple[str, ...], lane: tuple[float, float], middle: float, height: float
) -> Box:
    width = _label_width(lines)
    return Box((lane[0] + lane[1] - width) / 2, middle - height / 2, width, height, lines)
