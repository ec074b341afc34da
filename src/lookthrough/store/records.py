"""Reading one snapshot's entities and links, each when it is asked for."""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from lookthrough.model import (
    DataFolderError,
    Entity,
    InputError,
    Link,
    Manifest,
    Party,
    Schema,
    UnknownKeyError,
)
from lookthrough.model.codec import from_json
from lookthrough.store.snapshot import ENTITIES, LINKS, OFFSETS, PARTIES

T = TypeVar("T")


class SnapshotRecords:
    """The records of one snapshot, memory-mapped.

    All files are opened at once, so that the snapshot stays readable here even when another
    process removes it.

    Args:
        folder: the snapshot's folder.
        manifest: its label.

    Raises:
        UnknownKeyError: the folder is not there.
        DataFolderError: a file is missing, cannot be read, or is not as long as it was.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        self._folder = folder
        if not folder.is_dir():
            raise UnknownKeyError(
                f"{manifest.list_id}: snapshot {manifest.snapshot} is not held in {folder.parent}"
            )
        try:
            self._entities = _mapped(folder / ENTITIES)
            self._links = _mapped(folder / LINKS)
            self._offsets = np.load(folder / OFFSETS, allow_pickle=False)
            outlines = json.loads((folder / PARTIES).read_bytes())
            self.parties = tuple(_party(outline, manifest.list_id) for outline in outlines)
        except OSError as error:
            reason = f"{error.filename or folder}: {error.strerror or error}"
            raise self._damaged(reason) from error
        except (ValueError, EOFError, TypeError) as error:
            raise self._damaged(str(error)) from error
        self._check_lengths()

    def __len__(self) -> int:
        return len(self.parties)

    def read(self, row: int) -> Entity:
        """Read one entity; rows count from 0."""
        if not 0 <= row < len(self):
            raise UnknownKeyError(
                f"{self.manifest.list_id}: no row {row} among {len(self)} of {self._folder.name}"
            )
        start, end = self._offsets[row : row + 2].tolist()
        return self._decoded(Entity, self._entities[start:end], f"{ENTITIES}, row {row + 1}")

    def entities(self) -> Iterator[Entity]:
        """Iterate all entities in the publisher's order."""
        return map(self.read, range(len(self)))

    def links(self) -> tuple[Link, ...]:
        """Read all links in the publisher's order."""
        lines = self._links[:].split(b"\n")[:-1]
        return tuple(
            self._decoded(Link, line, f"{LINKS}, row {row}") for row, line in enumerate(lines, 1)
        )

    def _decoded(self, cls: type[T], line: bytes, place: str) -> T:
        try:
            return from_json(cls, json.loads(line.decode()))
        except (ValueError, RecursionError, InputError) as error:
            raise self._damaged(f"{place}: {error}") from error

    def _check_lengths(self) -> None:
        counts = self.manifest.counts
        entities, links = counts.entities + counts.external, counts.links
        if not len(self.parties) == len(self._offsets) - 1 == entities:
            raise self._damaged(f"{len(self.parties)} parties for {entities} entities")
        if self._offsets[-1] != len(self._entities):
            raise self._damaged(f"{ENTITIES} has {len(self._entities)} bytes")
        if (lines := self._links[:].count(b"\n")) != links:
            raise self._damaged(f"{LINKS} has {lines} of {links} links")

    def _damaged(self, reason: str) -> DataFolderError:
        return DataFolderError(
            f"{self._folder}: this snapshot is damaged: {reason}. "
            "Adding the list again makes a new one"
        )


def _party(outline: list[Any], list_id: str) -> Party:
    entity_id, caption, schema, listed = outline
    return Party(entity_id, caption, Schema(schema), (list_id,) if listed else ())


def _mapped(path: Path) -> mmap.mmap | bytes:
    """Map a file; an empty one, which cannot be mapped, is an empty string of bytes."""
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
