from __future__ import annotations

import pickle

import pytest

from lookthrough.model import (
    DamagedListError,
    InputError,
    LockedError,
    LookthroughError,
    UnknownKeyError,
)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (InputError("the file is empty"), "the file is empty"),
        (InputError("the file is empty", file="a.csv"), "a.csv: the file is empty"),
        (InputError("not a date", file="a.csv", row=7), "a.csv, row 7: not a date"),
        (InputError("not a date", row=0, field="dob"), "row 0, field dob: not a date"),
        (
            InputError("not a date", file="a.csv", row=7, field="dob", expected="1979-01-05"),
            "a.csv, row 7, field dob: not a date; expected 1979-01-05",
        ),
    ],
)
def test_an_input_error_says_as_much_of_the_place_as_is_known(error: InputError, text: str):
    assert str(error) == text


def test_a_damaged_list_keeps_its_place_for_a_program_to_read():
    error = DamagedListError("the file ends inside a record", file="sdn.csv", row=12, field="")
    assert (error.problem, error.file, error.row) == (
        "the file ends inside a record",
        "sdn.csv",
        12,
    )


def test_an_unknown_key_reads_as_a_sentence_and_not_as_a_quoted_key():
    error = UnknownKeyError("no list named 'x'")
    assert str(error) == "no list named 'x'"
    assert str(UnknownKeyError()) == ""
    assert isinstance(error, KeyError)


def test_whoever_catches_the_base_catches_every_error_of_the_package():
    assert issubclass(InputError, LookthroughError)
    assert issubclass(LockedError, LookthroughError)


@pytest.mark.parametrize(
    "error",
    [
        UnknownKeyError("no list named 'x'"),
        InputError("not a date", file="a.csv", row=7, field="dob", expected="1979-01-05"),
    ],
)
def test_an_error_crosses_to_another_process_whole(error: LookthroughError):
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(again), str(again)) == (type(error), str(error))
