"""The process that reads a binary file under limits; run as a script, by ``confined``.

It imports nothing of this package, so that it starts at once. It writes pickled pairs: a word
and its content.
"""

from __future__ import annotations

import os
import pickle
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

BATCH_ROWS = 1024
OUT_OF_MEMORY = 90
LOOKS_PER_S = 50


def main(kind: str, path: str, sheet: str, memory_bytes: int, processor_s: int) -> None:
    """Read a file and write what is in it."""
    _limit(memory_bytes, processor_s)
    out = sys.stdout.buffer
    try:
        for content in _parquet(path) if kind == "parquet" else _workbook(path, kind, sheet):
            pickle.dump(("content", content), out, protocol=5)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001 - the libraries raise what they like
        if type(error).__name__ == "ArrowMemoryError":
            os._exit(OUT_OF_MEMORY)
        pickle.dump(("refused", _said(error)), out, protocol=5)
    else:
        pickle.dump(("end", None), out, protocol=5)
    out.flush()


def _limit(memory_bytes: int, processor_s: int) -> None:
    # Counts what is written to, not what is merely reserved.
    _at_most(resource.RLIMIT_DATA, memory_bytes)
    _at_most(resource.RLIMIT_CPU, processor_s)
    _at_most(resource.RLIMIT_CORE, 0)
    if sys.platform != "linux":
        threading.Thread(target=_watch, args=(memory_bytes,), daemon=True).start()


def _at_most(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (allowed, allowed))


def _watch(memory_bytes: int) -> None:
    """Do what the limit on memory does, where the system does not heed it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < memory_bytes:
        time.sleep(1 / LOOKS_PER_S)
    os._exit(OUT_OF_MEMORY)


def _said(error: Exception) -> str:
    """Say the first line of an error, without the path that is said before it."""
    text = str(error).strip().splitlines()
    return f"cannot be read: {text[0][:200]}" if text else f"cannot be read: {type(error).__name__}"


def _workbook(path: str, kind: str, sheet: str) -> Iterator[Any]:
    import python_calamine

    with tempfile.TemporaryDirectory() as folder:
        # It believes a file's ending, which may be another than the content's.
        named = Path(folder, f"book.{kind}")
        named.symlink_to(path)
        book = python_calamine.load_workbook(named)
    with book:
        kinds = python_calamine.SheetTypeEnum
        names = [data.name for data in book.sheets_metadata if data.typ == kinds.WorkSheet]
        chosen = sheet or next((n for n in names if book.get_sheet_by_name(n).height), "")
        yield {"sheets": names, "sheet": chosen}
        if chosen not in names:
            return
        batch = []
        data = book.get_sheet_by_name(chosen)
        # It begins at the first row, but at the first column that is filled.
        before = [""] * (data.start[1] if data.start else 0)
        for row in data.iter_rows():
            while row and row[-1] == "":
                row.pop()
            batch.append(before + row if row else row)
            if len(batch) == BATCH_ROWS:
                yield batch
                batch = []
        yield batch


def _parquet(path: str) -> Iterator[Any]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pa.set_memory_pool(pa.system_memory_pool())
    with pq.ParquetFile(path, pre_buffer=False, buffer_size=1 << 20) as file:
        yield {"columns": list(file.schema_arrow.names), "rows": file.metadata.num_rows}
        for batch in file.iter_batches(batch_size=BATCH_ROWS, use_threads=False):
            columns = [_values(column) for column in batch.columns]
            yield [list(cells) for cells in zip(*columns, strict=True)]


def _values(column: Any) -> list[Any]:
    """Return a column's values; moments to the microsecond, which is as fine as Python's are."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    elif pa.types.is_time64(kind) and kind.unit == "ns":
        column = column.cast(pa.time64("us"), safe=False)
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):
        values = column.cast(pa.string()).to_pylist()  # years that Python has no dates for
    return values


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
