"""The bounds, to the entity."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

import pytest
from tests.store.invented import NOON, invented_list

from lookthrough.model import Counts, Manifest, RefusedSnapshotError
from lookthrough.store.refusal import refuse_if_empty, refuse_if_less, refuse_if_odd

INFO = invented_list(at_least=1_000, at_most=9_000).info
IDS = tuple(f"inv-{number}" for number in range(10))


def counted(entities: int, names: int = 0, addresses: int = 0) -> Counts:
    return Counts(entities, persons=0, names=names, addresses=addresses, links=0)


def held(counts: Counts, dated: str = "") -> Manifest:
    return Manifest(
        INFO.id, "then", "ab12", INFO, NOON.isoformat(), dated, (), counts, (), (), partial=False
    )


def refused(text: str | None) -> AbstractContextManager[object]:
    return pytest.raises(RefusedSnapshotError, match=text) if text else nullcontext()


@pytest.mark.parametrize(
    ("entities", "refusal"),
    [
        (999, "999 entities were read, fewer than the 1,000"),
        (1_000, None),
        (9_000, None),
        (9_001, "9,001 entities were read, more than the 9,000"),
    ],
)
def test_the_bounds_themselves_are_allowed(entities: int, refusal: str | None):
    with refused(refusal):
        refuse_if_odd(INFO, counted(entities))


@pytest.mark.parametrize(
    ("read", "refusal"),
    [
        (
            counted(3_999, 9_000, 900),
            r"3,999 entities .* 80 % .*5,000.*\(then\)",
        ),
        (counted(4_000, 7_200, 720), None),
        (counted(5_000, 7_199, 900), "7,199 names were read, fewer than 80 % of the 9,000"),
        (counted(5_000, 9_000, 719), "719 addresses were read, fewer than 80 % of the 900"),
        (counted(9_000, 9_000, 900), None),
    ],
)
def test_a_list_that_lost_a_fifth_of_anything_is_refused(read: Counts, refusal: str | None):
    with refused(refusal):
        refuse_if_less(read, "", IDS, held(counted(5_000, 9_000, 900)), IDS)


@pytest.mark.parametrize(
    ("dated", "before", "refusal"),
    [
        ("2025-04-18", "2025-04-19", "is dated 2025-04-18, older than the 2025-04-19"),
        ("2025-04-19", "2025-04-19", None),
        ("", "2025-04-19", None),
        ("2025-04-18", "", None),
    ],
)
def test_an_older_edition_is_refused(dated: str, before: str, refusal: str | None):
    with refused(refusal):
        refuse_if_less(counted(10), dated, IDS, held(counted(10), before), IDS)


@pytest.mark.parametrize(("kept", "refusal"), [(8, None), (7, "only 7 of the 10 parties")])
def test_a_list_of_other_parties_is_refused(kept: int, refusal: str | None):
    new = (*IDS[:kept], *(f"other-{number}" for number in range(10)))
    with refused(refusal):
        refuse_if_less(counted(10), "", new, held(counted(10)), IDS)


def test_no_entities_are_refused_even_where_the_list_may_be_empty():
    info = replace(INFO, min_entities=0)
    with refused("invented: no entities were read"):
        refuse_if_empty(info, counted(0))
