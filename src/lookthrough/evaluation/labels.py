"""Labelled files: which rows, named so that a figure can be traced to its file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from lookthrough.model import InputError, LabelledSet
from lookthrough.screening import Row, RowFile, open_rows

YES = frozenset({"true", "yes", "y", "1", "match"})
NO = frozenset({"false", "no", "n", "0", "non-match", "no match"})


@dataclass(frozen=True, slots=True)
class LabelledFile:
    """An opened file of labelled rows.

    Args:
        path: where it is.
        rows: its rows, broken ones too.
        sha256: of its bytes.
    """

    path: Path
    rows: RowFile
    sha256: str

    def counted(self, used: int) -> LabelledSet:
        """Say what the file is, and how much of it could be used."""
        return LabelledSet(self.path.name, self.sha256, self.rows.rows, used)


def open_labelled(path: Path, needed: Collection[str] = ()) -> LabelledFile:
    """Open a file of labelled rows.

    Args:
        path: any kind that can be screened.
        needed: columns it must have.

    Raises:
        InputError: it cannot be read, or lacks a column.
    """
    rows = open_rows(path)
    absent = [column for column in needed if column not in rows.columns]
    if absent:
        raise InputError(
            "the column is missing",
            file=str(path),
            field=", ".join(absent),
            expected=f"the columns {', '.join(needed)}",
        )
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return LabelledFile(path, rows, digest)


def value_of(row: Row, columns: Iterable[str]) -> str:
    """Return the first value of the first of some columns that has one, or an empty string."""
    return next((row.values[column][0] for column in columns if row.values.get(column)), "")


def yes_or_no(text: str) -> bool | None:
    """Read a label; nothing if it is neither.

    Example:
        >>> yes_or_no("TRUE"), yes_or_no("0"), yes_or_no("perhaps")
        (True, False, None)
    """
    word = text.strip().casefold()
    return True if word in YES else False if word in NO else None
