"""The data folder: every list's snapshots, one writer at a time, any number of readers."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from lookthrough.lists.source import ListDefinition, SourceFile
from lookthrough.model import LockedError, Manifest
from lookthrough.store.adding import Added, Delivery, add_snapshot
from lookthrough.store.durable import ASIDE, ensure_folder, plain_name, reported
from lookthrough.store.indexes import Array, load_arrays, save_arrays, sweep_abandoned
from lookthrough.store.records import SnapshotRecords
from lookthrough.store.shelf import is_held, newest_first
from lookthrough.store.watchlist import Watchlist

R = TypeVar("R")

LOCK_TIMEOUT_S = 3.0


class DataFolder:
    """Where snapshots and indexes are kept, whole at any instant.

    One process at a time adds; readers take no lock, and keep what they opened. Naming a
    folder creates nothing: the first ``add`` or ``save_index`` does. Any method raises
    ``DataFolderError`` where the folder cannot be read or written.

    Args:
        root: the folder.
        lock_timeout_s: how long a writer waits for another one.

    Example:
        >>> from pathlib import Path
        >>> DataFolder(Path("no-such-folder")).list_ids()
        ()
    """

    def __init__(self, root: Path, *, lock_timeout_s: float = LOCK_TIMEOUT_S) -> None:
        self.root = root
        self._lists = root / "lists"
        self._indexes = root / "indexes"
        self._lock_timeout_s = lock_timeout_s

    def add(
        self,
        definition: ListDefinition[R],
        files: Sequence[SourceFile],
        *,
        fetched_at: datetime,
        dated: str = "",
        partial: bool = False,
        allow_shrink: bool = False,
    ) -> Added:
        """Read and map a list, and keep it as a new snapshot if it looks right.

        The same content again makes nothing new, unless another snapshot has been current
        since: then the list went back to an earlier state, and that becomes the newest.

        Args:
            definition: how to read and map it.
            files: the publisher's files; their bytes are kept as given.
            fetched_at: when they came in, with a time zone.
            dated: the publisher's date, as ISO, where the files do not say it.
            partial: they are an excerpt, so that results are incomplete.
            allow_shrink: keep it whatever the number of entities, if there is one.

        Raises:
            DamagedListError: a file is not whole. Nothing is changed.
            InputError: a file cannot be read, or is something else. Nothing is changed.
            RefusedSnapshotError: the number of entities looks wrong. Nothing is changed.
            LockedError: another process is writing.
            ValueError: ``fetched_at`` has no time zone.
        """
        if fetched_at.tzinfo is None:
            raise ValueError("fetched_at needs a time zone")
        delivery = Delivery(
            definition, files, fetched_at.astimezone(UTC), dated, partial, allow_shrink
        )
        shelf = self._shelf(definition.info.id)
        with reported(self.root, "write to"), self._writing():
            return add_snapshot(shelf, delivery)

    def list_ids(self) -> tuple[str, ...]:
        """Return the ids of the lists of which a snapshot is held, in order."""
        with reported(self.root, "read"):
            try:
                shelves = sorted(self._lists.iterdir())
            except FileNotFoundError:
                return ()
            return tuple(shelf.name for shelf in shelves if shelf.is_dir() and is_held(shelf))

    def manifests(self, list_id: str) -> tuple[Manifest, ...]:
        """Return the labels of a list's snapshots, oldest first; none for a list not held."""
        with reported(self.root, "read"):
            return tuple(newest_first(self._shelf(list_id)))[::-1]

    def current(self, list_ids: Collection[str] | None = None) -> tuple[Manifest, ...]:
        """Return the newest snapshot of each list, in order of list id; a partial one counts.

        Args:
            list_ids: which lists, those not held being left out; all that are held by default.
        """
        wanted = self.list_ids() if list_ids is None else sorted(set(list_ids))
        with reported(self.root, "read"):
            newest = (next(newest_first(self._shelf(list_id)), None) for list_id in wanted)
            return tuple(manifest for manifest in newest if manifest is not None)

    def open(self, manifests: Sequence[Manifest]) -> Watchlist:
        """Open snapshots as one watchlist, which stays as it is whatever is added later.

        Raises:
            UnknownKeyError: a snapshot is not held.
            InputError: two are of one list.
        """
        with reported(self.root, "read"):
            return Watchlist(
                [SnapshotRecords(self._shelf(m.list_id) / m.snapshot, m) for m in manifests]
            )

    def save_index(self, watchlist_id: str, key: str, arrays: Mapping[str, Array]) -> None:
        """Keep arrays derived from a watchlist, all or none; a whole set there already stays.

        Args:
            watchlist_id: the watchlist's id.
            key: what else decides the arrays, such as a hash of settings and code version.
            arrays: by name.
        """
        save_arrays(self._index(watchlist_id, key), arrays)

    def load_index(self, watchlist_id: str, key: str) -> dict[str, Array] | None:
        """Map kept arrays, read-only; ``None`` where they are not held or not whole."""
        return load_arrays(self._index(watchlist_id, key))

    def _shelf(self, list_id: str) -> Path:
        return self._lists / plain_name(list_id, what="the id of a list")

    def _index(self, watchlist_id: str, key: str) -> Path:
        folder = self._indexes / plain_name(watchlist_id, what="the id of a watchlist")
        return folder / plain_name(key, what="the key of an index")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        ensure_folder(self.root)
        lock = FileLock(self.root / "lock")
        try:
            lock.acquire(timeout=self._lock_timeout_s)
        except Timeout:
            raise LockedError(
                f"{self.root}: another process is writing to this data folder; "
                f"waited {self._lock_timeout_s:g} s"
            ) from None
        try:
            self._sweep()
            yield
        finally:
            lock.release()

    def _sweep(self) -> None:
        """Remove what killed writers left. Nobody else writes now, so it is nobody's."""
        for aside in self._lists.glob(f"*/{ASIDE}*"):
            shutil.rmtree(aside, ignore_errors=True)
        sweep_abandoned(self._indexes)
