"""A data folder and everything that is done with it: the one place that wires the rooms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from lookthrough.app.session import Session
from lookthrough.lists import LISTS, ListDefinition, SourceFile, source_files
from lookthrough.model import (
    Coverage,
    DataFolderError,
    InputError,
    ListState,
    Manifest,
    UnknownKeyError,
)
from lookthrough.screening import Settings
from lookthrough.store import Added, DataFolder

TIME_ZONE_DAYS = 1


class Workspace:
    """The lists held in a data folder.

    Args:
        root: the folder; made when first written to.
        now: the moment, for ages and for new snapshots.
    """

    def __init__(self, root: Path, now: datetime) -> None:
        self._folder = DataFolder(root)
        self._now = now

    def add_list(
        self,
        list_id: str,
        path: Path,
        *,
        dated: str = "",
        partial: bool = False,
        allow_shrink: bool = False,
    ) -> Added:
        """Read a publisher's file or folder and keep it as a snapshot.

        Raises:
            UnknownKeyError: no such list.
            DamagedListError, InputError, RefusedSnapshotError, LockedError: see
                :meth:`lookthrough.store.DataFolder.add`; nothing is changed.
        """
        return self._folder.add(
            LISTS[list_id],
            source_files(path),
            fetched_at=self._now,
            dated=dated,
            partial=partial,
            allow_shrink=allow_shrink,
        )

    def manifests(self, list_id: str) -> tuple[Manifest, ...]:
        """Return the snapshots held of a list, oldest first.

        Raises:
            UnknownKeyError: none is held.
        """
        self._keep_built_in()
        held = self._folder.manifests(list_id)
        if not held:
            _ = LISTS[list_id]
            raise UnknownKeyError(
                f"no snapshot of {list_id} is held; add one with: "
                f"lookthrough lists add {list_id} PATH"
            )
        return held

    def states(self) -> tuple[ListState, ...]:
        """Return the state of every known list, held or not, in the order of ids."""
        self._keep_built_in()
        held = {m.list_id: _state(m, self._now) for m in self._folder.current()}
        missing = (_missing(d) for key, d in LISTS.items() if key not in held)
        return tuple(sorted((*held.values(), *missing), key=lambda state: state.list_id))

    def open(
        self,
        settings: Settings,
        lists: Collection[str] = (),
        required: Collection[str] = (),
    ) -> Session:
        """Open lists for searching, as they stand now.

        Args:
            settings: how to screen.
            lists: search these only; by default all that are held.
            required: lists without which a result is incomplete; those searched always are.

        Raises:
            UnknownKeyError: a list is not known.
            InputError: none of the lists is held.
        """
        self._keep_built_in()
        # Asked once, so that a list added meanwhile is either searched or said to be missing.
        held = self._folder.list_ids()
        for list_id in (*lists, *required):
            if list_id not in held:
                _ = LISTS[list_id]
        manifests = self._folder.current([key for key in held if not lists or key in lists])
        if not manifests:
            raise InputError(
                f"none of these lists is held: {', '.join(lists)}",
                expected="lists added before, by: lookthrough lists add ID PATH",
            )
        watchlist = self._folder.open(manifests)
        searched = tuple(_state(manifest, self._now) for manifest in watchlist.manifests)
        coverage = Coverage(
            watchlist=watchlist.id,
            searched=searched,
            not_held=tuple(key for key, _ in LISTS.items() if key not in held),
            required=tuple(sorted({*required, *lists, *(state.list_id for state in searched)})),
        )
        return Session(self._folder, watchlist, coverage, settings)

    def _keep_built_in(self) -> None:
        """Keep the lists that come with the package, where they are missing or have changed."""
        for list_id, definition in LISTS.items():
            if definition.built_in is None:
                continue
            files = definition.built_in()
            newest = self._folder.manifests(list_id)[-1:]
            if not (newest and _same(newest[0], definition, files) and self._opens(newest)):
                self._replace_built_in(definition, files, held=bool(newest))

    def _opens(self, manifests: Sequence[Manifest]) -> bool:
        try:
            self._folder.open(manifests)
        except DataFolderError:
            return False
        return True

    def _replace_built_in(
        self, definition: ListDefinition[object], files: Sequence[SourceFile], *, held: bool
    ) -> None:
        try:
            self._folder.add(definition, files, fetched_at=self._now, allow_shrink=True)
        except DataFolderError:
            # A folder that may only be read, or is being written to, serves as it is; the older
            # version is named with the results.
            if not held:
                raise


def _same(held: Manifest, definition: ListDefinition[object], files: Iterable[SourceFile]) -> bool:
    ours = {(file.name, file.sha256()) for file in files}
    theirs = {(file.name, file.sha256) for file in held.files}
    return ours == theirs and held.info.reader_version == definition.info.reader_version


def _state(manifest: Manifest, now: datetime) -> ListState:
    dated = date.fromisoformat((manifest.publisher_date or manifest.fetched_at)[:10])
    age = (now.astimezone(UTC).date() - dated).days
    limit = manifest.info.max_age_days
    problem = ""
    if manifest.partial:
        problem = "partial"
    elif limit is not None and age > limit:
        problem = "stale"
    elif limit is not None and age < -TIME_ZONE_DAYS:
        # Either clock may be wrong; that it is fresh is not known.
        problem = "future"
    return ListState(
        list_id=manifest.list_id,
        title=manifest.info.title,
        snapshot=manifest.snapshot,
        publisher_date=manifest.publisher_date,
        fetched_at=manifest.fetched_at,
        # Without the publisher's date nobody knows how old the list is, only since when it is here.
        # A date to come gives none either, but for the day by which a place may be ahead of UTC.
        age_days=max(0, age) if manifest.publisher_date and age >= -TIME_ZONE_DAYS else None,
        entities=manifest.counts.entities,
        problem=problem,
    )


def _missing(definition: ListDefinition[object]) -> ListState:
    info = definition.info
    return ListState(info.id, info.title, "", "", "", None, 0, "missing")
