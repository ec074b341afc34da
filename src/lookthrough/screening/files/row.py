"""What every kind of file is read into, and what can be said about how to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lookthrough.model import InputFile, Problem

MAX_FIELD = 1_000_000
"""Characters in one value; more is an unclosed quotation mark or a document, not a value."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file.

    Args:
        number: its place in the file from 1, the header not counted, blank rows counted.
        values: column to its values; one without any may be left out.
        problems: what could not be read of it. Without values the row cannot be used.
    """

    number: int
    values: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about a file; empty where the file is to say it.

    Args:
        sheet: which sheet of a workbook.
        encoding: how a text's bytes are to be read, as Python names it.
        delimiter: what stands between the fields of a CSV file.
    """

    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a kind of file gives once it has been looked at.

    Args:
        rows: starts reading from the first row, each time it is called; blank rows are dropped
            by the door.
        columns: the columns the file names; those of rows are added to them.
        encoding: how its bytes are read, for a text.
        guessed: the encoding was guessed.
        sheet: which sheet, for a workbook.
        delimiter: what stands between fields, for CSV.
        skipped: records passed over because they are no subjects.
        notes: what the user should know of how it is read, a sentence each.
        expected: what a file of this kind should look like, for the message when it is empty.
    """

    rows: Callable[[], Iterator[Row]]
    columns: tuple[str, ...] = ()
    encoding: str = ""
    guessed: bool = False
    sheet: str = ""
    delimiter: str = ""
    skipped: int = 0
    notes: tuple[str, ...] = ()
    expected: str = "a table with one subject a row"


@dataclass(frozen=True, slots=True)
class RowFile:
    """A file of rows, opened anew by each iteration.

    Args:
        path: where it is.
        columns: its columns, in order.
        rows: how many it holds, broken ones too.
        read_as: how it is read.
        notes: what the user should know of how it is read, a sentence each.
    """

    path: Path
    columns: tuple[str, ...]
    rows: int
    read_as: InputFile
    notes: tuple[str, ...] = ()
    _rows: Callable[[], Iterator[Row]] = field(default=lambda: iter(()), repr=False)

    def __iter__(self) -> Iterator[Row]:
        return self._rows()


def broken(number: int, problem: str, expected: str = "") -> Row:
    """Make the row for a record that cannot be used at all."""
    return Row(number, {}, (Problem(number, "", problem, expected),))
