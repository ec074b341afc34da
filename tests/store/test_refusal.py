"""The bounds, to the entity."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace

import pytest
from tests.store.invented import NOON, invented_list

from lookthrough.model import Counts, Manifest, RefusedSnapshotError
from lookthrough.store.refusal import refuse_if_odd

INFO = invented_list(at_least=1_000, at_most=9_000).info


def held(entities: int) -> Manifest:
    counts = Counts(entities, persons=0, names=0, addresses=0, links=0)
    return Manifest(
        INFO.id, "then", "ab12", INFO, NOON.isoformat(), "", (), counts, (), (), partial=False
    )


@pytest.mark.parametrize(
    ("entities", "last", "refusal"),
    [
        (999, 0, "999 entities were read, fewer than the 1,000"),
        (1_000, 0, None),
        (9_000, 0, None),
        (9_001, 0, "9,001 entities were read, more than the 9,000"),
        (3_999, 5_000, r"3,999 entities were read, fewer than 80 % of the 5,000 .*\(then\)"),
        (4_000, 5_000, None),
        (9_000, 1_000, None),
    ],
)
def test_the_bounds_themselves_are_allowed(entities: int, last: int, refusal: str | None):
    last_whole = held(last) if last else None
    expected = pytest.raises(RefusedSnapshotError, match=refusal) if refusal else nullcontext()
    with expected:
        refuse_if_odd(INFO, entities, last_whole, partial=False, allow_shrink=False)
    refuse_if_odd(INFO, entities, last_whole, partial=True, allow_shrink=False)
    refuse_if_odd(INFO, entities, last_whole, partial=False, allow_shrink=True)


def test_no_entities_are_refused_even_where_the_list_may_be_empty():
    info = replace(INFO, min_entities=0)
    with pytest.raises(RefusedSnapshotError, match="invented: no entities were read"):
        refuse_if_odd(info, 0, None, partial=True, allow_shrink=True)
