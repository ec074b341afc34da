"""``lookthrough search``: one name, with the reasons."""

from __future__ import annotations

import pytest
from tests.cli.shapes import assert_coverage, assert_result

WALLET = "1D6gG9iKEhPitTcWRJiniuj1jYM2hNeAfJ"


def test_a_listed_name_is_explained_to_a_person(cli):
    ran = cli("search", "Jong In-chol")
    assert ran.code == 0
    assert "1 potential match for Jong In-chol" in ran.out
    assert "JONG, In Chol · person ofac-52289 · curated-dprk-it" in ran.out
    assert "have the same words." in ran.out
    assert "Asset freeze:" in ran.out
    assert "→ CHONSURIM TRADING CORPORATION → DEPARTMENT 53" in ran.out
    assert "Lists searched: curated-dprk-it (" in ran.out
    assert "Not held, so not searched: un-sc, us-ofac-cons, us-ofac-sdn." in ran.out


def test_no_match_is_said_in_those_words(cli):
    ran = cli("search", "Greta Willowbrook")
    assert ran.code == 0
    assert "Greta Willowbrook: no match found on these lists." in ran.out
    assert "clear" not in ran.out.lower()


def test_the_json_has_the_result_and_what_was_searched(cli):
    for name in ("Jong In-chol", "Greta Willowbrook"):
        ran = cli("search", name, "--json")
        found = ran.json()
        assert (ran.code, ran.err) == (0, "")
        assert_result(found, "coverage")
        assert_coverage(found["coverage"])
        assert (found["row"], found["subject"]["name"]) == (0, name)
        assert bool(found["hits"]) == (found["status"] == "match") == (name == "Jong In-chol")


def test_more_than_the_name_is_compared(cli):
    alone = cli("search", "Jong In-chol", "--json").json()["hits"][0]["score"]
    more = (
        *("--birth-date", "5 Jan 1979", "--country", "North Korea", "--country", "Laos"),
        *("--type", "Person", "--identifier", "X9988776", "--wallet", WALLET),
    )
    found = cli("search", "Jong In-chol", *more, "--threshold", "0.5", "--json").json()
    assert found["subject"] == {
        "key": "",
        "name": "Jong In-chol",
        "schema": "Person",
        "names": ["Jong In-chol"],
        "birth_dates": ["1979-01-05"],
        "countries": ["KP", "LA"],
        "identifiers": [{"prop": "idNumber", "value": "X9988776", "country": ""}],
        "wallets": [WALLET],
        "addresses": [],
    }
    by_entity = {hit["entity"]: hit for hit in found["hits"]}
    assert by_entity["ofac-52289"]["score"] != alone
    assert by_entity["ofac-43377"]["caption"] == "KIM, Sang Man"


def test_a_wallet_or_a_number_is_searched_without_a_name(cli):
    ran = cli("search", "--wallet", WALLET)
    assert ran.code == 0
    assert "KIM, Sang Man" in ran.out
    ran = cli("search", "--identifier", "381220302", "--json")
    assert [hit["entity"] for hit in ran.json()["hits"]] != []


@pytest.mark.parametrize("kind", ["person", "company", "organization", "vessel", "aircraft"])
def test_every_type_offered_is_taken(cli, kind):
    assert cli("search", "Greta Willowbrook", "--type", kind.upper()).code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "nothing to search by; expected a name, --identifier or --wallet"),
        ((" ",), "nothing to search by"),
        (("!!!",), "nothing in '!!!' can be compared"),
        (("々",), "can be compared"),
        (("--identifier", "12"), "field --identifier: '12' cannot be compared; expected five"),
        (("Ann", "--identifier", "12"), "field --identifier: '12' cannot be compared"),
        (("Ann", "--wallet", "12"), "field --wallet: '12' is not a wallet address"),
        (("Ann", "--birth-date", "31/02/1990"), "field --birth-date: '31/02/1990' is not a date"),
        (("Ann", "--country", "Utopia"), "field --country: 'Utopia' is not a known country"),
        (
            ("Ann", "--type", "elf"),
            "field --type: 'elf' is not a known type; expected person, company",
        ),
        (("Ann", "--list", "un-scc"), "no list named 'un-scc'; known: curated-dprk-it"),
        (("Ann", "--list", "un-sc"), "none of these lists is held: un-sc; expected lists added"),
        (("Ann", "--require", "un-scc"), "no list named 'un-scc'"),
    ],
)
def test_what_cannot_be_searched_ends_with_2_and_says_why(cli, arguments, message):
    for json in ((), ("--json",)):
        ran = cli("search", *arguments, *json)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Error: ")
        assert message in " ".join(ran.err.split())


def test_a_required_list_that_is_not_held_makes_it_incomplete(cli):
    found = cli("search", "Ann", "--require", "us-ofac-sdn", "--json").json()
    assert (found["complete"], found["missing_lists"]) == (False, ["us-ofac-sdn"])
    told = cli("search", "Ann", "--require", "us-ofac-sdn").out
    assert "INCOMPLETE: us-ofac-sdn is required but was not searched." in told
    assert cli("search", "Ann", "--require", "curated-dprk-it", "--json").json()["complete"]


def test_only_when_asked_does_a_hit_end_with_3(cli):
    assert cli("search", "Jong In-chol").code == 0
    assert cli("search", "Jong In-chol", "--fail-on-hit").code == 3
    assert cli("search", "Jong In-chol", "--fail-on-hit", "--json").code == 3
    assert cli("search", "Greta Willowbrook", "--fail-on-hit").code == 0


def test_the_threshold_is_respected(cli):
    score = cli("search", "Jong In-cheol", "--json").json()["hits"][0]["score"]
    assert cli("search", "Jong In-cheol", "--threshold", str(score), "--json").json()["hits"]
    above = cli("search", "Jong In-cheol", "--threshold", str(score + 0.001), "--json").json()
    assert above["hits"] == []
