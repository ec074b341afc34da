"""Reading a binary file in a process of its own, which may take only so much memory and time.

A workbook or a Parquet file can be a few kilobytes and ask its reader for terabytes: a cell in
the last corner, one long text named a million times, a page that unpacks a thousandfold. The
libraries have no limits of their own, so they run where hitting one harms nothing.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from lookthrough.model import InputError

MAX_MEMORY_BYTES = 896 << 20
"""Enough for a workbook of some seven million filled cells; with this process, under 1 GiB."""
MAX_PROCESSOR_S = 300
"""For one passage over a file: thirty times what the largest that fits in memory takes."""
_READER = Path(__file__).with_name("confined_reader.py")
OUT_OF_MEMORY = 90
"""Exit code of a reader that has stopped itself, repeated in the reader."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to read.

    Args:
        path: the file.
        kind: ``parquet``, or a workbook's: ``xlsx``, ``xls`` or ``ods``.
        sheet: which sheet of a workbook.
    """

    path: Path
    kind: str
    sheet: str = ""


def confined_messages(job: Job) -> Generator[Any, None, None]:
    """Yield what the reader says: first what the file is, then its rows, many at a time.

    Raises:
        InputError: the file cannot be read, or not within the limits.
    """
    limits = (MAX_MEMORY_BYTES, MAX_PROCESSOR_S)
    arguments = (job.kind, str(job.path.resolve()), job.sheet, *map(str, limits))
    process = subprocess.Popen(  # noqa: S603 - this interpreter, on a script of this package
        [sys.executable, "-I", str(_READER), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None  # noqa: S101 - tells the type checker
    try:
        with process.stdout as stream:
            yield from _messages(stream, job.path)
    except (EOFError, pickle.UnpicklingError):
        code = process.wait()
        if 0 < code != OUT_OF_MEMORY:
            raise InputError(f"its reader ended with {code}", file=str(job.path)) from None
        raise InputError(
            f"asks for more than {MAX_MEMORY_BYTES >> 20} MiB of memory"
            f" or {MAX_PROCESSOR_S} s to be read",
            file=str(job.path),
            expected="a table whose cells stand together; a larger one as CSV",
        ) from None
    finally:
        process.kill()
        process.wait()


def _messages(stream: IO[bytes], path: Path) -> Iterator[Any]:
    while True:
        # Written by our own reader; what it says is data, not a file from outside.
        word, content = pickle.load(stream)  # noqa: S301
        if word == "end":
            return
        if word == "refused":
            raise InputError(content, file=str(path), expected="a whole file")
        yield content
