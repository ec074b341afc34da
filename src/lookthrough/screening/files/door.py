"""The one door to a file of subjects: its kind is found, its length and columns are counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lookthrough.model import InputError, InputFile
from lookthrough.screening.files.headers import is_unnamed
from lookthrough.screening.files.kinds import KINDS, Kind
from lookthrough.screening.files.recognition import contradiction, recognise
from lookthrough.screening.files.row import ReadOptions, Row, RowFile

_DEFAULTS = ReadOptions()


def open_rows(path: Path, options: ReadOptions = _DEFAULTS) -> RowFile:
    """Look through a file once for its columns and length.

    Args:
        path: a file of any of the :data:`~lookthrough.screening.files.kinds.KINDS`; texts may
            be gzip-compressed.
        options: how to read it, where the file is not to say so itself.

    Raises:
        InputError: it cannot be read, holds nothing, or an option does not fit it.
    """
    kind = recognise(path, options.encoding)
    _check(path, kind, options)
    opened = kind.open(path, options)
    columns = {column: None for column in opened.columns if not is_unnamed(column)}
    count = 0

    def rows() -> Iterator[Row]:
        return (row for row in opened.rows() if row.problems or any(row.values.values()))

    for row in rows():
        count += 1
        columns.update(dict.fromkeys(row.values))
        columns.update((problem.field, None) for problem in row.problems if problem.field)
    if not columns:
        raise InputError("no rows that can be read", file=str(path), expected=opened.expected)
    notes = (contradiction(path, kind), *opened.notes)
    read_as = InputFile(
        format=kind.word,
        label=kind.label,
        encoding=opened.encoding,
        guessed=opened.guessed,
        sheet=opened.sheet,
        delimiter=opened.delimiter,
        rows=count,
        skipped=opened.skipped,
    )
    return RowFile(path, tuple(columns), count, read_as, tuple(filter(None, notes)), rows)


def _check(path: Path, kind: Kind, options: ReadOptions) -> None:
    """Refuse an option that would be passed over in silence."""
    for name in ("sheet", "encoding", "delimiter"):
        if getattr(options, name) and name not in kind.options:
            fitting = ", ".join(dict.fromkeys(k.label for k in KINDS if name in k.options))
            raise InputError(
                f"does not apply to {kind.label}",
                file=str(path),
                field=f"--{name}",
                expected=f"{fitting}, for this option",
            )
