"""Dates, documents and places of the UN list, in their normal form with the words beside them."""

from __future__ import annotations

import pytest

from lookthrough.lists.formats.un_facts import FACTS_OF, address_of, alias_facts
from lookthrough.lists.formats.un_xml import UnElement
from lookthrough.model import Fact, Provenance

Parts = tuple[tuple[str, str], ...]
AT = Provenance("un-sc", "", "KPi.901", "test")


def facts(tag: str, *parts: tuple[str, str], text: str = "") -> list[Fact]:
    return list(FACTS_OF[tag](UnElement(tag, text, parts), AT))


def document(*parts: tuple[str, str]) -> Fact:
    (fact,) = facts("INDIVIDUAL_DOCUMENT", *parts)
    return fact


@pytest.mark.parametrize(
    ("parts", "value", "circa"),
    [
        ((("TYPE_OF_DATE", "EXACT"), ("DATE", "1979-01-05")), "1979-01-05", ""),
        ((("TYPE_OF_DATE", "EXACT"), ("DATE", "1979-01-05-05:00")), "1979-01-05", ""),
        ((("TYPE_OF_DATE", "EXACT"), ("YEAR", "1979")), "1979", ""),
        ((("TYPE_OF_DATE", "Approximately"), ("YEAR", "1979")), "1979", "circa"),
        (
            (("TYPE_OF_DATE", "BETWEEN"), ("FROM_YEAR", "1950"), ("TO_YEAR", "1952")),
            "1950/1952",
            "",
        ),
        ((("YEAR", "1950-1952"),), "1950/1952", ""),
        ((("YEAR", "1958"), ("NOTE", "Sep.")), "1958-09", ""),
        ((("TYPE_OF_DATE", "EXACT"), ("NOTE", "Nov. 1973")), "1973-11", ""),
        (
            (("FROM_YEAR", "1966"), ("TO_YEAR", "1967"), ("NOTE", "Approximately")),
            "1966/1967",
            "circa",
        ),
    ],
)
def test_a_birth_date_is_as_precise_as_published(parts: Parts, value: str, circa: str):
    (fact,) = facts("INDIVIDUAL_DATE_OF_BIRTH", *parts)
    assert (fact.prop, fact.value, fact.qualifier("circa")) == ("birthDate", value, circa)


def test_a_note_beside_a_birth_date_is_kept():
    (fact,) = facts(
        "INDIVIDUAL_DATE_OF_BIRTH", ("DATE", "1979-03-03"), ("NOTE", "from false passport")
    )
    assert (fact.value, fact.qualifier("note")) == ("1979-03-03", "from false passport")


@pytest.mark.parametrize("note", ["30-35 years old", "24/06/1402 (Hijri Calendar)"])
def test_an_age_or_another_calendar_is_told_and_not_made_a_date(note: str):
    (fact,) = facts("INDIVIDUAL_DATE_OF_BIRTH", ("TYPE_OF_DATE", "APPROXIMATELY"), ("NOTE", note))
    assert (fact.prop, fact.value) == ("notes", f"date of birth: {note}")


@pytest.mark.parametrize(
    ("published", "number"),
    [
        ("390220044", "390220044"),
        ("BN 4196361", "BN 4196361"),
        ("Sample passport number 8208 No. 555627", "Sample passport number 8208 No. 555627"),
        ("Sample foreign travel passport number 515458008", "515458008"),
        ("national identity card number 44103-5251752-5", "44103-5251752-5"),
        ("Sample travel document (“Reiseausweis”) A 0139243", "A 0139243"),
        ("No. H0044232 (Iraqi)", "H0044232"),
        ("381110042 (Expired 25 Jan. 2016)", "381110042"),
        ("R00012098, South Sudan", "R00012098"),
        ("Ration card no: 6110922", "6110922"),
        ("1 63 08 4 01 001 005E", "1 63 08 4 01 001 005E"),
    ],
)
def test_the_number_is_parted_from_the_words_around_it(published: str, number: str):
    fact = document(("TYPE_OF_DOCUMENT", "Passport"), ("NUMBER", published))
    assert fact.value == number
    assert fact.original == ("" if number == published else published)


def test_a_document_keeps_its_country_dates_and_note():
    fact = document(
        ("TYPE_OF_DOCUMENT", "Passport"),
        ("NUMBER", "390220044"),
        ("ISSUING_COUNTRY", "Democratic People's Republic of Korea"),
        ("DATE_OF_ISSUE", "2015-05-12"),
        ("CITY_OF_ISSUE", "Pyongyang"),
        ("NOTE", "expires on 12 May 2025"),
    )
    assert (fact.prop, fact.qualifier("country")) == ("passportNumber", "KP")
    assert (fact.qualifier("issued"), fact.qualifier("expires")) == ("2015-05-12", "2025-05-12")
    assert (fact.qualifier("city"), fact.qualifier("note")) == (
        "Pyongyang",
        "expires on 12 May 2025",
    )


@pytest.mark.parametrize(
    ("parts", "prop"),
    [
        ((("TYPE_OF_DOCUMENT", "Número de pasaporte"),), "passportNumber"),
        ((("TYPE_OF_DOCUMENT", "National Identification Number"),), "idNumber"),
        (
            (
                ("TYPE_OF_DOCUMENT", "National Identification Number"),
                ("TYPE_OF_DOCUMENT2", "national passport"),
            ),
            "passportNumber",
        ),
    ],
)
def test_a_passport_is_told_from_other_documents(parts: Parts, prop: str):
    assert document(*parts, ("NUMBER", "1234567")).prop == prop


def test_a_number_in_the_second_kind_or_in_the_note_is_found():
    second = document(("TYPE_OF_DOCUMENT2", "Sample card (tazkira) number 545167"))
    note = document(
        ("TYPE_OF_DOCUMENT", "Passport"), ("NOTE", "Sample passport number 0607077 issued in 2014")
    )
    assert (second.value, note.value) == ("545167", "0607077")


def test_a_document_without_a_number_is_told():
    fact = document(("TYPE_OF_DOCUMENT", "Birth certificate"), ("COUNTRY_OF_ISSUE", "Algeria"))
    assert (fact.prop, fact.value) == ("notes", "document: Birth certificate, Algeria")


def test_countries_become_codes_and_keep_the_words_published():
    first, second = facts(
        "NATIONALITY", ("VALUE", "Viet Nam"), ("VALUE", "the former Republic of Nowhere")
    )
    assert (first.value, first.original) == ("VN", "Viet Nam")
    assert (second.value, second.original) == ("the former Republic of Nowhere", "")


def test_an_unknown_gender_says_nothing():
    assert facts("GENDER", text="Unknown") == []
    assert [fact.value for fact in facts("GENDER", text="MALE")] == ["male"]


def test_a_birth_place_gives_place_and_country():
    place, country = facts(
        "INDIVIDUAL_PLACE_OF_BIRTH",
        ("CITY", "Sampletown"),
        ("STATE_PROVINCE", "Sample Province"),
        ("COUNTRY", "China"),
    )
    assert (place.prop, place.value) == ("birthPlace", "Sampletown, Sample Province, China")
    assert (country.prop, country.value) == ("birthCountry", "CN")


def test_what_stands_beside_an_alias_says_which_alias():
    item = UnElement(
        "INDIVIDUAL_ALIAS",
        "",
        (
            ("ALIAS_NAME", "Gim Bogi (birth name)"),
            ("DATE_OF_BIRTH", "1979"),
            ("COUNTRY_OF_BIRTH", "China"),
            ("NOTE", "nom de guerre"),
        ),
    )
    found = [(fact.prop, fact.value, fact.qualifier("label")) for fact in alias_facts(item, AT)]
    assert found == [
        ("birthDate", "1979", "alias Gim Bogi"),
        ("birthPlace", "China", "alias Gim Bogi"),
        ("birthCountry", "CN", "alias Gim Bogi"),
        ("notes", "alias Gim Bogi: birth name", ""),
        ("notes", "alias Gim Bogi: nom de guerre", ""),
    ]


def test_an_address_keeps_each_part():
    parts = (
        ("STREET", "1 Sample Street"),
        ("CITY", "Pyongyang"),
        ("STATE_PROVINCE", "Sample Province"),
        ("ZIP_CODE", "00001"),
        ("COUNTRY", "Democratic People's Republic of Korea"),
        ("NOTE", "previous"),
    )
    address = address_of(UnElement("INDIVIDUAL_ADDRESS", "", parts), AT)
    assert (address.country, address.note) == ("KP", "previous")
    assert address.full() == (
        "1 Sample Street, Pyongyang, Sample Province, 00001, Democratic People's Republic of Korea"
    )
