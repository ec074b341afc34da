"""Columns are recognised by common names, or given; nothing is guessed in silence."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.model import InputError
from lookthrough.screening import By, Field, GivenColumns, map_columns
from lookthrough.screening.fields import COLUMN_NAMES

KNOWN = [
    (name.strip(), field) for field, names in COLUMN_NAMES.items() for name in names.split(",")
]


def mapped(*columns: str, **given_fields: str) -> dict[str, Field]:
    return dict(map_columns(columns, given_fields, "people.csv").fields)


def test_no_name_of_a_column_means_two_fields():
    twice = [name for name, count in Counter(name for name, _ in KNOWN).items() if count > 1]
    assert twice == []


def test_every_field_has_names_of_columns_among_them_its_own():
    assert set(COLUMN_NAMES) == set(Field)
    for field in Field:
        assert mapped(field, "name")[field] is field


@given(
    st.sampled_from(KNOWN),
    st.sampled_from(["{}", " {} ", "{}:", "({})", "*{}*"]),
    st.sampled_from([" ", "_", "-", "  ", " / "]),
    st.sampled_from([str.lower, str.upper, str.title, str.swapcase]),
)
def test_case_and_punctuation_do_not_matter(known, form, gap, case):
    name, field = known
    column = form.format(case(name.replace(" ", gap)))
    assert mapped(column, "Payee Name")[column] is field


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("D.O.B.", Field.BIRTH_DATE),
        ("FULL_NAME", Field.NAME),
        ("Date of birth", Field.BIRTH_DATE),
        ("passport_no", Field.PASSPORT),
        ("Company Reg. No.", Field.REGISTRATION_NUMBER),
        ("birthDate", Field.BIRTH_DATE),
        ("IMO", Field.IMO_NUMBER),
        ("surname", Field.LAST_NAME),
        ("contractor_id", Field.ID),
        ("customerName", Field.NAME),
        ("FirstName", Field.FIRST_NAME),
        ("passportNumber", Field.PASSPORT),
    ],
)
def test_the_columns_people_use_are_known(column: str, field: Field):
    assert mapped(column, "alias")[column] is field


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("name_2", Field.NAME),
        ("Alias 1", Field.ALIAS),
        ("alias12", Field.ALIAS),
        ("Passport 1", Field.PASSPORT),
        ("passportNumber2", Field.PASSPORT),
        ("Passport issuing country 2", Field.PASSPORT_COUNTRY),
    ],
)
def test_a_number_after_a_name_makes_another_column_of_the_field(column: str, field: Field):
    assert mapped(column, "Payee Name")[column] is field


def test_fields_of_which_there_is_one_take_no_numbered_column():
    assert mapped("name", "id 2", "type 1") == {"name": Field.NAME}


def test_several_columns_may_be_given_for_one_field_and_some_be_left_out():
    given_columns = GivenColumns({"name": ("Who", "Trading as")}, ignored=("alias",), type="person")
    mapping = map_columns(["alias", "Who", "Trading as", "dob"], given_columns, "people.csv")
    assert mapping.columns(Field.NAME) == ("Who", "Trading as")
    assert mapping.unused == ("alias",)
    assert mapping.by == {"Who": By.OPTION, "Trading as": By.OPTION, "dob": By.NAME}
    with pytest.raises(InputError, match="field b: id is given a second column"):
        map_columns(["name", "a", "b"], GivenColumns({"id": ("a", "b")}), "people.csv")
    with pytest.raises(InputError, match="field name: given for both name and ignore"):
        map_columns(["name"], GivenColumns({"name": ("name",)}, ignored=("name",)), "people.csv")


def test_columns_that_are_not_compared_are_named_in_their_order():
    mapping = map_columns(["notes", "name", "shoe size"], {}, "people.csv")
    assert mapping.unused == ("notes", "shoe size")
    assert mapping.shown() == (("name", "name"), ("notes", ""), ("shoe size", ""))


def test_fields_are_in_the_order_of_the_columns_whatever_was_given_first():
    mapping = map_columns(["dob", "Who", "id"], {"name": "Who"}, "people.csv")
    assert list(mapping.fields) == ["dob", "Who", "id"]


def test_several_columns_may_hold_one_field():
    mapping = map_columns(["company", "aka", "name", "alias"], {}, "people.csv")
    assert mapping.columns(Field.NAME) == ("company", "name")
    assert mapping.columns(Field.ALIAS) == ("aka", "alias")
    assert mapping.columns(Field.WALLET) == ()


def test_a_column_that_is_given_wins_over_one_that_is_recognised():
    mapping = map_columns(["name", "payee ref"], {"name": "payee ref"}, "people.csv")
    assert mapping.fields == {"payee ref": Field.NAME}
    assert mapping.unused == ("name",)


def test_a_column_can_be_given_another_meaning_than_its_name():
    assert mapped("name", "id", wallet="id") == {"name": Field.NAME, "id": Field.WALLET}


def test_giving_a_field_that_does_not_exist_names_the_file_and_the_fields():
    with pytest.raises(InputError, match=r"people\.csv: 'nom' is not a field") as failure:
        mapped("name", nom="name")
    assert failure.value.expected.split(", ") == [str(field) for field in Field]


def test_giving_a_column_that_does_not_exist_names_the_file_and_the_columns():
    with pytest.raises(InputError) as failure:
        mapped("Who", "notes", name="who")
    assert str(failure.value) == ("people.csv, field who: no such column; expected Who, notes")


def test_one_column_cannot_be_given_for_two_fields():
    with pytest.raises(InputError, match="field Who: given for both name and alias"):
        mapped("Who", name="Who", alias="Who")


@pytest.mark.parametrize(
    "columns", [(), ("",), ("notes",), ("dob", "country", "type", "address"), ("middle name",)]
)
def test_a_file_with_nothing_to_screen_by_says_how_to_name_a_column(columns: tuple[str, ...]):
    with pytest.raises(InputError) as failure:
        mapped(*columns)
    assert str(failure.value) == (
        "people.csv: no column with names, identifiers or wallets was recognised; "
        "expected column names in the first line, one such as 'name', or --map name=COLUMN; "
        "--preview shows the columns"
    )


@pytest.mark.parametrize(
    "column", ["alias", "first name", "surname", "lei", "bic", "email", "phone", "imo", "wallet"]
)
def test_one_column_to_screen_by_is_enough(column: str):
    assert list(mapped(column, "notes")) == [column]
