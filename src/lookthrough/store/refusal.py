"""When a list that was read looks wrong, and is not kept."""

from __future__ import annotations

from collections.abc import Collection

from lookthrough.model import Counts, ListInfo, Manifest, RefusedSnapshotError

KEPT_SHARE_PERCENT = 80
"""A list with less than this share of what its last whole snapshot held is refused."""

_REMEDY = "Nothing was changed. If the file is right, add it with --allow-shrink"
_EXCERPT = "; if it is an excerpt, with --partial."


def refuse_if_empty(info: ListInfo, read: Counts) -> None:
    """Refuse a file without any entity, whatever the user says of it.

    Raises:
        RefusedSnapshotError: nothing was read.
    """
    if read.entities == 0:
        raise RefusedSnapshotError(f"{info.id}: no entities were read. Nothing was changed.")


def refuse_if_odd(info: ListInfo, read: Counts) -> None:
    """Refuse a number of entities that this list never has.

    Raises:
        RefusedSnapshotError: with the numbers, and what to do.
    """
    if read.entities < info.min_entities:
        raise RefusedSnapshotError(
            f"{info.id}: {read.entities:,} entities were read, fewer than the "
            f"{info.min_entities:,} this list has at least; the file may be cut off. "
            f"{_REMEDY}{_EXCERPT}"
        )
    if read.entities > info.max_entities:
        raise RefusedSnapshotError(
            f"{info.id}: {read.entities:,} entities were read, more than the "
            f"{info.max_entities:,} this list has at most; the file may be of another list. "
            f"{_REMEDY}{_EXCERPT}"
        )


def refuse_if_less(
    read: Counts, dated: str, ids: Collection[str], last: Manifest, held: Collection[str]
) -> None:
    """Refuse what has lost much of the last whole snapshot, or is an older edition.

    Args:
        read: how much was read.
        dated: the date the publisher put inside, or empty.
        ids: the entities read.
        last: the last whole snapshot.
        held: its entities.

    Raises:
        RefusedSnapshotError: with the numbers, and what to do.
    """
    label = f"{last.list_id}: "
    for what in ("entities", "names", "addresses"):
        now, before = getattr(read, what), getattr(last.counts, what)
        if now * 100 < before * KEPT_SHARE_PERCENT:
            raise RefusedSnapshotError(
                f"{label}{now:,} {what} were read, fewer than {KEPT_SHARE_PERCENT} % of the "
                f"{before:,} in the last whole snapshot ({last.snapshot}); the file may be cut "
                f"off. {_REMEDY}{_EXCERPT}"
            )
    if dated and dated < last.publisher_date:
        raise RefusedSnapshotError(
            f"{label}the file is dated {dated}, older than the {last.publisher_date} of the last "
            f"whole snapshot ({last.snapshot}). {_REMEDY}."
        )
    kept = len(set(held) & set(ids))
    if kept * 100 < len(set(held)) * KEPT_SHARE_PERCENT:
        raise RefusedSnapshotError(
            f"{label}only {kept:,} of the {len(set(held)):,} parties in the last whole snapshot "
            f"({last.snapshot}) are there; the file may be an old edition. {_REMEDY}{_EXCERPT}"
        )
