"""Dates as people and publishers write them, to ISO 8601 as precise as they are."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
EARLIEST_YEAR = 1000
LATEST_YEAR = 2199

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[t ]\d{2}:\d{2}.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_MONTH_NAME = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ .-]+)?([a-z]+)\.?[ ,.-]+(\d{4})")
_MONTH_NAME_DAY = re.compile(r"([a-z]+)\.?[ ]+(\d{1,2})(?:st|nd|rd|th)?,?[ ]+(\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?")
_RANGE = re.compile(
    r"(?:between\s+)?(?P<first>.+?)\s*(?:/|\s+to\s+|\s+and\s+|\s*[–—]\s*|\s+-\s+)\s*(?P<last>.+)"
)
_YEAR_RANGE = re.compile(r"(\d{4})\s*-\s*(\d{4})")


@lru_cache(maxsize=65_536)
def parse_date(text: str) -> str:
    """Read one date, or a range of two.

    Day-first and month-first numbers (``05/01/1979``) are read only where they cannot be
    mistaken: when one of the two is above 12, or both are the same. Otherwise the year alone
    is kept, because a guessed day would later disagree with the right one.

    Returns:
        ``1979``, ``1979-01``, ``1979-01-05``, a range ``1950/1952`` (either end as precise as
        given), or an empty string where the text is not a date.

    Example:
        >>> [parse_date(t) for t in ("05 Jan 1979", "Jan 1979", "1950 to 1952", "31/12/1979")]
        ['1979-01-05', '1979-01', '1950/1952', '1979-12-31']
        >>> parse_date("05/01/1979"), parse_date("30 Feb 1979"), parse_date("unknown")
        ('1979', '', '')
    """
    words = " ".join(text.strip().rstrip(".").lower().split())
    if not words:
        return ""
    single = _single(words)
    if single:
        return single
    years = _YEAR_RANGE.fullmatch(words)
    found = years.groups() if years else None
    if found is None:
        match = _RANGE.fullmatch(words)
        if match is None:
            return ""
        found = (match["first"], match["last"])
    first, last = (_single(part) for part in found)
    return f"{first}/{last}" if first and last and _in_order(first, last) else ""


def date_range(value: str) -> tuple[str, str]:
    """Return the first and last end of a parsed date; both the same for a single date.

    Example:
        >>> date_range("1950/1952-03"), date_range("1979-01")
        (('1950', '1952-03'), ('1979-01', '1979-01'))
    """
    first, _, last = value.partition("/")
    return first, last or first


def _in_order(first: str, last: str) -> bool:
    known = min(len(first), len(last))
    return first[:known] <= last[:known]


def _single(words: str) -> str:
    for pattern, order in (
        (_ISO, (0, 1, 2)),
        (_YEAR_FIRST, (0, 1, 2)),
        (_COMPACT, (0, 1, 2)),
        (_EAST_ASIAN, (0, 1, 2)),
        (_DAY_MONTH_NAME, (2, 1, 0)),
        (_MONTH_NAME_DAY, (2, 0, 1)),
    ):
        match = pattern.fullmatch(words)
        if match is not None:
            year, month, day = (match.group(position + 1) for position in order)
            return _iso(year, month, day)
    match = _NUMBERS.fullmatch(words)
    return _ambiguous(match) if match is not None else ""


def _iso(year: str, month: str | None, day: str | None) -> str:
    number = int(year)
    if not EARLIEST_YEAR <= number <= LATEST_YEAR:
        return ""
    year = str(number)  # the digits may have been those of another script
    if not month:
        return year
    month_number = int(month) if month.isdigit() else MONTHS.get(month, 0)
    if month_number == 0 or month_number > 12:
        # 1979-00-00 is how some registers write "month and day unknown".
        return year if month.isdigit() and int(month) == 0 else ""
    if not day or int(day) == 0:
        return f"{year}-{month_number:02d}"
    try:
        return date(number, month_number, int(day)).isoformat()
    except ValueError:
        return ""


def _ambiguous(match: re.Match[str]) -> str:
    first, second, year = match.groups()
    readings = {_iso(year, second, first), _iso(year, first, second)}
    readings.discard("")
    if len(readings) == 1:
        return readings.pop()
    return str(int(year)) if readings else ""
