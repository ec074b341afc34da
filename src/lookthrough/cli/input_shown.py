"""What is said of a user's file before its results: how it is read, and its columns."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lookthrough.cli.options import Output
from lookthrough.model import InputError
from lookthrough.reports import preview_json, print_preview, read_as_words
from lookthrough.screening import (
    KEPT_ONLY,
    ColumnMapping,
    GivenColumns,
    ReadOptions,
    RowFile,
    map_columns,
    open_rows,
    preview_of,
)


def preview_file(
    output: Output,
    file: Path,
    given: GivenColumns,
    options: ReadOptions,
    outputs: Iterable[Path | None],
) -> None:
    """Show how a file would be read.

    Raises:
        InputError: it cannot be read, or results were asked for; after the columns have been
            shown, none of them can be screened.
    """
    if any(path is not None for path in outputs):
        raise InputError(
            "nothing is screened, so there are no results to write",
            field="--preview",
            expected="neither --out nor --report",
        )
    rows = open_rows(file, options)
    mapping = map_columns(rows.columns, given, str(file), even_if_none=True)
    shown = preview_of(rows, mapping)
    show_input(output, rows)
    if output.machine:
        output.json(preview_json(shown))
    else:
        print_preview(output.console, shown)
    mapping.check(str(file))


def show_columns(output: Output, mapping: ColumnMapping) -> None:
    """Say what each column was taken for."""
    fields = mapping.fields
    read = ", ".join(f"{column} → {f}" for column, f in fields.items() if f not in KEPT_ONLY)
    _tell(output, f"Columns read: {read}")
    kept = [column for column, field in fields.items() if field in KEPT_ONLY]
    for told, columns in (("kept", kept), ("not read", mapping.unused)):
        if columns:
            _tell(output, f"Columns {told}, not compared: {', '.join(columns)}")


def show_input(output: Output, rows: RowFile) -> None:
    """Say how the file is read, with everything about it that was chosen or passed over."""
    _tell(output, f"File read as: {read_as_words(rows.read_as)}")
    if rows.read_as.guessed:
        _tell(
            output,
            "The encoding is a guess: look at --preview, and correct it with --encoding",
        )
    for note in rows.notes:
        _tell(output, note)


def _tell(output: Output, text: str) -> None:
    output.log.print(text, style="dim", markup=False)
