from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports import factories as make

from lookthrough.reports.links import network_of
from lookthrough.reports.ordering import columns_of, spread

BOXES = st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(1, 200)), max_size=30)


@given(BOXES)
def test_boxes_keep_their_order_and_never_overlap(boxes: list[tuple[float, float]]):
    wanted, heights = [want for want, _ in boxes], [height for _, height in boxes]
    placed = list(zip(spread(wanted, heights, 5), heights, strict=True))
    for (above, upper), (below, lower) in pairwise(placed):
        assert below - above >= upper / 2 + lower / 2 + 5 - 1e-6


def test_boxes_with_room_stand_where_they_want_to():
    assert spread([0, 100, 300], [10, 10, 10], 5) == [0, 100, 300]


def test_boxes_in_each_others_way_share_the_shift():
    assert spread([50, 50, 50], [10, 10, 10], 5) == pytest.approx([35, 50, 65])


def test_columns_count_the_links_from_the_focus():
    network = network_of(make.PATHS)
    assert columns_of(network, {"p-miro"}) == {
        "p-miro": 0,
        "p-lantern": 1,
        "p-bureau": 2,
        "p-sister": 2,
        "p-supplier": 3,
    }


def test_without_a_known_focus_the_first_party_starts():
    assert columns_of(network_of(make.PATHS), {"nobody"})["p-miro"] == 0
