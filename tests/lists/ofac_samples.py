"""What the tests of OFAC's lists share: rows, tables, and the comparison with a golden file."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from lookthrough.lists import SourceFile
from lookthrough.lists.formats.ofac_tables import OfacList, OfacTables, read_tables
from lookthrough.model import ListContent

GOLDEN = Path(__file__).parents[1] / "golden"
UPDATE = "LOOKTHROUGH_UPDATE_GOLDEN"
NULL = "-0- "


def cell(text: str) -> str:
    return f'"{text}"' if text else NULL


def main_row(number: int, name: str, kind: str = "", tag: str = "CUBA", remarks: str = "") -> str:
    cells = [name, kind, tag, *[""] * 7, remarks]
    return f"{number},{','.join(cell(text) for text in cells)}\r\n"


def alias_row(number: int, name: str, kind: str = "aka") -> str:
    return f"{number},{number}1,{cell(kind)},{cell(name)},{NULL}\r\n"


def address_row(number: int, street: str = "", place: str = "", country: str = "") -> str:
    cells = ",".join(cell(text) for text in (street, place, country, ""))
    return f"{number},{number}2,{cells}\r\n"


def write(folder: Path, name: str, text: str, *, end: str = "\x1a") -> SourceFile:
    path = folder / name
    path.write_bytes((text + end).encode())
    return SourceFile(name, path)


def read(*files: SourceFile, of: OfacList = OfacList.SDN) -> OfacTables:
    return read_tables(files, of)


def as_lines(content: ListContent) -> list[str]:
    parts: tuple[tuple[str, Sequence[object]], ...] = (
        ("entity", content.entities),
        ("link", content.links),
        ("rows", content.rows),
        ("note", content.notes),
    )
    return [
        json.dumps({kind: _plain(item)}, ensure_ascii=False)
        for kind, items in parts
        for item in items
    ]


def assert_golden(list_id: str, content: ListContent) -> None:
    path = GOLDEN / list_id / "expected.jsonl"
    lines = as_lines(content)
    if os.environ.get(UPDATE) == "1":
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        pytest.fail(f"{path.name} was written anew; read the change, then run without {UPDATE}")
    assert lines == path.read_text(encoding="utf-8").splitlines()


def golden_files(list_id: str) -> tuple[SourceFile, ...]:
    return tuple(SourceFile(path.name, path) for path in sorted((GOLDEN / list_id).glob("*.csv")))


def _plain(item: object) -> object:
    """A value without its empty fields; a provenance as one short string."""
    if isinstance(item, tuple):
        return [_plain(part) for part in item]
    if not dataclasses.is_dataclass(item):
        return item
    return dict(_fields(item))


def _fields(item: object) -> Iterator[tuple[str, object]]:
    if not dataclasses.is_dataclass(item):
        return
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if value not in ("", (), None, -1):
            yield field.name, _plain(value)
