"""Everything around a party, for a picture and a table."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.factories import Drawing, drawings, graph_of

from lookthrough.model import InputError, UnknownKeyError
from lookthrough.network import Graph, neighbourhood


@given(drawing=drawings(), data=st.data(), radius=st.integers(0, 5))
def test_every_party_in_reach_and_every_link_among_them_is_there(
    drawing: Drawing, data: st.DataObject, radius: int
):
    start = data.draw(st.sampled_from(sorted(drawing.oracle)))
    found = neighbourhood(drawing.graph, start, radius)
    distances = nx.single_source_shortest_path_length(drawing.oracle, start, cutoff=radius)
    assert [distances[party.id] for party in found.parties] == sorted(distances.values())
    assert len({party.id for party in found.parties}) == len(found.parties)
    assert sorted(step.link for step in found.steps) == sorted(
        link.id for link in drawing.links if link.source in distances and link.target in distances
    )


@given(drawing=drawings(), data=st.data())
def test_steps_read_as_the_links_do(drawing: Drawing, data: st.DataObject):
    start = data.draw(st.sampled_from(sorted(drawing.oracle)))
    given_links = {link.id: link for link in drawing.links}
    for step in neighbourhood(drawing.graph, start, 3).steps:
        link = given_links[step.link]
        assert (step.source.id, step.target.id) == (link.source, link.target)
        assert (step.role, step.schema) == (link.role, link.schema)
        assert (step.forward, step.provenance) == (True, link.provenance)


@given(drawing=drawings(), data=st.data())
def test_the_order_of_the_input_makes_no_difference_to_a_neighbourhood(
    drawing: Drawing, data: st.DataObject
):
    start = data.draw(st.sampled_from(sorted(drawing.oracle)))
    other = Graph.build(
        data.draw(st.permutations(drawing.parties)), data.draw(st.permutations(drawing.links))
    )
    assert neighbourhood(drawing.graph, start, 3) == neighbourhood(other, start, 3)


def test_the_nearest_parties_and_links_come_first():
    found = neighbourhood(graph_of("me>z", "z>a", "a>b", "a>z"), "me", 2)
    assert [party.id for party in found.parties] == ["me", "z", "a"]
    assert [step.link for step in found.steps] == ["me>z", "a>z", "z>a"]


def test_parties_equally_near_are_told_by_caption_whatever_the_way_to_them():
    found = neighbourhood(graph_of("me>a", "me>b", "a>z", "b>y"), "me", 2)
    assert [party.id for party in found.parties] == ["me", "a", "b", "y", "z"]


def test_a_link_of_a_party_to_itself_is_shown():
    found = neighbourhood(graph_of("me>me", "me>a"), "me", 1)
    assert [step.link for step in found.steps] == ["me>me", "me>a"]


def test_an_unknown_party_and_a_negative_radius_are_errors():
    with pytest.raises(UnknownKeyError, match="'oak'"):
        neighbourhood(graph_of("a>b"), "oak", 1)
    with pytest.raises(InputError, match="field radius: -1 is negative"):
        neighbourhood(graph_of("a>b"), "a", -1)
