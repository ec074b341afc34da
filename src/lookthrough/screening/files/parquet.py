"""Parquet: typed columns, read a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from lookthrough.screening.files.cells import row_of
from lookthrough.screening.files.confined import Job, confined_messages
from lookthrough.screening.files.headers import named_columns
from lookthrough.screening.files.row import Opened, ReadOptions, Row


def open_parquet(path: Path, options: ReadOptions) -> Opened:
    """Open a Parquet file.

    Raises:
        InputError: it is damaged, or asks for too much.
    """
    del options
    job = Job(path, "parquet")
    with closing(confined_messages(job)) as messages:
        columns = named_columns(next(messages)["columns"], str(path))

    def rows() -> Iterator[Row]:
        number = 0
        with closing(confined_messages(job)) as messages:
            next(messages)
            for batch in messages:
                for cells in batch:
                    number += 1
                    yield row_of(number, zip(columns, cells, strict=True))

    return Opened(rows, columns=tuple(columns))
