"""Which column of the user's file is what: recognised by common names, or given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from lookthrough.model import InputError
from lookthrough.screening.fields import (
    COUNTRY_OF,
    LOOKED_UP,
    NAME_FIELDS,
    ONE_COLUMN,
    Field,
    count_of,
    recognised,
)


class By(StrEnum):
    """How it was decided what a column holds."""

    NAME = "name"
    OPTION = "--map"
    FILE = "map file"


@dataclass(frozen=True, slots=True)
class GivenColumns:
    """What the user says the columns hold.

    Args:
        fields: field to its columns; these come before what is recognised.
        ignored: columns that are not read, whatever their names, where the file has them.
        type: what every subject of the file is, where no column says so.
        by_file: the fields that were given in a map file, not with ``--map field=column``.
    """

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    type: str = ""
    by_file: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ColumnMapping:
    """What each column was taken for.

    Args:
        fields: column to field.
        unused: columns that are not compared.
        by: column to how that was decided.
        type: what every subject is, where no column says so.
    """

    fields: Mapping[str, Field]
    unused: tuple[str, ...]
    by: Mapping[str, By] = field(default_factory=dict)
    type: str = ""

    @property
    def screens(self) -> bool:
        """Whether there is a column to screen by: names, identifiers or wallets."""
        return any(which in NAME_FIELDS or which in LOOKED_UP for which in self.fields.values())

    def check(self, file: str) -> None:
        """Refuse a file that nothing can be screened by.

        Raises:
            InputError: it is one.
        """
        if not self.screens:
            # Without a header these would be values, and values do not go into messages.
            raise InputError(
                "no column with names, identifiers or wallets was recognised",
                file=file,
                expected="column names in the first line, one such as 'name',"
                " or --map name=COLUMN; --preview shows the columns",
            )

    def columns(self, which: Field) -> tuple[str, ...]:
        """Return the columns that hold a field."""
        return self._columns.get(which, ())

    @cached_property
    def _columns(self) -> dict[Field, tuple[str, ...]]:
        held: dict[Field, tuple[str, ...]] = {}
        for column, which in self.fields.items():
            held[which] = (*held.get(which, ()), column)
        return held

    @cached_property
    def issuers(self) -> Mapping[str, str]:
        """Column of numbers to the column with the countries that issued them.

        Of several columns of one kind, those with the same count in their names go together
        (``passport 2``, ``passport country 2``); a single column of countries is for all.
        """
        found: dict[str, str] = {}
        for numbers, countries in COUNTRY_OF.items():
            of_countries = self.columns(countries)
            counted = {count_of(column): column for column in reversed(of_countries)}
            for column in self.columns(numbers):
                same = counted.get(count_of(column))
                if same is None and len(of_countries) == 1 and not count_of(of_countries[0]):
                    same = of_countries[0]
                if same is not None:
                    found[column] = same
        return found

    def shown(self) -> tuple[tuple[str, str], ...]:
        """Return ``(column, field)`` rows for showing back; unused ones with an empty field."""
        return (
            *((column, str(which)) for column, which in self.fields.items()),
            *((column, "") for column in self.unused),
        )


def map_columns(
    columns: Iterable[str],
    given: GivenColumns | Mapping[str, str],
    file: str,
    *,
    even_if_none: bool = False,
) -> ColumnMapping:
    """Recognise columns.

    Args:
        columns: the file's column names.
        given: what the user says of them; a field to its column, or more.
        file: for messages.
        even_if_none: give a mapping that nothing can be screened by, too.

    Raises:
        InputError: a field or column in ``given`` does not exist, or no column can be screened.

    Example:
        >>> dict(map_columns(["Full Name", "D.O.B.", "shoe size"], {}, "a.csv").fields)
        {'Full Name': <Field.NAME: 'name'>, 'D.O.B.': <Field.BIRTH_DATE: 'birth_date'>}
    """
    columns = list(dict.fromkeys(columns))
    if not isinstance(given, GivenColumns):
        given = GivenColumns({word: (column,) for word, column in given.items()})
    fields = _given_fields(columns, given, file)
    by = {
        column: By.FILE if which in given.by_file else By.OPTION for column, which in fields.items()
    }
    taken = set(fields.values())
    for column in columns:
        which = recognised(column)
        if column in fields or column in given.ignored or which is None or which in taken:
            continue
        fields[column] = which
        by[column] = By.NAME
        if which in ONE_COLUMN:
            taken.add(which)
    ordered = {column: fields[column] for column in columns if column in fields}
    unused = tuple(column for column in columns if column not in fields)
    mapping = ColumnMapping(ordered, unused, by, given.type)
    if not even_if_none:
        mapping.check(file)
    return mapping


def _given_fields(columns: list[str], given: GivenColumns, file: str) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    named = [(word, column) for word, several in given.fields.items() for column in several]
    ignored = [("ignore", column) for column in given.ignored if column in columns]
    for word, column in (*named, *ignored):
        if word not in {*Field, "ignore"}:
            raise InputError(
                f"{word!r} is not a field to map to", file=file, expected=", ".join(Field)
            )
        if column not in columns:
            where = f", which the map file gives for {word}" * (word in given.by_file)
            raise InputError(
                f"no such column{where}", file=file, field=column, expected=", ".join(columns)
            )
        if column in fields:
            raise InputError(
                f"given for both {fields[column]} and {word}",
                file=file,
                field=column,
                expected="each column once",
            )
        if word == "ignore":
            continue
        if word in ONE_COLUMN and word in fields.values():
            raise InputError(
                f"{word} is given a second column", file=file, field=column, expected="one"
            )
        fields[column] = Field(word)
    return fields
