"""Quality and speed, measured on the lists of a data folder."""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from lookthrough.app.session import Session
from lookthrough.evaluation import (
    Cases,
    Held,
    Processes,
    ScreenSettings,
    SpeedSettings,
    clean_people,
    evaluate_screening,
    listed_cases,
    measure_speed,
)
from lookthrough.model import BenchmarkResult, LookthroughError, ScreeningEvaluation
from lookthrough.screening import map_columns, open_rows, read_subject

_COMMAND = ("-c", "from lookthrough.cli import main; main()")
_TIMEOUT_S = 600


def screening_quality(
    session: Session, listed: Path | None, clean: Path | None, settings: ScreenSettings
) -> ScreeningEvaluation:
    """Evaluate screening against a session's lists.

    Args:
        session: opened with ``settings.lowest`` as its threshold.
        listed: rows that stand for listed parties.
        clean: rows taken not to.
        settings: how to judge.

    Raises:
        InputError: neither file is given, or one cannot be read.
    """
    held = Held(session.screener, session.coverage, session.entities)
    return evaluate_screening(listed, clean, held, settings)


def make_cases(session: Session, seed: int, per_class: int) -> Cases:
    """Make labelled rows from a session's lists: listed parties under names with one error."""
    return listed_cases(session.entities(), seed, per_class)


def make_clean(session: Session, seed: int, count: int) -> Cases:
    """Invent people from the names on a session's lists, none of whom has a listed name."""
    return clean_people(session.entities(), seed, count)


def speed(
    session: Session, data: Path, names: Sequence[str], settings: SpeedSettings
) -> BenchmarkResult:
    """Measure the speed on a session's lists.

    Args:
        session: the lists; its index is built and kept, if it was not.
        data: the folder they are in, for processes of their own.
        names: people on no list; some are invented where none are given.
        settings: how much to measure.
    """
    _ = session.screener
    lists = [part for s in session.coverage.searched for part in ("--list", s.list_id)]
    rest = ("--data", str(data), *lists)

    def screen(rows: Sequence[str]) -> float:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "names.csv"
            with file.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows([("name",), *((row,) for row in rows)])
            out = str(file.with_name("out.csv"))
            return _processor_s(*_COMMAND, "screen", str(file), "--out", out, *rest)[0]

    def first_hit(name: str) -> float:
        taken_s, printed = _processor_s(*_COMMAND, "search", "--json", *rest, "--", name)
        if not json.loads(printed)["hits"]:
            raise LookthroughError(f"the search that was to be timed found no match for {name!r}")
        return taken_s

    processes = Processes(
        first_hit=first_hit,
        screen=screen,
        python=lambda program: _processor_s("-c", program)[0],
    )
    return measure_speed(list(session.entities()), session.coverage, names, processes, settings)


def names_in(path: Path) -> tuple[str, ...]:
    """Read the first name of every row of a file of subjects.

    Raises:
        InputError: it cannot be read, or no column can be screened.
    """
    rows = open_rows(path)
    mapping = map_columns(rows.columns, {}, str(path))
    subjects = (read_subject(row, mapping)[0] for row in rows)
    return tuple(subject.names[0] for subject in subjects if subject and subject.names)


def _processor_s(*arguments: str) -> tuple[float, bytes]:
    """Run this interpreter to its end; return the processor seconds it took, and what it printed.

    Raises:
        LookthroughError: it failed.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(  # noqa: S603 - our own command, with the user's folder
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_TIMEOUT_S,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise LookthroughError(f"a process that was to be timed failed: {' '.join(last)}")
    taken_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return taken_s, done.stdout
