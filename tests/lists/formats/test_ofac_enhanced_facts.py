"""Features and documents of ENHANCED XML as facts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lists.enhanced import by_number, golden

from lookthrough.lists.formats.ofac_enhanced_facts import date_value
from lookthrough.lists.formats.ofac_enhanced_xml import Node
from lookthrough.model import Fact
from lookthrough.names import parse_date

DAYS = st.dates(date(1850, 1, 1), date(2100, 12, 31))


def facts(number: str, prop: str) -> list[Fact]:
    return [fact for fact in by_number(golden())[number].facts if fact.prop == prop]


def dated(*ends: object, is_range: bool = False) -> Node:
    names = ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd")
    parts = {name: [Node({}, str(end), {})] for name, end in zip(names, ends, strict=True)}
    return Node({}, "", {**parts, "isDateRange": [Node({}, str(is_range).lower(), {})]})


@pytest.mark.parametrize(
    ("ends", "is_range", "value"),
    [
        (("1961-07-23",) * 4, False, "1961-07-23"),
        (("1961-01-01", "1961-01-01", "1961-12-31", "1961-12-31"), False, "1961"),
        (("1961-02-01", "1961-02-01", "1961-02-28", "1961-02-28"), False, "1961-02"),
        (("1961-02-03", "1961-02-03", "1961-05-28", "1961-05-28"), False, "1961-02-03/1961-05-28"),
        (("1951-01-01", "1951-12-31", "1953-01-01", "1953-12-31"), True, "1951/1953"),
        (("1962-03-01", "1962-03-01", "1963-03-31", "1963-03-31"), True, "1962-03-01/1963-03-31"),
        (("1963-03-01", "", "", "1962-03-31"), True, ""),
        (("", "", "", ""), False, ""),
        (("soon", "soon", "soon", "soon"), False, ""),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(ends, *, is_range: bool, value: str):
    assert date_value(dated(*ends, is_range=is_range)) == value


@given(DAYS, st.integers(0, 4000), st.booleans())
def test_every_date_is_in_the_form_that_dates_have(day: date, days: int, a_range):
    last = day + timedelta(days=days)
    value = date_value(dated(day, day, last, last, is_range=a_range))
    assert parse_date(value) == value


def test_birth_dates_come_with_what_is_said_of_them():
    dates = {fact.value: dict(fact.qualifiers) for fact in facts("90002", "birthDate")}
    assert dates == {
        "1961-02-07": {},
        "1960": {"circa": "yes", "alternative": "yes"},
        "1958/1959": {"alternative": "yes"},
        "1944-05": {"circa": "yes", "alternative": "yes"},
    }


def test_a_birth_date_known_to_be_false_is_a_note_and_is_not_compared():
    (note,) = facts("90002", "notes")[:1]
    assert (note.value, note.qualifier("reliability")) == ("DOB 01 Jan 1900", "False")


def test_features_become_the_properties_their_remarks_become():
    assert [fact.value for fact in facts("90002", "nationality")] == ["IR"]
    assert [fact.value for fact in facts("90002", "gender")] == ["male"]
    (wallet,) = facts("90002", "publicKey")
    assert wallet.value == "1ExampLeAddressNotARealOne00000000"
    assert wallet.qualifier("currency") == "XBT"
    assert [fact.value for fact in facts("90004", "serialNumber")] == ["33448393"]
    assert [fact.value for fact in facts("90003", "callSign")] == ["EXMP1"]
    assert [fact.value for fact in facts("90001", "phone")] == ["+7 495 5550100"]


def test_a_feature_of_an_unknown_kind_is_kept_whole():
    (note,) = (fact for fact in facts("90001", "notes") if "New Thing" in fact.value)
    assert note.value == "Some New Thing seven"
    assert dict(note.qualifiers) == {"reliability": "Reported", "alternative": "yes"}


def test_documents_come_with_country_dates_and_holder():
    (passport,) = facts("90002", "passportNumber")
    assert passport.value == "A1234567"
    assert passport.qualifiers == (
        ("country", "IR"),
        ("issued", "2014-03-03"),
        ("expires", "2019-03-03"),
        ("place", "Exampleton"),
        ("holder", "EXAMPLOV, Ivan"),
        ("note", "diplomatic"),
        ("note", "Gender: Male"),
    )
    assert [fact.value for fact in facts("90001", "innCode")] == ["7707000000"]
    assert [fact.value for fact in facts("90001", "ogrnCode")] == ["1027700000000"]
    assert [fact.value for fact in facts("90003", "imoNumber")] == ["9074729"]


def test_a_document_that_is_not_valid_says_so():
    found = {fact.value: fact for fact in facts("90002", "idNumber")}
    assert found["123-456"].qualifier("valid") == "no"
    assert found["123-456"].qualifier("issued") == "2001/2003"


def test_a_document_without_a_number_is_a_note():
    assert any(fact.value == "Branch Mark none at all" for fact in facts("90001", "notes"))
