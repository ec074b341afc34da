"""Pictures: to scale, readable by a screen reader, harmless."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from lookthrough.reports.measured.charts import (
    WIDTH,
    Axes,
    Chart,
    ChartBar,
    ChartPoint,
    bars_svg,
    curve_svg,
    ratios_svg,
    steps_down,
)

SVG = "{http://www.w3.org/2000/svg}"


def parsed(chart: Chart) -> Any:
    return etree.fromstring(str(chart.svg).encode())


def of_class(svg: Any, kind: str) -> list[Any]:
    return [part for part in svg.iter() if kind in str(part.get("class", "")).split()]


def widths(svg: Any) -> list[float]:
    return [float(bar.get("width")) for bar in of_class(svg, "lc-bar")]


def test_bars_are_to_scale():
    svg = parsed(bars_svg("Recall", [ChartBar("a", 0.25, "0.250"), ChartBar("b", 1.0, "1.000")]))
    short, long = widths(svg)
    assert short == pytest.approx(long / 4, abs=0.1)
    assert [text.text for text in of_class(svg, "lc-value")] == ["0.250", "1.000"]


def test_a_whisker_runs_over_its_interval():
    svg = parsed(bars_svg("F1", [ChartBar("a", 0.5, "0.500", (0.0, 1.0))]))
    (whisker,) = of_class(svg, "lc-whisker")
    grid = [float(line.get("x1")) for line in of_class(svg, "lc-grid")]
    start, rest = whisker.get("d").removeprefix("M").split(" ", 1)
    end = rest.split("H")[1].split("M")[0]
    assert (float(start), float(end)) == (min(grid), max(grid))


def test_a_bar_without_a_value_is_named_and_not_drawn():
    svg = parsed(bars_svg("F1", [ChartBar("a", None, "–")]))
    assert widths(svg) == []
    assert [text.text for text in of_class(svg, "lc-label")] == ["a"]


def test_ratios_stand_on_a_logarithmic_scale_from_one():
    bars = [ChartBar("faster", 100.0, "100×"), ChartBar("slower", 0.1, "0.1×")]
    svg = parsed(ratios_svg("Speed", bars))
    faster, slower = widths(svg)
    assert faster == pytest.approx(2 * slower, abs=0.2)
    (base,) = of_class(svg, "lc-base")
    right, left = of_class(svg, "lc-bar")
    assert float(right.get("x")) == pytest.approx(float(base.get("x1")), abs=0.1)
    assert float(left.get("x")) + slower == pytest.approx(float(base.get("x1")), abs=0.2)


def test_a_curve_marks_the_threshold():
    points = [ChartPoint(0.0, 1.0), ChartPoint(0.5, 0.5, "0.7"), ChartPoint(1.0, 0.0)]
    svg = parsed(curve_svg("P/R", Axes("recall", "precision"), points))
    (mark,) = of_class(svg, "lc-mark")
    (line,) = of_class(svg, "lc-curve")
    corners = [tuple(map(float, pair.split(","))) for pair in line.get("points").split()]
    assert corners[1] == (float(mark.get("cx")), float(mark.get("cy")))
    (first, top), (last, bottom) = corners[0], corners[2]
    assert corners[1] == pytest.approx(((first + last) / 2, (top + bottom) / 2), abs=0.1)


@pytest.mark.parametrize(
    "chart",
    [
        bars_svg("<Recall> & more", [ChartBar("<b>bold</b>", 0.5, "0.5")]),
        ratios_svg("<Recall> & more", [ChartBar("<b>bold</b>", 5, "5×")]),
        curve_svg("<Recall> & more", Axes("<x>", "&y"), [ChartPoint(0, 1, "<0.7>")]),
    ],
)
def test_a_picture_has_a_title_and_a_description_and_runs_nothing(chart: Chart):
    svg = parsed(chart)
    assert svg.get("role") == "img"
    assert svg.find(f"{SVG}title").text == chart.title == "<Recall> & more"
    assert svg.find(f"{SVG}desc").text
    assert {part.tag for part in svg.iter()}.isdisjoint({f"{SVG}script", f"{SVG}b", f"{SVG}image"})
    assert float(svg.get("width")) == WIDTH


def test_nothing_stands_outside_the_picture():
    bars = [ChartBar("x", value, "", (0.0, 1.0)) for value in (0.0, 0.001, 1.0)]
    for bar in of_class(parsed(bars_svg("t", bars)), "lc-bar"):
        assert 0 <= float(bar.get("x")) <= float(bar.get("x")) + float(bar.get("width")) <= WIDTH


def test_points_that_lie_on_the_last_are_left_out_but_marked_ones():
    one, same, marked = ChartPoint(1, 1), ChartPoint(1, 1), ChartPoint(1, 1, "0.7")
    assert steps_down([one, same, marked, ChartPoint(2, 1)]) == [one, marked, ChartPoint(2, 1)]
