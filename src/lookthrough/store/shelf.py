"""The snapshots of one list, side by side in its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lookthrough.model import DataFolderError, Manifest, UnknownKeyError
from lookthrough.store.records import SnapshotRecords
from lookthrough.store.snapshot import MANIFEST, read_manifest

HASH_LENGTH = 12

_SNAPSHOT = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{12}")
_SECOND = len("20210707T120000Z")


def is_held(shelf: Path) -> bool:
    """Whether a folder holds at least one whole snapshot."""
    return any((shelf / name / MANIFEST).is_file() for name in _names(shelf))


def newest_first(shelf: Path, *, content: str = "") -> Iterator[Manifest]:
    """Read the manifests of a list's whole snapshots, the newest first, each when asked for.

    Args:
        shelf: the list's folder; it need not be there.
        content: only snapshots of this content hash.

    Raises:
        DataFolderError: a manifest is damaged.
    """
    names = [name for name in _names(shelf) if name.endswith(content[:HASH_LENGTH])]
    # The folder's name has the fetch time to the second; the manifest has all of it.
    for _, of_one_second in groupby(sorted(names, reverse=True), key=lambda name: name[:_SECOND]):
        read = (read_manifest(shelf / name) for name in of_one_second)
        whole = [manifest for manifest in read if manifest is not None]
        for manifest in sorted(whole, key=_moment, reverse=True):
            if content in ("", manifest.content):
                yield manifest


def last_whole_until(shelf: Path, fetched_at: str) -> Manifest | None:
    """Find the last snapshot, fetched until then, that is not an excerpt."""
    return next(
        (m for m in newest_first(shelf) if not m.partial and m.fetched_at <= fetched_at), None
    )


def held_already(shelf: Path, content: str, name: str, fetched_at: str) -> Manifest | None:
    """Find the snapshot that makes adding this content needless.

    One that has been superseded since does not: the list went back to an earlier state, and
    only a new snapshot makes that the current one. Neither does one that is damaged.
    """
    same = next(newest_first(shelf, content=content), None)
    if same is None or not _opens(shelf, same):
        return None
    newest = next(newest_first(shelf))
    is_current = same.snapshot in (newest.snapshot, name)
    return same if is_current or fetched_at <= newest.fetched_at else None


def _names(shelf: Path) -> list[str]:
    try:
        return [path.name for path in shelf.iterdir() if _SNAPSHOT.fullmatch(path.name)]
    except FileNotFoundError:
        return []


def _moment(manifest: Manifest) -> tuple[str, str]:
    return manifest.fetched_at, manifest.snapshot


def _opens(shelf: Path, manifest: Manifest) -> bool:
    try:
        SnapshotRecords(shelf / manifest.snapshot, manifest)
    except (DataFolderError, UnknownKeyError):
        return False
    return True
