"""The one to four files of an OFAC list, recognised by content and put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lookthrough.lists.formats.ofac_csv import Row, Shape, Table, read_table
from lookthrough.lists.formats.ofac_programmes import (
    FORMER_BLOCK_REMARK,
    is_consolidated_only,
    split_programmes,
)
from lookthrough.lists.source import SourceFile
from lookthrough.model import InputError, Note

PROGRAMME, REMARKS = 3, 11
ENOUGH_ROWS = 20
"""Fewer rows than this say too little about which list they come from."""

_TITLES = {
    Shape.MAIN: "the main table (sdn.csv or cons_prim.csv)",
    Shape.ADDRESSES: "the address table (add.csv or cons_add.csv)",
    Shape.ALIASES: "the alias table (alt.csv or cons_alt.csv)",
    Shape.COMMENTS: "the table of further remarks (sdn_comments.csv or cons_comments.csv)",
}


class OfacList(StrEnum):
    """The two lists OFAC publishes in this format."""

    SDN = "us-ofac-sdn"
    CONSOLIDATED = "us-ofac-cons"


@dataclass(frozen=True, slots=True)
class OfacTables:
    """The tables of one list.

    Args:
        main: names, programmes, remarks.
        aliases: further names, if given.
        addresses: addresses, if given.
        comments: remarks that did not fit, if given.
        notes: what was odd about the files.
    """

    main: Table
    aliases: Table | None = None
    addresses: Table | None = None
    comments: Table | None = None
    notes: tuple[Note, ...] = ()

    @property
    def missing(self) -> tuple[Note, ...]:
        """What the publisher delivers and these files lack; comments are not always there."""
        parts = ((Shape.ALIASES, self.aliases), (Shape.ADDRESSES, self.addresses))
        return tuple(
            Note("missing_table", "", f"{_TITLES[shape]} is missing, so the list is not whole.")
            for shape, table in parts
            if table is None
        )


def read_tables(files: Sequence[SourceFile], of: OfacList) -> OfacTables:
    """Read the files of one list.

    Args:
        files: one to four tables; anything else that is no ``.csv`` is left, with a note.
        of: the list they are said to be.

    Raises:
        DamagedListError: a table is not whole.
        InputError: no main table, two of one kind, a ``.csv`` that is no OFAC table, or the
            main table of the other list.
    """
    tables: dict[Shape, Table] = {}
    notes: list[Note] = []
    for file in files:
        table = read_table(file)
        if table is None:
            notes.append(_left(file, alone=len(files) == 1))
            continue
        first = tables.setdefault(table.shape, table)
        if first is not table:
            raise InputError(
                f"{_TITLES[table.shape]} is there twice: {first.file} and {table.file}",
                file=table.file,
                expected="one of each",
            )
        notes.extend(table.notes)
    main = tables.get(Shape.MAIN)
    if main is None:
        found = ", ".join(sorted(file.name for file in files))
        raise InputError(
            f"{_TITLES[Shape.MAIN]} is missing among: {found}",
            expected="a file of 12 columns without a header",
        )
    _check_list(main, of)
    return OfacTables(
        main,
        tables.get(Shape.ALIASES),
        tables.get(Shape.ADDRESSES),
        tables.get(Shape.COMMENTS),
        tuple(notes),
    )


def guess_list(main: Table) -> OfacList | None:
    """Tell the list by its file name and programmes; ``None`` where neither says enough."""
    if len(main.rows) >= ENOUGH_ROWS:
        other = sum(_looks_consolidated(row) for row in main.rows)
        return OfacList.CONSOLIDATED if other * 2 > len(main.rows) else OfacList.SDN
    name = main.file.lower()
    if name.startswith("sdn"):
        return OfacList.SDN
    return OfacList.CONSOLIDATED if name.startswith("cons") else None


def _looks_consolidated(row: Row) -> bool:
    tags = split_programmes(row.fields[PROGRAMME])
    return is_consolidated_only(tags) or FORMER_BLOCK_REMARK in row.fields[REMARKS]


def _check_list(main: Table, of: OfacList) -> None:
    seen = guess_list(main)
    if seen is not None and seen is not of:
        raise InputError(
            f"this looks like {seen.value}, by its name or its programmes",
            file=main.file,
            expected=f"the main table of {of.value}",
        )


def _left(file: SourceFile, *, alone: bool) -> Note:
    if alone or file.name.lower().endswith(".csv"):
        raise InputError(
            "the content is none of OFAC's tables",
            file=file.name,
            expected="12, 6, 5 or 2 columns that begin with a record number",
        )
    return Note("unread_file", "", f"{file.name} is none of OFAC's CSV tables and was left unread.")
