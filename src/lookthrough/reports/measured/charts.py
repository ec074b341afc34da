"""Measurements as pictures: small SVGs without scripts, readable in light, in dark and on paper.

Each is drawn for a column of a page, so that on a narrow screen it need not scroll, and has a
title and a description for who does not see it; the numbers stand in a table beside it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from markupsafe import Markup, escape

WIDTH = 360
_LEFT, _RIGHT, _TOP = 4, 58, 6
_ROW = 34
_CURVE_HEIGHT = 270
Scale = Callable[[float], float]
"""A value to where it stands across the picture."""
_PLOT = (44, 12, 12, 42)
"""Room beside a curve: left, right, top, bottom."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with the title to print above it."""

    title: str
    svg: Markup


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar.

    Args:
        label: what it is of.
        value: how long it is; nothing where there is nothing to show.
        shown: the value as text.
        interval: the ends of its whisker.
        ours: whether it is this program's own.
    """

    label: str
    value: float | None
    shown: str
    interval: tuple[float, float] | None = None
    ours: bool = True


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A point of a curve, with what marks it, if anything."""

    x: float
    y: float
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Axes:
    """Names of the axes and where they end; the vertical one from ``low`` to 1."""

    x: str
    y: str
    most_x: float = 1.0
    low_y: float = 0.0


def bars_svg(title: str, bars: Sequence[ChartBar]) -> Chart:
    """Draw shares from 0 to 1 as bars with their intervals."""
    room = WIDTH - _LEFT - _RIGHT

    def place(value: float) -> float:
        return _LEFT + room * min(max(value, 0.0), 1.0)

    grid = [(place(step / 4), f"{step / 4:g}") for step in range(5)]
    return _bars(title, bars, place, grid, start=_LEFT)


def ratios_svg(title: str, bars: Sequence[ChartBar]) -> Chart:
    """Draw ratios on a logarithmic scale; the line at 1 is as fast as the peer."""
    values = [bar.value for bar in bars if bar.value and bar.value > 0]
    low = math.floor(math.log10(min((*values, 1.0))))
    high = max(math.ceil(math.log10(max((*values, 1.0)))), low + 1)
    room = WIDTH - _LEFT - _RIGHT

    def place(value: float) -> float:
        return _LEFT + room * (math.log10(max(value, 10.0**low)) - low) / (high - low)

    grid = [(place(10.0**power), f"{10.0**power:,g}×") for power in range(low, high + 1)]
    return _bars(title, bars, place, grid, start=place(1.0))


def curve_svg(title: str, axes: Axes, points: Sequence[ChartPoint]) -> Chart:
    """Draw a curve through points in their order, with the marked ones named."""
    left, right, top, bottom = _PLOT
    wide, high = WIDTH - left - right, _CURVE_HEIGHT - top - bottom

    def at(point: ChartPoint) -> tuple[float, float]:
        across = left + wide * min(point.x / axes.most_x, 1.0)
        up = (point.y - axes.low_y) / (1 - axes.low_y)
        return round(across, 1), round(top + high * (1 - max(up, 0.0)), 1)

    parts = list(_curve_grid(axes, (left, top, wide, high)))
    path = " ".join(f"{x:g},{y:g}" for x, y in map(at, points))
    parts.append(f'<polyline class="lc-curve" points="{path}"/>')
    for point in points:
        x, y = at(point)
        kind = "lc-mark" if point.mark else "lc-dot"
        parts.append(f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{5 if point.mark else 2}"/>')
        if point.mark:
            over = x > left + wide / 2
            anchor, shift = ("end", -9) if over else ("start", 9)
            down = y + 18 if y < top + 24 else y - 9
            parts.append(
                f'<text class="lc-note" x="{x + shift:g}" y="{down:g}" '
                f'text-anchor="{anchor}">{escape(point.mark)}</text>'
            )
    said = "; ".join(
        f"{axes.x} {point.x:.3g}, {axes.y} {point.y:.3f}{f' ({point.mark})' if point.mark else ''}"
        for point in points
    )
    return _svg(title, said, _CURVE_HEIGHT, parts)


def _bars(
    title: str,
    bars: Sequence[ChartBar],
    place: Scale,
    grid: Sequence[tuple[float, str]],
    *,
    start: float,
) -> Chart:
    height = _TOP + _ROW * len(bars) + 22
    parts = []
    for x, label in grid:
        anchor = "start" if x < _LEFT + 2 else "middle"
        parts.append(
            f'<line class="lc-grid" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{height - 18}"/>'
            f'<text class="lc-tick" x="{x:.1f}" y="{height - 4}" text-anchor="{anchor}">'
            f"{escape(label)}</text>"
        )
    parts.append(
        f'<line class="lc-base" x1="{start:.1f}" x2="{start:.1f}" y1="{_TOP}" y2="{height - 18}"/>'
    )
    for number, bar in enumerate(bars):
        parts += _bar(bar, _TOP + _ROW * number, place, start)
    said = "; ".join(f"{bar.label}: {bar.shown}" for bar in bars)
    return _svg(title, said, height, parts)


def _bar(bar: ChartBar, top: float, place: Scale, start: float) -> Iterator[str]:
    yield f'<text class="lc-label" x="{_LEFT + 6}" y="{top + 12:g}">{escape(bar.label)}</text>'
    end = start if bar.value is None else place(bar.value)
    left, width = min(start, end), max(abs(end - start), 1.0)
    kind = "lc-bar" if bar.ours else "lc-bar lc-peer"
    if bar.value is not None:
        yield (
            f'<rect class="{kind}" x="{left:.1f}" y="{top + 17:g}" '
            f'width="{width:.1f}" height="11" rx="2"/>'
        )
    shown = max(left + width, _LEFT)
    if bar.interval is not None:
        a, b = (place(value) for value in bar.interval)
        shown, y = max(shown, b), top + 22.5
        ends = "".join(f"M{x:.1f} {y - 4:g}v8" for x in (a, b))
        yield f'<path class="lc-whisker" d="M{a:.1f} {y:g}H{b:.1f}{ends}"/>'
    yield f'<text class="lc-value" x="{shown + 6:.1f}" y="{top + 27:g}">{escape(bar.shown)}</text>'


def _curve_grid(axes: Axes, plot: tuple[float, float, float, float]) -> Iterator[str]:
    left, top, wide, high = plot
    for step in range(5):
        x, y = left + wide * step / 4, top + high * (1 - step / 4)
        yield f'<path class="lc-grid" d="M{x:.1f} {top:g}v{high:g}M{left:g} {y:.1f}h{wide:g}"/>'
        across, up = axes.most_x * step / 4, axes.low_y + (1 - axes.low_y) * step / 4
        yield (
            f'<text class="lc-tick" x="{x:.1f}" y="{top + high + 15:g}" text-anchor="middle">'
            f'{across:.3g}</text><text class="lc-tick" x="{left - 6:g}" y="{y + 4:.1f}" '
            f'text-anchor="end">{up:.3g}</text>'
        )
    middle = top + high / 2
    yield (
        f'<text class="lc-axis" x="{left + wide / 2:g}" y="{top + high + 34:g}" '
        f'text-anchor="middle">{escape(axes.x)}</text>'
        f'<text class="lc-axis" x="12" y="{middle:g}" text-anchor="middle" '
        f'transform="rotate(-90 12 {middle:g})">{escape(axes.y)}</text>'
    )


def spread(values: Iterable[float]) -> float:
    """Choose where a vertical axis begins, so that a curve near 1 does not lie flat.

    Example:
        >>> spread([0.99, 0.97]), spread([0.3, 0.9])
        (0.9, 0.0)
    """
    least = min(values, default=0.0)
    return next((low for low in (0.9, 0.8, 0.5) if least >= low), 0.0)


def steps_down(points: Sequence[ChartPoint]) -> list[ChartPoint]:
    """Leave out points that lie where the one before does, keeping the marked ones."""
    kept = list(points[:1])
    for before, point in pairwise(points):
        if point.mark or (before.x, before.y) != (point.x, point.y):
            kept.append(point)
    return kept


def _svg(title: str, said: str, height: float, parts: Iterable[str]) -> Chart:
    style = files("lookthrough.reports").joinpath("templates", "chart.css").read_text("utf-8")
    # Every text in it was escaped on the way in.
    picture = Markup(  # noqa: S704
        f'<svg class="lt-chart" xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}">'
        f"<title>{escape(title)}</title><desc>{escape(said)}</desc>"
        f"<style>{style}</style>{''.join(parts)}</svg>"
    )
    return Chart(title, picture)
