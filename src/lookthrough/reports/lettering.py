"""How wide a text is drawn, and where it breaks: estimates that hold for common sans fonts."""

from __future__ import annotations

import unicodedata

NARROW = frozenset("iIjl.,:;'|!()[]ft ‘’-")
BROAD = frozenset("mwMW@%—…")
ELLIPSIS = "…"


def text_width(text: str, size: float) -> float:
    """Estimate the width of one line, rather too wide than too narrow.

    Args:
        text: the line.
        size: font size in pixels.

    Returns:
        Width in pixels.
    """
    return size * sum(map(_advance, text))


def _advance(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if char in NARROW:
        return 0.40
    if char in BROAD:
        return 1.0
    return 0.76 if char.isupper() else 0.62


def wrapped(text: str, size: float, width: float, most_lines: int) -> tuple[str, ...]:
    """Break a text into lines; what does not fit ends in an ellipsis.

    Args:
        text: the whole text.
        size: font size in pixels.
        width: the longest line allowed, in pixels.
        most_lines: how many lines there may be.

    Example:
        >>> wrapped("Harbour Lantern Trading Company", 10, 90, 2)
        ('Harbour', 'Lantern Tradi…')
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.extend(_broken(word, size, width))
    if len(lines) <= most_lines:
        return tuple(lines)
    last = lines[most_lines - 1]
    while last and text_width(last + ELLIPSIS, size) > width:
        last = last[:-1]
    return (*lines[: most_lines - 1], last.rstrip() + ELLIPSIS)


def _broken(word: str, size: float, width: float) -> list[str]:
    """Break a word that is longer than a line."""
    pieces = [""]
    for char in word:
        if pieces[-1] and text_width(pieces[-1] + char, size) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces
