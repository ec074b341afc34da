"""Values of any type to the text that the same value would be in a CSV file."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from types import NoneType
from typing import Any

from lookthrough.model import Problem
from lookthrough.screening.files.row import MAX_FIELD, Row

KEPT = 10**15
"""The largest whole number of which a spreadsheet keeps every digit."""
SCALARS = "text, a number, a date or a list of them"


def cell_text(value: object) -> str:
    """Write one value as text.

    A whole number has no decimal point and no exponent, a date is ISO 8601, and a moment at
    midnight is a date. What is missing (``None``, not-a-number) is an empty string.

    Raises:
        ValueError: it is no value that a cell can hold.

    Example:
        >>> [cell_text(v) for v in (390220044.0, 0.5, True, None, datetime(1979, 1, 5))]
        ['390220044', '0.5', 'true', '', '1979-01-05']
    """
    for kind, written in _WRITTEN:
        if isinstance(value, kind):
            return written(value)
    raise ValueError(f"a value of the type {type(value).__name__}")


def _moment(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ")


def _lost_digits(value: float) -> bool:
    """Say whether a whole number is longer than its last digits can be trusted.

    Spreadsheets keep 15 digits of what is typed, with zeros for the others; a floating number
    itself keeps them all up to 2 to the 53rd.
    """
    return abs(value) >= 1 << 53 or (abs(value) > KEPT and value % 10 == 0)


def _number(value: float | Decimal) -> str:
    if not math.isfinite(value):
        return "" if math.isnan(value) else str(value)
    if isinstance(value, float) and _lost_digits(value):
        raise ValueError("a number too long to keep all its digits, unless the column is text")
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    if abs(exact.adjusted()) > MAX_FIELD:
        raise ValueError("a number of too many digits")
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_WRITTEN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (str, str.strip),
    (NoneType, lambda _: ""),
    (bool, lambda value: "true" if value else "false"),
    (int, str),
    (float, _number),
    (Decimal, _number),
    (datetime, _moment),
    (date, date.isoformat),
    (time, time.isoformat),
    (bytes, lambda value: str(value, "utf-8").strip()),
)
"""Kinds of values, those that are also another's before it."""


def row_of(number: int, cells: Iterable[tuple[str, object]]) -> Row:
    """Make a row of typed cells; a list is several values.

    A cell that cannot be read is a problem of its column, and the others are kept.
    """
    values: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for column, value in cells:
        try:
            texts = _texts(value)
        except UnicodeDecodeError:
            problems.append(Problem(number, column, "bytes that are no UTF-8 text", SCALARS))
        except ValueError as error:
            problems.append(Problem(number, column, str(error), SCALARS))
        else:
            if texts:
                values[column] = texts
    return Row(number, values, tuple(problems))


def _texts(value: object) -> tuple[str, ...]:
    if type(value) is str and len(value) <= MAX_FIELD:  # as nearly all are
        text = value.strip()
        return (text,) if text else ()
    items = value if isinstance(value, list | tuple) else [value]
    if any(isinstance(item, list | tuple | dict) for item in items):
        raise ValueError("a nested value")
    texts = tuple(text for item in items if (text := cell_text(item)))
    if any(len(text) > MAX_FIELD for text in texts):
        raise ValueError(f"longer than {MAX_FIELD:,} characters")
    return texts
