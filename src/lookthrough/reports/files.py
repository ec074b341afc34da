"""Write results to a file: CSV, JSON lines or Parquet, whole or not at all."""

from __future__ import annotations

import csv
import errno
import fcntl
import io
import itertools
import json
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from lookthrough.model import InputError, Result, Summary
from lookthrough.reports.jsonlines import json_line, result_json, summary_json
from lookthrough.reports.tables import COLUMNS, Cell, neutralised, table_rows

BATCH_ROWS = 10_000

_CANNOT_SYNC = frozenset({errno.EINVAL, errno.EBADF, errno.ENOTSUP})
"""What file systems answer that do not sync folders."""

ARROW_TYPES = MappingProxyType(
    {"text": pa.string(), "whole": pa.int64(), "real": pa.float64(), "flag": pa.bool_()}
)


def write_results(path: Path, results: Iterable[Result], summary: Summary) -> None:
    """Write the results in the format the file's ending names.

    ``.csv`` and ``.parquet`` hold one row for each potential match and one for each subject
    without any; ``.jsonl`` holds one object for each subject and the summary as its last line.
    CSV texts that a spreadsheet would run as a formula are made harmless (see
    ``tables.neutralised``). Parquet carries the summary as the schema metadata ``lookthrough``.
    The file appears when it is whole; one of the same name is replaced.

    Args:
        path: where to; the folder must be there.
        results: the outcomes, written as they come.
        summary: the account of them, with what was searched.

    Raises:
        InputError: the ending is none of the three, or the place cannot be written to or has no
            room for all of it. What stood there stays.
    """
    writer = writer_for(path)
    with written_aside(path) as file:
        writer(file, results, summary)


def writer_for(path: Path) -> Callable[[BinaryIO, Iterable[Result], Summary], None]:
    """Return the writer for the file's ending; for checking it before the work begins.

    Raises:
        InputError: the ending is none of ``.csv``, ``.jsonl`` and ``.parquet``.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise InputError(
            f"no results can be written as {path.suffix or 'a file without an ending'}",
            file=str(path),
            expected="a name that ends in .csv, .jsonl or .parquet",
        )
    return writer


def write_page(path: Path, page: str) -> None:
    """Write a report to a file, whole or not at all.

    Raises:
        InputError: the place cannot be written to.
    """
    with written_aside(path) as file:
        file.write(page.encode("utf-8", "replace"))


def check_place(path: Path) -> None:
    """Find out, before the work begins, whether a file can be written there.

    Raises:
        InputError: the place cannot be written to.
    """
    with _reported(path):
        aside, file = _begun(path)
        file.close()
        aside.unlink()


@contextmanager
def written_aside(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside ``path`` that takes its name once it is whole and on the disk.

    What killed runs left beside the same ``path`` is removed.

    Raises:
        InputError: the place cannot be written to, or not all of it.
    """
    with _reported(path):
        aside, file = _begun(path)
        try:
            with file:
                yield file
                file.flush()
                os.fsync(file.fileno())
                aside.replace(path)
            _sync_folder(path.parent)
        finally:
            aside.unlink(missing_ok=True)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.filename is not None and Path(os.fsdecode(error.filename)).parent != path.parent:
            raise  # Of another file, from which the results come.
        reason = error.strerror or str(error)
        raise InputError(
            f"cannot be written: {reason}",
            file=str(path),
            expected="a folder that is there, may be written to and has room",
        ) from error


def _begun(path: Path) -> tuple[Path, BinaryIO]:
    """Create a file to write in, locked for as long as this process has it open."""
    if path.is_dir():
        raise InputError("a folder stands there", file=str(path), expected="a file name")
    _sweep(path)
    while True:
        aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        file = aside.open("xb")
        with suppress(OSError):  # Where a file system knows no locks, nothing is swept either.
            fcntl.flock(file, fcntl.LOCK_EX)
        if aside.exists():
            return aside, file
        file.close()  # Another run swept it before it was locked.


def _sweep(path: Path) -> None:
    """Remove what killed runs left: a part that no process has locked."""
    part = re.compile(rf"\.{re.escape(path.name)}\.[0-9a-f]{{8}}\.part")
    with suppress(OSError):
        for left in [p for p in path.parent.iterdir() if part.fullmatch(p.name) and p.is_file()]:
            with suppress(OSError), left.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                left.unlink()


def _sync_folder(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # It may be written to, but not read.
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)


def _write_csv(file: BinaryIO, results: Iterable[Result], summary: Summary) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.DictWriter(text, fieldnames=list(COLUMNS), lineterminator="\r\n")
    writer.writeheader()
    for result in results:
        for row in table_rows(result, summary.coverage):
            writer.writerow({name: _csv_cell(cell) for name, cell in row.items()})
    text.detach()


def _csv_cell(cell: Cell) -> Cell:
    return str(cell).lower() if isinstance(cell, bool) else neutralised(cell)


def _write_jsonl(file: BinaryIO, results: Iterable[Result], summary: Summary) -> None:
    objects = (result_json(result, summary.coverage) for result in results)
    lines = map(json_line, itertools.chain(objects, (summary_json(summary),)))
    file.writelines(f"{line}\n".encode() for line in lines)


def _write_parquet(file: BinaryIO, results: Iterable[Result], summary: Summary) -> None:
    metadata = {"lookthrough": json.dumps(summary_json(summary), ensure_ascii=True)}
    fields = [pa.field(name, ARROW_TYPES[kind]) for name, kind in COLUMNS.items()]
    schema = pa.schema(fields, metadata=metadata)
    rows = (row for result in results for row in table_rows(result, summary.coverage))
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while batch := list(itertools.islice(rows, BATCH_ROWS)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


WRITERS: MappingProxyType[str, Callable[[BinaryIO, Iterable[Result], Summary], None]] = (
    MappingProxyType({".csv": _write_csv, ".jsonl": _write_jsonl, ".parquet": _write_parquet})
)
