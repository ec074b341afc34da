from __future__ import annotations

import csv
import errno
import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.reports import factories as make
from tests.steps import watch_steps

from lookthrough.model import InputError, Result
from lookthrough.reports.files import check_place, write_page, write_results, written_aside
from lookthrough.reports.tables import table_rows

RESULTS = (
    make.result(1, make.hit(), make.hit(make.entity("p-two", "=cmd|' /C calc'!A0")), key="C-1"),
    make.result(2, name="Ordinary, “Quoted”\nName 김철수"),
    make.unreadable(3),
)
SUMMARY = make.summary(*RESULTS)
ROWS = [row for result in RESULTS for row in table_rows(result, SUMMARY.coverage)]


def test_csv_holds_every_row(tmp_path: Path):
    path = tmp_path / "out.csv"
    write_results(path, RESULTS, SUMMARY)
    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    assert [row["row"] for row in read] == ["1", "1", "2", "3"]
    assert read[0]["score"] == "3.0"
    assert read[0]["complete"] == "true"
    assert read[1]["caption"] == "'=cmd|' /C calc'!A0"
    assert read[2]["subject"] == "Ordinary, “Quoted”\nName 김철수"
    assert read[3]["status"] == "error"


def test_no_csv_cell_begins_like_a_formula(tmp_path: Path):
    path = tmp_path / "out.csv"
    write_results(path, RESULTS, SUMMARY)
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n")]


def test_parquet_holds_the_same_rows_and_the_summary(tmp_path: Path):
    path = tmp_path / "out.parquet"
    write_results(path, RESULTS, SUMMARY)
    table = pq.read_table(path)
    assert table.to_pylist() == ROWS
    told = json.loads(table.schema.metadata[b"lookthrough"])["summary"]
    assert (told["rows"], told["watchlist"]) == (3, "watch-0f1e2d3c")


def test_parquet_without_a_row_still_has_its_columns(tmp_path: Path):
    path = tmp_path / "out.parquet"
    write_results(path, (), make.summary())
    table = pq.read_table(path)
    assert table.num_rows == 0
    assert table.column_names == list(ROWS[0])


def test_json_lines_hold_every_subject_and_end_with_the_summary(tmp_path: Path):
    path = tmp_path / "out.jsonl"
    write_results(path, RESULTS, SUMMARY)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["row"] for line in lines[:-1]] == [1, 2, 3]
    assert [hit["entity"] for hit in lines[0]["hits"]] == ["p-miro", "p-two"]
    assert lines[-1]["summary"]["rows"] == 3


def test_the_same_results_give_the_same_bytes(tmp_path: Path):
    for ending in ("csv", "jsonl", "parquet"):
        first, second = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
        write_results(first, RESULTS, SUMMARY)
        write_results(second, RESULTS, SUMMARY)
        assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("name", ["out.xlsx", "out", "out.csv.gz"])
def test_an_unknown_ending_is_refused_with_the_three_that_are_known(tmp_path: Path, name: str):
    with pytest.raises(InputError, match=r"\.csv, \.jsonl or \.parquet"):
        write_results(tmp_path / name, RESULTS, SUMMARY)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_run_that_breaks_off_leaves_the_old_file_whole(tmp_path: Path, ending: str):
    path = tmp_path / f"out.{ending}"
    path.write_bytes(b"before")

    def breaking() -> Iterator[Result]:
        yield RESULTS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_results(path, breaking(), SUMMARY)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_and_a_folder_as_file_are_clear_errors(tmp_path: Path):
    with pytest.raises(InputError, match="expected a folder that is there"):
        write_results(tmp_path / "nowhere" / "out.csv", RESULTS, SUMMARY)
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(InputError, match="a folder stands there"):
        write_results(tmp_path / "folder.csv", RESULTS, SUMMARY)


def test_half_a_surrogate_pair_spoils_no_file(tmp_path: Path):
    odd = make.result(1, make.hit(make.entity("p-odd", "odd \udc80 name")), name="\ud800")
    for ending in ("csv", "jsonl", "parquet"):
        write_results(tmp_path / f"out.{ending}", [odd], make.summary(odd))


def test_a_page_is_written_whole(tmp_path: Path):
    path = tmp_path / "report.html"
    write_page(path, "<p>김철수</p>")
    assert path.read_text(encoding="utf-8") == "<p>김철수</p>"


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_everything_is_synced_before_the_one_rename_and_the_folder_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
):
    steps = watch_steps(monkeypatch, lambda _: None)
    write_results(tmp_path / f"out.{ending}", RESULTS, SUMMARY)
    assert steps == ["fsync", "replace", "fsync"]


@pytest.mark.parametrize("failing", [1, 2])
def test_a_disk_that_fails_at_any_step_leaves_the_old_file_and_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
):
    path = tmp_path / "out.csv"
    path.write_bytes(b"before")

    def fail(step: int) -> None:
        if step == failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    watch_steps(monkeypatch, fail)
    with pytest.raises(InputError, match=r"out\.csv: cannot be written: No space left on device"):
        write_results(path, RESULTS, SUMMARY)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_synced_is_no_failure_on_file_systems_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(step: int) -> None:
        if step == 3:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    watch_steps(monkeypatch, fail)
    write_page(tmp_path / "report.html", "whole")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == "whole"


def test_what_killed_runs_left_is_removed_and_what_is_being_written_is_not(tmp_path: Path):
    path = tmp_path / "out.csv"
    left = tmp_path / ".out.csv.0123abcd.part"
    others = [tmp_path / name for name in (".out.csv.part", ".other.csv.0123abcd.part", "out.csv~")]
    for file in (left, *others):
        file.write_bytes(b"half")
    with written_aside(path) as first:
        assert not left.exists()
        first.write(b"first")
        write_page(path, "second")
        first.write(b" and whole")
    assert path.read_bytes() == b"first and whole"
    assert sorted(tmp_path.iterdir()) == sorted((path, *others))


def test_a_file_swept_before_it_is_locked_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    real = fcntl.flock
    swept: list[Path] = []

    def overtaken(file: object, operation: int) -> None:
        if not swept:
            swept.extend(tmp_path.glob(".*.part"))
            swept[0].unlink()
        real(file, operation)  # type: ignore[arg-type]

    monkeypatch.setattr(fcntl, "flock", overtaken)
    write_page(tmp_path / "report.html", "whole")
    assert len(swept) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_checking_a_place_leaves_nothing_there(tmp_path: Path):
    check_place(tmp_path / "out.csv")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(InputError, match="a folder stands there"):
        check_place(tmp_path)
    with pytest.raises(InputError, match="cannot be written: No such file or directory"):
        check_place(tmp_path / "nowhere" / "out.csv")


def test_an_error_of_another_file_is_not_taken_for_this_ones(tmp_path: Path):
    def breaking() -> Iterator[Result]:
        yield RESULTS[0]
        (tmp_path / "elsewhere" / "gone").open()

    with pytest.raises(FileNotFoundError):
        write_results(tmp_path / "out.csv", breaking(), SUMMARY)
