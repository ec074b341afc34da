"""Hostile ZIP archives of a list: what is wrong, for any list in it."""

from __future__ import annotations

import bz2
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.hostile.list_bombs import MEGABYTE, Maker, exactly

LOCAL, CENTRAL, END = "<4s5H3I2H", "<4s6H3I5H2I", "<4s4H2IH"
DEFLATED = zipfile.ZIP_DEFLATED


def archive(*members: tuple[str, bytes], method: int = DEFLATED) -> bytes:
    """Pack files as they should be."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, content in members:
            packed.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def forged(
    packed: bytes,
    *,
    name: bytes = b"LIST.XML",
    inside: bytes = b"",
    method: int = DEFLATED,
    flags: int = 0,
    crc: int = 0,
    packed_bytes: int | None = None,
    size_bytes: int = 0,
    offset: int = 0,
) -> bytes:
    """Write an archive by hand, in which nothing need be true."""
    stated = len(packed) if packed_bytes is None else packed_bytes
    told = (crc, stated, size_bytes)
    local_name = inside or name
    local = struct.pack(LOCAL, b"PK\3\4", 20, flags, method, 0, 0, *told, len(local_name), 0)
    body = local + local_name + packed
    entry = struct.pack(
        CENTRAL, b"PK\1\2", 20, 20, flags, method, 0, 0, *told, len(name), 0, 0, 0, 0, 0, offset
    )
    end = struct.pack(END, b"PK\5\6", 0, 0, 1, 1, len(entry + name), len(body), 0)
    return body + entry + name + end


def deflated(pieces: Iterator[bytes]) -> bytes:
    """Pack without the header and the checksum of zlib's own format."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join(map(packing.compress, pieces)) + packing.flush()


def zeros(gigabytes: int, piece: bytes = b"\0") -> Maker:
    """Make an archive of one file that unpacks to gigabytes of one byte, after a short list."""

    def make(path: Path) -> None:
        # What deflate makes of a megabyte that follows itself is the same each time: a full flush
        # ends it at a whole byte, and the next begins as if nothing stood before.
        packing = zlib.compressobj(9, zlib.DEFLATED, -15)
        once = packing.compress(piece * MEGABYTE) + packing.flush(zlib.Z_FULL_FLUSH)
        packed = once * (gigabytes << 10) + packing.flush()
        path.write_bytes(forged(packed, size_bytes=0xFFFF_FFFE))

    return make


def many_members(count: int, name: str = "") -> Maker:
    """Make an archive of many empty files."""

    def make(path: Path) -> None:
        names = [f"{number:07d}{name}".encode() for number in range(count)]
        empty = struct.pack(LOCAL, b"PK\3\4", 20, 0, 0, 0, 0, 0, 0, 0, 7, 0) + b"0000000"
        entry = (b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0)
        size = len(names[0])
        directory = b"".join(
            struct.pack(CENTRAL, *entry, size, 0, 0, 0, 0, 0, 0) + name for name in names
        )
        stated = min(count, 0xFFFF)
        end = struct.pack(END, b"PK\5\6", 0, 0, stated, stated, len(directory), len(empty), 0)
        path.write_bytes(empty + directory + end)

    return make


def zip_bombs(content: bytes) -> dict[str, tuple[Maker, str]]:
    """Make what is given as an archive of a list: the file, and what has to be told of it."""
    packed = deflated(iter([content]))
    true: dict[str, Any] = {"crc": zlib.crc32(content), "size_bytes": len(content)}
    good = archive(("LIST.XML", content))
    nested = good
    for _ in range(10):
        nested = archive(("list.zip", nested))
    unread = "the ZIP archive cannot be read: "
    long_name = b"n" * 65_000
    lzma_packed = lzma.compress(content, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1}])
    # Its header asks for a dictionary of four gigabytes.
    greedy = b"\x09\x04\x05\x00\x5d" + b"\xff" * 4 + lzma_packed
    return {
        "10 GB of zeros": (zeros(10), "list"),
        "10 GB of blanks": (zeros(10, b" "), "list"),
        "two files": (exactly(archive(("a", content), ("b", content))), "of 2 files"),
        "no file": (exactly(good[:30] + archive()), "of 0 files"),
        "only a folder": (exactly(archive(("folder/", b""))), "of 0 files"),
        "thousands of files": (many_members(10_000), "of 10,000 files"),
        "millions of files": (many_members(3_000_000), unread + "its directory has .* bytes"),
        "files of long names": (
            many_members(10_000, "n" * 9_000),
            unread + "its directory has .* bytes",
        ),
        "an archive in an archive": (exactly(archive(("list.zip", good))), "list"),
        "archives in each other": (exactly(nested), "list"),
        "a wrong checksum": (
            exactly(forged(packed, **(true | {"crc": 7}))),
            "Bad CRC-32",
        ),
        "a wrong checksum and a long name": (
            exactly(forged(packed, **(true | {"crc": 7}), name=long_name)),
            "Bad CRC-32",
        ),
        "a size too small": (
            exactly(forged(packed, **(true | {"size_bytes": len(content) // 2}))),
            "Bad CRC-32",
        ),
        "a packed size too small": (
            exactly(forged(packed, **true, packed_bytes=len(packed) // 2)),
            "not whole|Bad CRC-32|cut off",
        ),
        "noise for packed bytes": (
            exactly(forged(b"\xff" * 5_000, **true)),
            "not whole|cannot be read|cut off",
        ),
        "another name inside": (exactly(forged(packed, **true, inside=b"OTHER.XML")), unread),
        "another name inside, both long": (
            exactly(forged(packed, **true, name=long_name, inside=b"o" * 65_000)),
            unread,
        ),
        "a place beyond the end": (exactly(forged(packed, **true, offset=0x7FFF_FFFF)), unread),
        "a place in the middle": (exactly(forged(packed, **true, offset=9)), unread),
        "encrypted": (exactly(forged(packed, **true, flags=1)), unread + ".*encrypted"),
        "strongly encrypted": (exactly(forged(packed, **true, flags=0x41)), unread),
        "a patch": (exactly(forged(packed, **true, flags=0x20)), unread),
        "LZMA": (
            exactly(forged(greedy, **true, method=zipfile.ZIP_LZMA)),
            "packed in an unusual way",
        ),
        "bzip2": (
            exactly(forged(bz2.compress(content), **true, method=zipfile.ZIP_BZIP2)),
            "packed in an unusual way",
        ),
        "a way nobody knows": (
            exactly(forged(packed, **true, method=77)),
            "packed in an unusual way",
        ),
        "cut off": (exactly(good[: len(good) // 2]), unread),
        "its directory cut off": (exactly(good[:-30]), unread),
        "nothing but its end": (exactly(b"PK\3\4" + archive()), "of 0 files|cannot be read"),
        "nothing but its beginning": (exactly(b"PK\3\4"), unread),
    }
