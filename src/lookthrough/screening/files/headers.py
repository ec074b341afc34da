"""The names of a table's columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lookthrough.model import InputError

MAX_COLUMNS = 16_384
"""As many as a spreadsheet has."""


def named_columns(header: Iterable[str], file: str) -> list[str]:
    """Strip the names of a header; a column without one is called by its place.

    Raises:
        InputError: a name comes twice, or there are too many.

    Example:
        >>> named_columns([" name ", ""], "people.csv")
        ['name', '(column 2)']
    """
    names = [name.strip() for name in header]
    if len(names) > MAX_COLUMNS:
        raise InputError(f"{len(names):,} columns", file=file, expected=f"at most {MAX_COLUMNS:,}")
    counts = Counter(filter(None, names))
    repeated = sorted(name for name, count in counts.items() if count > 1)
    if repeated:
        raise InputError("the same column twice", file=file, field=", ".join(repeated[:5]))
    return [name or f"(column {place})" for place, name in enumerate(names, 1)]


def is_unnamed(column: str) -> bool:
    """Say whether a column is called by its place because it has no name."""
    return column.startswith("(column ") and column.endswith(")")
