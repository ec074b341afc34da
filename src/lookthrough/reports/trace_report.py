"""The report of a trace: the parties and links found, drawn, and in a table with their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from lookthrough.model import Coverage, Party, Path
from lookthrough.reports import words
from lookthrough.reports.drawing import network_svg
from lookthrough.reports.links import Network, network_of
from lookthrough.reports.pages import rendered


def trace_report(
    paths: Sequence[Path],
    *,
    ends: Sequence[Party],
    omitted: int,
    coverage: Coverage,
    settings: Mapping[str, str],
    made_at: datetime,
) -> str:
    """Make the report of a network around a party, or of the paths between two.

    Args:
        paths: what was found; none is a result, too.
        ends: where the trace began and, for paths between two, where it was to lead.
        omitted: how many paths were found but left out of ``paths``.
        coverage: the lists the network was built from.
        settings: what the trace was run with, in words.
        made_at: when; with a time zone.

    Returns:
        A whole HTML page that loads nothing and runs nothing.
    """
    network = network_of(paths)
    title = " to ".join(end.caption for end in ends)
    title = f"From {title}" if len(ends) > 1 else f"The network around {title}"
    drawing = network_svg(paths, focus={ends[0].id}, title=title) if paths else ""
    return rendered(
        "trace",
        title=title,
        outcome=words.sentence(_outcome(network, paths, between=len(ends) > 1)),
        parties=network.parties or tuple(ends),
        network=network,
        # The drawing escapes its own texts.
        drawing=Markup(drawing),  # noqa: S704
        omitted=omitted,
        coverage=coverage,
        incomplete=words.coverage_problems(coverage),
        settings=settings,
        made_at=made_at,
    )


def _outcome(network: Network, paths: Sequence[Path], *, between: bool) -> tuple[str, ...]:
    if not paths:
        return ("no link was found in these lists and documents",)
    parties = words.counted(len(network.parties), "party", "parties")
    joined = f"{parties} joined by {words.counted(len(network.links), 'link')}"
    if not between:
        return (joined,)
    steps = min(len(path.steps) for path in paths)
    ways = words.counted(len(paths), "path")
    return (f"{ways} found, the shortest of {words.counted(steps, 'link')}", joined)
