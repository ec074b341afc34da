from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.lists.formats.ofac_remarks import (
    FIELD_LIMIT,
    MAX_ITEM,
    Item,
    Remarks,
    read_item,
    read_remarks,
    split_remarks,
)


def remarks(text: str, overflow: str = "", titles: tuple[str, ...] = ()) -> Remarks:
    return read_remarks(text, overflow, person=True, titles=titles)


def found(text: str, *, person: bool = True) -> tuple[str, str, dict[str, str]]:
    item = read_item(text, person=person)
    assert item.text == text
    return item.prop, item.value, dict(item.qualifiers)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("DOB 1962.", ("DOB 1962",)),
        ("DOB 1962; POB Exampleville.", ("DOB 1962", "POB Exampleville")),
        ("See Section 11 of the Order.; DOB 1962.", ("See Section 11 of the Order.", "DOB 1962")),
        ("a.k.a. 'ONE; TWO'; DOB 1962.", ("a.k.a. 'ONE; TWO'", "DOB 1962")),
        ("POB 'Aniza, Utopia; a.k.a. 'ONE'.", ("POB 'Aniza, Utopia", "a.k.a. 'ONE'")),
        ("a.k.a. 'ABU 'ABD'; a.k.a. 'MU'IN'.", ("a.k.a. 'ABU 'ABD'", "a.k.a. 'MU'IN'")),
        ("a.k.a. 'NEVER CLOSED; DOB 1962.", ("a.k.a. 'NEVER CLOSED", "DOB 1962")),
        ("nationality X;arrested 1999", ("nationality X", "arrested 1999")),
        ("Linked To: EXAMPLE CO., LTD.", ("Linked To: EXAMPLE CO., LTD",)),
    ],
)
def test_items_end_at_semicolons_outside_a_quoted_name(text: str, parts: tuple[str, ...]):
    assert split_remarks(text) == parts


REMARKS = st.lists(
    st.sampled_from(
        ["a.k.a. '", "'", ";", "; ", ".", " ", "DOB 1962", "Linked To: X", "é", "\n", "(", ")", "1"]
    )
    | st.text(max_size=6),
    max_size=30,
).map("".join)


@given(REMARKS)
def test_splitting_loses_nothing_but_separators(text: str):
    kept = re.sub(r"[;\s]", "", "".join(split_remarks(text)))
    given_text = re.sub(r"[;\s]", "", text.strip().removesuffix("."))
    assert kept == given_text


@given(REMARKS, REMARKS, st.booleans())
def test_every_item_is_kept_with_its_words(text: str, overflow: str, person: bool):  # noqa: FBT001
    read = read_remarks(text, overflow, person=person, titles=())
    assert tuple(item.text for item in read.items) == split_remarks(text + overflow)
    assert all(item.prop and item.value for item in read.items)


@pytest.mark.parametrize(
    ("text", "prop", "value", "qualifiers"),
    [
        ("DOB 05 Jan 1979", "birthDate", "1979-01-05", {}),
        ("alt. DOB Mar 1961", "birthDate", "1961-03", {"alternative": "yes"}),
        ("DOB circa 1949", "birthDate", "1949", {"circa": "yes"}),
        ("DOB 1963 to 1969", "birthDate", "1963/1969", {}),
        (
            "DOB 26 Sep 1946 to 07 Dec 1946",
            "birthDate",
            "1946-09-26/1946-12-07",
            {},
        ),
        ("POB Pyongyang, Korea, North", "birthPlace", "Pyongyang, Korea, North", {"country": "KP"}),
        ("POB Exampleville", "birthPlace", "Exampleville", {}),
        ("nationality Korea, North", "nationality", "KP", {}),
        ("nationality Utopia", "nationality", "Utopia", {}),
        ("citizen Mexico", "citizenship", "MX", {}),
        ("Gender Female", "gender", "female", {}),
        (
            "Passport 390220044 (Korea, North) expires 12 May 2025",
            "passportNumber",
            "390220044",
            {"country": "KP", "expires": "2025-05-12"},
        ),
        (
            "alt. Passport B 524420 issued 15 Jul 1998 expires 22 May 2003",
            "passportNumber",
            "B 524420",
            {"issued": "1998-07-15", "expires": "2003-05-22", "alternative": "yes"},
        ),
        (
            "Passport D000000483, Diplomatic (Syria)",
            "passportNumber",
            "D000000483",
            {"country": "SY", "note": "Diplomatic"},
        ),
        (
            "Passport 4117921 issued under the name Example Khan",
            "passportNumber",
            "4117921",
            {"note": "issued under the name Example Khan"},
        ),
        (
            "National ID No. 320919196808023493 (China)",
            "idNumber",
            "320919196808023493",
            {"country": "CN", "label": "National ID No."},
        ),
        ("Exampleland ID No. 12", "idNumber", "12", {"label": "Exampleland ID No."}),
        (
            "Driver's License No. D1 (Mexico)",
            "idNumber",
            "D1",
            {"country": "MX", "label": "Driver's License No."},
        ),
        (
            "Citizen's Card Number 12 (China)",
            "idNumber",
            "12",
            {"country": "CN", "label": "Citizen's Card Number"},
        ),
        (
            "NIT # 800146749-7 (Colombia)",
            "taxNumber",
            "800146749-7",
            {"country": "CO", "label": "NIT"},
        ),
        (
            "Tax ID No. 7841098452 (Russia)",
            "innCode",
            "7841098452",
            {"country": "RU", "label": "Tax ID No."},
        ),
        ("Tax ID No. 7841098452", "taxNumber", "7841098452", {"label": "Tax ID No."}),
        ("SWIFT/BIC CKLB CN BJ", "swiftBic", "CKLBCNBJ", {}),
        ("BIK (RU) 044525060", "bikCode", "044525060", {}),
        (
            "Vessel Registration Identification IMO  8730455",
            "imoNumber",
            "8730455",
            {"label": "Vessel Registration Identification"},
        ),
        (
            "Vessel Registration Identification RS 130280 (Russia)",
            "registrationNumber",
            "RS 130280",
            {"country": "RU", "label": "Vessel Registration Identification"},
        ),
        (
            "Identification Number ISIN: RU0009177331",
            "isin",
            "RU0009177331",
            {"label": "Identification Number"},
        ),
        (
            "Identification Number 3QL4V4.99999.SL.643 (Russia)",
            "giiNumber",
            "3QL4V4.99999.SL.643",
            {"country": "RU", "label": "Identification Number"},
        ),
        (
            "International Maritime Organization No. (5777731)",
            "imoNumber",
            "5777731",
            {"label": "International Maritime Organization No."},
        ),
        ("MMSI 572469210", "mmsi", "572469210", {}),
        ("Former Vessel Flag Malta", "pastFlags", "MT", {}),
        (
            "alt. Digital Currency Address - XBT 1Examp1e",
            "publicKey",
            "1Examp1e",
            {"currency": "XBT", "alternative": "yes"},
        ),
        ("Website www.example.com", "website", "www.example.com", {}),
        ("EMAIL info@example.com", "email", "info@example.com", {}),
        ("Fax (98)(21)(22224537)", "phone", "(98)(21)(22224537)", {"label": "Fax", "note": "fax"}),
        (
            "Listing Date (EO 14024 Directive 3): 24 Feb 2022",
            "listingDate",
            "2022-02-24",
            {"label": "EO 14024 Directive 3"},
        ),
        ("Listing Date (CMIC) 03 Jun 2021", "listingDate", "2021-06-03", {"label": "CMIC"}),
        ("a.k.a. 'MU'IN'", "weakAlias", "MU'IN", {}),
        ("f.k.a. 'OLD EXAMPLE'", "previousName", "OLD EXAMPLE", {}),
        ("Linked To: EXAMPLE (UK) LTD", "linked to", "EXAMPLE (UK) LTD", {}),
    ],
)
def test_an_item_becomes_a_typed_fact(text: str, prop: str, value: str, qualifiers: dict[str, str]):
    assert found(text) == (prop, value, qualifiers)


@pytest.mark.parametrize(
    ("text", "prop"),
    [
        ("Registration Number 1000000000000 (Russia)", "ogrnCode"),
        ("Registration Number 467323, Doc. 694710 (Panama)", "registrationNumber"),
        ("Some Register No. 12", "registrationNumber"),
        ("Company Number IMO 5990268", "imoNumber"),
        ("Legal Entity Number 253400EXAMPLE0000012", "leiCode"),
        ("Legal Entity Number 851683897 (Netherlands)", "registrationNumber"),
        ("C.I.F. B84214477 (Spain)", "registrationNumber"),
    ],
)
def test_the_same_words_on_an_organisation_are_its_registrations(text: str, prop: str):
    assert found(text, person=False)[0] == prop


@pytest.mark.parametrize(
    "text",
    [
        "all offices worldwide",
        "wife of an example",
        "DOB unknown",
        "Gender unstated",
        "NIT # Provisional (Colombia)",
        "Passport issued in Exampleville, Utopia",
        "Website",
        "Linked To:",
        "Digital Currency Address - XBT",
        "SWIFT/BIC EXAMPLE",
        "HAMAS - Hebron",
    ],
)
def test_what_is_not_understood_is_kept_whole(text: str):
    assert found(text) == ("notes", text, {})


def test_a_title_repeated_in_the_remarks_is_a_position():
    read = remarks("Director, Example Ltd.; DOB 1962.", titles=("Director, Example Ltd.",))
    assert [(item.prop, item.value) for item in read.items] == [
        ("position", "Director, Example Ltd."),
        ("birthDate", "1962"),
    ]


def test_the_overflow_joins_in_the_middle_of_a_word():
    read = remarks("DOB 1962; Linked To: EXAM", "PLE LTD.")
    assert not read.cut
    assert read.items[-1].value == "EXAMPLE LTD"


def test_remarks_that_break_off_are_cut_and_the_last_item_claims_nothing():
    read = remarks("DOB 1962; Digital Currency Address - XBT 1Exa")
    assert read.cut
    assert read.items[-1] == Item(
        "Digital Currency Address - XBT 1Exa",
        "notes",
        "Digital Currency Address - XBT 1Exa",
        (("note", "cut off in the file"),),
    )


def test_a_field_filled_to_its_limit_is_cut_even_at_a_full_stop():
    text = "DOB 1962; By U.S.".rjust(FIELD_LIMIT, "x")
    assert remarks(text).cut
    assert not remarks(text, " Example.").cut


def test_remarks_cut_after_a_semicolon_lose_no_item():
    read = remarks("DOB 1962; MMSI 572469210;")
    assert read.cut
    assert [item.prop for item in read.items] == ["birthDate", "mmsi"]


def test_the_same_address_under_two_currencies_stays_two_facts():
    read = remarks(
        "Digital Currency Address - ETH 0xaa; Digital Currency Address - USDT 0xaa; DOB 1962."
    )
    assert [(item.value, item.qualifiers) for item in read.items[:2]] == [
        ("0xaa", (("currency", "ETH"),)),
        ("0xaa", (("currency", "USDT"),)),
    ]


@pytest.mark.parametrize(
    ("text", "prop"),
    [
        ("Email Address a@b.example", "email"),
        ("Email Address a@b@c.example", "email"),
        ("Email Address a@.", "notes"),
        ("Email Address @b.example", "notes"),
        ("Email Address a@b example", "notes"),
        ("Website b.example", "website"),
        ("Website .b", "notes"),
        ("Website b.", "notes"),
        ("Website www b.example", "notes"),
    ],
)
def test_addresses_on_the_net_need_their_parts(text: str, prop: str):
    assert found(text)[0] == prop


def test_an_item_far_too_long_is_kept_whole():
    longest = "Website " + "a." * 996
    assert len(longest) == MAX_ITEM
    assert found(longest)[0] == "website"
    assert found(longest + "a")[:2] == ("notes", longest + "a")


def test_no_more_is_taken_off_a_number_than_numbers_have():
    prop, value, qualifiers = found("Passport 7" + " (x)" * 10)
    assert (prop, value, qualifiers) == ("passportNumber", "7", {"place": "x"})
    assert found("Passport 7" + " (x)" * 30)[0] == "notes"
