from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.lists.formats.ofac_addresses import read_address
from lookthrough.model import Provenance

ORIGIN = Provenance("us-ofac-sdn", "", "1", "add.csv add_num 1")


@pytest.mark.parametrize(
    ("place", "country", "parts"),
    [
        ("Dallas, TX 75201", "United States", ("Dallas", "TX", "75201")),
        ("Dallas, TX 75201-1234", "United States", ("Dallas", "TX", "75201-1234")),
        ("Presidio, TX", "United States", ("Presidio", "TX", "")),
        ("DE", "United States", ("DE", "", "")),
        ("Dallas, TX 75201", "Canada", ("Dallas, TX", "", "75201")),
        ("Moscow 127051", "Russia", ("Moscow", "", "127051")),
        ("Tijuana, Baja California CP 22320", "Mexico", ("Tijuana, Baja California", "", "22320")),
        ("London EC3N 1DY", "United Kingdom", ("London EC3N 1DY", "", "")),
        ("Tokyo 103", "Japan", ("Tokyo 103", "", "")),
        ("P.O. Box 12345", "Utopia", ("P.O. Box 12345", "", "")),
        ("", "Laos", ("", "", "")),
    ],
)
def test_city_and_code_are_parted_only_where_that_is_sure(
    place: str, country: str, parts: tuple[str, str, str]
):
    address = read_address(("", place, country, ""), ORIGIN)
    assert (address.city, address.region, address.postal_code) == parts
    assert address.country_text == country


def test_a_country_is_kept_as_a_code_and_as_written():
    address = read_address(("", "", "Korea, North", "since 2001"), ORIGIN)
    assert (address.country, address.country_text, address.note) == (
        "KP",
        "Korea, North",
        "since 2001",
    )


@given(st.text("aZ9 ,.-éBox", max_size=30), st.sampled_from(["United States", "Russia", ""]))
def test_no_digit_of_a_place_is_lost(place: str, country: str):
    address = read_address(("", place, country, ""), ORIGIN)
    parts = address.city + address.region + address.postal_code
    assert [c for c in parts if c.isdigit()] == [c for c in place if c.isdigit()]
