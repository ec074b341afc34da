"""A look through an .xlsx file before it is handed over, as a stream and without trust.

It finds what the library that reads the cells does not say: which sheet holds rows, how wide
its cells are spread, which of them are errors, and whether the file is a bomb.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from lookthrough.model import InputError
from lookthrough.screening.files.unpacked import FREE_BYTES, MAX_RATIO

MAX_UNPACKED_BYTES = 1 << 30
"""All parts of a workbook together: about a million rows of ten columns."""
MAX_CELLS = 16_000_000
"""The rectangle around the filled cells, all of which is held in memory: a full sheet, 15 wide."""
MAX_IDLE = 4_000_000
"""Elements of a sheet beyond those that filled cells need: empty cells and rows, formats."""
ELEMENTS_A_CELL = 4
"""Those that a filled cell needs: itself, its value, its formula, its row."""
MAX_ERRORS = 500_000
"""Errors of a sheet, all of which are held in memory."""
MAX_TEXT_ELEMENTS = 16_000_000
"""Elements of the shared texts: eight million texts."""
MAX_DEPTH = 100
MAX_DIGITS = 9
"""Of a row's number: it may be far too large, but must be quick to read."""
MAX_CODE = 20
"""Characters kept of an error."""
MAX_TAG_BYTES = 1 << 20
CHUNK_BYTES = 1 << 18
EXPECTED = "a workbook as a spreadsheet saves it, or the sheet saved as CSV"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class Sheet:
    """One worksheet.

    Args:
        name: as on its tab.
        part: the file in the archive that holds its cells.
        hidden: whether the user does not see it.
        cells: how many are filled.
        rows: the number of the last row that has a filled cell.
        columns: the number of the last column that has one.
        errors: row and column, from 0, to the error that stands there.
    """

    name: str
    part: str
    hidden: bool = False
    cells: int = 0
    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


def check_archive(path: Path) -> frozenset[str]:
    """Refuse an archive that unpacks to too much; return the names of its parts.

    Raises:
        InputError: it does, or is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged(path, str(error)) from None
    unpacked = sum(part.file_size for part in parts)
    packed = path.stat().st_size
    if unpacked > min(MAX_UNPACKED_BYTES, max(FREE_BYTES, MAX_RATIO * packed)):
        raise InputError(
            f"unpacks to {unpacked:,} bytes",
            file=str(path),
            expected=f"at most {MAX_RATIO} times the packed size,"
            f" and {MAX_UNPACKED_BYTES >> 30} GiB",
        )
    return frozenset(part.filename for part in parts)


def survey(path: Path, wanted: str) -> tuple[list[Sheet], Sheet | None]:
    """Find the sheets of a workbook and look through the one to read.

    Args:
        path: the file.
        wanted: its name; if empty the first that holds rows, those that are seen before others.

    Returns:
        All sheets, and the one to read, if there is one.

    Raises:
        InputError: the file is damaged, declares entities, or asks for too much.
    """
    names = check_archive(path)
    with zipfile.ZipFile(path) as archive:
        sheets = list(_sheets(archive, path))
        for part in ("xl/styles.xml", "xl/sharedStrings.xml"):
            if part in names:
                _look_at_texts(archive, path, part)
        seen = 0
        looked: set[str] = set()
        for sheet in sorted(sheets, key=lambda sheet: sheet.hidden):
            if (wanted and sheet.name != wanted) or sheet.part in looked:
                continue
            looked.add(sheet.part)
            seen = _fill(archive, path, sheet, seen)
            if wanted or sheet.cells:
                return sheets, sheet
    return sheets, None


def _damaged(path: Path, reason: str) -> InputError:
    return InputError(f"damaged workbook: {reason}", file=str(path), expected="the whole file")


_Start = Callable[[str, dict[str, str]], None]


def _parse(
    archive: zipfile.ZipFile,
    path: Path,
    part: str,
    start: _Start,
    parser: expat.XMLParserType | None = None,
) -> None:
    """Read one part of the archive as XML; ``start`` is told of each element."""
    parser = parser or expat.ParserCreate(namespace_separator=" ")

    def refuse_doctype(*_: object) -> None:
        raise InputError(
            f"{part} declares a document type (DOCTYPE), which is not read",
            file=str(path),
            expected=EXPECTED,
        )

    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = start
    fed = 0
    try:
        with archive.open(part) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                fed += len(chunk)
                parser.Parse(chunk)
                if fed - parser.CurrentByteIndex > MAX_TAG_BYTES + CHUNK_BYTES:
                    raise _damaged(path, f"a tag longer than {MAX_TAG_BYTES:,} bytes in {part}")
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset}"
        reason = expat.errors.messages[error.code]
        raise _damaged(path, f"{part} is not XML at {place}: {reason}") from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise _damaged(path, str(error).strip("'\"")) from None


def _look_at_texts(archive: zipfile.ZipFile, path: Path, part: str) -> None:
    """Look through a part of which only the size and form matter here."""
    parser = expat.ParserCreate(namespace_separator=" ")
    count = depth = 0

    def start(_: str, __: dict[str, str]) -> None:
        nonlocal count, depth
        count += 1
        depth += 1
        if depth > MAX_DEPTH or count > MAX_TEXT_ELEMENTS:
            raise InputError(
                f"{part} has more than {MAX_TEXT_ELEMENTS:,} elements"
                if count > MAX_TEXT_ELEMENTS
                else f"{part} is nested more than {MAX_DEPTH} deep",
                file=str(path),
                expected=EXPECTED,
            )

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.EndElementHandler = end
    _parse(archive, path, part, start, parser)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _sheets(archive: zipfile.ZipFile, path: Path) -> Iterator[Sheet]:
    targets: dict[str, str] = {}
    found: list[tuple[str, str, bool]] = []

    def relation(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = posixpath.normpath(
                target[1:] if target.startswith("/") else posixpath.join("xl", target)
            )

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "sheet":
            own = {_local(key): value for key, value in attributes.items()}
            hidden = own.get("state", "visible") != "visible"
            found.append((own.get("name", ""), own.get("id", ""), hidden))

    _parse(archive, path, "xl/_rels/workbook.xml.rels", relation)
    _parse(archive, path, "xl/workbook.xml", sheet)
    for name, key, hidden in found:
        if key in targets:
            yield Sheet(name, targets[key], hidden)


def _fill(archive: zipfile.ZipFile, path: Path, sheet: Sheet, seen: int) -> int:
    """Look at every cell of a sheet.

    Args:
        archive: the workbook.
        path: its file.
        sheet: the sheet, to which what is found is added.
        seen: the number of elements in the sheets before it, none of which has a filled cell.

    Returns:
        The number of elements with those of this sheet.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    row = column = 0
    is_error = is_new = False
    said: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, is_error, is_new, seen
        tag = _local(name)
        seen += 1
        if seen > MAX_IDLE + ELEMENTS_A_CELL * sheet.cells:
            raise _too_idle(path, sheet)
        if tag == "c":
            row, column = _place(attributes.get("r", ""), (row, column + 1))
            is_error = attributes.get("t") == "e"
            is_new = True
        elif tag in {"v", "is"}:
            sheet.cells += is_new
            is_new = False
            sheet.rows = max(sheet.rows, row)
            sheet.columns = max(sheet.columns, column)
            _check_filled(path, sheet)
            if is_error and tag == "v":
                parser.CharacterDataHandler = text
                parser.EndElementHandler = end
        elif tag == "row":
            row = _row_number(attributes.get("r", ""), row + 1)
            column = 0

    def text(piece: str) -> None:
        if len(said) < MAX_CODE:
            said.append(piece[:MAX_CODE])

    def end(_: str) -> None:
        parser.CharacterDataHandler = parser.EndElementHandler = None
        sheet.errors[row - 1, column - 1] = "".join(said)[:MAX_CODE].strip() or "#N/A"
        said.clear()

    _parse(archive, path, sheet.part, start, parser)
    return seen


def _check_filled(path: Path, sheet: Sheet) -> None:
    """Refuse a sheet as soon as what was found of it is too much, or in one place twice."""
    places = sheet.rows * sheet.columns
    if places > MAX_CELLS:
        raise _refused(
            path,
            sheet,
            f"spreads its cells over {sheet.rows:,} rows and {sheet.columns:,} columns",
            f"at most {MAX_CELLS:,} cells from the first to the last;"
            " a larger table as CSV or Parquet",
        )
    if sheet.cells > places:
        raise _refused(path, sheet, "has two cells in one place", EXPECTED)
    if len(sheet.errors) > MAX_ERRORS:
        problem = f"has more than {MAX_ERRORS:,} errors such as #N/A"
        raise _refused(path, sheet, problem, "values in their place, or empty cells")


def _too_idle(path: Path, sheet: Sheet) -> InputError:
    problem = f"has more than {MAX_IDLE:,} elements that hold nothing"
    expected = "a sheet without empty, formatted cells, or the sheet saved as CSV"
    return _refused(path, sheet, problem, expected)


def _refused(path: Path, sheet: Sheet, problem: str, expected: str) -> InputError:
    return InputError(f"sheet {sheet.name!r} {problem}", file=str(path), expected=expected)


def _place(text: str, otherwise: tuple[int, int]) -> tuple[int, int]:
    place = _PLACE.fullmatch(text)
    return (int(place[2]), _column_number(place[1])) if place else otherwise


def _row_number(text: str, otherwise: int) -> int:
    digits = text[:MAX_DIGITS]
    return int(digits) if digits.isdecimal() else otherwise


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
