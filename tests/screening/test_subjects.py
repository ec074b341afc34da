"""A row becomes a subject; what cannot be read of it is a problem, and the rest is screened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.model import Identifier, Problem, Schema, Subject
from lookthrough.screening import Field, Row, map_columns, read_subject

BITCOIN = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
ETHEREUM = "0x" + "Ab" * 20


def read(**cells: str | tuple[str, ...]) -> tuple[Subject | None, tuple[Problem, ...]]:
    """Read row 7 of a file whose columns are named as the fields are."""
    values = {
        column: (cell,) if isinstance(cell, str) else cell for column, cell in cells.items() if cell
    }
    mapping = map_columns([*cells, "notes", "alias"], {}, "people.csv")
    return read_subject(Row(7, values), mapping)


def subject(**cells: str | tuple[str, ...]) -> Subject:
    found, problems = read(**cells)
    assert problems == ()
    assert found is not None
    return found


def test_a_row_with_everything_becomes_a_subject_with_everything():
    assert subject(
        id="C-1",
        name="Ann Example",
        alias="A. Example; Анна Экзампл",
        type="Person",
        birth_date="5 Jan 1979",
        nationality="Laos; LA",
        country="China",
        passport="P 123456",
        id_number="ID-98765",
        tax_number="TAX-11111",
        registration_number="REG-22222",
        imo_number="IMO 9176187",
        lei="5493001KJTIIGC8Y1R12",
        email="ann@mail.example",
        phone="+1 202 555 0100",
        wallet=f"{BITCOIN}|{ETHEREUM}",
        address="1 Market Square",
    ) == Subject(
        row=7,
        key="C-1",
        names=("Ann Example", "A. Example", "Анна Экзампл"),
        schema=Schema.PERSON,
        birth_dates=("1979-01-05",),
        countries=("LA", "CN"),
        identifiers=(
            Identifier("passportNumber", "P 123456"),
            Identifier("idNumber", "ID-98765"),
            Identifier("taxNumber", "TAX-11111"),
            Identifier("registrationNumber", "REG-22222"),
            Identifier("imoNumber", "IMO 9176187"),
            Identifier("leiCode", "5493001KJTIIGC8Y1R12"),
            Identifier("email", "ann@mail.example"),
            Identifier("phone", "+1 202 555 0100"),
        ),
        wallets=(BITCOIN, ETHEREUM),
        addresses=("1 Market Square",),
    )


def test_first_middle_and_last_names_make_one_name_in_that_order():
    found = subject(last_name="Example", first_name="Ann", middle_name="B.")
    assert found.names == ("Ann B. Example",)
    assert subject(last_name="Example", first_name="").names == ("Example",)
    assert subject(last_name="", first_name="Ann", middle_name="").names == ("Ann",)


def test_a_person_s_parts_are_screened_beside_a_whole_name():
    found = subject(name="Lantern Ltd", first_name="Ann", last_name="Example")
    assert found.names == ("Ann Example", "Lantern Ltd")
    same = subject(name="Ann B. Example", first_name="Ann", middle_name="B.", last_name="Example")
    assert same.names == ("Ann B. Example",)
    assert subject(name="", first_name="Ann", last_name="Example").names == ("Ann Example",)


def test_one_part_alone_is_no_name_where_a_whole_one_is_given():
    assert subject(name="Ann Example", first_name="Ann", last_name="").names == ("Ann Example",)
    assert subject(name="Ann Example", first_name="", last_name="Example").names == ("Ann Example",)


def test_several_names_in_one_cell_are_several_names_but_a_comma_is_part_of_one():
    found = subject(name="Example, Ann; A. Example | Annie\r\nAnja", alias="Ann B. ;A. Bell;;")
    assert found.names == ("Example, Ann", "A. Example", "Annie", "Anja", "Ann B.", "A. Bell")


def read_columns(**cells: str) -> tuple[Subject, tuple[Problem, ...]]:
    """Read a row whose columns are named as given, with spaces for the underscores."""
    values: dict[str, tuple[str, ...]] = {
        column.replace("_", " "): (cell,) for column, cell in cells.items() if cell
    }
    columns = [column.replace("_", " ") for column in cells]
    found, problems = read_subject(Row(7, values), map_columns(columns, {}, "people.csv"))
    assert found is not None
    return found, problems


def test_numbered_columns_are_several_values():
    found, problems = read_columns(
        name="Ann", name_2="Bo", Alias_1="A.", Alias_2="B.", Phone_1="+1 202 555 0100", phone2=""
    )
    assert found.names == ("Ann", "Bo", "A.", "B.")
    assert found.identifiers == (Identifier("phone", "+1 202 555 0100"),)
    assert problems == ()


def test_a_column_of_countries_goes_with_the_numbers_beside_it():
    found, _ = read_columns(
        name="Ann",
        Passport_1="",
        Passport_country_1="",
        Passport_2="390220044",
        Passport_country_2="North Korea",
        National_ID="ID-98765; ID-98766",
        National_ID_country="LA;CN",
        Tax_ID="TAX-11111|TAX-22222",
        Tax_country="Laos",
    )
    assert found.identifiers == (
        Identifier("passportNumber", "390220044", "KP"),
        Identifier("idNumber", "ID-98765", "LA"),
        Identifier("idNumber", "ID-98766", "CN"),
        Identifier("taxNumber", "TAX-11111", "LA"),
        Identifier("taxNumber", "TAX-22222", "LA"),
    )
    assert found.countries == ()


def test_countries_that_cannot_be_told_apart_or_read_are_problems_and_the_numbers_stay():
    found, problems = read_columns(
        name="Ann",
        Passport="P-11111; P-22222; P-33333",
        Passport_country="LA;CN",
        Tax_ID="TAX-11111",
        Tax_country="Utopia",
    )
    assert {item.country for item in found.identifiers} == {""}
    assert len(found.identifiers) == 4
    assert [(p.field, p.problem) for p in problems] == [
        ("Passport country", "2 countries for 3 numbers"),
        ("Tax country", "'Utopia' is not a known country"),
    ]


@pytest.mark.parametrize(
    ("text", "number", "country"),
    [
        ("390220044 (KP)", "390220044", "KP"),
        ("390220044 (North Korea)", "390220044", "KP"),
        ("KP:390220044", "390220044", "KP"),
        ("PRK: 390220044", "390220044", "KP"),
        ("390220044 (expired)", "390220044 (expired)", ""),
        ("ID: 390220044", "ID: 390220044", ""),
        ("No: 390220044", "No: 390220044", ""),
        ("390220044.0", "390220044", ""),
    ],
)
def test_a_number_may_carry_its_country(text: str, number: str, country: str):
    assert subject(name="Ann", passport=text).identifiers == (
        Identifier("passportNumber", number, country),
    )


def test_a_number_that_a_spreadsheet_shortened_is_a_problem():
    found, problems = read(name="Ann", passport="3.9022E+11")
    assert found is not None
    assert found.identifiers == ()
    assert problems[0].problem == "'3.9022E+11' was shortened by a spreadsheet"


def test_an_error_of_a_spreadsheet_is_no_value_in_any_kind_of_file():
    found, problems = read(name="Ann", alias="#N/A", country="#REF!")
    assert found is not None
    assert (found.names, found.countries) == (("Ann",), ())
    assert [(p.field, p.problem) for p in problems] == [
        ("alias", "#N/A, an error of the spreadsheet"),
        ("country", "#REF!, an error of the spreadsheet"),
    ]


def test_a_wallet_may_be_written_with_its_chain():
    found = subject(name="Ann", wallet=f"ETH: {ETHEREUM}; bitcoin:{BITCOIN}")
    assert found.wallets == (ETHEREUM, BITCOIN)


def test_a_problem_of_one_column_costs_only_its_value_and_none_if_it_is_not_read():
    mapping = map_columns(["name", "dob", "notes"], {}, "people.jsonl")
    problems = tuple(Problem(7, column, "a nested value") for column in ("dob", "notes"))
    found, told = read_subject(Row(7, {"name": ("Ann",)}, problems), mapping)
    assert found is not None
    assert [problem.field for problem in told] == ["dob"]


def test_a_list_of_names_in_json_is_several_names():
    found = subject(name=("Ann Example", "Анна Экзампл"), alias=("A. E.", "Annie"))
    assert found.names == ("Ann Example", "Анна Экзампл", "A. E.", "Annie")


def test_a_name_given_twice_stands_once():
    assert subject(name="Ann Example", alias="Ann Example; Ann").names == ("Ann Example", "Ann")


@pytest.mark.parametrize(
    ("text", "schema"),
    [
        ("person", Schema.PERSON),
        ("INDIVIDUAL", Schema.PERSON),
        (" natural  person ", Schema.PERSON),
        ("Company", Schema.COMPANY),
        ("organisation", Schema.ORGANIZATION),
        ("Organization", Schema.ORGANIZATION),
        ("PublicBody", Schema.PUBLIC_BODY),
        ("vessel", Schema.VESSEL),
        ("Ship", Schema.VESSEL),
        ("aircraft", Schema.AIRPLANE),
        ("Airplane", Schema.AIRPLANE),
        ("LegalEntity", Schema.LEGAL_ENTITY),
    ],
)
def test_the_type_may_be_written_in_many_ways(text: str, schema: Schema):
    assert subject(name="Ann", type=text).schema is schema


def test_every_followthemoney_schema_is_a_type():
    assert {subject(name="Ann", type=str(schema)).schema for schema in Schema} == set(Schema)


def test_without_a_type_what_only_persons_have_makes_a_person():
    assert subject(name="Ann").schema is Schema.LEGAL_ENTITY
    assert subject(name="Ann", birth_date="1979").schema is Schema.PERSON
    assert subject(last_name="Example").schema is Schema.PERSON
    assert subject(name="Ann", birth_date="1979", type="vessel").schema is Schema.VESSEL


def test_values_that_cannot_be_read_are_problems_and_the_rest_is_screened():
    found, problems = read(
        name="Ann Example",
        type="sorcerer",
        birth_date="31/02/1990; 1979",
        nationality="Utopia",
        country="Laos;Nowhere",
        wallet=f"not-a-wallet;{BITCOIN}",
        passport="12; P123456",
    )
    assert found == Subject(
        row=7,
        names=("Ann Example",),
        schema=Schema.PERSON,
        birth_dates=("1979",),
        countries=("LA",),
        identifiers=(Identifier("passportNumber", "P123456"),),
        wallets=(BITCOIN,),
    )
    assert {problem.row for problem in problems} == {7}
    assert sorted((problem.field, problem.problem) for problem in problems) == [
        ("birth_date", "'31/02/1990' is not a date"),
        ("country", "'Nowhere' is not a known country"),
        ("nationality", "'Utopia' is not a known country"),
        ("passport", "'12' cannot be compared"),
        ("type", "'sorcerer' is not a known type"),
        ("wallet", "'not-a-wallet' is not a wallet address"),
    ]
    assert all(problem.expected for problem in problems)


def test_a_problem_names_the_user_s_own_column():
    mapping = map_columns(["Who", "Geboren", "Pass"], {"name": "Who", "birth_date": "Geboren"}, "f")
    row = Row(3, {"Who": ("Ann",), "Geboren": ("gestern",)})
    _, problems = read_subject(row, mapping)
    assert [(problem.row, problem.field) for problem in problems] == [(3, "Geboren")]


def test_a_dash_for_a_missing_number_is_no_problem():
    assert subject(name="Ann", passport="-", id_number="–").identifiers == ()


@pytest.mark.parametrize(
    "cells",
    [
        {"name": ""},
        {"name": " - "},
        {"name": "???"},
        {"name": "", "birth_date": "1979", "country": "Laos"},
        {"name": "", "passport": "12"},
        {"name": "", "wallet": "not-a-wallet"},
        {"first_name": "", "last_name": ""},
    ],
)
def test_a_row_with_nothing_to_screen_by_is_a_problem_and_no_subject(cells: dict[str, str]):
    found, problems = read(**cells)
    assert found is None
    assert problems[-1].problem == "neither a name nor an identifier nor a wallet"
    assert problems[-1].row == 7


@pytest.mark.parametrize(
    "cells",
    [{"passport": "P123456"}, {"wallet": ETHEREUM}, {"email": "a@b.example"}, {"alias": "Ann"}],
)
def test_any_one_thing_to_screen_by_is_enough(cells: dict[str, str]):
    assert subject(**cells).row == 7


def test_a_broken_row_passes_its_problems_on():
    problem = Problem(4, "", "broken CSV", "quotation marks in pairs")
    mapping = map_columns(["name"], {}, "people.csv")
    assert read_subject(Row(4, {}, (problem,)), mapping) == (None, (problem,))


@given(
    st.dictionaries(
        st.sampled_from([str(field) for field in Field]), st.text(min_size=1, max_size=30)
    )
)
def test_no_text_in_any_field_stops_the_reading(cells: dict[str, str]):
    found, problems = read(**cells)
    assert found is not None or problems
    assert {problem.row for problem in problems} <= {7}
    if found is not None:
        assert found.names or found.identifiers or found.wallets
