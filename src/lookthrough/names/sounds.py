"""A Latin word to the sounds it stands for, so that transliterations meet.

The same foreign name reaches a list by many routes (``Kyong``/``Kyung``, ``Muhammad``/``Mohamed``,
``Aleksandr``/``Alexander``). Spelling conventions that always mean one sound are folded to one
symbol here; sounds that are merely near are left apart, for the comparison to price.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Upper-case letters are single symbols for a sound written with two letters.
_DIGRAPHS = (
    ("sch", "S"),
    ("shch", "S"),
    ("tch", "C"),
    ("tsh", "C"),
    ("ch", "C"),
    ("sh", "S"),
    ("kh", "H"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("zh", "Z"),
    ("ck", "k"),
    ("dj", "j"),
    ("ts", "T"),
    ("tz", "T"),
    ("ks", "x"),
    ("oo", "u"),
    ("ou", "u"),
    ("ee", "i"),
)
_DIGRAPH = re.compile("|".join(sorted((d for d, _ in _DIGRAPHS), key=len, reverse=True)))
_SYMBOL = dict(_DIGRAPHS)
_NASAL = re.compile(r"ng(?![aeiouy])")
_DOUBLED = re.compile(r"([a-zA-Z])\1+")

SYMBOLS = "aeiouywhbpdtgkqcjvfszxlrmnNCSHZT0123456789"
"""Every symbol a folded word can hold; a symbol's code is its place here, from 1."""

SOFT = frozenset("aeiouywh")
"""Symbols that transliterations add and drop freely."""


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Fold spelling conventions to sounds; numbers stay as they are.

    Example:
        >>> fold("mohammed"), fold("kyong"), fold("shishkin")
        ('mohamed', 'kyoN', 'SiSkin')
    """
    folded = _DIGRAPH.sub(lambda match: _SYMBOL[match.group()], word)
    return _DOUBLED.sub(r"\1", _NASAL.sub("N", folded)) if folded.isalpha() else folded


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word: what stays when a name crosses scripts.

    Example:
        >>> skeleton("friedrichbuchenberg") == skeleton("fridrichbuchenberg")
        True
    """
    return "".join(symbol for symbol in fold(word) if symbol not in SOFT)
