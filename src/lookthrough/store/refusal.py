"""When a list that was read looks wrong, and is not kept."""

from __future__ import annotations

from lookthrough.model import ListInfo, Manifest, RefusedSnapshotError

KEPT_SHARE_PERCENT = 80
"""A list with fewer entities than this share of its last whole snapshot is refused."""

_REMEDY = "Nothing was changed. If the file is right, add it with --allow-shrink"
_EXCERPT = "; if it is an excerpt, with --partial."


def refuse_if_odd(
    info: ListInfo, entities: int, last_whole: Manifest | None, *, partial: bool, allow_shrink: bool
) -> None:
    """Check the number of entities read.

    Args:
        info: the list's count bounds.
        entities: how many were read.
        last_whole: the last snapshot that is not an excerpt, if there is one.
        partial: the file is an excerpt: it may hold any number but none.
        allow_shrink: the user vouches for the number: it may be any but none.

    Raises:
        RefusedSnapshotError: with the numbers, and what to do.
    """
    if entities == 0:
        raise RefusedSnapshotError(f"{info.id}: no entities were read. Nothing was changed.")
    if partial or allow_shrink:
        return
    if entities < info.min_entities:
        raise RefusedSnapshotError(
            f"{info.id}: {entities:,} entities were read, fewer than the {info.min_entities:,} "
            f"this list has at least; the file may be cut off. {_REMEDY}{_EXCERPT}"
        )
    if entities > info.max_entities:
        raise RefusedSnapshotError(
            f"{info.id}: {entities:,} entities were read, more than the {info.max_entities:,} "
            f"this list has at most; the file may be of another list. {_REMEDY}{_EXCERPT}"
        )
    if last_whole and entities * 100 < last_whole.counts.entities * KEPT_SHARE_PERCENT:
        raise RefusedSnapshotError(
            f"{info.id}: {entities:,} entities were read, fewer than {KEPT_SHARE_PERCENT} % of "
            f"the {last_whole.counts.entities:,} in the last whole snapshot "
            f"({last_whole.snapshot}); the file may be cut off. {_REMEDY}{_EXCERPT}"
        )
