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


def test_a_name_is_not_taken_apart_but_aliases_are():
    found = subject(name="Example; Ann | Bell", alias="Ann B. ; A. Bell|Ann\nBell;;")
    assert found.names == ("Example; Ann | Bell", "Ann B.", "A. Bell", "Ann", "Bell")


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
