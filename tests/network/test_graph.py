"""What a graph holds, and that nothing given to it is lost."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.factories import Drawing, drawings, graph_of, link, public_record

from lookthrough.model import InputError, Party, Schema, UnknownKeyError
from lookthrough.network import Graph


def test_a_link_to_a_party_nobody_described_brings_in_an_external_party():
    graph = graph_of("ash>birch", listed=("ash",))
    assert graph.party("birch") == Party("birch", "birch", Schema.LEGAL_ENTITY, ())
    assert graph.party("ash").lists == ("invented-list",)


def test_a_graph_knows_what_it_holds():
    graph = graph_of("ash>birch")
    assert "ash" in graph
    assert "oak" not in graph
    assert 7 not in graph
    assert len(graph) == 2


def test_an_unknown_party_is_named_in_the_error():
    graph = graph_of("ash>birch")
    for ask in (graph.party, graph.links_of, graph.degree):
        with pytest.raises(UnknownKeyError, match="'oak'"):
            ask("oak")


def test_parallel_links_are_all_kept_and_count_as_one_neighbour():
    links = [link("ash>birch", id="1"), link("birch>ash", id="2"), link("ash>birch", id="3")]
    graph = Graph.build([], links)
    assert graph.links_of("ash") == graph.links_of("birch") == tuple(links)
    assert graph.degree("ash") == 1


def test_a_link_stated_twice_word_for_word_is_kept_twice():
    graph = Graph.build([], [link("ash>birch"), link("ash>birch")])
    assert graph.links_of("ash") == (link("ash>birch"), link("ash>birch"))


def test_a_link_of_a_party_to_itself_is_counted_but_no_neighbour():
    graph = graph_of("ash>ash", "ash>birch")
    assert graph.self_links == 1
    assert graph.degree("ash") == 1
    assert [one.id for one in graph.links_of("ash")] == ["ash>ash", "ash>birch"]


def test_a_party_given_by_two_lists_stands_on_both():
    graph = Graph.build(
        [
            Party("ash", "ash", Schema.LEGAL_ENTITY),
            Party("ash", "Ash Shipping", Schema.COMPANY, ("list-b",)),
            Party("ash", "Ash Shipping Co", Schema.COMPANY, ("list-a",)),
        ],
        [],
    )
    assert graph.parties == (Party("ash", "Ash Shipping Co", Schema.COMPANY, ("list-a", "list-b")),)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"provenance": ()}, "link 'l1' says not where it is stated"),
        ({"source": ""}, "link 'l1' has an end without an id"),
        ({"target": ""}, "link 'l1' has an end without an id"),
    ],
)
def test_a_link_that_cannot_be_cited_or_placed_is_refused(fields: dict[str, Any], message: str):
    with pytest.raises(InputError, match=message):
        Graph.build([], [replace(link("ash>birch", id="l1"), **fields)])


def test_an_empty_graph_holds_nothing():
    graph = Graph.build([], [])
    assert len(graph) == 0
    assert graph.parties == ()


def test_a_graph_cannot_be_changed():
    graph = graph_of("ash>birch")
    with pytest.raises(AttributeError):
        graph.parties = ()  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        graph.adjacency.neighbours[0] = 1


def test_a_graph_can_be_sent_to_another_process():
    graph = graph_of("ash>birch", "birch>cedar")
    copy = pickle.loads(pickle.dumps(graph))  # noqa: S301 - our own bytes
    assert copy.parties == graph.parties
    assert copy.links_of("birch") == graph.links_of("birch")


@given(drawing=drawings(), data=st.data())
def test_links_and_degrees_are_those_that_were_given(drawing: Drawing, data: st.DataObject):
    graph, oracle = drawing.graph, drawing.oracle
    assert {party.id for party in graph.parties} == set(oracle)
    assert graph.self_links == sum(one.source == one.target for one in drawing.links)
    for party in oracle:
        assert graph.degree(party) == oracle.degree(party)
        assert sorted(one.id for one in graph.links_of(party)) == sorted(
            one.id for one in drawing.links if party in {one.source, one.target}
        )


@given(drawing=drawings(), data=st.data())
def test_the_order_parties_and_links_came_in_makes_no_difference(
    drawing: Drawing, data: st.DataObject
):
    parties = data.draw(st.permutations(drawing.parties))
    links = data.draw(st.permutations(drawing.links))
    graph, other = drawing.graph, Graph.build(parties, links)
    assert graph.parties == other.parties
    assert graph.links == other.links


def test_links_alike_in_all_but_their_origin_keep_one_order():
    (cited,) = public_record().links_of("ofac-52289")
    twins = [link("ash>birch"), link("ash>birch", provenance=cited.provenance)]
    assert Graph.build([], twins).links == Graph.build([], twins[::-1]).links
