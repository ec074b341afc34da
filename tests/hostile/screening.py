"""The command on a hostile file of subjects, held to its limits of time and memory.

Each is refused with its place, or costs its own rows only; within ten seconds of the processor
and one gibibyte, measured on the whole command.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from tests.cli.processes import Confined, confined

MAX_PROCESSOR_S = 10
MAX_PEAK_BYTES = 1 << 30


def screened(data: Path, file: Path, *options: str) -> Confined:
    """Screen a file and hold the command to its limits."""
    done = confined(data, "screen", file, "--json", *options)
    assert "Traceback" not in done.stderr
    assert "panicked" not in done.stderr
    assert done.processor_s < MAX_PROCESSOR_S
    assert done.peak_bytes < MAX_PEAK_BYTES
    return done


def refused(data: Path, file: Path, *told: str, options: Iterable[str] = ()) -> None:
    """Check that a file is refused, by name and with a reason."""
    done = screened(data, file, *options)
    message = " ".join(done.stderr.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert file.name in message
    for text in told:
        assert text in message


def statuses(done: Confined) -> list[str]:
    """The status of each row, of a command that went on to the end."""
    assert done.returncode == 0
    *rows, last = (json.loads(line) for line in done.stdout.splitlines())
    assert last["summary"]["rows"] == len(rows)
    return [row["status"] for row in rows]


def problems(done: Confined) -> list[tuple[int, str, str]]:
    """Row, field and problem of everything that could not be read."""
    *rows, _ = (json.loads(line) for line in done.stdout.splitlines())
    return [(p["row"], p["field"], p["problem"]) for row in rows for p in row["problems"]]
