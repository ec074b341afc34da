"""The network behind a hit: who is in reach, how far, and what was cut."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.factories import Drawing, drawings, graph_of, public_record

from lookthrough.model import Exposure, InputError, UnknownKeyError
from lookthrough.network import Graph, exposure, shortest_paths


def reached(found: Exposure) -> list[str]:
    """The ids of the parties in reach, in the order given."""
    return [path.steps[-1].target.id for path in found.paths]


@given(drawing=drawings(), data=st.data(), radius=st.integers(0, 5))
def test_every_party_in_reach_is_given_once_at_its_true_distance(
    drawing: Drawing, data: st.DataObject, radius: int
):
    start = data.draw(st.sampled_from(sorted(drawing.oracle)))
    found = exposure(drawing.graph, start, radius=radius)
    expected = nx.single_source_shortest_path_length(drawing.oracle, start, cutoff=radius)
    distances = {path.steps[-1].target.id: len(path.steps) for path in found.paths}
    assert {start: 0} | distances == dict(expected)
    assert len(distances) == len(found.paths)
    assert list(distances.values()) == sorted(distances.values())
    assert (found.omitted, found.radius) == (0, radius)


@given(drawing=drawings(), data=st.data())
def test_each_path_is_the_first_of_the_shortest_paths(drawing: Drawing, data: st.DataObject):
    start = data.draw(st.sampled_from(sorted(drawing.oracle)))
    for path in exposure(drawing.graph, start, radius=4).paths:
        target = path.steps[-1].target.id
        assert shortest_paths(drawing.graph, [start], [target], limit=1).paths == (path,)


@given(drawing=drawings(), data=st.data(), hub_degree=st.integers(0, 5), radius=st.integers(0, 4))
def test_hubs_are_reached_but_not_passed_and_what_they_hide_is_counted(
    drawing: Drawing, data: st.DataObject, hub_degree: int, radius: int
):
    start = data.draw(st.sampled_from(sorted(drawing.oracle)))
    found = exposure(drawing.graph, start, radius=radius, hub_degree=hub_degree)
    oracle = drawing.oracle
    hubs = {party for party in oracle if oracle.degree(party) > hub_degree} - {start}
    open_ways: nx.DiGraph[str] = nx.DiGraph(oracle)
    open_ways.remove_edges_from([(a, b) for a, b in open_ways.edges if a in hubs])
    within = dict(nx.single_source_shortest_path_length(open_ways, start, cutoff=radius))
    assert set(reached(found)) | {start} == set(within)
    behind = {
        party
        for hub in hubs & set(within)
        if within[hub] < radius
        for party in oracle[hub]
        if party not in within
    }
    assert found.omitted == len(behind)


@given(drawing=drawings(), data=st.data(), limit=st.integers(0, 5))
def test_a_limit_keeps_the_nearest_and_counts_the_others(
    drawing: Drawing, data: st.DataObject, limit: int
):
    start = data.draw(st.sampled_from(sorted(drawing.oracle)))
    every = exposure(drawing.graph, start)
    some = exposure(drawing.graph, start, limit=limit)
    assert some.paths == every.paths[:limit]
    assert some.omitted + len(some.paths) == len(every.paths)


@given(drawing=drawings(), data=st.data())
def test_the_order_of_the_input_makes_no_difference_to_exposure(
    drawing: Drawing, data: st.DataObject
):
    start = data.draw(st.sampled_from(sorted(drawing.oracle)))
    other = Graph.build(
        data.draw(st.permutations(drawing.parties)), data.draw(st.permutations(drawing.links))
    )
    assert exposure(drawing.graph, start, limit=4) == exposure(other, start, limit=4)


def test_at_one_distance_parties_on_a_list_come_before_those_only_referred_to():
    graph = graph_of("me>ash", "me>birch", "ash>aspen", "ash>beech", listed=("birch", "beech"))
    assert reached(exposure(graph, "me")) == ["birch", "ash", "beech", "aspen"]
    assert reached(exposure(graph, "me", limit=1)) == ["birch"]


def test_the_party_asked_about_is_walked_from_even_if_it_is_a_hub():
    graph = graph_of("hub>a", "hub>b", "hub>c")
    assert reached(exposure(graph, "hub", hub_degree=2)) == ["a", "b", "c"]


def test_a_hub_in_the_way_is_shown_and_its_other_neighbours_are_counted():
    graph = graph_of("me>hub", "hub>a", "hub>b", "a>far")
    found = exposure(graph, "me", hub_degree=2)
    assert reached(found) == ["hub"]
    assert found.omitted == 2


def test_a_hub_at_the_edge_of_the_radius_hides_nothing_within_it():
    found = exposure(graph_of("me>hub", "hub>a", "hub>b"), "me", radius=1, hub_degree=2)
    assert (reached(found), found.omitted) == (["hub"], 0)


def test_of_two_shortest_ways_the_one_whose_captions_come_first_is_kept():
    graph = graph_of("me>a", "me>b", "a>z", "b>y", "z>end", "y>end")
    path = exposure(graph, "me").paths[-1]
    assert [step.target.id for step in path.steps] == ["a", "z", "end"]


def test_a_way_around_a_hub_is_found():
    graph = graph_of("me>hub", "hub>a", "hub>b", "me>x", "x>y", "y>a")
    found = exposure(graph, "me", hub_degree=2)
    assert [step.target.id for step in found.paths[-1].steps] == ["x", "y", "a"]
    assert found.omitted == 1


def test_an_unknown_party_has_no_exposure():
    with pytest.raises(UnknownKeyError, match="'oak'"):
        exposure(graph_of("a>b"), "oak")


@pytest.mark.parametrize("bound", ["radius", "limit", "hub_degree"])
def test_a_negative_bound_of_exposure_is_an_error_that_names_it(bound: str):
    with pytest.raises(InputError, match=f"field {bound}: -1 is negative"):
        exposure(graph_of("a>b"), "a", **{bound: -1})


def test_a_hit_on_the_delegations_president_shows_the_department_behind():
    found = exposure(public_record(), "ofac-52289")
    assert reached(found) == ["ofac-52283", "ofac-52262"]
    assert [[step.role for step in path.steps] for path in found.paths] == [
        ["Linked To"],
        ["Linked To", "front company of"],
    ]
