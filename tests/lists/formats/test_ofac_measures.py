from __future__ import annotations

import pytest

from lookthrough.lists.formats.ofac_measures import measures
from lookthrough.lists.formats.ofac_programmes import BLOCKING_RULES, split_programmes
from lookthrough.model import MeasureKind


def kinds(tags: str, *remarks: str, sdn: bool = False) -> list[MeasureKind]:
    return [measure.kind for measure in measures(split_programmes(tags), remarks, sdn=sdn)]


@pytest.mark.parametrize("tags", ["SDGT", "NEW-2099", "NS-PLC", "UKRAINE-EO13662", ""])
def test_whatever_its_tag_an_sdn_is_blocked(tags: str):
    assert kinds(tags, sdn=True)[0] is MeasureKind.ASSET_FREEZE


def test_each_programme_names_its_rule():
    first, second = measures(("DPRK3", "DPRK4"), (), sdn=True)
    assert (first.programme, first.source) == ("DPRK3", "E.O. 13722; 31 CFR part 510")
    assert (second.programme, second.source) == ("DPRK4", "E.O. 13810; 31 CFR part 510")


@pytest.mark.parametrize("sdn", [True, False])
def test_remarks_add_the_reach_beyond_us_persons(sdn: bool):  # noqa: FBT001
    found = measures(
        ("DPRK3",),
        (
            "Secondary sanctions risk: North Korea Sanctions Regulations, section 510.201",
            (
                "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial"
                " Institutions: North Korea Sanctions Regulations section 510.214"
            ),
        ),
        sdn=sdn,
    )
    assert [measure.kind for measure in found] == [
        MeasureKind.ASSET_FREEZE,
        MeasureKind.SECONDARY_SANCTIONS_RISK,
        MeasureKind.FOREIGN_BRANCH_BAN,
    ]
    assert found[2].source == "North Korea Sanctions Regulations section 510.214"


def test_a_directive_is_named_with_its_scope_and_is_no_block():
    (measure,) = measures(
        ("UKRAINE-EO13662",),
        ("alt. Executive Order 13662 Directive Determination - Subject to Directive 4",),
        sdn=False,
    )
    assert measure.kind is MeasureKind.SECTORAL
    assert "not a block: Directive 4" in measure.statement
    assert "deepwater" in measure.statement
    assert measure.source == "Directive 4 under E.O. 13662; 31 CFR part 589"


def test_a_sectoral_tag_without_a_directive_is_still_no_block():
    assert kinds("UKRAINE-EO13662") == [MeasureKind.SECTORAL]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("1a", MeasureKind.SECTORAL),
        ("2", MeasureKind.CORRESPONDENT_ACCOUNT),
        ("3", MeasureKind.SECTORAL),
        ("4", MeasureKind.NON_BLOCKING_MENU),
        ("9", MeasureKind.NON_BLOCKING_MENU),
    ],
)
def test_a_directive_under_the_order_of_2021_explains_its_tag(number: str, kind: MeasureKind):
    remark = f"Executive Order 14024 Directive Information - Subject to Directive {number} - text"
    assert kinds("RUSSIA-EO14024", remark) == [kind]


def test_a_blocking_tag_nothing_explains_points_to_the_sdn_entry():
    found = measures(
        ("UKRAINE-EO13662", "RUSSIA-EO14024"),
        ("Executive Order 13662 Directive Determination - Subject to Directive 1",),
        sdn=False,
    )
    assert [measure.kind for measure in found] == [MeasureKind.ASSET_FREEZE, MeasureKind.SECTORAL]
    assert "this entry does not block by itself" in found[0].statement


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("EXPORT SANCTIONS Sec. 235(a)(2)", MeasureKind.EXPORT_LICENCE),
        ("BAN ON INVESTMENT IN EQUITY OR DEBT OF SANCTIONED PERSON.", MeasureKind.INVESTMENT_BAN),
        ("EXCLUSION OF CORPORATE OFFICERS. Sec 235(a)(11)", MeasureKind.TRAVEL_BAN),
        ("FOREIGN EXCHANGE. Sec 235(a)(7)", MeasureKind.NON_BLOCKING_MENU),
    ],
)
def test_a_menu_is_read_item_by_item(text: str, kind: MeasureKind):
    assert kinds("CAATSA - RUSSIA", f"CAATSA Section 235 Information: {text}") == [kind]


def test_a_menu_item_that_blocks_adds_nothing_to_the_block():
    remark = "Executive Order 13846 information: BLOCKING PROPERTY AND INTERESTS IN PROPERTY."
    assert kinds("IRAN-EO13846", remark, sdn=True) == [MeasureKind.ASSET_FREEZE]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("NS-PLC", MeasureKind.NON_BLOCKING_MENU),
        ("CMIC-EO13959", MeasureKind.INVESTMENT_BAN),
        ("561-Related", MeasureKind.CORRESPONDENT_ACCOUNT),
        ("561List", MeasureKind.CORRESPONDENT_ACCOUNT),
        ("FSE-IR", MeasureKind.NON_BLOCKING_MENU),
        ("NEW-2099", MeasureKind.NON_BLOCKING_MENU),
    ],
)
def test_a_tag_of_the_consolidated_list_alone_is_no_block(tag: str, kind: MeasureKind):
    assert kinds(tag) == [kind]


def test_every_rule_is_written_down_once_and_whole():
    assert len(BLOCKING_RULES) > 75
    assert all(tag and rule for tag, rule in BLOCKING_RULES.items())
