from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports import factories as make

from lookthrough.reports.tables import COLUMNS, FORMULA, neutralised, table_rows


def test_a_subject_with_two_hits_has_two_rows():
    result = make.result(4, make.hit(), make.hit(make.entity("p-two", "Second Name")))
    rows = list(table_rows(result, make.coverage()))
    assert [(row["row"], row["entity"]) for row in rows] == [(4, "p-miro"), (4, "p-two")]


def test_a_subject_without_a_hit_and_an_unreadable_row_have_one_row_each():
    (quiet,) = table_rows(make.result(4, name="Ordinary Name"), make.coverage())
    (broken,) = table_rows(make.unreadable(5), make.coverage())
    assert (quiet["subject"], quiet["status"], quiet["entity"]) == (
        "Ordinary Name",
        "no_match",
        None,
    )
    assert broken["row"] == 5
    assert "“31 Nevember” is not a date (expected 1979-01-05)" in str(broken["problems"])


def test_every_row_has_every_column_in_order():
    for result in (make.result(1, make.hit()), make.result(2), make.unreadable(3)):
        for row in table_rows(result, make.coverage()):
            assert list(row) == list(COLUMNS)


def test_a_hits_row_says_what_why_and_it_is_linked_to():
    (row,) = table_rows(make.result(1, make.hit()), make.coverage(required=("zz-third",)))
    assert row["lists"] == "xx-first; yy-second"
    assert row["measures"] == "asset_freeze; secondary_sanctions_risk"
    assert row["programmes"] == "LANTERN2; LANTERN3; Reg. 40"
    assert row["why"] == "The names agree."
    assert str(row["evidence"]).startswith("prior -2.0; name agree +4.25; birth_date partial +1.5")
    assert "→ Bureau Forty → Grey Heron Components" in str(row["linked_to"])
    assert (row["complete"], row["missing_lists"]) == (False, "zz-third")
    assert row["watchlist"] == "watch-0f1e2d3c"


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
def test_a_text_that_begins_like_a_formula_is_made_harmless(start: str):
    assert neutralised(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@given(st.text(alphabet="'=+-@\tab1"))
def test_taking_one_apostrophe_off_gives_the_text_back(text: str):
    cell = str(neutralised(text))
    assert cell[:1] not in set("=+-@\t")
    assert (cell[1:] if FORMULA.match(cell) else cell) == text


def test_numbers_and_names_with_an_apostrophe_are_left_alone():
    assert neutralised(-1.5) == -1.5
    assert neutralised("'Abd al-Rahman") == "'Abd al-Rahman"
