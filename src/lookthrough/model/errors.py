"""The errors a user can meet. Each says what is wrong, where, and what was expected."""

from __future__ import annotations


class LookthroughError(Exception):
    """Base of every error this package raises on purpose."""


class InputError(LookthroughError):
    """Something the user gave cannot be used.

    Args:
        problem: what is wrong, in one sentence.
        file: the file it is in.
        row: row or line number, counted from 1, if known.
        field: column, element or field name, if known.
        expected: what would have been right.

    Example:
        >>> print(InputError("not a date", file="a.csv", row=7, field="dob", expected="1979-01-05"))
        a.csv, row 7, field dob: not a date; expected 1979-01-05
    """

    def __init__(
        self,
        problem: str,
        *,
        file: str = "",
        row: int | None = None,
        field: str = "",
        expected: str = "",
    ) -> None:
        self.problem = problem
        self.file = file
        self.row = row
        self.field = field
        self.expected = expected
        super().__init__(problem)

    def __str__(self) -> str:
        place = [self.file] if self.file else []
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.field:
            place.append(f"field {self.field}")
        text = f"{', '.join(place)}: {self.problem}" if place else self.problem
        return f"{text}; expected {self.expected}" if self.expected else text


class DamagedListError(InputError):
    """A publisher's file is not whole: cut off, malformed, or missing a part it needs."""


class RefusedSnapshotError(LookthroughError):
    """A snapshot was read but looks wrong (shrunk, out of bounds), so it was not kept."""


class UnknownKeyError(LookthroughError, KeyError):
    """Nothing is registered, or held, under the name asked for."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class DuplicateKeyError(LookthroughError):
    """Two things want the same name."""


class AmbiguousEntityError(LookthroughError):
    """A name given to find one entity fits none, or several equally well."""


class DataFolderError(LookthroughError):
    """The data folder cannot be read or written."""


class LockedError(DataFolderError):
    """Another process is writing to the data folder."""
