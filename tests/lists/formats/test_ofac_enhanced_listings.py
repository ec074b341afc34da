"""What each of a party's entries on OFAC's lists does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.lists.enhanced import by_number, golden, mapped, party, written

from lookthrough.lists.formats.ofac_tables import OfacList
from lookthrough.model import Listing, MeasureKind

CONS, SDN = OfacList.CONSOLIDATED.value, OfacList.SDN.value
UMBRELLA = "Consolidated List"
SECTORAL = "Sectoral Sanctions Identifications List"
MENU = "Non-SDN Menu-Based Sanctions List"


def kinds(listing: Listing) -> list[str]:
    return [measure.kind.value for measure in listing.measures]


def listings(
    folder: Path, lists: Sequence[str], programmes: Sequence[str], types: Sequence[str]
) -> dict[str, list[str]]:
    path = written(folder, party(1, lists=lists, programmes=programmes, types=types))
    of = OfacList.CONSOLIDATED if UMBRELLA in lists else OfacList.SDN
    (entity,) = mapped(path, of).entities
    return {listing.provenance.quote: kinds(listing) for listing in entity.listings}


def test_a_party_on_two_lists_has_an_entry_for_each_and_the_block_comes_first():
    sdn, sectoral = by_number(golden())["90001"].listings
    assert (sdn.list_id, sdn.listed_on) == (SDN, "2022-04-06")
    assert kinds(sdn) == ["asset_freeze", "secondary_sanctions_risk"]
    assert sdn.measures[0].programme == "RUSSIA-EO14024"
    assert (sectoral.list_id, sectoral.listed_on) == (CONS, "2014-09-12")
    assert kinds(sectoral) == ["sectoral", "correspondent_account", "secondary_sanctions_risk"]


@pytest.mark.parametrize(
    ("lists", "programmes", "types", "expected"),
    [
        (
            ["SDN List"],
            ["SDGT", "IFSR"],
            ["Block"],
            {"SDN List": ["asset_freeze", "secondary_sanctions_risk"]},
        ),
        (
            [UMBRELLA, SECTORAL],
            ["UKRAINE-EO13662"],
            ["13662 Sectoral Directive 4"],
            {SECTORAL: ["sectoral"]},
        ),
        ([UMBRELLA, SECTORAL], ["UKRAINE-EO13662"], [], {SECTORAL: ["sectoral"]}),
        (
            ["Non-SDN CMIC List", UMBRELLA],
            ["CMIC-EO13959"],
            ["Executive Order 13959 Sanctions"],
            {"Non-SDN CMIC List": ["investment_ban"]},
        ),
        (
            ["CAPTA List", UMBRELLA],
            ["RUSSIA-EO14024"],
            ["Executive Order 14024 Directive 2"],
            {"CAPTA List": ["correspondent_account"]},
        ),
        (
            ["CAPTA List", UMBRELLA],
            [],
            ["NDAA Special Conditions"],
            {"CAPTA List": ["correspondent_account"]},
        ),
        ([MENU, UMBRELLA], ["X"], ["Something New"], {MENU: ["non_blocking_menu"]}),
        ([UMBRELLA], ["X"], ["Block"], {UMBRELLA: ["asset_freeze"]}),
        ([UMBRELLA], ["X"], [], {UMBRELLA: ["non_blocking_menu"]}),
        (
            ["Non-SDN Palestinian Legislative Council List", UMBRELLA, "SDN List"],
            ["NS-PLC", "SDGT"],
            ["Reject", "Block"],
            {
                "SDN List": ["asset_freeze"],
                "Non-SDN Palestinian Legislative Council List": ["non_blocking_menu"],
            },
        ),
    ],
)
def test_each_entry_does_what_its_list_and_types_say(lists, programmes, types, expected, tmp_path):
    assert listings(tmp_path, lists, programmes, types) == expected


def test_a_sectoral_entry_alone_never_reads_as_a_block(tmp_path: Path):
    found = listings(tmp_path, [UMBRELLA, SECTORAL], ["UKRAINE-EO13662", "RUSSIA-EO14024"], [])
    assert "asset_freeze" not in found[SECTORAL]


def test_a_type_nobody_knows_is_named_in_the_statement(tmp_path: Path):
    path = written(tmp_path, party(1, lists=[MENU, UMBRELLA], types=["Something New"]))
    ((measure,),) = (listing.measures for listing in mapped(path).entities[0].listings)
    assert measure.kind is MeasureKind.NON_BLOCKING_MENU
    assert "with Something New" in measure.statement
    assert MENU in measure.statement


def test_the_words_of_one_list_are_not_said_of_another():
    """A foreign sanctions evader is under "Reject" as well, and is no member of a council."""
    (evader,) = by_number(golden())["90005"].listings
    assert [measure.source for measure in evader.measures] == ["E.O. 13608"]
