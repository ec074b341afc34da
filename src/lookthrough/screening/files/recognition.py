"""What kind of file it is: by its content, whatever its name ends in."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from lookthrough.model import InputError
from lookthrough.screening.files import kinds
from lookthrough.screening.files.ftm import is_entity
from lookthrough.screening.files.kinds import KINDS, READ, Kind
from lookthrough.screening.files.lines import Lines, TextFile
from lookthrough.screening.files.unpacked import open_bytes
from lookthrough.screening.files.workbook_survey import check_archive

HEAD_BYTES = 512
FIRST_LINES = 20
_MARKS = ((b"PAR1", kinds.PARQUET), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", kinds.XLS))
_REFUSED = (
    (rb"%PDF", "a PDF file"),
    (rb"\{\\rtf", "an RTF document"),
    (rb"SQLite format 3", "a database"),
    (rb"BZh|\xfd7zXZ|\x28\xb5\x2f\xfd|Rar!|7z\xbc\xaf", "compressed otherwise than by gzip"),
    (rb"\s*(?:<!DOCTYPE\s+html|<html|<head|<body|<table|<meta)", "an HTML page"),
    (rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!|[a-zA-Z]+[\s>])", "XML"),
)
_WORKBOOKS = {"xl/workbook.xml": kinds.XLSX, "content.xml": kinds.ODS}


def recognise(path: Path, encoding: str = "") -> Kind:
    """Find out what kind of file it is.

    Args:
        path: the file.
        encoding: how its bytes are to be read if it is a text, where that is given.

    Raises:
        InputError: it cannot be opened, is empty, or is of a kind that is not read.
    """
    if path.exists() and not path.is_file():
        # A pipe gives its rows once; it is read twice, to count them before screening.
        raise InputError("not a file", file=str(path), expected="a file saved on disk")
    with open_bytes(path) as stream:
        head = stream.read(HEAD_BYTES)
    if path.stat().st_size == 0:
        raise InputError("the file is empty: no rows that can be read", file=str(path))
    for mark, kind in _MARKS:
        if head.startswith(mark):
            return kind
    if head.startswith(b"PK\x03\x04") or zipfile.is_zipfile(path):
        return _archive(path)
    for pattern, what in _REFUSED:
        if re.match(pattern, head, re.IGNORECASE):
            raise InputError(f"is {what}, which is not read", file=str(path), expected=READ)
    return _text(path, encoding)


def contradiction(path: Path, kind: Kind) -> str:
    """Say that a file's name and its content are of two kinds; nothing if they agree."""
    ending = path.suffix.lower()
    if ending == ".gz":
        ending = path.with_suffix("").suffix.lower()
    known = {ending for kind in KINDS for ending in kind.endings}
    if ending not in known or ending in kind.endings:
        return ""
    return f"The name ends in {ending}, but the content is {kind.label}: read as that"


def _archive(path: Path) -> Kind:
    names = check_archive(path)
    for part, kind in _WORKBOOKS.items():
        if part in names:
            return kind
    raise InputError("is a zip archive, which is not read", file=str(path), expected=READ)


def _text(path: Path, encoding: str) -> Kind:
    with TextFile.find(path, encoding).opened() as stream:
        first = list(islice(_telling(Lines(stream)), FIRST_LINES))
    if not first:
        raise InputError("no rows that can be read", file=str(path), expected=READ)
    values = [value for line in first if (value := _parsed(line)) is not None]
    objects = [value for value in values if isinstance(value, dict)]
    if objects:
        return kinds.FTM if is_entity(objects[0]) else kinds.JSON_LINES
    if first[0].lstrip().startswith("["):
        return _array(first, is_json=path.suffix.lower() in kinds.JSON_LINES.endings)
    if first[0].lstrip().startswith("{") and path.suffix.lower() in kinds.JSON_LINES.endings:
        return kinds.JSON_LINES
    return kinds.CSV


def _telling(lines: Lines) -> Iterator[str]:
    for line in lines:
        lines.begin_record()
        if not line.isspace():
            yield line


def _array(first: list[str], *, is_json: bool) -> Kind:
    start = "".join(line[:HEAD_BYTES] for line in first)
    if not re.match(r"\s*\[\s*[{\]]", start):
        return kinds.JSON_LINES if is_json else kinds.CSV
    with suppress(ValueError, RecursionError):
        item, _ = json.JSONDecoder().raw_decode("".join(first), start.index("{"))
        if is_entity(item):
            return kinds.FTM_ARRAY
    return kinds.JSON_ARRAY


def _parsed(line: str) -> object:
    if not line.lstrip().startswith(("{", "[")):
        return None
    with suppress(ValueError, RecursionError):
        value: object = json.loads(line)
        return value
    return None
