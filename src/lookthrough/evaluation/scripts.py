"""Which script a name is written in, by the Unicode names of its letters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

_NAMES = {"CJK": "Han", "IDEOGRAPHIC": "Han", "HIRAGANA": "Kana", "KATAKANA": "Kana"}
_TWO_WORDS = {"CANADIAN", "OLD", "NEW", "TAI"}


def script_of(text: str) -> str:
    """Name the script most letters are written in.

    Example:
        >>> script_of("Jong In-chol"), script_of("정인철"), script_of("Ким 金"), script_of("42")
        ('Latin', 'Hangul', 'Cyrillic', 'none')
    """
    counts = Counter(filter(None, map(_script, text)))
    # Of two that are equally common, the first in the alphabet: the same name, the same answer.
    return min(counts, key=lambda name: (-counts[name], name)) if counts else "none"


def script_relation(left: str, right: str) -> str:
    """Say how the scripts of two names relate.

    Example:
        >>> (
        ...     script_relation("Ann", "Anne"),
        ...     script_relation("김", "김"),
        ...     script_relation("金", "Kim"),
        ... )
        ('both Latin', 'same script, not Latin', 'across scripts')
    """
    ours, theirs = (set(filter(None, map(_script, text))) or {"Latin"} for text in (left, right))
    if ours != theirs:
        return "across scripts"
    return "both Latin" if ours == {"Latin"} else "same script, not Latin"


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    if not char.isalpha():
        return ""
    words = unicodedata.name(char, "").split()
    if not words:
        return ""
    first = " ".join(words[:2]) if words[0] in _TWO_WORDS else words[0]
    return _NAMES.get(first, first.capitalize())
