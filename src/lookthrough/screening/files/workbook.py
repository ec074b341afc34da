"""Workbooks: .xlsx and .xlsm, .xls, .ods. The first sheet that holds rows, or the one named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from lookthrough.model import InputError
from lookthrough.screening.fields import recognised
from lookthrough.screening.files.cells import cell_text, row_of
from lookthrough.screening.files.confined import Job, confined_messages
from lookthrough.screening.files.headers import named_columns
from lookthrough.screening.files.row import Opened, ReadOptions, Row
from lookthrough.screening.files.workbook_survey import check_archive, survey

MAX_TITLE_ROWS = 20
"""Rows above the header that are looked at."""
CHUNK_BYTES = 1 << 20
UNPROTECTED = "a workbook saved without one"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NO_ERRORS: Mapping[tuple[int, int], str] = {}


def open_xlsx(path: Path, options: ReadOptions) -> Opened:
    """Open an .xlsx or .xlsm workbook, after looking through it."""
    sheets, chosen = survey(path, options.sheet)
    names = [sheet.name for sheet in sheets]
    if chosen is None:
        raise _no_sheet(path, options.sheet, names)
    return _opened(_Table(Job(path, "xlsx", chosen.name), chosen.errors), names, options)


def open_xls(path: Path, options: ReadOptions) -> Opened:
    """Open an .xls workbook.

    Raises:
        InputError: it cannot be read, or is a newer one inside a protected file.
    """
    if _is_protected(path):
        raise InputError("is protected with a password", file=str(path), expected=UNPROTECTED)
    return _opened(_Table(Job(path, "xls", options.sheet), _NO_ERRORS), None, options)


def open_ods(path: Path, options: ReadOptions) -> Opened:
    """Open an .ods workbook."""
    check_archive(path)
    return _opened(_Table(Job(path, "ods", options.sheet), _NO_ERRORS), None, options)


def _is_protected(path: Path) -> bool:
    """Say whether the directory of a compound file names an encrypted workbook."""
    before = b""
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            if _ENCRYPTED in before + chunk:
                return True
            before = chunk[-len(_ENCRYPTED) :]
    return False


def _no_sheet(path: Path, wanted: str, names: list[str]) -> InputError:
    if wanted:
        return InputError(
            f"no sheet named {wanted!r}",
            file=str(path),
            field="--sheet",
            expected=", ".join(names),
        )
    return InputError("no sheet holds any rows", file=str(path), expected="a header and rows")


def _opened(table: _Table, names: list[str] | None, options: ReadOptions) -> Opened:
    path = table.job.path
    with closing(confined_messages(table.job)) as messages:
        book = next(messages)
        names = names or book["sheets"]
        sheet = book["sheet"]
        if sheet not in names:
            raise _no_sheet(path, options.sheet, names)
        first_rows = list(islice(table.cells(messages), MAX_TITLE_ROWS + 1))
    titles = _titles([row for _, row in first_rows])
    header = first_rows[titles][1] if first_rows else []
    columns = named_columns(map(_header_text, header), str(path))
    others = [name for name in names if name != sheet]
    notes = (
        f"Rows above the header, not read: {titles}" if titles else "",
        f"Sheets not read: {', '.join(others)}" if others else "",
    )
    return Opened(
        lambda: table.rows(titles, columns, str(path)),
        columns=tuple(columns),
        sheet=sheet,
        notes=tuple(filter(None, notes)),
    )


def _titles(rows: list[list[Any]]) -> int:
    """Count the rows above the header: of one cell that names no field, before a wider row.

    The wider row must name a field itself; otherwise it may be a row of a table whose first
    column is nearly all of it, and those above it subjects.
    """
    for count, row in enumerate(rows):
        filled = [text for value in row if (text := _header_text(value))]
        knows_one = any(recognised(text) for text in filled)
        if len(filled) > 1 and knows_one:
            return count
        if len(filled) > 1 or knows_one:
            return 0
    return 0


def _header_text(value: object) -> str:
    try:
        return cell_text(value)
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class _Table:
    job: Job
    errors: Mapping[tuple[int, int], str]

    def rows(self, titles: int, columns: list[str], file: str) -> Iterator[Row]:
        with closing(confined_messages(self.job)) as messages:
            next(messages)
            cells = islice(self.cells(messages), titles, None)
            first, _ = next(cells, (0, []))
            names = columns
            for place, row in cells:
                if len(row) > len(names):
                    names = named_columns([*columns, *[""] * (len(row) - len(columns))], file)
                yield row_of(place - first, zip(names, row, strict=False))

    def cells(self, messages: Iterator[Any]) -> Iterator[tuple[int, list[Any]]]:
        """Yield the place and cells of each row that is not blank, errors by their code."""
        place = -1
        errors: dict[int, dict[int, str]] = {}
        for (row_place, column), code in self.errors.items():
            errors.setdefault(row_place, {})[column] = code
        for batch in messages:
            for row in batch:
                place += 1
                for column, code in errors.get(place, {}).items():
                    row.extend([""] * (column + 1 - len(row)))
                    row[column] = code
                if any(not isinstance(value, str) or value.strip() for value in row):
                    yield place, row
