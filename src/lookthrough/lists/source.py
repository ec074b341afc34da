"""A publisher's files as given: a path or a folder, plain, gzip-compressed or in a ZIP archive."""

from __future__ import annotations

import gzip
import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar, cast

from lookthrough.model import DamagedListError, InputError, ListInfo, Part, Registry

UNPACKING_ERRORS = (EOFError, gzip.BadGzipFile, zlib.error, zipfile.BadZipFile)
"""What reading a compressed file that is not whole can raise."""

_GZIP, _ZIP = ".gz", ".zip"
_MAGIC = {b"\x1f\x8b": _GZIP, b"PK\x03\x04": _ZIP}

MAX_FILES = 100
"""Most files in the folder of one list; no publisher cuts a list into more than a dozen."""

MAX_DIRECTORY_BYTES = 1 << 20
"""Largest directory of a ZIP archive, which names what is in it: one file is asked for, and each
takes about a hundred bytes."""

_PLAIN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Publishers use no other; unpacking LZMA may take whatever memory the archive asks for."""

_OPENING_ERRORS = (
    *UNPACKING_ERRORS,
    RuntimeError,
    ValueError,
    OSError,
    OverflowError,
    struct.error,
)
"""What opening an archive can raise that is not whole, is encrypted, or lies about its places."""

_REASON_LENGTH = 200

R = TypeVar("R")


def why(error: Exception) -> str:
    """Tell the reason in an error from unpacking, which may name a file of 65,000 characters."""
    text = str(error) or type(error).__name__
    return text if len(text) <= _REASON_LENGTH else f"{text[:_REASON_LENGTH]}…"


def packing(first: bytes, name: str) -> str:
    """Tell how a file is packed: ``.gz``, ``.zip`` or an empty string.

    A workbook is a ZIP archive as well, and is not to be unpacked; so an archive has to be
    called one.

    Args:
        first: its first four bytes.
        name: its name.
    """
    kind = next((kind for magic, kind in _MAGIC.items() if first.startswith(magic)), "")
    return "" if kind == _ZIP and not name.lower().endswith(_ZIP) else kind


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a list.

    Args:
        name: its name, the ending of a compressed file taken off.
        path: where its bytes are.
    """

    name: str
    path: Path

    def open(self) -> BinaryIO:
        """Open it for reading, unpacked where its first bytes say it is packed.

        Raises:
            DamagedListError: it is a ZIP archive that cannot be read.
            InputError: it is one with more or less than a single file in it.
        """
        with self.path.open("rb") as raw:
            kind = packing(raw.read(4), self.path.name)
        if kind == _ZIP:
            return self._open_member()
        return cast(BinaryIO, gzip.open(self.path)) if kind else self.path.open("rb")

    def _open_member(self) -> BinaryIO:
        try:
            with _Sparing(self.path) as raw, zipfile.ZipFile(raw) as archive:
                members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) == 1 and members[0].compress_type in _PLAIN_PACKING:
                with zipfile.ZipFile(self.path) as archive:
                    return cast(BinaryIO, archive.open(members[0]))
        except _OPENING_ERRORS as error:
            raise DamagedListError(
                f"the ZIP archive cannot be read: {why(error)}",
                file=self.path.name,
                expected="the file as the publisher gave it",
            ) from error
        what = "packed in an unusual way" if len(members) == 1 else f"of {len(members):,} files"
        raise InputError(
            f"a ZIP archive {what}",
            file=self.path.name,
            expected="one file in it, stored or deflated; or unpack it and give its folder",
        )

    def sha256(self) -> str:
        """Hash the bytes as they are on disk."""
        with self.path.open("rb") as raw:
            return hashlib.file_digest(raw, "sha256").hexdigest()


class _Sparing(io.FileIO):
    """A file of which nobody gets much at once: of an archive, its directory is read whole."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MAX_DIRECTORY_BYTES:
            raise zipfile.BadZipFile(f"its directory has {size:,} bytes")
        return super().read(size)


def source_files(path: Path) -> tuple[SourceFile, ...]:
    """List the files at ``path``: itself, or the visible files of a folder in name order.

    Raises:
        InputError: nothing is there, it cannot be read, or the folder is empty or holds more
            files than any list has.
    """
    try:
        if path.is_dir():
            paths = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
        elif path.is_file():
            paths = [path]
        else:
            raise InputError("no such file or folder", file=str(path))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from error
    if not paths:
        raise InputError("the folder holds no files", file=str(path))
    if len(paths) > MAX_FILES:
        raise InputError(
            f"the folder holds {len(paths):,} files",
            file=str(path),
            expected=f"the files of one list, {MAX_FILES} at most",
        )
    return tuple(SourceFile(_plain_name(p), p) for p in paths)


def _plain_name(path: Path) -> str:
    return path.stem if path.suffix.lower() in (_GZIP, _ZIP) else path.name


@dataclass(frozen=True, slots=True)
class ListDefinition(Generic[R]):
    """A list: its metadata, and how to read and map it.

    Args:
        info: metadata.
        read: the publisher's files to records, recognising the format from the content.
            Raises ``DamagedListError`` naming file and row (or line) where they are not whole,
            ``InputError`` where they are something else.
        map: the records, and the snapshot's content hash for provenance, to entities, links and
            the account of them; every field is consumed, or named in the notes. A large format
            is read while it is mapped, and raises then what ``read`` would.
        built_in: where the files lie inside the package, for a list that needs no download.
    """

    info: ListInfo
    read: Callable[[Sequence[SourceFile]], R]
    map: Callable[[R, str], Iterable[Part]]
    built_in: Callable[[], tuple[SourceFile, ...]] | None = None


LISTS: Registry[ListDefinition[object]] = Registry("list", package="lookthrough.lists.publishers")
