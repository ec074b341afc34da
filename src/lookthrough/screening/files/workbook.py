"""Workbooks: .xlsx and .xlsm, .xls, .ods. The first sheet that holds rows, or the one named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lookthrough.model import InputError
from lookthrough.screening.files.cells import cell_text, row_of
from lookthrough.screening.files.confined import Job, confined_messages
from lookthrough.screening.files.headers import named_columns
from lookthrough.screening.files.row import Opened, ReadOptions, Row
from lookthrough.screening.files.workbook_survey import check_archive, survey

_NO_ERRORS: Mapping[tuple[int, int], str] = {}


def open_xlsx(path: Path, options: ReadOptions) -> Opened:
    """Open an .xlsx or .xlsm workbook, after looking through it."""
    sheets, chosen = survey(path, options.sheet)
    names = [sheet.name for sheet in sheets]
    if chosen is None:
        raise _no_sheet(path, options.sheet, names)
    return _opened(_Table(Job(path, "xlsx", chosen.name), chosen.errors), names, options)


def open_xls(path: Path, options: ReadOptions) -> Opened:
    """Open an .xls workbook."""
    return _opened(_Table(Job(path, "xls", options.sheet), _NO_ERRORS), None, options)


def open_ods(path: Path, options: ReadOptions) -> Opened:
    """Open an .ods workbook."""
    check_archive(path)
    return _opened(_Table(Job(path, "ods", options.sheet), _NO_ERRORS), None, options)


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
        header = next(table.cells(messages), (0, []))[1]
    columns = named_columns(map(_header_text, header), str(path))
    others = [name for name in names if name != sheet]
    notes = (f"Sheets not read: {', '.join(others)}",) if others else ()
    return Opened(
        lambda: table.rows(columns, str(path)), columns=tuple(columns), sheet=sheet, notes=notes
    )


def _header_text(value: object) -> str:
    try:
        return cell_text(value)
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class _Table:
    job: Job
    errors: Mapping[tuple[int, int], str]

    def rows(self, columns: list[str], file: str) -> Iterator[Row]:
        with closing(confined_messages(self.job)) as messages:
            next(messages)
            cells = self.cells(messages)
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
