"""Write results to a file: CSV, JSON lines or Parquet, whole or not at all."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from lookthrough.model import InputError, Result, Summary
from lookthrough.reports.jsonlines import json_line, result_json, summary_json
from lookthrough.reports.tables import COLUMNS, Cell, neutralised, table_rows

BATCH_ROWS = 10_000

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
        InputError: the ending is none of the three, or the place cannot be written to.
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


@contextmanager
def written_aside(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside ``path`` that takes its name once it is whole and on the disk.

    Raises:
        InputError: the place cannot be written to.
    """
    if path.is_dir():
        raise InputError("a folder stands there", file=str(path), expected="a file name")
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        file = aside.open("xb")
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"cannot be written: {reason}", file=str(path), expected="a folder that is there"
        ) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


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
