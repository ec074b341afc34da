"""A file of subjects: every row has its result, and the summary adds up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.screening.parties import COVERAGE, ENTITIES, LINKS, screener_of

from lookthrough.model import Result, Status
from lookthrough.screening import Batch, Settings, map_columns, open_rows, read_subject

SCREENER = screener_of(ENTITIES, LINKS, Settings(threshold=0.8))
ROWS = """name,dob,wallet
Miro Tannenfels,1979-01-05,
Greta Willowbrook,yesterday,
Grey Heron Components,,
,1990,
broken
"open,1,2
Odo Quillfeather,,1BoatSLRHtKNngkdXEeobR76b53LETtpyT
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made: Path = tmp_path_factory.mktemp("batch")
    return made


def batch_of(folder: Path, text: str) -> Batch:
    path = folder / "people.csv"
    path.write_bytes(text.encode())
    rows = open_rows(path)
    return Batch(SCREENER, map_columns(rows.columns, {}, str(path)), rows, COVERAGE)


def test_every_row_has_its_result_in_the_order_of_the_file(folder: Path):
    results = list(batch_of(folder, ROWS))
    assert [result.row for result in results] == [1, 2, 3, 4, 5, 6, 7]
    assert [str(result.status) for result in results] == [
        "match",
        "no_match",
        "exposed",
        "error",
        "error",
        "error",
        "match",
    ]


def test_errors_and_odd_values_carry_their_problems(folder: Path):
    results = list(batch_of(folder, ROWS))
    told = {result.row: [problem.field for problem in result.problems] for result in results}
    assert told == {1: [], 2: ["dob"], 3: [], 4: ["name"], 5: [""], 6: [""], 7: []}
    assert all(result.subject is None for result in results if result.status is Status.ERROR)


def test_the_summary_adds_up(folder: Path):
    batch = batch_of(folder, ROWS)
    results = list(batch)
    summary = batch.summary()
    assert (summary.rows, summary.match, summary.exposed) == (7, 2, 1)
    assert (summary.no_match, summary.error) == (1, 3)
    assert summary.rows == len(results)
    assert summary.threshold == 0.8
    assert summary.coverage is COVERAGE
    assert summary.seconds > 0


def test_the_summary_counts_the_rows_that_came_so_far_and_a_second_run_anew(folder: Path):
    batch = batch_of(folder, ROWS)
    assert batch.summary().rows == 0
    started = iter(batch)
    next(started)
    next(started)
    assert batch.summary().rows == 2
    assert list(batch) == list(batch)
    assert batch.summary().rows == 7


def test_each_row_is_told_once_to_who_watches(folder: Path):
    batch = batch_of(folder, ROWS)
    told: list[Status | None] = []
    batch.on_row = lambda: told.append(None)
    list(batch)
    assert len(told) == 7


def test_a_subject_alone_has_the_same_result_as_in_a_batch(folder: Path):
    batch = batch_of(folder, ROWS)
    for row, result in zip(batch.rows, batch, strict=True):
        subject, problems = read_subject(row, batch.mapping)
        if subject is None:
            assert result == Result(row.number, None, Status.ERROR, problems=problems)
        else:
            fresh = screener_of(ENTITIES, LINKS, Settings(threshold=0.8))
            assert fresh.screen(subject, problems) == result


LINES = st.sampled_from(
    [
        "Miro Tannenfels,1979,",
        "Ann,,",
        '"Ann,,',
        "x",
        ",,",
        "",
        '"a"b,,',
        ",31/02/1990,",
        "!?,,zz",
        "a,b,c,d",
    ]
)


@given(st.one_of(st.lists(LINES).map("\n".join), st.text(max_size=80)))
def test_rows_in_are_results_and_errors_whatever_the_file_holds(folder: Path, text: str):
    text = "".join(c for c in text if not "\ud800" <= c <= "\udfff")
    batch = batch_of(folder, f"name,dob,wallet\n{text}\n")
    results = list(batch)
    summary = batch.summary()
    assert summary.rows == len(results) == len(list(batch.rows))
    assert summary.rows == summary.match + summary.exposed + summary.no_match + summary.error
    numbers = [result.row for result in results]
    assert numbers == sorted(set(numbers))
    for result in results:
        assert (result.status is Status.ERROR) == (
            result.subject is None or any("compared" in p.problem for p in result.problems)
        )
