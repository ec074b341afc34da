"""How a file would be read: its columns, what they were taken for, and the first subjects."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from lookthrough.model import InputFile, Problem, Subject
from lookthrough.screening.columns import By, ColumnMapping
from lookthrough.screening.fields import Field
from lookthrough.screening.files import RowFile
from lookthrough.screening.map_file import map_file_text
from lookthrough.screening.subjects import read_subject

EXAMPLES = 3
SUBJECTS = 5
LOOKED_AT = 1000
"""Rows that examples are taken from; a column may be empty in the first ones."""


@dataclass(frozen=True, slots=True)
class ColumnPreview:
    """One column.

    Args:
        column: its name.
        field: what it was taken for, if it is read.
        by: how that was decided, if it is read.
        examples: its first values.
    """

    column: str
    field: Field | None
    by: By | None
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubjectPreview:
    """One row as a subject, with what could not be read of it."""

    row: int
    subject: Subject | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be screened.

    Args:
        read_as: how the file is read.
        notes: what the user should know of how it is read.
        columns: every column.
        subjects: the first rows.
        map_file: the text of a map file that says the same.
    """

    read_as: InputFile
    notes: tuple[str, ...]
    columns: tuple[ColumnPreview, ...]
    subjects: tuple[SubjectPreview, ...]
    map_file: str


def preview_of(file: RowFile, mapping: ColumnMapping) -> Preview:
    """Look at the first rows of a file."""
    rows = list(islice(file, LOOKED_AT))
    examples: dict[str, dict[str, None]] = {}
    for row in rows:
        for column, values in row.values.items():
            held = examples.setdefault(column, {})
            for value in values:
                if len(held) < EXAMPLES:
                    held[value] = None
    columns = tuple(
        ColumnPreview(
            column,
            mapping.fields.get(column),
            mapping.by.get(column),
            tuple(examples.get(column, ())),
        )
        for column in file.columns
    )
    shown = rows[:SUBJECTS] if mapping.screens else []
    subjects = tuple(SubjectPreview(row.number, *read_subject(row, mapping)) for row in shown)
    return Preview(file.read_as, file.notes, columns, subjects, map_file_text(file, mapping))
