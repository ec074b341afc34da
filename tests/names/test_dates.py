from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lookthrough.names import date_range, parse_date
from lookthrough.names.dates import EARLIEST_YEAR, LATEST_YEAR, MONTHS

ISO = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
NEARLY_DATES = st.text(alphabet="0123456789-/. tojanfebdmrc–年月日١٩٧", max_size=24)
DAYS = st.dates(date(EARLIEST_YEAR, 1, 1), date(LATEST_YEAR, 12, 31))
LONG_MONTHS = {number: name for name, number in MONTHS.items() if len(name) > 4 or name == "may"}
LONG_MONTHS |= {6: "june", 7: "july"}


def assert_normal(value: str) -> None:
    if value:
        ends = value.split("/")
        assert len(ends) <= 2
        assert all(ISO.fullmatch(end) and end.isascii() for end in ends), value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1979", "1979"),
        ("1979-1-5", "1979-01-05"),
        ("1979-01-05T00:00:00Z", "1979-01-05"),
        ("1979/01/05", "1979-01-05"),
        ("1979.1.5", "1979-01-05"),
        ("19790105", "1979-01-05"),
        ("05 Jan 1979", "1979-01-05"),
        ("5th of January 1979", ""),
        ("5th January, 1979.", "1979-01-05"),
        ("05-Jan-1979", "1979-01-05"),
        ("January 5, 1979", "1979-01-05"),
        ("Sept. 1979", "1979-09"),
        ("1979년 1월 5일", "1979-01-05"),
        ("1979年1月", "1979-01"),
        ("31/12/1979", "1979-12-31"),
        ("12/31/1979", "1979-12-31"),
        ("07.07.1979", "1979-07-07"),
        ("1979-00-00", "1979"),
        ("1979-05-00", "1979-05"),
        ("between 1950 and 1952", "1950/1952"),
        ("1950-1952", "1950/1952"),
        ("1950 – 1952", "1950/1952"),
        ("01 Jan 1950 to Mar 1952", "1950-01-01/1952-03"),
    ],
)
def test_dates_are_read_as_people_and_publishers_write_them(text: str, value: str):
    assert parse_date(text) == value


@pytest.mark.parametrize("text", ["05/01/1979", "5.1.1979", "01-05-1979"])
def test_of_two_possible_days_only_the_year_is_kept(text: str):
    assert parse_date(text) == "1979"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "unknown",
        "30 Feb 1979",
        "31/13/1979",
        "0079-01-01",
        "2979",
        "Foo 1979",
        "1979-13",
        "79",
        "1952 to 1950",
        "1950 to",
        "1950 to 1951 to 1952",
    ],
)
def test_what_is_no_date_gives_nothing(text: str):
    assert parse_date(text) == ""


@pytest.mark.parametrize("text", ["1979-05 to 1979-01", "02 Jan 1979 to 01 Jan 1979"])
def test_a_range_within_one_year_must_run_forward_too(text: str):
    assert parse_date(text) == ""


@pytest.mark.parametrize("text", ["١٩٧٩", "１９７９", "१९७९"])
def test_digits_of_other_scripts_become_plain_ones(text: str):
    assert parse_date(text) == "1979"
    assert parse_date(f"05 Jan {text}") == "1979-01-05"
    assert parse_date(f"05/01/{text}") == "1979"


@given(DAYS)
def test_every_day_is_read_in_each_notation(day: date):
    month = LONG_MONTHS[day.month]
    for text in (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.day} {month} {day.year}",
        f"{month.upper()} {day.day}, {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert parse_date(text) == day.isoformat()


@given(DAYS)
def test_a_day_in_numbers_is_that_day_or_its_year(day: date):
    value = parse_date(f"{day.day}/{day.month}/{day.year}")
    plain = day.day > 12 or day.day == day.month
    assert value == (day.isoformat() if plain else str(day.year))


@given(DAYS, DAYS)
def test_a_range_is_read_only_forward(first: date, last: date):
    assume(first != last)
    value = parse_date(f"{first} to {last}")
    assert value == (f"{first}/{last}" if first < last else "")


@given(st.one_of(ANY_TEXT, NEARLY_DATES))
def test_any_text_gives_a_normal_date_or_nothing(text: str):
    value = parse_date(text)
    assert_normal(value)
    assert parse_date(value) == value


@given(st.one_of(NEARLY_DATES, st.tuples(DAYS, DAYS).map("{0[0]}/{0[1]}".format)))
def test_the_ends_of_a_range_are_in_order(text: str):
    value = parse_date(text)
    assume(value)
    first, last = date_range(value)
    known = min(len(first), len(last))
    assert first[:known] <= last[:known]


def test_a_single_date_is_its_own_range():
    assert date_range("1979-01") == ("1979-01", "1979-01")
    assert date_range("1950/1952-03") == ("1950", "1952-03")
    assert date_range("") == ("", "")
