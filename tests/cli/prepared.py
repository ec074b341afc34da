"""Commands as processes that have read their libraries already: they begin with the work.

One process reads the libraries and then forks for each command. That saves a second or two for
each, and puts the moments at which a test kills into the work and not before it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from tests.cli.processes import ADDRESS_SPACE_BYTES, Confined, environment

ROOT = Path(__file__).parents[2]
SERVER = "from tests.cli.prepared import serve; serve()"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one command may take; see :func:`tests.cli.processes.confined`."""

    memory_bytes: int = 2 << 30
    processor_s: int = 30
    file_bytes: int | None = None


@dataclass(slots=True)
class Running:
    """A command under way."""

    pid: int
    started_at: float = field(default_factory=time.monotonic)

    def kill(self) -> None:
        """End it as ``kill -9`` does. Until its end is read, its number is no other's."""
        os.kill(self.pid, signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The process that forks, and the folder in which commands leave what they write."""

    server: subprocess.Popen[str]
    folder: Path

    def run(
        self,
        data: Path,
        *arguments: object,
        limits: Limits = Limits(),
        meanwhile: Callable[[Running], None] = lambda _: None,
        stdout: Path | None = None,
    ) -> Confined:
        """Run a command; ``meanwhile`` is called when it has begun, and may kill it."""
        job = {
            "arguments": [str(argument) for argument in arguments],
            "data": str(data),
            "out": str(stdout or self.folder / "out"),
            "err": str(self.folder / "err"),
            "limits": [limits.memory_bytes, limits.processor_s, limits.file_bytes],
        }
        assert self.server.stdin is not None
        self.server.stdin.write(json.dumps(job) + "\n")
        self.server.stdin.flush()
        meanwhile(Running(self._answer()["pid"]))
        self.server.stdin.write("end\n")
        self.server.stdin.flush()
        done = self._answer()
        return Confined(
            done["returncode"],
            "" if stdout else (self.folder / "out").read_text(encoding="utf-8"),
            (self.folder / "err").read_text(encoding="utf-8"),
            done["processor_s"],
            done["peak_bytes"],
        )

    def _answer(self) -> Any:
        assert self.server.stdout is not None
        return json.loads(self.server.stdout.readline())


@contextmanager
def prepared(folder: Path) -> Iterator[Prepared]:
    """Start the process that forks; it ends with the block."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVER],
        cwd=ROOT,
        env=environment(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        yield Prepared(server, folder)
        assert server.stdin is not None
        server.stdin.close()


def serve() -> None:
    """Fork a command for each line of standard input, and say what became of it."""
    from lookthrough.cli import main
    from lookthrough.matching import warm

    warm()
    answers = os.fdopen(os.dup(1), "w")

    def answer(**values: object) -> None:
        answers.write(json.dumps(values) + "\n")
        answers.flush()

    while line := _line(sys.stdin):
        child = os.fork()
        if child == 0:
            _become(json.loads(line), main)
        answer(pid=child)
        # The child is not waited for before the test has done with it: until then its number
        # is its own, and a kill can meet no other process.
        _line(sys.stdin)
        _, status, usage = os.wait4(child, 0)
        answer(
            returncode=os.waitstatus_to_exitcode(status),
            processor_s=usage.ru_utime + usage.ru_stime,
            peak_bytes=usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        )


def _line(source: IO[str]) -> str:
    return source.readline().strip()


def _become(job: dict[str, Any], main: Callable[[], None]) -> None:
    import resource
    import traceback

    code = 1
    try:
        for number, flags, path in (
            (0, os.O_RDONLY, os.devnull),
            (1, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, job["out"]),
            (2, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, job["err"]),
        ):
            opened = os.open(path, flags, 0o600)
            os.dup2(opened, number)
            os.close(opened)
        os.environ["LOOKTHROUGH_DATA"] = job["data"]
        sys.argv = ["lookthrough", *job["arguments"]]
        memory_bytes, processor_s, file_bytes = job["limits"]
        soft = memory_bytes + ADDRESS_SPACE_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (soft, soft))
        resource.setrlimit(resource.RLIMIT_CPU, (processor_s, processor_s))
        if file_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
        main()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001 - shown as the interpreter would
        traceback.print_exc()
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        code = 120  # as the interpreter ends when this fails
    sys.stderr.flush()
    os._exit(code)
