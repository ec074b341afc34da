"""All shortest paths, against networkx and against what a path must be."""

from __future__ import annotations

from itertools import product
from math import comb

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.factories import Drawing, drawings, graph_of, public_record

from lookthrough.model import InputError, Path, UnknownKeyError
from lookthrough.network import Graph, PathSearch, shortest_paths


def chain(path: Path) -> tuple[str, ...]:
    """The ids a path passes, first to last."""
    return (path.steps[0].source.id, *(step.target.id for step in path.steps))


def chains(found: PathSearch) -> list[tuple[str, ...]]:
    return [chain(path) for path in found.paths]


def by_networkx(
    oracle: nx.Graph[str], sources: list[str], targets: list[str], max_length: int
) -> list[tuple[str, ...]]:
    """Every shortest chain from any source to any target, by brute force."""
    every = [
        tuple(nodes)
        for source, target in product(sources, targets)
        if nx.has_path(oracle, source, target)
        for nodes in nx.all_shortest_paths(oracle, source, target)
    ]
    shortest = min((len(nodes) for nodes in every), default=0)
    return [nodes for nodes in every if len(nodes) == shortest <= max_length + 1]


def two_sides(data: st.DataObject, oracle: nx.Graph[str]) -> tuple[list[str], list[str]]:
    """Two sets of parties without one in common."""
    parties = data.draw(st.permutations(sorted(oracle)))
    first = data.draw(st.integers(1, len(parties) - 1))
    last = data.draw(st.integers(first + 1, len(parties)))
    return parties[:first], parties[first:last]


@given(drawing=drawings(), data=st.data())
def test_the_paths_are_those_networkx_finds_in_the_order_of_their_captions(
    drawing: Drawing, data: st.DataObject
):
    sources, targets = two_sides(data, drawing.oracle)
    max_length = data.draw(st.integers(0, 9))
    found = shortest_paths(drawing.graph, sources, targets, limit=10**6, max_length=max_length)
    expected = by_networkx(drawing.oracle, sources, targets, max_length)
    assert chains(found) == sorted(expected, key=drawing.spelled)
    assert found.omitted == 0


@given(drawing=drawings(), data=st.data(), limit=st.integers(0, 6))
def test_a_limit_keeps_the_first_paths_and_counts_the_others(
    drawing: Drawing, data: st.DataObject, limit: int
):
    sources, targets = two_sides(data, drawing.oracle)
    every = shortest_paths(drawing.graph, sources, targets, limit=10**6)
    some = shortest_paths(drawing.graph, sources, targets, limit=limit)
    assert some.paths == every.paths[:limit]
    assert some.omitted + len(some.paths) == len(every.paths)


@given(drawing=drawings(), data=st.data())
def test_every_step_is_a_link_that_was_given_and_is_cited(drawing: Drawing, data: st.DataObject):
    given_links = {link.id: link for link in drawing.links}
    sources, targets = two_sides(data, drawing.oracle)
    for path in shortest_paths(drawing.graph, sources, targets).paths:
        passed = chain(path)
        assert passed[0] in sources
        assert passed[-1] in targets
        assert len(set(passed)) == len(passed)
        for step, source in zip(path.steps, passed, strict=False):
            link = given_links[step.link]
            ends = (link.source, link.target) if step.forward else (link.target, link.source)
            assert (step.source.id, step.target.id) == ends
            assert step.source.id == source
            assert (step.role, step.schema) == (link.role, link.schema)
            assert set(link.provenance) <= set(step.provenance)
            assert len(set(step.provenance)) == len(step.provenance) > 0


@given(drawing=drawings(), data=st.data())
def test_the_order_of_the_input_makes_no_difference_to_paths(drawing: Drawing, data: st.DataObject):
    sources, targets = two_sides(data, drawing.oracle)
    other = Graph.build(
        data.draw(st.permutations(drawing.parties)), data.draw(st.permutations(drawing.links))
    )
    assert shortest_paths(drawing.graph, sources, targets, limit=2) == shortest_paths(
        other, sources[::-1], targets[::-1], limit=2
    )


def test_more_paths_than_any_machine_word_are_counted_exactly():
    diamonds = [
        f"{ends}"
        for n in range(80)
        for ends in (f"n{n}>u{n}", f"n{n}>d{n}", f"u{n}>n{n + 1}", f"d{n}>n{n + 1}")
    ]
    found = shortest_paths(graph_of(*diamonds), ["n0"], ["n80"], limit=3, max_length=160)
    assert found.omitted + 3 == 2**80
    assert all(len(path.steps) == 160 for path in found.paths)
    assert chains(found)[0][:3] == ("n0", "d0", "n1")


def test_paths_over_a_grid_are_counted_as_the_binomial_says():
    across = [f"{x},{y}>{x + 1},{y}" for x in range(10) for y in range(11)]
    up = [f"{x},{y}>{x},{y + 1}" for x in range(11) for y in range(10)]
    found = shortest_paths(graph_of(*across, *up), ["0,0"], ["10,10"], max_length=20)
    assert len(found.paths) == 20
    assert found.omitted == comb(20, 10) - 20


def test_a_path_longer_than_allowed_is_not_found():
    graph = graph_of("a>b", "b>c", "c>d")
    assert len(shortest_paths(graph, ["a"], ["d"], max_length=3).paths) == 1
    assert shortest_paths(graph, ["a"], ["d"], max_length=2) == PathSearch((), 0)


def test_parties_out_of_reach_have_no_path():
    assert shortest_paths(graph_of("a>b", "c>d"), ["a"], ["d"]) == PathSearch((), 0)


def test_a_very_long_chain_is_walked_to_its_end():
    graph = graph_of(*(f"{n:04}>{n + 1:04}" for n in range(3000)))
    (path,) = shortest_paths(graph, ["0000"], ["3000"], max_length=3000).paths
    assert len(path.steps) == 3000


def test_no_sources_or_no_targets_give_no_paths():
    graph = graph_of("a>b")
    assert shortest_paths(graph, [], ["a"]) == PathSearch((), 0)
    assert shortest_paths(graph, ["a"], []) == PathSearch((), 0)


def test_a_party_given_twice_is_one_source():
    assert len(shortest_paths(graph_of("a>b"), ["a", "a"], ["b"]).paths) == 1


def test_an_unknown_party_on_either_side_is_an_error():
    graph = graph_of("a>b")
    for sources, targets in ((["a"], ["oak"]), (["oak"], ["b"])):
        with pytest.raises(UnknownKeyError, match="'oak'"):
            shortest_paths(graph, sources, targets)


def test_a_party_on_both_sides_is_an_error_that_names_it():
    with pytest.raises(InputError, match="'b' is both"):
        shortest_paths(graph_of("a>b"), ["a", "b"], ["b"])


@pytest.mark.parametrize("bound", ["limit", "max_length"])
def test_a_negative_bound_is_an_error_that_names_it(bound: str):
    with pytest.raises(InputError, match=f"field {bound}: -1 is negative"):
        shortest_paths(graph_of("a>b"), ["a"], ["b"], **{bound: -1})


def test_the_way_from_the_delegation_to_the_department_is_cited_link_by_link():
    found = shortest_paths(public_record(), ["ofac-52289"], ["ofac-52262"])
    assert found.omitted == 0
    ((first, second),) = (path.steps for path in found.paths)
    assert [first.source.caption, first.role, first.target.caption] == [
        "JONG, In Chol",
        "Linked To",
        "CHONSURIM TRADING CORPORATION",
    ]
    assert [second.source.id, second.role, second.target.id] == [
        "ofac-52283",
        "front company of",
        "ofac-52262",
    ]
    assert first.forward
    assert second.forward
    assert [origin.cite() for step in (first, second) for origin in step.provenance] == [
        "us-ofac-sdn record 52289 (sdn.csv Remarks)",
        "U.S. Department of the Treasury, jy2790, 2025-01-16",
    ]
    assert second.provenance[0].quote == (
        "Department 53 front company Chonsurim Trading Corporation (Chonsurim)"
    )
