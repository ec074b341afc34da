"""Making a new snapshot: keep the files, read, map, check, then put it in place."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from lookthrough.lists.source import UNPACKING_ERRORS, ListDefinition, SourceFile, why
from lookthrough.model import Account, Counts, DamagedListError, FileRecord, Manifest
from lookthrough.store.durable import ensure_folder, new_aside, put_in_place
from lookthrough.store.refusal import refuse_if_empty, refuse_if_less, refuse_if_odd
from lookthrough.store.shelf import held_already, last_whole, name_for
from lookthrough.store.snapshot import (
    FILES,
    content_hash,
    keep_files,
    listed_ids,
    write_content,
    write_manifest,
)

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of adding a list.

    Args:
        manifest: the snapshot's label.
        new: whether it was made now; false where the same content was held already.
    """

    manifest: Manifest
    new: bool


@dataclass(frozen=True, slots=True)
class Delivery(Generic[R]):
    """A list as it came in; ``DataFolder.add`` says what each part is."""

    definition: ListDefinition[R]
    files: Sequence[SourceFile]
    fetched_at: datetime
    dated: str
    partial: bool
    allow_shrink: bool


def add_snapshot(shelf: Path, delivery: Delivery[R]) -> Added:
    """Add one delivery to a list's folder; the caller holds the writer's lock."""
    ensure_folder(shelf)
    aside = new_aside(shelf)
    try:
        return _add_by_way_of(aside, shelf, delivery)
    finally:
        # Gone already where it was put in place.
        shutil.rmtree(aside, ignore_errors=True)


def _add_by_way_of(aside: Path, shelf: Path, delivery: Delivery[R]) -> Added:
    info = delivery.definition.info
    records, copies = keep_files(delivery.files, aside / FILES)
    content = content_hash(info, records, partial=delivery.partial)
    if known := held_already(shelf, content):
        return Added(known, new=False)
    name, clock = name_for(shelf, delivery.fetched_at, content)
    counts, account = _written(aside, delivery.definition, copies, content)
    account = replace(account, notes=account.notes + clock)
    manifest = _label(delivery, name, content, records, counts, account)
    _check(aside, shelf, delivery, manifest)
    write_manifest(aside, manifest)
    put_in_place(aside, shelf / name)
    return Added(manifest, new=True)


def _check(aside: Path, shelf: Path, delivery: Delivery[R], manifest: Manifest) -> None:
    refuse_if_empty(manifest.info, manifest.counts)
    if delivery.partial or delivery.allow_shrink:
        return
    refuse_if_odd(manifest.info, manifest.counts)
    last = last_whole(shelf)
    if last is not None and not manifest.partial:
        ids, held = listed_ids(aside), listed_ids(shelf / last.snapshot)
        refuse_if_less(manifest.counts, manifest.publisher_date, ids, last, held)


def _written(
    aside: Path, definition: ListDefinition[R], files: Sequence[SourceFile], content: str
) -> tuple[Counts, Account]:
    """Read, map and write in one go: no format has to hold a list whole."""
    try:
        return write_content(aside, definition.map(definition.read(files), content))
    except UNPACKING_ERRORS as error:
        names = ", ".join(file.name for file in files)
        raise DamagedListError(
            f"the compressed data is not whole: {why(error)}",
            file=names,
            expected="the whole file, as the publisher gave it",
        ) from error


def _label(
    delivery: Delivery[R],
    name: str,
    content: str,
    files: tuple[FileRecord, ...],
    counts: Counts,
    account: Account,
) -> Manifest:
    info = delivery.definition.info
    return Manifest(
        list_id=info.id,
        snapshot=name,
        content=content,
        info=info,
        fetched_at=delivery.fetched_at.isoformat(),
        publisher_date=account.publisher_date or delivery.dated,
        files=files,
        counts=counts,
        rows=account.rows,
        notes=account.notes,
        partial=delivery.partial or account.partial,
    )
