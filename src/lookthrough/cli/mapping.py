"""``--map``: what the columns hold, as pairs or as a file that says it of all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lookthrough.model import InputError
from lookthrough.screening import Field, GivenColumns, ReadOptions, read_map_file

ENDINGS = (".toml", ".json")


def read_mapping(given: Iterable[str], options: ReadOptions) -> tuple[GivenColumns, ReadOptions]:
    """Read every ``--map``.

    Args:
        given: ``field=column`` pairs, of which a field may have several, and at most one file.
            A field given as a pair is not taken from the file.
        options: the other options; they come before what the file says.

    Raises:
        InputError: one is neither a pair nor a file that can be read.
    """
    pairs: dict[str, tuple[str, ...]] = {}
    files = []
    for text in given:
        word, equals, column = (part.strip() for part in text.partition("="))
        if text.lower().endswith(ENDINGS) and word not in set(Field):
            files.append(Path(text))
            continue
        columns = pairs.get(word, ())
        if not equals or not word or not column or column in columns:
            raise InputError(
                f"{text!r} cannot be used",
                field="--map",
                expected="field=column, each once, or a .toml or .json file",
            )
        pairs[word] = (*columns, column)
    if not files:
        return GivenColumns(pairs), options
    if len(files) > 1:
        raise InputError("more than one file", field="--map", expected="one, and pairs beside it")
    told = read_map_file(files[0])
    columns_given = {column for columns in pairs.values() for column in columns}
    fields = {
        word: kept
        for word, columns in told.given.fields.items()
        if word not in pairs and (kept := tuple(c for c in columns if c not in columns_given))
    }
    merged = replace(
        told.given,
        fields=fields | pairs,
        ignored=tuple(column for column in told.given.ignored if column not in columns_given),
        by_file=frozenset(fields),
    )
    return merged, ReadOptions(
        sheet=options.sheet or told.options.sheet,
        encoding=options.encoding or told.options.encoding,
        delimiter=options.delimiter or told.options.delimiter,
    )
