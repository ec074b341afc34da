"""The command line as a process of its own, for what only a process shows."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-c", "from lookthrough.cli import main; main()")
TIMEOUT_S = 120
ADDRESS_SPACE_BYTES = 4 << 30
"""What the libraries map without ever touching it: compiled code, arenas of threads, files."""


def environment(data: Path) -> dict[str, str]:
    """The user's environment, with a data folder of its own and room for a table."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LOOKTHROUGH")}
    return kept | {"LOOKTHROUGH_DATA": str(data), "COLUMNS": "200"}


def ran(data: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env=environment(data),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT_S,
        check=False,
    )


def started(data: Path, *arguments: object) -> subprocess.Popen[str]:
    """Start a command and leave it running; an interrupt reaches it, also where tests ignore it."""
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        env=environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 - tests start no threads of their own
    )


def _heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True, slots=True)
class Confined:
    """What a command did under limits, and what it took.

    ``processor_s`` is the processor's time, so that other work on the machine does not count;
    ``peak_bytes`` the most memory resident at once.
    """

    returncode: int
    stdout: str
    stderr: str
    processor_s: float
    peak_bytes: int


def confined(
    data: Path, *arguments: object, memory_bytes: int = 2 << 30, processor_s: int = 30
) -> Confined:
    """Run a command that may try to take all memory or all time, and measure it.

    The limits on address space and processor time only keep the machine alive; what the command
    may really take is for the test to assert on.
    """

    def limit() -> None:
        soft = memory_bytes + ADDRESS_SPACE_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (soft, soft))
        resource.setrlimit(resource.RLIMIT_CPU, (processor_s, processor_s))

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            env=environment(data),
            stdout=out,
            stderr=err,
            preexec_fn=limit,  # noqa: PLW1509 - tests start no threads of their own
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Confined(
            process.returncode,
            out.read().decode(),
            err.read().decode(),
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        )
