from __future__ import annotations

from dataclasses import replace

from tests.reports import factories as make

from lookthrough.model import Path
from lookthrough.reports.links import network_of


def test_every_party_and_link_is_there_once():
    network = network_of(make.PATHS)
    ids = [party.id for party in network.parties]
    assert ids == ["p-miro", "p-lantern", "p-bureau", "p-supplier", "p-sister"]
    assert [link.id for link in network.links] == ["l-1", "l-2", "l-3", "l-4", "l-5"]


def test_a_link_walked_backwards_keeps_its_own_direction():
    supplies = network_of(make.PATHS).links[2]
    assert (supplies.source.id, supplies.target.id) == ("p-supplier", "p-bureau")


def test_a_link_walked_both_ways_is_one_link():
    back = replace(make.LEADS, source=make.LANTERN, target=make.MIRO, forward=False)
    assert len(network_of((Path((make.LEADS,)), Path((back,)))).links) == 1


def test_a_link_met_twice_keeps_all_its_origins():
    again = replace(make.LEADS, provenance=(make.released("He leads it."),))
    (link,) = network_of((Path((make.LEADS,)), Path((again,)))).links
    assert link.provenance == (*make.LEADS.provenance, *again.provenance)


def test_only_a_link_no_list_record_states_counts_as_released():
    told = {link.id: link.released_only for link in network_of(make.PATHS).links}
    assert told == {"l-1": False, "l-2": True, "l-3": False, "l-4": False, "l-5": True}


def test_a_link_without_words_still_says_something():
    (link,) = network_of((Path((replace(make.LEADS, role=" "),)),)).links
    assert link.role == "linked to"
