"""Hostile list files, made on the fly: the huge ones packed, so that little reaches the disk."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

MEGABYTE = 1 << 20

Part = bytes | tuple[bytes, int]
"""Bytes, or bytes and how often they follow each other."""
Maker = Callable[[Path], None]


def packed(path: Path, parts: Iterable[Part]) -> None:
    """Write gzip members one after the other; a repeated part is packed once."""
    with path.open("wb") as out:
        for part in parts:
            piece, times = part if isinstance(part, tuple) else (part, 1)
            member = gzip.compress(piece, 6, mtime=0)
            for _ in range(times):
                out.write(member)


def many(piece: bytes, count: int) -> Part:
    """Give ``count`` copies of a short piece in bundles of about a megabyte."""
    at_once = max(1, MEGABYTE // len(piece))
    return piece * at_once, -(-count // at_once)


def document(*parts: Part) -> Maker:
    """Make a file of these parts alone."""
    return partial(packed, parts=parts)


def exactly(content: bytes) -> Maker:
    """Make a file of these bytes, packed or not as they are."""

    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


ROW = b'%d,"EXAMPLE TRADING",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
ROWS = b"".join(ROW % number for number in range(1, 60))

CSV: dict[str, Maker] = {
    "a NUL byte": document(ROWS, ROW.replace(b"TRADING", b"TRA\0DING") % 60),
    "bytes of no encoding": document(ROWS, b'60,"\x81\x8d",-0- ,"CUBA"' + b",-0- " * 8),
    "UTF-16": document(ROWS.decode().encode("utf-16")),
    "a ragged row": document(ROWS, b'60,"SHORT","individual"\r\n', ROW % 61),
    "a missing column": document(many(b'1,"EXAMPLE",-0- ,"CUBA"' + b",-0- " * 7 + b"\r\n", 50)),
    "one column": document(many(b"EXAMPLE\r\n", 50)),
    "100,000 columns": document(b",".join([b"1"] * 100_000)),
    "a row of 100,000 columns": document(ROWS, b",".join([b"1"] * 100_000), b"\r\n"),
    "a 10 MB line": document(ROWS, b'60,"', many(b"a", 10 * MEGABYTE), b'"' + b",-0- " * 10),
    "a field just too long": document(ROWS, (ROW % 60).replace(b"EXAMPLE", b"(" * 41_000)),
    "a quote never closed in 200 MB": document(ROWS, b'60,"', (b"a\r\n" * 350_000, 200)),
    "a quote never closed in 30 MB": document(ROWS, b'60,"', (b"a\r\n" * 350_000, 28)),
    "a number that is none": document(ROWS, (ROW % 60).replace(b"60,", b"=1+1,")),
    "rows after the end": document(ROWS, b"\x1a", ROW % 60),
    "30 MB of short rows": document(many(b"1,a\r\n", 6 * MEGABYTE)),
    "30 MB in the widest of characters": document(
        ROWS, "😀,".encode(), many(ROW % 7, 30 * MEGABYTE // len(ROW))
    ),
    "10 GB of zeros": document((b"\0" * (10 * MEGABYTE), 1000)),
    "10 GB of rows": document((ROW % 7 * (MEGABYTE // 8), 1200)),
    "a cut-off gzip file": exactly(gzip.compress(ROWS)[:-9]),
    "gzip with something after it": exactly(gzip.compress(ROWS) + b"and more"),
    "gzip in gzip": exactly(gzip.compress(gzip.compress(ROWS))),
    "nothing but the end": document(b"\x1a"),
}
"""What is given as OFAC's main table, by what is wrong with it."""
