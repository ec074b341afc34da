"""How the links between two parties become one step of a path."""

from __future__ import annotations

from tests.network.factories import graph_of, link, public_record

from lookthrough.model import Step
from lookthrough.network import Graph, shortest_paths


def only_step(graph: Graph, source: str, target: str) -> Step:
    """The one step between two parties that are linked directly."""
    (path,) = shortest_paths(graph, [source], [target]).paths
    (step,) = path.steps
    return step


def test_a_step_says_which_link_it_walks_and_which_way():
    graph = graph_of("ash>birch")
    there, back = only_step(graph, "ash", "birch"), only_step(graph, "birch", "ash")
    assert (there.source.id, there.target.id, there.forward) == ("ash", "birch", True)
    assert (back.source.id, back.target.id, back.forward) == ("birch", "ash", False)
    assert there.link == back.link == "ash>birch"
    assert there.role == back.role == "Linked To"


def test_the_role_in_a_releases_words_is_told_before_linked_to():
    (cited,) = public_record().links_of("ofac-52262")
    front = link("birch>ash", id="z", role="front company of", provenance=cited.provenance)
    step = only_step(Graph.build([], [link("ash>birch", id="a"), front]), "ash", "birch")
    assert (step.link, step.role, step.forward) == ("z", "front company of", False)


def test_lists_are_cited_before_releases_whatever_the_link_ids():
    (cited,) = public_record().links_of("ofac-52262")
    front = link("ash>birch", id="a", role="front company of", provenance=cited.provenance)
    listed = link("ash>birch", id="z")
    step = only_step(Graph.build([], [front, listed]), "ash", "birch")
    assert step.provenance == (*listed.provenance, *front.provenance)


def test_an_origin_that_two_links_share_is_cited_once():
    first = link("ash>birch", id="1")
    second = link("ash>birch", id="2", provenance=first.provenance)
    step = only_step(Graph.build([], [first, second]), "ash", "birch")
    assert step.provenance == first.provenance


def test_a_typed_link_is_told_before_an_unknown_one():
    vague = link("ash>birch", id="1", role="Linked To")
    owned = link("birch>ash", id="2", schema="Ownership", role="")
    step = only_step(Graph.build([], [vague, owned]), "ash", "birch")
    assert (step.schema, step.link) == ("Ownership", "2")


def test_a_released_role_is_told_before_one_from_a_list_alone():
    (cited,) = public_record().links_of("ofac-52262")
    listed = link("ash>birch", id="1", role="acts for")
    released = link("ash>birch", id="2", role="front company of", provenance=cited.provenance)
    assert only_step(Graph.build([], [listed, released]), "ash", "birch").link == "2"


def test_among_equally_specific_links_the_first_id_is_told():
    links = [link("ash>birch", id="2", role="pays"), link("ash>birch", id="1", role="ships to")]
    assert only_step(Graph.build([], links), "ash", "birch").role == "ships to"
