"""CSV and its kin: fields between commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from lookthrough.model import InputError
from lookthrough.screening.files.headers import named_columns
from lookthrough.screening.files.lines import Lines, TextFile
from lookthrough.screening.files.row import MAX_FIELD, Opened, ReadOptions, Row, broken

DELIMITERS = ",;\t|"
NO_DELIMITER = "\x1f"
"""Stands for none, in a file of one column: a comma there is part of a name."""
_TABS = ("tab", "\\t")
"""What is written for a tab where one is hard to type."""
SAMPLE_ROWS = 50
SWALLOWED_LINES = 10
"""Lines inside one field, each with as many delimiters as a row has, that are taken for rows."""
EXPECTED = "CSV with a first line of column names, or JSON lines"
_SPREADSHEET_MARK = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


def open_delimited(path: Path, options: ReadOptions) -> Opened:
    """Find a CSV file's encoding, delimiter and columns.

    Raises:
        InputError: they cannot be found, or what was given does not fit.
    """
    text = TextFile.find(path, options.encoding)
    given = "\t" if options.delimiter in _TABS else options.delimiter
    table = _Table(text, given or _delimiter_of(text))
    with text.opened() as stream:
        columns, _ = table.start(Lines(stream))
    return Opened(
        table.rows,
        columns=tuple(columns),
        encoding=text.encoding.name,
        guessed=text.encoding.guessed,
        delimiter="" if table.delimiter == NO_DELIMITER else table.delimiter,
        expected=EXPECTED,
    )


def _reader(lines: Lines, delimiter: str) -> Iterator[list[str]]:
    """Start on the records, past a spreadsheet's note of its delimiter."""
    if not _SPREADSHEET_MARK.fullmatch(next(lines, "")):
        lines.go_back(kept=0)
    csv.field_size_limit(MAX_FIELD)
    return csv.reader(lines, delimiter=delimiter, strict=True)


def _says_something(cells: list[str]) -> bool:
    return any(map(str.strip, cells))


def _delimiter_of(text: TextFile) -> str:
    """Choose the delimiter that makes most rows as long as the header, quotation marks heeded."""
    with text.opened() as stream:
        first = next(Lines(stream), "")
    mark = _SPREADSHEET_MARK.fullmatch(first)
    if mark:
        return mark[1]
    best, most = NO_DELIMITER, (0.0, 1)
    for delimiter in DELIMITERS:
        with text.opened() as stream:
            found = _regularity(stream, delimiter)
        if found > most and found[1] > 1:
            best, most = delimiter, found
        elif found[1] == 0 and best == NO_DELIMITER and delimiter in first:
            best = delimiter  # its header is broken, and will be refused
    return best


def _regularity(stream: TextIO, delimiter: str) -> tuple[float, int]:
    """Return the share of rows that are as long as the header, and the header's length."""
    widths: list[int] = []
    records = filter(_says_something, _reader(Lines(stream), delimiter))
    with suppress(csv.Error):
        widths.extend(map(len, islice(records, SAMPLE_ROWS)))
    if not widths:
        return 0.0, 0
    rows = widths[1:]
    alike = sum(width == widths[0] for width in rows) / len(rows) if rows else 1.0
    # A share to one decimal: a broken row or two does not decide, the length of the header does.
    return round(alike, 1), widths[0]


def _unparsed(number: int, record: list[str], error: str) -> Row:
    """Make the row of a record that the parser gave up; over several lines a mark is the reason."""
    if len(record) == 1 and "field limit" in error:
        return broken(number, "a field that is too long", f"at most {MAX_FIELD:,} characters")
    expected = "quotation marks in pairs, one inside a field doubled"
    return broken(number, "a quotation mark is not closed, or stands alone", expected)


@dataclass(frozen=True, slots=True)
class _Table:
    text: TextFile
    delimiter: str

    def start(self, lines: Lines) -> tuple[list[str], Iterator[list[str]]]:
        """Read the header, which may hold line breaks inside quotation marks."""
        path = str(self.text.path)
        try:
            reader = _reader(lines, self.delimiter)
        except (TypeError, ValueError):
            raise InputError(
                f"{self.delimiter!r} cannot be used",
                field="--delimiter",
                expected="one character, such as ';'",
            ) from None
        try:
            header = next(filter(_says_something, reader), [])
        except csv.Error as error:
            raise InputError(
                f"broken CSV in the first line: {error}",
                file=path,
                expected="names of columns, with quotation marks in pairs",
            ) from None
        if any("\0" in name for name in header):
            raise InputError("holds NUL bytes", file=path, expected="a text file")
        return named_columns(header, path), reader

    def rows(self) -> Iterator[Row]:
        with self.text.opened() as stream:
            yield from self._rows(Lines(stream))

    def _rows(self, lines: Lines) -> Iterator[Row]:
        columns, reader = self.start(lines)
        number = 0
        while True:
            lines.begin_record()
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield _unparsed(number, lines.record, str(error))
                # An unclosed mark swallows the rows after it: they are read again, on their own.
                lines.go_back(kept=1)
                continue
            if not _says_something(cells):
                continue
            if self._swallows_rows(lines.record, len(columns)):
                expected = "quotation marks in pairs"
                yield broken(
                    number, f"a quotation mark around {len(lines.record):,} lines", expected
                )
                lines.go_back(kept=1)
                continue
            if len(cells) != len(columns) or lines.cut:
                problem = f"{len(cells)} field{'s' * (len(cells) != 1)}"
                yield broken(number, problem, f"{len(columns)}, as in the first line")
                lines.go_back(kept=1)
                continue
            filled: dict[str, tuple[str, ...]] = {
                column: (text,)
                for column, cell in zip(columns, cells, strict=True)
                if (text := cell.strip())
            }
            yield Row(number, filled)

    def _swallows_rows(self, record: list[str], columns: int) -> bool:
        """Say whether a field with line breaks holds whole rows: its mark was left open."""
        inside = record[1:-1]
        if len(inside) < SWALLOWED_LINES or columns == 1:
            return False
        alike = sum(line.count(self.delimiter) == columns - 1 for line in inside)
        return alike * 10 > len(inside) * 9
