"""OFAC's legacy tables, from bytes to rows.

As seen in the files of 2018 to 2026: no header, 12, 6, 5 or 2 columns, ``-0- `` for nothing, and
a lone Ctrl-Z at the end. Copies re-saved by others may have a header, other line ends,
and no end mark; those are read as well.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from lookthrough.lists.source import UNPACKING_ERRORS, SourceFile, why
from lookthrough.model import DamagedListError, InputError, Note

END_MARK = "\x1a"
MAX_BYTES = 32 << 20
"""Largest table read, in bytes. The largest known has 5 MB; a table is held whole and copied while
it is read, with up to four bytes for each of its own."""
MAX_ROWS = 75_000
"""Most rows of one table; the longest known has 25,000."""
MAX_FIELD = 40_000
"""Longest field, in characters; the longest known has 7,812."""
SAMPLE_CHARACTERS = 64 * 1024
SAMPLE_ROWS = 50

# "-0" ends one real copy (2019-01-15), trimmed by its holder.
_NULLS = frozenset({"-0- ", "-0-", "-0", ""})
_COMPLETE_END = re.compile(r'(?:"|-0-? ?|\.)$')
_AFTER_END = re.compile(r'["\s,]*')


class Shape(IntEnum):
    """The four tables, told apart by their number of columns."""

    MAIN = 12
    ADDRESSES = 6
    ALIASES = 5
    COMMENTS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in the file (from 1), and its fields, nulls as empty strings."""

    line: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table, whole.

    Args:
        file: the file's name.
        shape: which of the four tables it is.
        rows: its rows, in their order; headers and end marks left out.
        notes: what was odd about the bytes.
    """

    file: str
    shape: Shape
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()


def read_table(file: SourceFile) -> Table | None:
    """Read one file, if it is one of OFAC's tables.

    Returns:
        The table, or ``None`` where the content is something else.

    Raises:
        DamagedListError: it is one of the tables, but not whole.
        InputError: it cannot be opened.
    """
    data = _bytes(file)
    if b"\x00" in data and _looks_like_text(data):
        row = data[: data.index(b"\x00")].count(b"\n") + 1
        raise DamagedListError("a NUL byte", file=file.name, row=row, expected="plain text")
    text, notes = _decoded(data, file.name)
    if text is None:
        return None
    shape = recognise(text)
    if shape is None:
        return None
    body, ended = _until_end_mark(text, file.name)
    if not ended:
        notes = (
            *notes,
            Note(
                "no_end_mark",
                "",
                f"{file.name} has no end-of-file mark, so a file cut off at the end of a line"
                " would look the same.",
            ),
        )
    return Table(file.name, shape, _rows(body, file.name, shape, ended=ended), notes)


def recognise(text: str) -> Shape | None:
    """Tell which table a text is by its column count and its leading numbers.

    Example:
        >>> recognise('36,12,"aka","EXAMPLE",-0- ')
        <Shape.ALIASES: 5>
        >>> recognise("# Read me") is None
        True
    """
    lines = text[:SAMPLE_CHARACTERS].splitlines()[:SAMPLE_ROWS]
    widths: Counter[int] = Counter()
    total = 0
    for line in lines:
        fields = _cells(line)  # Each line by itself, so that damage to one spoils no other.
        if not fields or _is_header(fields) or fields[0].strip('" ').startswith(END_MARK):
            continue
        total += 1
        widths[len(fields)] += _numbered(fields)
    if not widths:
        return None
    width, count = widths.most_common(1)[0]
    if width not in set(Shape) or count * 2 < total:
        return None
    return Shape(width)


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return [line]


def _numbered(fields: list[str]) -> bool:
    keys = 2 if len(fields) in (Shape.ADDRESSES, Shape.ALIASES) else 1
    return all(_is_number(field) for field in fields[:keys])


def _is_number(field: str) -> bool:
    bare = field.strip()
    return bare.isascii() and bare.isdigit()


def _is_header(fields: list[str]) -> bool:
    return re.sub(r"[^a-z]", "", fields[0].lower()) == "entnum"


def _bytes(file: SourceFile) -> bytes:
    try:
        with file.open() as stream:
            data = stream.read(MAX_BYTES + 1)
    except UNPACKING_ERRORS as error:
        raise DamagedListError(
            f"the compressed file is cut off ({why(error)})", file=file.name
        ) from None
    except OSError as error:
        raise DamagedListError(f"cannot be read ({error})", file=file.name) from None
    if len(data) > MAX_BYTES:
        raise InputError(
            f"larger than {MAX_BYTES >> 20} MiB once unpacked, far too large for an OFAC table",
            file=file.name,
            expected="a table of some megabytes, as the publisher gave it",
        )
    if not data.strip(b" \t\r\n\x1a"):
        raise DamagedListError("the file is empty", file=file.name, expected="an OFAC table")
    return data


def _looks_like_text(data: bytes) -> bool:
    head = data[:SAMPLE_CHARACTERS]
    return recognise(head.replace(b"\x00", b"").decode("latin-1")) is not None


def _decoded(data: bytes, file: str) -> tuple[str | None, tuple[Note, ...]]:
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        position = error.start
    row = data[:position].count(b"\n") + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        if recognise(data[:SAMPLE_CHARACTERS].decode("latin-1")) is None:
            return None, ()
        raise DamagedListError(
            "bytes that are no text", file=file, row=row, expected="ASCII, UTF-8 or Windows-1252"
        ) from None
    note = f"{file} is not UTF-8 (from row {row}); it was read as Windows-1252."
    return text, (Note("encoding", "", note),)


def _until_end_mark(text: str, file: str) -> tuple[str, bool]:
    body, mark, rest = text.partition(END_MARK)
    if not mark:
        return text, False
    after = rest.replace(END_MARK, "")
    if not _AFTER_END.fullmatch(after):
        raise DamagedListError(
            "rows follow the end-of-file mark", file=file, row=body.count("\n") + 1
        )
    return (body[:-1] if after.startswith('"') and body.endswith('"') else body), True


def _rows(body: str, file: str, shape: Shape, *, ended: bool) -> tuple[Row, ...]:
    reader = csv.reader(io.StringIO(body, newline=""), strict=True)
    rows: list[Row] = []
    line = 0
    try:
        for fields in reader:
            start, line = line + 1, reader.line_num
            if not fields or (len(fields) == 1 and not fields[0].strip()):
                continue
            if line != start:
                raise DamagedListError("a quote is opened and not closed", file=file, row=start)
            if len(rows) == MAX_ROWS:
                raise DamagedListError(
                    f"more than {MAX_ROWS:,} rows", file=file, row=line, expected="an OFAC table"
                )
            if not _is_header(fields):
                rows.append(_row(fields, line, file, shape))
    except csv.Error as error:
        problem = f"not whole as CSV ({error})"
        raise DamagedListError(problem, file=file, row=line + 1) from None
    tail = body.rsplit("\n", 1)[-1]
    if not ended and tail and not _COMPLETE_END.search(tail):
        raise DamagedListError(
            "the last row is cut off", file=file, row=line, expected="a whole row and a line end"
        )
    return tuple(rows)


def _row(fields: list[str], line: int, file: str, shape: Shape) -> Row:
    if len(fields) != shape:
        raise DamagedListError(
            f"{len(fields)} columns", file=file, row=line, expected=f"{int(shape)} columns"
        )
    if max(map(len, fields)) > MAX_FIELD:
        raise DamagedListError(
            f"a field of more than {MAX_FIELD:,} characters",
            file=file,
            row=line,
            expected="a row of ordinary size",
        )
    if not _is_number(fields[0]):
        raise DamagedListError(
            f"{fields[0][:40]!r} is no record number",
            file=file,
            row=line,
            field="ent_num",
            expected="a number",
        )
    values = tuple("" if field in _NULLS else field for field in fields)
    return Row(line, (values[0].strip(), *values[1:]))
