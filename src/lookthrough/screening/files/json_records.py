"""JSON: one object on each line, or one array of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from lookthrough.model import InputError
from lookthrough.screening.files.cells import row_of
from lookthrough.screening.files.lines import MAX_LINE, Lines, TextFile
from lookthrough.screening.files.row import Opened, ReadOptions, Row, broken

CHUNK_CHARACTERS = 1 << 16
LINES_EXPECTED = "one JSON object on each line"


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a JSON file: an object, or the row that says why it is none."""

    number: int
    found: dict[str, Any] | Row


def open_json_lines(path: Path, options: ReadOptions) -> Opened:
    """Open a file of one object a line."""
    text = TextFile.find(path, options.encoding)
    return _opened(JsonRecords(text, is_array=False), LINES_EXPECTED)


def open_json_array(path: Path, options: ReadOptions) -> Opened:
    """Open a file that is one array of objects."""
    text = TextFile.find(path, options.encoding)
    return _opened(JsonRecords(text, is_array=True), "an array of JSON objects")


def _opened(records: JsonRecords, expected: str) -> Opened:
    def rows() -> Iterator[Row]:
        for record in records:
            yield record.found if isinstance(record.found, Row) else _row(record)

    encoding = records.text.encoding
    return Opened(rows, encoding=encoding.name, guessed=encoding.guessed, expected=expected)


def _row(record: Record) -> Row:
    """Make a row that names every key, since a column may have no value in the whole file."""
    assert isinstance(record.found, dict)  # noqa: S101 - tells the type checker
    row = row_of(record.number, record.found.items())
    return replace(row, values=dict.fromkeys(record.found, ()) | row.values)


@dataclass(frozen=True, slots=True)
class JsonRecords:
    """The records of a JSON file, from the first one at each iteration.

    Args:
        text: the file.
        is_array: one array instead of one object a line.
    """

    text: TextFile
    is_array: bool

    def __iter__(self) -> Iterator[Record]:
        with self.text.opened() as stream:
            yield from _items(stream, str(self.text.path)) if self.is_array else _lines(stream)


def _lines(stream: TextIO) -> Iterator[Record]:
    lines = Lines(stream)
    for number, line in enumerate(lines, 1):
        cut = lines.cut
        lines.begin_record()
        if cut:
            problem = f"a line longer than {MAX_LINE:,} characters"
            yield Record(number, broken(number, problem, LINES_EXPECTED))
        elif not line.isspace():
            yield _record(number, line)


def _record(number: int, line: str) -> Record:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Record(number, broken(number, f"not JSON: {_said(error)}", LINES_EXPECTED))
    return _checked(number, value)


def _checked(number: int, value: object) -> Record:
    if isinstance(value, dict):
        return Record(number, value)
    return Record(number, broken(number, "not a JSON object", '{"name": "…"}'))


def _said(error: Exception) -> str:
    """Say what is wrong without its place in the line, which for an array would be wrong."""
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)


def _items(stream: TextIO, file: str) -> Iterator[Record]:
    reader = _ArrayReader(stream, file)
    for number, value in enumerate(reader, 1):
        yield _checked(number, value)


class _ArrayReader:
    """Takes one item after the other out of an array, holding no more than one."""

    def __init__(self, stream: TextIO, file: str) -> None:
        self._stream = stream
        self._file = file
        self._text = ""
        self._place = 0
        self._count = 0
        self._decoder = json.JSONDecoder()

    def __iter__(self) -> Iterator[object]:
        if self._next_mark() != "[":
            raise self._damaged("no array")
        self._place += 1
        mark = self._next_mark()
        while mark != "]":
            yield self._item()
            mark = self._next_mark()
            if mark == ",":
                self._place += 1
                mark = self._next_mark()
            elif mark != "]":
                raise self._damaged("neither a comma nor the end of the array")
        self._place += 1
        if self._next_mark():
            raise self._damaged("more after the end of the array")

    def _more(self) -> bool:
        waiting = len(self._text) - self._place
        chunk = self._stream.read(max(waiting, CHUNK_CHARACTERS))
        if chunk:
            self._text = self._text[self._place :] + chunk
            self._place = 0
        return bool(chunk)

    def _next_mark(self) -> str:
        """Pass over white space; return the character after it, or nothing at the end."""
        while True:
            while self._place < len(self._text):
                if not self._text[self._place].isspace():
                    return self._text[self._place]
                self._place += 1
            if not self._more():
                return ""

    def _item(self) -> object:
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._place)
            except RecursionError as error:
                raise self._damaged(str(error)) from None
            except ValueError as error:
                # It may only be cut off; an item longer than a line may be is not waited for.
                if len(self._text) - self._place > MAX_LINE or not self._more():
                    raise self._damaged(_said(error)) from None
                continue
            if end == len(self._text) and self._more():
                continue  # a number at the end of what was read may go on
            self._place = end
            self._count += 1
            return value

    def _damaged(self, reason: str) -> InputError:
        return InputError(
            f"not JSON: {reason}",
            file=self._file,
            row=self._count + 1,
            expected="a whole array of objects",
        )
