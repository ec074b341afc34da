from __future__ import annotations

import pytest
from tests.reports import factories as make

from lookthrough.model import Explanation
from lookthrough.reports.waterfall import waterfall


def test_each_bar_begins_where_the_one_before_ended():
    drawn = waterfall(make.EXPLANATION, 2.5)
    # The scale runs from -2.0 to 3.75.
    name, birth, country, passport = (bar for _, bar in drawn.steps)
    assert (drawn.prior.left, drawn.prior.falls) == (0.0, True)
    assert (name.left, name.falls) == (0.0, False)
    assert birth.left == pytest.approx(name.left + name.width, abs=0.02)
    assert country.falls
    assert country.left + country.width == pytest.approx(100.0, abs=0.02)
    assert passport.width == 0.0
    assert drawn.score.left + drawn.score.width == pytest.approx(country.left, abs=0.02)


def test_the_threshold_lies_on_the_same_scale():
    assert waterfall(make.EXPLANATION, 2.5).threshold == pytest.approx(100 * 4.5 / 5.75, abs=0.01)


def test_what_does_not_apply_is_kept_apart():
    drawn = waterfall(make.EXPLANATION, 2.5)
    assert [item.feature for item in drawn.not_compared] == ["wallet"]
    assert len(drawn.steps) == 4


def test_an_explanation_of_nothing_can_be_drawn():
    drawn = waterfall(Explanation(0.0, ()), 0.0)
    assert (drawn.score.width, drawn.threshold) == (0.0, 0.0)
