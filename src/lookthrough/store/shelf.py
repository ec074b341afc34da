"""The snapshots of one list, side by side in its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lookthrough.model import DataFolderError, Manifest, Note, UnknownKeyError
from lookthrough.store.records import SnapshotRecords
from lookthrough.store.snapshot import MANIFEST, read_manifest

HASH_LENGTH = 12

_SNAPSHOT = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{12}")
WAITED = timedelta(minutes=1)
"""A snapshot this little older than the one before it is from a writer that had to wait."""

_STAMP = "%Y%m%dT%H%M%SZ"
_STAMP_LENGTH = len("20210707T120000Z")


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
    for name in sorted(names, reverse=True):
        manifest = read_manifest(shelf / name)
        if manifest is not None and content in ("", manifest.content):
            yield manifest


def last_whole(shelf: Path) -> Manifest | None:
    """Find the last snapshot that is not an excerpt."""
    return next((manifest for manifest in newest_first(shelf) if not manifest.partial), None)


def held_already(shelf: Path, content: str) -> Manifest | None:
    """Find the snapshot that makes adding this content needless.

    Only the newest does. An earlier one of the same content does not: the list went back to
    that state, and only a new snapshot makes it the current one. Neither does a damaged one.
    """
    newest = next(newest_first(shelf), None)
    if newest is None or newest.content != content or not _opens(shelf, newest):
        return None
    return newest


def name_for(shelf: Path, fetched_at: datetime, content: str) -> tuple[str, tuple[Note, ...]]:
    """Name a new snapshot so that it comes after all that are held.

    The name begins with the time it came in. Where the clock shows a time that is not after the
    newest snapshot's (it was set back, or was ahead before), the name takes the second after
    that; the note says so, and the manifest keeps the time that the clock showed.
    """
    newest = next(newest_first(shelf), None)
    if newest is None:
        return _name(fetched_at, content), ()
    last = datetime.strptime(newest.snapshot[:_STAMP_LENGTH], _STAMP).replace(tzinfo=UTC)
    placed_at = max(fetched_at, last + timedelta(seconds=1))
    if fetched_at >= datetime.fromisoformat(newest.fetched_at) - WAITED:
        return _name(placed_at, content), ()
    text = (
        f"This machine's clock showed {fetched_at.isoformat()}, earlier than the "
        f"{newest.fetched_at} of the snapshot before ({newest.snapshot}); one of the two is wrong. "
        "This snapshot was added later and is the current one."
    )
    return _name(placed_at, content), (Note("clock_went_back", "", text),)


def _name(moment: datetime, content: str) -> str:
    return f"{moment.strftime(_STAMP)}-{content[:HASH_LENGTH]}"


def _names(shelf: Path) -> list[str]:
    try:
        return [path.name for path in shelf.iterdir() if _SNAPSHOT.fullmatch(path.name)]
    except FileNotFoundError:
        return []


def _opens(shelf: Path, manifest: Manifest) -> bool:
    try:
        SnapshotRecords(shelf / manifest.snapshot, manifest)
    except (DataFolderError, UnknownKeyError):
        return False
    return True
