"""Peers: scored by themselves, absent ones named."""

from __future__ import annotations

import importlib.util
from importlib import metadata

import pytest
from rapidfuzz import fuzz, utils
from tests.screening.parties import MIRO

from lookthrough.evaluation import peers as peers_module
from lookthrough.evaluation.peers import Matcher, as_subject, peers
from lookthrough.model import Peer, Schema, Subject


def person(name: str, key: str = "") -> Subject:
    return Subject(row=0, key=key, names=(name,), schema=Schema.PERSON)


def matcher(name: str) -> Matcher:
    found = next(m for m in peers() if isinstance(m, Matcher) and m.peer.name == name)
    assert isinstance(found, Matcher)
    return found


def test_wratio_scores_the_best_pair_of_names():
    ours = Subject(row=0, names=("Greta Willowbrook", "Miro Tannenfels"))
    expected = fuzz.WRatio(*map(utils.default_process, ("Miro Tannenfels", "TANNENFELS, Miro")))
    assert matcher("rapidfuzz WRatio").score(ours, person("TANNENFELS, Miro")) == expected


def test_a_peer_that_is_not_installed_is_named(monkeypatch):
    def absent(package: str) -> str:
        raise metadata.PackageNotFoundError(package)

    monkeypatch.setattr(peers_module, "version", absent)
    assert [peer.missing for peer in peers() if isinstance(peer, Peer)] == [
        "rapidfuzz is not installed",
        "nomenklatura is not installed",
    ]


def test_a_peer_that_does_not_load_is_named_with_the_reason(monkeypatch):
    def broken() -> None:
        raise ImportError("no module named 'icu'")

    monkeypatch.setattr(peers_module, "version", lambda _: "9.9")
    monkeypatch.setattr(peers_module, "_logic_v2", broken)
    last = list(peers())[-1]
    assert isinstance(last, Peer)
    assert last.missing == "it cannot be loaded: no module named 'icu'"


def test_a_listed_party_is_put_with_all_its_names_and_facts():
    put = as_subject(MIRO)
    assert put.names == ("TANNENFELS, Miro", "Miro Tanenfels")
    assert (put.birth_dates, put.countries) == (("1979-01-05",), ("LA",))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(
    not (importlib.util.find_spec("nomenklatura") and importlib.util.find_spec("icu")),
    reason="nomenklatura or PyICU is not installed: make evaluate installs them",
)
def test_logic_v2_tells_the_same_name_from_another():
    logic = matcher("nomenklatura logic-v2")
    assert logic.score(person("Ann Lee", "a"), person("LEE Ann", "b")) > logic.threshold
    assert logic.score(person("Ann Lee", "c"), person("Odo Thornapple", "d")) < logic.threshold
