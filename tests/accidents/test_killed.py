"""``kill -9`` at any moment: the old state or the new one, whole, and nothing in the way."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.accidents.conftest import World, leftovers
from tests.accidents.made_lists import NEW_DATE, OLD_DATE
from tests.accidents.moments import (
    KILLED,
    Lengths,
    Sign,
    either,
    killing,
    measured,
    moments,
    shortest,
    there,
)
from tests.accidents.told import told

MOMENTS = 20
ENOUGH_KILLED = 12
"""The others had ended before, since the machine was faster than when it was measured."""
MEASURED = 2
Recorder = Callable[[str, object], None]


def test_an_addition_killed_at_any_moment_leaves_the_old_list_or_the_new(
    world: World, tmp_path: Path, record_property: Recorder
):
    def add(data: Path, **how: Any) -> int:
        return world.commands.run(data, "lists", "add", "un-sc", world.new, **how).returncode

    def signs(data: Path) -> tuple[Sign, ...]:
        shelf = data / "lists" / "un-sc"
        names = (".tmp-*/files/*", ".tmp-*/entities.jsonl", ".tmp-*/manifest.json")
        # Put in place before it was looked for: the phase is over.
        whole = there(shelf, f"*-{new['content']}/manifest.json")
        return tuple(either(there(shelf, name), whole) for name in names)

    later = world.fresh(tmp_path / "later")
    assert add(later) == 0
    old, new = world.status(world.template), world.status(later)
    assert (old["date"], new["date"]) == (OLD_DATE, NEW_DATE)

    def timed(number: int) -> Lengths:
        data = world.fresh(tmp_path / f"timed-{number}")
        return measured(lambda watch: add(data, meanwhile=watch), signs(data))

    lengths_s = shortest(map(timed, range(MEASURED)))
    phases: Counter[str] = Counter()
    for number, moment in enumerate(moments(1, MOMENTS, lengths_s)):
        data = world.fresh(tmp_path / str(number))
        code = add(data, meanwhile=killing(moment, signs(data)))
        assert code in {0, KILLED}
        state = world.status(data)
        assert state in (old, new)
        is_new = state == new
        assert is_new or code == KILLED
        phases[_phase(data, is_new=is_new) if code == KILLED else "over"] += 1
        assert world.finds_new(data) is is_new
        assert add(data) == 0, "the lock is free"
        assert leftovers(data / "lists") == []
        assert world.status(data) == new
        assert len(list((data / "lists" / "un-sc").iterdir())) == 2
    _record(record_property, "Additions", lengths_s, phases)
    assert phases["reading and mapping"]
    assert phases["writing"]


def _phase(data: Path, *, is_new: bool) -> str:
    """Say how far a killed addition had come, by what it left."""
    asides = list(data.glob("lists/un-sc/.tmp-*"))
    if not asides:
        return "after the rename" if is_new else "beginning"
    names = {path.name for path in asides[0].iterdir()}
    if "manifest.json" in names:
        return "syncing and renaming"
    return "writing" if "entities.jsonl" in names else "reading and mapping"


def _record(
    record_property: Recorder, what: str, lengths_s: tuple[float, ...], reached: Counter[str]
) -> None:
    record_property("phases_s", [round(length, 3) for length in lengths_s])
    record_property("killed", dict(reached))
    print(f"\n{what} of {sum(lengths_s):.2f} s killed: {dict(reached)}")  # noqa: T201
    assert MOMENTS - reached["over"] >= ENOUGH_KILLED


def test_an_index_killed_while_it_is_made_is_never_read(world: World, tmp_path: Path):
    asked = ("search", "Adalbert Musterfeld", "--json")
    data = world.fresh(tmp_path / "data")
    expected = world.commands.run(data, *asked).stdout
    shutil.rmtree(data / "indexes")
    signs = (there(data / "indexes", "*/.tmp-*/*"), there(data / "indexes", "*/names-*/*"))
    lengths_s = measured(
        lambda watch: world.commands.run(data, *asked, meanwhile=watch), (signs[1],)
    )
    half_made = 0
    for moment in moments(2, 9, (lengths_s[0], 0.02)):
        shutil.rmtree(data / "indexes")
        world.commands.run(data, *asked, meanwhile=killing(moment, (either(*signs),)))
        half_made += bool(leftovers(data / "indexes"))
        assert world.commands.run(data, *asked).stdout == expected
    assert half_made


def _signs(folder: Path, ending: str, before: bytes) -> tuple[Sign, ...]:
    def replaced(name: str) -> Sign:
        return lambda: (folder / name).read_bytes() != before

    results, report = replaced(f"results.{ending}"), replaced("report.html")
    return (
        either(there(folder, ".results*"), results),
        results,
        either(there(folder, ".report*"), report),
    )


def test_a_screening_killed_at_any_moment_leaves_the_old_results_or_the_new(
    world: World, tmp_path: Path, record_property: Recorder
):
    data, folder = world.fresh(tmp_path / "data"), tmp_path / "out"
    folder.mkdir()
    before = b"before"

    def screen(ending: str, **how: Any) -> int:
        outputs = ("--out", folder / f"results.{ending}", "--report", folder / "report.html")
        return world.commands.run(data, "screen", world.people, *outputs, **how).returncode

    def prepare(ending: str) -> tuple[str, str]:
        names = (f"results.{ending}", "report.html")
        for name in names:
            (folder / name).write_bytes(before)
        return names

    def timed(ending: str) -> Lengths:
        prepare(ending)
        return measured(
            lambda watch: screen(ending, meanwhile=watch), _signs(folder, ending, before)
        )

    expected: dict[str, Any] = {}
    lengths_s: dict[str, Lengths] = {}
    for ending in ("csv", "jsonl", "parquet"):
        lengths_s[ending] = shortest([timed(ending) for _ in range(MEASURED)])
        names = (f"results.{ending}", "report.html")
        expected |= {name: told(folder / name) for name in names}
    reached: Counter[str] = Counter()
    for number in range(MOMENTS):
        ending = ("csv", "jsonl", "parquet")[number % 3]
        moment = moments(number, 4, lengths_s[ending])[number // 3 % 4]
        names = prepare(ending)
        code = screen(ending, meanwhile=killing(moment, _signs(folder, ending, before)))
        assert code in {0, KILLED}
        written = [name for name in names if (folder / name).read_bytes() != before]
        for name in written:
            assert told(folder / name) == expected[name]
        left = [path.name.split(".")[1] for path in leftovers(folder)]
        what = f"half of the {left[0]}" if left else f"{len(written)} files whole"
        reached[what if code == KILLED else "over"] += 1
        assert world.status(data) == world.status(world.template)
        if left:
            assert screen(ending) == 0
            assert leftovers(folder) == []
    _record(record_property, "Screenings", lengths_s["csv"], reached)
    assert reached["0 files whole"]
    assert reached["half of the results"] + reached["half of the report"]
