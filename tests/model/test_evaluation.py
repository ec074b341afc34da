"""Shares, intervals and what follows from right and wrong verdicts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.model import Confusion, Share

counts = st.integers(0, 400)
confusions = st.builds(Confusion, counts, counts, counts, counts)


@pytest.mark.parametrize(
    ("share", "low", "high"),
    # Newcombe 1998, table I, method 3.
    [(Share(81, 263), 0.2553, 0.3662), (Share(15, 148), 0.0624, 0.1605), (Share(0, 20), 0, 0.1611)],
)
def test_the_interval_is_the_published_one(share: Share, low: float, high: float):
    assert share.interval == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_stays_between_none_and_all(share: Share):
    assert share.interval is not None
    low, high = share.interval
    assert 0 <= low <= (share.value or 0.0) + 1e-12
    assert (share.value or 0.0) - 1e-12 <= high <= 1


def test_of_nothing_there_is_no_share():
    assert (Share(0, 0).value, Share(0, 0).interval) == (None, None)
    assert (Confusion().f1, Confusion().f1_interval) == (None, None)


@given(confusions)
def test_f1_is_the_harmonic_mean_and_lies_in_its_interval(found: Confusion):
    precision, recall = found.precision.value, found.recall.value
    if found.f1 is None or found.f1_interval is None:
        assert found.tp + found.fp + found.fn == 0
        return
    if precision and recall:
        assert found.f1 == pytest.approx(2 * precision * recall / (precision + recall))
    assert found.f1_interval[0] - 1e-9 <= found.f1 <= found.f1_interval[1] + 1e-9
    assert found.n == found.tp + found.fp + found.tn + found.fn
