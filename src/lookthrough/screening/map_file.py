"""A map file: what the columns of a user's file hold, kept beside it and used again."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lookthrough.model import InputError
from lookthrough.screening.columns import ColumnMapping, GivenColumns
from lookthrough.screening.fields import Field
from lookthrough.screening.files import ReadOptions, RowFile, codec_of
from lookthrough.screening.subjects import is_type

MAX_BYTES = 1 << 20
"""No file has columns enough for a longer one."""
_OPTIONS = ("sheet", "encoding", "delimiter")
_KEYS = ("fields", "ignore", "type", *_OPTIONS)


@dataclass(frozen=True, slots=True)
class MapFile:
    """What a map file says.

    Args:
        given: what the columns hold.
        options: how the file is to be read.
    """

    given: GivenColumns
    options: ReadOptions


def read_map_file(path: Path) -> MapFile:
    """Read a map file, TOML or JSON by its ending.

    Raises:
        InputError: it cannot be read, or a key is not one of a map file; file and key are named.
    """
    content = _content(path)
    if not isinstance(content, dict):
        raise InputError("not a map file", file=str(path), expected="an object with 'fields'")
    for key in content:
        if key not in _KEYS:
            raise InputError("no such key", file=str(path), field=key, expected=", ".join(_KEYS))
    fields = _fields(path, content)
    kind = _text(path, content, "type")
    if kind and not is_type(kind):
        raise InputError(
            f"{kind!r} is not a known type",
            file=str(path),
            field="type",
            expected="person, company, vessel …",
        )
    encoding = _text(path, content, "encoding")
    if encoding:
        _check_encoding(path, encoding)
    given = GivenColumns(
        fields,
        ignored=_texts(path, content, "ignore", "ignore"),
        type=kind,
        by_file=frozenset(fields),
    )
    return MapFile(given, ReadOptions(**{name: _text(path, content, name) for name in _OPTIONS}))


def map_file_text(file: RowFile, mapping: ColumnMapping) -> str:
    """Write the map file that reads a file the way it was read."""
    told = {name: getattr(file.read_as, name) for name in _OPTIONS}
    if not file.read_as.guessed and told["encoding"].startswith("utf"):
        told["encoding"] = ""  # the file says so itself
    lines = [f"{name} = {_quoted(value)}" for name, value in told.items() if value]
    if mapping.type:
        lines.append(f"type = {_quoted(mapping.type)}")
    if mapping.unused and mapping.screens:
        lines.append(f"ignore = [{', '.join(map(_quoted, mapping.unused))}]")
    lines += ["", "[fields]"] if lines else ["[fields]"]
    for which in Field:
        columns = mapping.columns(which)
        if columns:
            lines.append(f"{which} = [{', '.join(map(_quoted, columns))}]")
    return "\n".join(lines) + "\n"


def _content(path: Path) -> Any:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror}", file=str(path)) from None
    if len(raw) > MAX_BYTES:
        raise InputError("too long for a map file", file=str(path), expected="under 1 MiB")
    try:
        text = raw.decode("utf-8-sig")
        return json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        form = path.suffix.lower()[1:].upper()
        raise InputError(f"not {form}: {error}", file=str(path), expected="a map file") from None


def _fields(path: Path, content: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    fields = content.get("fields", {})
    if not isinstance(fields, dict):
        raise InputError("not a table", file=str(path), field="fields", expected='name = ["Payee"]')
    for key in fields:
        if key not in set(Field):
            raise InputError(
                "no such field", file=str(path), field=f"fields.{key}", expected=", ".join(Field)
            )
    return {key: _texts(path, fields, key, f"fields.{key}") for key in fields}


def _check_encoding(path: Path, name: str) -> None:
    try:
        codec_of(name)
    except InputError as error:
        raise InputError(
            error.problem, file=str(path), field="encoding", expected=error.expected
        ) from None


def _text(path: Path, content: Mapping[str, Any], key: str) -> str:
    value = content.get(key, "")
    if not isinstance(value, str):
        raise InputError("not a text", file=str(path), field=key, expected=f'{key} = "…"')
    return value


def _texts(path: Path, content: Mapping[str, Any], key: str, shown: str) -> tuple[str, ...]:
    value = content.get(key, [])
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        expected = f'the name of a column, or several: {key} = ["…", "…"]'
        raise InputError("not the name of a column", file=str(path), field=shown, expected=expected)
    return tuple(texts)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
