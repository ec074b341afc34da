"""Several processes at once in one data folder: each is answered from one whole state."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from threading import Barrier, Event

import pytest
from tests.accidents.conftest import World, leftovers
from tests.accidents.made_lists import NEW_ONLY, subjects
from tests.accidents.moments import await_sign, either, there
from tests.accidents.told import told
from tests.cli.prepared import Prepared, Running, prepared
from tests.cli.processes import Confined

ROUNDS = 4
MOST_SCREENINGS = 60
LOCKED = "another process is writing to this data folder"
Words = tuple[object, ...]


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    """A second process that forks."""
    with prepared(tmp_path_factory.mktemp("beside")) as commands:
        yield commands


def at_once(
    data: Path, one: tuple[Prepared, Words], other: tuple[Prepared, Words]
) -> tuple[Confined, Confined]:
    """Run two commands that begin at the same moment."""
    begin = Barrier(2)

    def run(commands: Prepared, words: Words) -> Confined:
        begin.wait()
        return commands.run(data, *words)

    with ThreadPoolExecutor(2) as pool:
        first, second = (pool.submit(run, *each) for each in (one, other))
        return first.result(), second.result()


def without_the_list(world: World, folder: Path) -> Path:
    """A data folder that holds the indexes of both editions, and neither of them."""
    shutil.rmtree(world.fresh(folder) / "lists" / "un-sc")
    return folder


def placed(data: Path, list_id: str) -> list[str]:
    """The snapshots of a list in the order in which they were finished."""
    manifests = (data / "lists" / list_id).glob("[0-9]*/manifest.json")
    return [
        file.parent.name for file in sorted(manifests, key=lambda file: file.stat().st_mtime_ns)
    ]


def current(world: World, data: Path) -> str:
    done = world.commands.run(data, "lists", "status", "--json")
    assert done.returncode == 0, done.stderr
    (state,) = (s for s in json.loads(done.stdout)["lists"] if s["list"] == "un-sc")
    snapshot: str = state["snapshot"]
    return snapshot


def adding(edition: Path) -> Words:
    """Words that add an edition, newer or older than the one held."""
    return ("lists", "add", "un-sc", edition, "--allow-shrink", "--json")


def _added(done: Confined) -> str:
    """The snapshot an addition made, or nothing where it was told that another one writes."""
    if done.returncode == 0:
        snapshot: str = json.loads(done.stdout)["snapshot"]
        return snapshot
    assert LOCKED in " ".join(done.stderr.split())
    return ""


def test_two_additions_at_once_are_kept_one_after_the_other(
    world: World, beside: Prepared, tmp_path: Path
):
    for number in range(ROUNDS):
        data = without_the_list(world, tmp_path / str(number))
        both = at_once(data, (world.commands, adding(world.old)), (beside, adding(world.new)))
        older, newer = (_added(done) for done in both)
        order = placed(data, "un-sc")
        assert order
        assert {*order} == {older, newer} - {""}
        assert sorted(order) == order, "a later name for the later one"
        assert current(world, data) == order[-1]
        assert world.finds_new(data) is (order[-1] == newer)
        assert leftovers(data) == []


def test_of_two_editions_added_at_once_the_older_is_kept_first_or_refused(
    world: World, beside: Prepared, tmp_path: Path
):
    for number in range(ROUNDS):
        data = without_the_list(world, tmp_path / str(number))
        older, newer = at_once(
            data,
            (world.commands, ("lists", "add", "un-sc", world.old)),
            (beside, ("lists", "add", "un-sc", world.new)),
        )
        assert newer.returncode == 0, newer.stderr
        assert older.returncode == 0 or "older" in older.stderr, older.stderr
        assert len(placed(data, "un-sc")) == 1 + (older.returncode == 0)
        assert world.finds_new(data)
        assert leftovers(data) == []


def test_who_finds_the_folder_being_written_to_is_told_and_the_writer_goes_on(
    world: World, beside: Prepared, tmp_path: Path
):
    reader = replace(world, commands=beside)
    refused: list[Confined] = []
    found: list[bool] = []

    def stopped_while_it_writes(data: Path) -> Confined:
        shelf = data / "lists" / "un-sc"
        writes = there(shelf, ".tmp-*/files/*")

        def stop(running: Running) -> None:
            await_sign(either(writes, lambda: len(placed(data, "un-sc")) > 1))
            os.kill(running.pid, signal.SIGSTOP)
            try:
                if writes():
                    refused.append(beside.run(data, *adding(world.old)))
                    found.append(reader.finds_new(data))
            finally:
                os.kill(running.pid, signal.SIGCONT)

        return world.commands.run(data, *adding(world.new), meanwhile=stop)

    for number in range(ROUNDS):  # On a busy machine it may be over before it is stopped.
        data = world.fresh(tmp_path / str(number))
        done = stopped_while_it_writes(data)
        assert done.returncode == 0, done.stderr
        assert world.finds_new(data)
        assert leftovers(data) == []
        if refused:
            break
    assert (refused[0].returncode, refused[0].stdout) == (1, "")
    assert f"{data}: {LOCKED}" in " ".join(refused[0].stderr.split())
    assert found == [False], "readers go on with what is held"


def test_a_screening_while_lists_are_added_searches_one_whole_state(
    world: World, beside: Prepared, tmp_path: Path
):
    data, results = world.fresh(tmp_path / "data"), tmp_path / "results.jsonl"
    people = subjects(tmp_path / "people.csv", 30)
    with people.open("a", encoding="utf-8") as out:
        out.write(f"new,{NEW_ONLY},1979-01-05\n")
    expected: dict[str, list[object]] = {}
    for name, edition in (("old", world.old), ("new", world.new)):
        alone = world.fresh(tmp_path / name)
        assert world.commands.run(alone, *adding(edition)).returncode == 0
        assert world.commands.run(alone, "screen", people, "--out", results).returncode == 0
        *rows, _ = told(results)
        expected[world.status(alone)["content"]] = rows
    first, second = expected.values()
    assert first != second, "what is found tells which edition was searched"
    enough = Event()

    def add_again_and_again() -> int:
        for number, edition in enumerate(cycle((world.new, world.old))):
            if enough.is_set():
                return number
            done = beside.run(data, *adding(edition))
            assert done.returncode == 0, done.stderr
        raise AssertionError("never reached")

    seen: list[str] = []
    with ThreadPoolExecutor(1) as pool:
        additions = pool.submit(add_again_and_again)
        try:
            while len(seen) < ROUNDS or (len(set(seen)) < 2 and len(seen) < MOST_SCREENINGS):
                done = world.commands.run(data, "screen", people, "--out", results)
                assert done.returncode == 0, done.stderr
                *rows, last = told(results)
                (searched,) = (x for x in last["summary"]["lists"] if x["list"] == "un-sc")
                snapshot = searched["snapshot"]
                assert (data / "lists" / "un-sc" / snapshot / "manifest.json").is_file()
                content = snapshot.partition("-")[2]
                assert rows == expected[content]
                seen.append(content)
        finally:
            enough.set()
    assert additions.result() >= 2
    assert set(seen) == expected.keys()
    assert sorted(placed(data, "un-sc")) == placed(data, "un-sc")
    assert leftovers(data) == []


@pytest.mark.parametrize("name", ["results.csv", "results.jsonl", "results.parquet"])
def test_two_screenings_into_one_file_leave_the_whole_result_of_one(
    world: World, beside: Prepared, tmp_path: Path, name: str
):
    data, out = world.fresh(tmp_path / "data"), tmp_path / "out"
    out.mkdir()
    file = out / name
    many, fewer = (subjects(tmp_path / f"{rows}.csv", rows) for rows in (45, 40))
    expected = []
    for people in (many, fewer):
        assert world.commands.run(data, "screen", people, "--out", file).returncode == 0
        expected.append(told(file))
    assert expected[0] != expected[1]
    for _ in range(ROUNDS):
        for done in at_once(
            data,
            (world.commands, ("screen", many, "--out", file)),
            (beside, ("screen", fewer, "--out", file)),
        ):
            assert done.returncode == 0, done.stderr
        assert told(file) in expected
        assert list(out.iterdir()) == [file]


def test_two_first_searches_make_the_same_index_at_once(
    world: World, beside: Prepared, tmp_path: Path
):
    data = world.fresh(tmp_path / "data")
    asked = ("search", "Adalbert Musterfeld", "--json")
    expected = world.commands.run(data, *asked).stdout
    for _ in range(2):
        shutil.rmtree(data / "indexes")
        for done in at_once(data, (world.commands, asked), (beside, asked)):
            assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")
        assert leftovers(data / "indexes") == []
        made = {file: file.stat().st_mtime_ns for file in data.glob("indexes/*/*/*")}
        assert made
        assert world.commands.run(data, *asked).stdout == expected
        assert {f: f.stat().st_mtime_ns for f in data.glob("indexes/*/*/*")} == made


def test_two_first_runs_keep_the_built_in_list_once(world: World, beside: Prepared, tmp_path: Path):
    for number in range(ROUNDS):
        data = tmp_path / str(number)
        asked = ("lists", "status", "--json")
        one, other = at_once(data, (world.commands, asked), (beside, asked))
        assert (one.returncode, other.returncode) == (0, 0), one.stderr + other.stderr
        assert one.stdout == other.stdout
        assert len(placed(data, "curated-dprk-it")) == 1
        assert leftovers(data) == []
