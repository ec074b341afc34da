"""A network as a picture: one self-contained SVG, without scripts, readable in light and dark."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files

from lookthrough.model import Party, Path
from lookthrough.reports import words
from lookthrough.reports.layout import (
    LEADING,
    NAME_SIZE,
    NOTE_SIZE,
    ROLE_PADDING,
    ROLE_SIZE,
    Box,
    Route,
    arrange,
)
from lookthrough.reports.lettering import text_width
from lookthrough.reports.links import Network, NetworkLink, network_of

SVG = "http://www.w3.org/2000/svg"
MARGIN = 16.0
ARROW_LENGTH = 9.0
ARROW_HALF = 4.0
LEGEND_SIZE = 11.5
LEGEND_ROW = 22.0
SAMPLE_WIDTH = 34.0
LEAST_WIDTH = 320.0
LEAST_SCALE = 0.8
"""How far a page may shrink the picture before it scrolls instead."""
LINKS_DESCRIBED = 30

LEGEND = (
    ("record", "stated by a list record"),
    ("released", "stated only in a published document"),
    ("focus", "where the search began"),
    ("listed", "on a list"),
    ("unlisted", "on no list searched"),
)


def network_svg(paths: Sequence[Path], *, focus: Collection[str], title: str) -> str:
    """Draw the parties and links of some paths, each once.

    Columns run by distance from the focus; arrows along a link's own direction. A link that only
    a published document states is dashed. The same paths always give the same picture.

    Args:
        paths: what to draw; a table of the same links should stand beside the picture.
        focus: ids of the parties the search began with.
        title: what the picture shows, for a screen reader.

    Returns:
        One ``<svg>`` element with its styles inside.
    """
    network = network_of(paths)
    notes = {party.id: party_note(party) for party in network.parties}
    layout = arrange(network, focus, notes)
    legend = tuple(_legend(network, focus, max(layout.width, LEAST_WIDTH)))
    width = max(layout.width, LEAST_WIDTH) + 2 * MARGIN
    legend_top = layout.height + 2 * MARGIN
    height = legend_top + LEGEND_ROW * (1 + max((y for _, y, _, _ in legend), default=-1)) + MARGIN
    size = f'width="{width:.0f}" height="{height:.0f}"'
    view = f'viewBox="0 0 {width:.0f} {height:.0f}"'
    style = f'style="min-width:{width * LEAST_SCALE:.0f}px"'
    parts = [
        f'<svg xmlns="{SVG}" class="lt-net" role="img" {size} {view} {style}>',
        f"<title>{_escaped(title)}</title>",
        f"<desc>{_escaped(_description(network))}</desc>",
        f"<style>{drawing_style()}</style>",
        f'<rect class="lt-paper" {size} rx="10"/>',
        f'<g transform="translate({MARGIN:.0f} {MARGIN:.0f})">',
        *(_link(link, route) for link, route in zip(network.links, layout.routes, strict=True)),
        *(_party(party, layout.parties[party.id], focus) for party in network.parties),
        "</g>",
        f'<g class="lt-legend" transform="translate({MARGIN:.0f} {legend_top:.0f})">',
        *(_legend_item(*item) for item in legend),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts)


def drawing_style() -> str:
    """Return the styles of a drawing."""
    return (files("lookthrough.reports") / "templates" / "network.css").read_text("utf-8")


def party_note(party: Party) -> str:
    """Say what kind of party it is and which lists hold it."""
    kind = words.SCHEMA_WORDS[party.schema]
    return f"{kind} · {', '.join(party.lists) or 'not listed'}"


def _description(network: Network) -> str:
    parties = words.counted(len(network.parties), "party", "parties")
    told = [
        f"{link.source.caption} – {link.role} – {link.target.caption}." for link in network.links
    ]
    left = len(told) - LINKS_DESCRIBED
    more = [f"And {words.counted(left, 'more link')}."] if left > 0 else []
    head = f"{parties} and {words.counted(len(told), 'link')}."
    return " ".join([head, *told[:LINKS_DESCRIBED], *more])


def _link(link: NetworkLink, route: Route) -> str:
    kind = "released" if link.released_only else "record"
    said = f"{link.source.caption} – {link.role} – {link.target.caption}"
    return "".join(
        (
            f'<g class="lt-link lt-{kind}" data-link="{_escaped(link.id)}">',
            f"<title>{_escaped(said)}</title>",
            f'<path class="lt-line" d="{_curve(route)}"/>',
            _arrow(route),
            _rect("lt-role", route.label),
            _lines(route.label, route.label.lines, ROLE_SIZE, "lt-role-text", ROLE_PADDING / 2),
            "</g>",
        )
    )


def _curve(route: Route) -> str:
    """Lead the line from the source into its lane, behind the label, and on to the target."""
    y = route.label.middle
    (x1, y1), (x2, y2) = route.start, route.end
    a = min(route.lane, key=lambda x: abs(x - x1))
    b = min(route.lane, key=lambda x: abs(x - x2))
    stop = x2 + (ARROW_LENGTH if b > x2 else -ARROW_LENGTH)
    m1, m2 = (x1 + a) / 2, (b + stop) / 2
    lane = f"L{b:.1f} {y:.1f}" if a != b else f"L{route.label.x:.1f} {y:.1f}M{b:.1f} {y:.1f}"
    return (
        f"M{x1:.1f} {y1:.1f}C{m1:.1f} {y1:.1f} {m1:.1f} {y:.1f} {a:.1f} {y:.1f}{lane}"
        f"C{m2:.1f} {y:.1f} {m2:.1f} {y2:.1f} {stop:.1f} {y2:.1f}"
    )


def _arrow(route: Route) -> str:
    x, y = route.end
    back = x + (ARROW_LENGTH if route.label.x > x else -ARROW_LENGTH)
    return (
        f'<path class="lt-head" d="M{x:.1f} {y:.1f}L{back:.1f} {y - ARROW_HALF:.1f}'
        f'L{back:.1f} {y + ARROW_HALF:.1f}Z"/>'
    )


def _party(party: Party, box: Box, focus: Collection[str]) -> str:
    kinds = ["lt-listed" if party.lists else "lt-unlisted"]
    kinds += ["lt-focus"] if party.id in focus else []
    name_height = LEADING * NAME_SIZE * len(box.lines) + 3
    top = (box.height - name_height - LEADING * NOTE_SIZE * len(box.notes)) / 2
    return "".join(
        (
            f'<g class="lt-party {" ".join(kinds)}" data-party="{_escaped(party.id)}">',
            f"<title>{_escaped(party.caption)}</title>",
            _rect("lt-box", box, radius=7),
            _lines(box, box.lines, NAME_SIZE, "lt-name", top),
            _lines(box, box.notes, NOTE_SIZE, "lt-note", top + name_height),
            "</g>",
        )
    )


def _rect(kind: str, box: Box, radius: float = 3) -> str:
    return (
        f'<rect class="{kind}" x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" '
        f'height="{box.height:.1f}" rx="{radius:g}"/>'
    )


def _lines(box: Box, lines: Iterable[str], size: float, kind: str, top: float) -> str:
    """Set lines of text in the middle of a box, ``top`` pixels down."""
    x = box.x + box.width / 2
    first = box.y + top + size * 1.02
    return "".join(
        f'<text class="{kind}" x="{x:.1f}" y="{first + LEADING * size * place:.1f}">'
        f"{_escaped(line)}</text>"
        for place, line in enumerate(lines)
    )


def _legend(
    network: Network, focus: Collection[str], width: float
) -> Iterator[tuple[float, int, str, str]]:
    """Place the legend's entries that the picture needs: ``(x, row, kind, text)``."""
    shown = _kinds_shown(network, focus)
    x, row = 0.0, 0
    for kind, text in LEGEND:
        if not shown[kind]:
            continue
        wide = SAMPLE_WIDTH + 8 + text_width(text, LEGEND_SIZE)
        if x and x + wide > width:
            x, row = 0.0, row + 1
        yield x, row, kind, text
        x += wide + 22


def _kinds_shown(network: Network, focus: Collection[str]) -> Mapping[str, bool]:
    return {
        "record": any(not link.released_only for link in network.links),
        "released": any(link.released_only for link in network.links),
        "focus": any(party.id in focus for party in network.parties),
        "listed": any(party.lists for party in network.parties),
        "unlisted": any(not party.lists for party in network.parties),
    }


def _legend_item(x: float, row: int, kind: str, text: str) -> str:
    y = row * LEGEND_ROW + 10
    if kind in {"record", "released"}:
        line = f"M{x:.1f} {y:.1f}h{SAMPLE_WIDTH:g}"
        sample = f'<g class="lt-{kind}"><path class="lt-line" d="{line}"/></g>'
    else:
        box = Box(x + 2, y - 7, SAMPLE_WIDTH - 4, 14, ())
        extra = "lt-listed lt-focus" if kind == "focus" else f"lt-{kind}"
        sample = f'<g class="{extra}">{_rect("lt-box", box, radius=4)}</g>'
    return (
        f'{sample}<text class="lt-key" x="{x + SAMPLE_WIDTH + 8:.1f}" y="{y + 4:.1f}">'
        f"{_escaped(text)}</text>"
    )


def _escaped(text: str) -> str:
    shown = words.plain(text)
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        shown = shown.replace(char, entity)
    return shown
