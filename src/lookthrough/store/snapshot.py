"""One snapshot on disk: writing it, and reading its manifest.

``manifest.json`` is written last, and a folder without one is no snapshot. The publisher's
files stand in ``files/``, byte for byte; everything else can be made from them again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from lookthrough.lists.source import SourceFile, packing
from lookthrough.model import (
    Account,
    Counts,
    DataFolderError,
    Entity,
    FileRecord,
    InputError,
    Link,
    ListInfo,
    Manifest,
    Part,
)
from lookthrough.model.codec import from_json, to_json
from lookthrough.store.durable import kept_name, written

MANIFEST = "manifest.json"
FILES = "files"
ENTITIES = "entities.jsonl"
OFFSETS = "offsets.npy"
PARTIES = "parties.json"
LINKS = "links.jsonl"

MAX_FILE_BYTES = 1 << 30
"""Largest file kept, packed or not: ten times the largest list known."""

_CHUNK_BYTES = 1 << 20


def keep_files(
    files: Sequence[SourceFile], folder: Path
) -> tuple[tuple[FileRecord, ...], tuple[SourceFile, ...]]:
    """Copy the publisher's files, byte for byte, into the new folder ``folder``.

    Returns:
        A record of each, and the copies: the list is read from these, so that what is kept
        is what was read, even if someone replaces a file meanwhile.

    Raises:
        InputError: a file cannot be read or is far too large, or two have the same name.
    """
    folder.mkdir()
    names = [kept_name(file.name) for file in files]
    for name in names:
        if names.count(name) > 1:
            raise InputError("two files have this name", file=name, expected="each file once")
    kept = [_keep_file(file, folder) for file in files]
    copies = (
        SourceFile(file.name, folder / record.name)
        for file, record in zip(files, kept, strict=True)
    )
    return tuple(kept), tuple(copies)


def _keep_file(file: SourceFile, folder: Path) -> FileRecord:
    try:
        source = file.path.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(file.path)) from error
    with source:
        name = kept_name(file.name) + packing(source.peek(4)[:4], file.path.name)
        digest = hashlib.sha256()
        size_bytes = 0
        with written(folder / name) as out:
            while chunk := source.read(_CHUNK_BYTES):
                digest.update(chunk)
                size_bytes += out.write(chunk)
                if size_bytes > MAX_FILE_BYTES:
                    raise InputError(
                        f"larger than {MAX_FILE_BYTES >> 30} GiB",
                        file=file.name,
                        expected="a list of ordinary size",
                    )
    return FileRecord(name, str(file.path), digest.hexdigest(), size_bytes)


def content_hash(info: ListInfo, files: Iterable[FileRecord], *, partial: bool) -> str:
    """Hash all that decides what a snapshot says: list, reader, excerpt or not, and the bytes."""
    parts = [
        info.id,
        info.reader_version,
        partial,
        sorted((file.name, file.sha256) for file in files),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def write_content(folder: Path, parts: Iterable[Part]) -> tuple[Counts, Account]:
    """Write entities and links as they come, with offsets and a line on each party.

    Of what was written, only the lines on the parties stay in memory.
    """
    with written(folder / ENTITIES) as entities, written(folder / LINKS) as links:
        writing = _Writing(entities, links)
        counts = Counts.of(writing.all(parts))
    with written(folder / OFFSETS) as out:
        np.save(out, np.array(writing.offsets, dtype=np.int64), allow_pickle=False)
    with written(folder / PARTIES) as out:
        out.write(_json_bytes(writing.outlines))
    return counts, writing.account


class _Writing:
    """Writes each part where it belongs, and passes it on."""

    def __init__(self, entities: BinaryIO, links: BinaryIO) -> None:
        self._entities = entities
        self._links = links
        self.offsets = [0]
        self.outlines: list[list[object]] = []
        self.account = Account(())

    def all(self, parts: Iterable[Part]) -> Iterator[Part]:
        for part in parts:
            if isinstance(part, Entity):
                size_bytes = self._entities.write(_json_line(part))
                self.offsets.append(self.offsets[-1] + size_bytes)
                self.outlines.append(outline(part))
            elif isinstance(part, Link):
                self._links.write(_json_line(part))
            else:
                self.account = part
            yield part


def _json_line(part: Part) -> bytes:
    return _json_bytes(to_json(part)) + b"\n"


def outline(entity: Entity) -> list[object]:
    """Say in short who a party is: id, caption, schema, and whether it is listed itself."""
    return [entity.id, entity.caption, entity.schema, bool(entity.listings)]


def listed_ids(folder: Path) -> tuple[str, ...]:
    """Return the ids of a snapshot's listed parties, or none where they cannot be read."""
    try:
        rows = json.loads((folder / PARTIES).read_bytes())
        return tuple(entity_id for entity_id, _, _, listed in rows if listed)
    except (OSError, ValueError):
        return ()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the label, for people to read as well."""
    with written(folder / MANIFEST) as out:
        out.write(_json_bytes(to_json(manifest), indent=2, sort_keys=True) + b"\n")


def read_manifest(folder: Path) -> Manifest | None:
    """Read the label of a snapshot; ``None`` where there is none, so that it is not whole.

    Raises:
        DataFolderError: the manifest cannot be read, or is of another folder.
    """
    path = folder / MANIFEST
    try:
        manifest = from_json(Manifest, json.loads(path.read_bytes()))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise DataFolderError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError, InputError) as error:
        raise DataFolderError(
            f"{path}: this manifest is damaged: {error}. "
            "Move its folder elsewhere to go on without this snapshot"
        ) from error
    if (manifest.list_id, manifest.snapshot) != (folder.parent.name, folder.name):
        raise DataFolderError(
            f"{path}: this manifest is of another folder, {manifest.list_id}/{manifest.snapshot}"
        )
    return manifest


def _json_bytes(data: Any, *, indent: int | None = None, sort_keys: bool = False) -> bytes:
    separators = (",", ":") if indent is None else None

    def dump(*, ensure_ascii: bool) -> bytes:
        return json.dumps(
            data,
            ensure_ascii=ensure_ascii,
            indent=indent,
            separators=separators,
            sort_keys=sort_keys,
        ).encode()

    try:
        return dump(ensure_ascii=False)
    except UnicodeEncodeError:
        # Half a surrogate pair, which a JSON input can hold, has no UTF-8; escaped, it survives.
        return dump(ensure_ascii=True)
