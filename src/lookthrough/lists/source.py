"""A publisher's files as given: a path or a folder, plain or gzip-compressed."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar, cast

from lookthrough.model import InputError, ListContent, ListInfo, Registry

GZIP_MAGIC = b"\x1f\x8b"
MAX_FILES = 100
"""Most files in the folder of one list; no publisher cuts a list into more than a dozen."""

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a list.

    Args:
        name: its name, a trailing ``.gz`` taken off.
        path: where its bytes are.
    """

    name: str
    path: Path

    def open(self) -> BinaryIO:
        """Open it for reading, unpacked where its first bytes say it is gzip."""
        with self.path.open("rb") as raw:
            packed = raw.read(2) == GZIP_MAGIC
        return cast(BinaryIO, gzip.open(self.path)) if packed else self.path.open("rb")

    def sha256(self) -> str:
        """Hash the bytes as they are on disk."""
        with self.path.open("rb") as raw:
            return hashlib.file_digest(raw, "sha256").hexdigest()


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
    return tuple(SourceFile(p.name.removesuffix(".gz"), p) for p in paths)


@dataclass(frozen=True, slots=True)
class ListDefinition(Generic[R]):
    """A list: its metadata, and how to read and map it.

    Args:
        info: metadata.
        read: the publisher's files to records, recognising the format from the content.
            Raises ``DamagedListError`` naming file and row (or line) where they are not whole,
            ``InputError`` where they are something else.
        map: the records, and the snapshot's content hash for provenance, to entities and links;
            every field is consumed, or named in the notes.
        built_in: where the files lie inside the package, for a list that needs no download.
    """

    info: ListInfo
    read: Callable[[Sequence[SourceFile]], R]
    map: Callable[[R, str], ListContent]
    built_in: Callable[[], tuple[SourceFile, ...]] | None = None


LISTS: Registry[ListDefinition[object]] = Registry("list", package="lookthrough.lists.publishers")
