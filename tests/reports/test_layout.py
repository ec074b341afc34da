from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from lookthrough.model import Party, Path, Schema, Step
from lookthrough.reports.layout import Box, Layout, arrange
from lookthrough.reports.links import Network, network_of

NAMES = ("Ava", "Harbour Lantern Trading Import and Export Company Limited", "靜葦軟件", "X" * 60)
ROLES = ("owns", "", "supplied notebook computers and network equipment to")
SLACK = 1e-6


@st.composite
def networks(draw: st.DrawFn) -> Network:
    number = draw(st.integers(2, 9))
    parties = [Party(f"p{n}", draw(st.sampled_from(NAMES)), Schema.COMPANY) for n in range(number)]
    spots = st.integers(0, number - 1)
    pairs = draw(st.lists(st.tuples(spots, spots), min_size=1, max_size=16))
    steps = [
        Step(
            parties[a],
            parties[b],
            f"l{n}",
            "",
            draw(st.sampled_from(ROLES)),
            draw(st.booleans()),
            (),
        )
        for n, (a, b) in enumerate(pairs)
    ]
    return network_of([Path((step,)) for step in steps])


def arranged(network: Network) -> Layout:
    return arrange(network, {"p0"}, {party.id: "company · xx-first" for party in network.parties})


def overlap(a: Box, b: Box) -> bool:
    across = a.x < b.right - SLACK and b.x < a.right - SLACK
    return across and a.y < b.bottom - SLACK and b.y < a.bottom - SLACK


@given(networks())
def test_no_two_boxes_touch_and_all_lie_in_the_picture(network: Network):
    layout = arranged(network)
    boxes = [*layout.parties.values(), *(route.label for route in layout.routes)]
    assert len(boxes) == len(network.parties) + len(network.links)
    assert not [(a, b) for a, b in combinations(boxes, 2) if overlap(a, b)]
    for box in boxes:
        assert box.x >= -SLACK
        assert box.y >= -SLACK
        assert box.right <= layout.width + SLACK
        assert box.bottom <= layout.height + SLACK


@given(networks())
def test_every_route_starts_and_ends_on_its_parties(network: Network):
    layout = arranged(network)
    for link, route in zip(network.links, layout.routes, strict=True):
        for party, (x, y) in ((link.source, route.start), (link.target, route.end)):
            box = layout.parties[party.id]
            assert x in (box.x, box.right)
            assert box.y < y < box.bottom


@given(networks())
def test_no_two_links_leave_a_party_at_the_same_point(network: Network):
    layout = arranged(network)
    ends = [point for route in layout.routes for point in (route.start, route.end)]
    assert len(set(ends)) == len(ends)


@given(networks())
def test_the_same_network_gives_the_same_layout(network: Network):
    assert arranged(network) == arranged(network)
