"""Rows of the user's file: CSV and JSON lines."""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from lookthrough.model import InputError, Problem

MAX_FIELD = 1_000_000
"""Characters in one field; more is an unclosed quotation mark rather than a value."""
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file.

    Args:
        number: from 1, the header not counted.
        values: column to its values; a column without one is left out.
        problems: why it cannot be used; then ``values`` is empty.
    """

    number: int
    values: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class RowFile:
    """A file of rows, opened anew by each iteration.

    Args:
        path: where it is.
        columns: its columns, in order.
        rows: how many it holds, broken ones too.
    """

    path: Path
    columns: tuple[str, ...]
    rows: int

    def __iter__(self) -> Iterator[Row]:
        return _rows(self.path)


def open_rows(path: Path) -> RowFile:
    """Look through a file once for its columns and length.

    Raises:
        InputError: it is not there, not UTF-8, empty, or neither CSV nor JSON lines.
    """
    columns: dict[str, None] = {}
    count = 0
    for row in _rows(path):
        count += 1
        columns.update(dict.fromkeys(row.values))
    expected = "one JSON object on each line"
    if not _is_json(path):
        expected = "CSV with a first line of column names, or JSON lines"
        with _opened(path) as text:
            columns = dict.fromkeys(_csv_reader(_Lines(text), path)[0])
    if not columns:
        raise InputError("no rows that can be read", file=str(path), expected=expected)
    return RowFile(path, tuple(columns), count)


def _rows(path: Path) -> Iterator[Row]:
    is_json = _is_json(path)
    with _opened(path) as text:
        try:
            yield from (_json_rows(text) if is_json else _csv_rows(text, path))
        except UnicodeDecodeError as error:
            raise InputError(
                f"byte {error.object[error.start]:#04x} in line {_undecodable_line(path)} "
                "is not UTF-8 text",
                file=str(path),
                expected="a file saved as UTF-8",
            ) from None


def _opened(path: Path) -> TextIO:
    if path.exists() and not path.is_file():
        # A pipe gives its rows once; it is read twice, to count them before screening.
        raise InputError("not a file", file=str(path), expected="a file saved on disk")
    try:
        return path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror}", file=str(path)) from None


def _undecodable_line(path: Path) -> int:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return number
    return 0


def _is_json(path: Path) -> bool:
    if path.suffix.lower() in {".jsonl", ".ndjson", ".json"}:
        return True
    if path.suffix.lower() in {".xlsx", ".xls", ".parquet", ".gz", ".zip", ".pdf"}:
        raise InputError(
            f"{path.suffix} files are not read", file=str(path), expected="CSV (.csv) or JSON lines"
        )
    return False


def _json_rows(text: TextIO) -> Iterator[Row]:
    number = 0
    for line in text:
        if not line.strip():
            continue
        number += 1
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            problem = f"not JSON: {error}"
            yield _broken(number, problem, "one JSON object on each line")
            continue
        if not isinstance(record, dict):
            yield _broken(number, "not a JSON object", '{"name": "…"}')
            continue
        yield _json_row(number, record)


def _json_row(number: int, record: dict[str, object]) -> Row:
    values: dict[str, tuple[str, ...]] = {}
    for column, value in record.items():
        items = value if isinstance(value, list) else [value]
        if any(isinstance(item, dict | list) for item in items):
            problem = Problem(number, column, "a nested value", "text, a number or a list of texts")
            return Row(number, {}, (problem,))
        texts = tuple(str(item).strip() for item in items if item is not None)
        values[column] = tuple(item for item in texts if item)
    return Row(number, values)


class _Lines:
    """Lines of a text, of which some can be read again."""

    def __init__(self, text: Iterable[str]) -> None:
        self._text = iter(text)
        self._again: deque[str] = deque()
        self._record: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._text)
        self._record.append(line)
        return line

    def begin_record(self) -> None:
        """Remember the lines from here on."""
        self._record.clear()

    def go_back(self, *, kept: int) -> None:
        """Give the lines of the record again, but for the first ones."""
        self._again.extendleft(reversed(self._record[kept:]))


def _csv_reader(lines: _Lines, path: Path) -> tuple[list[str], Iterator[list[str]]]:
    """Read the header, which may hold line breaks inside quotation marks, and start on the rows."""
    first = next(lines, "")
    while first.isspace():
        lines.begin_record()
        first = next(lines, "")
    lines.go_back(kept=0)
    if "\0" in first:
        raise InputError("holds NUL bytes", file=str(path), expected="a text file")
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        columns = [column.strip() for column in next(reader, [])]
    except csv.Error as error:
        raise InputError(
            f"broken CSV in the first line: {error}",
            file=str(path),
            expected="names of columns, with quotation marks in pairs",
        ) from None
    repeated = sorted({c for c in columns if c and columns.count(c) > 1})
    if repeated:
        raise InputError("the same column twice", file=str(path), field=", ".join(repeated))
    return columns, reader


def _csv_rows(text: TextIO, path: Path) -> Iterator[Row]:
    lines = _Lines(text)
    columns, reader = _csv_reader(lines, path)
    number = 0
    while True:
        lines.begin_record()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            number += 1
            expected = "quotation marks in pairs, one inside a field doubled"
            yield _broken(number, "a quotation mark is not closed, or stands alone", expected)
            # An unclosed mark swallows the rows after it: they are read again, on their own.
            lines.go_back(kept=1)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        number += 1
        if len(cells) != len(columns):
            problem = f"{len(cells)} field{'s' * (len(cells) != 1)}"
            yield _broken(number, problem, f"{len(columns)}, as in the first line")
            lines.go_back(kept=1)
            continue
        filled: dict[str, tuple[str, ...]] = {
            c: (cell.strip(),) for c, cell in zip(columns, cells, strict=True) if cell.strip()
        }
        yield Row(number, filled)


def _broken(number: int, problem: str, expected: str) -> Row:
    return Row(number, {}, (Problem(number, "", problem, expected),))
