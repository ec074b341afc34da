"""A name to the plain Latin words it is compared by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

MAX_TEXT = 1000
"""Longer names are cut here; no published name is near it (the longest on the lists is ~350)."""

MAX_WORDS = 100
"""Further words are left out; no published name has a third as many."""

_APOSTROPHES = re.compile(r"['\u2019\u2018\u02bc\u02bb\u00b4\u0060\u02b9\u2032]")
# Chinese characters and Korean syllables are a word's parts, written without spaces.
_SYLLABLE = re.compile(r"([\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003134f])")
_DOTTED = re.compile(r"\b(?:[a-z]\.\s?){2,}(?![a-z])|\b(?:[a-z]\.)+[a-z]\b")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65_536)
def tokens(text: str) -> tuple[str, ...]:
    """Split a name into lower-case Latin words and numbers, in their order.

    Every script is transliterated letter by letter; Chinese and Korean by syllable. Marks,
    apostrophes and punctuation go; ``L.L.C.`` and ``S. A.`` become one word.

    Example:
        >>> tokens("CHO'N, Yo'n-ku'n"), tokens("Łódź Co., L.L.C."), tokens("정인철")
        (('chon', 'yon', 'kun'), ('lodz', 'co', 'llc'), ('jeong', 'in', 'cheol'))
    """
    text = unicodedata.normalize("NFKC", text[:MAX_TEXT])
    latin = anyascii(_APOSTROPHES.sub("", _SYLLABLE.sub(r" \1 ", text))).lower()
    latin = _APOSTROPHES.sub("", latin).replace("&", " and ")
    latin = _DOTTED.sub(lambda match: _NOT_WORD.sub("", match.group()) + " ", latin)
    return tuple(_NOT_WORD.sub(" ", latin).split()[:MAX_WORDS])
