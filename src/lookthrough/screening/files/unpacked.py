"""A text file's bytes, plain or gzip-compressed, with a guard against gzip bombs."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from lookthrough.model import InputError

GZIP_MAGIC = b"\x1f\x8b"
MAX_UNPACKED_BYTES = 16 << 30
"""Fifty times a customer file of a million rows."""
FREE_BYTES = 64 << 20
"""Unpacked size below which the ratio does not matter."""
MAX_RATIO = 200
"""Tables shrink five- to thirtyfold; gzip can shrink a thousandfold only what says nothing."""


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for reading bytes, unpacked where it is gzip-compressed.

    Raises:
        InputError: it cannot be opened. While reading: it is damaged, or unpacks to too much.
    """
    try:
        stream = path.open("rb")
        packed = stream.read(2) == GZIP_MAGIC
        stream.seek(0)
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror}", file=str(path)) from None
    return cast("BinaryIO", io.BufferedReader(_Unpacked(stream, path))) if packed else stream


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, path: Path) -> None:
        self._stream = stream
        self._gzip = gzip.GzipFile(fileobj=stream)
        self._path = path
        self._unpacked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # the base says Buffer
        try:
            count = self._gzip.readinto(buffer)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise InputError(
                f"damaged gzip file, after {self._unpacked:,} unpacked bytes: {error}",
                file=str(self._path),
                expected="the whole file",
            ) from None
        self._unpacked += count
        limit = max(FREE_BYTES, MAX_RATIO * self._stream.tell())
        if self._unpacked > min(limit, MAX_UNPACKED_BYTES):
            raise InputError(
                f"unpacks to more than {self._unpacked:,} bytes",
                file=str(self._path),
                expected=f"at most {MAX_RATIO} times the packed size,"
                f" and {MAX_UNPACKED_BYTES >> 30} GiB",
            )
        return count

    def close(self) -> None:
        self._gzip.close()
        self._stream.close()
        super().close()
