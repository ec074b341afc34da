from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from tests.reports import factories as make

from lookthrough.model import Address, Fact
from lookthrough.reports.pages import address_line, moment, published, web_address


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " https://x.example", "data:text/html,x", ""]
)
def test_only_web_addresses_become_links(url: str):
    assert web_address(url) == ""


def test_a_moment_is_told_in_universal_time():
    east = timezone(timedelta(hours=9))
    assert moment(datetime(2026, 3, 5, 8, 0, tzinfo=east)) == "2026-03-04 23:00 UTC"


def test_a_fact_is_shown_in_the_publishers_words_with_what_belongs_to_it():
    fact = Fact("birthDate", "1979-01-05", make.record("1"), "05 Jan 1979", (("circa", "yes"),))
    assert published(fact) == "05 Jan 1979 (circa yes)"


def test_an_address_of_a_country_alone_is_still_shown():
    assert address_line(Address(make.record("1"), country="LA", note="branch")) == "LA (branch)"
