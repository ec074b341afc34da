"""A Russian's name is written in Cyrillic, letter by letter.

The way back of the BGN/PCGN romanisation of Russian (1947), which the lists mostly follow, and
only for people with Russian nationality: for other languages and scripts the Latin form does not
say how the name is written.
"""

from __future__ import annotations

import re
from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation

_LETTERS = {
    "shch": "щ",
    "zh": "ж",
    "kh": "х",
    "ts": "ц",
    "ch": "ч",
    "sh": "ш",
    "ya": "я",
    "yu": "ю",
    "ye": "е",
    "yo": "ё",
    "iy": "ий",
    "yy": "ый",
    "ay": "ай",
    "ey": "ей",
    "oy": "ой",
    "uy": "уй",
    "a": "а",
    "b": "б",
    "v": "в",
    "g": "г",
    "d": "д",
    "e": "е",
    "z": "з",
    "i": "и",
    "k": "к",
    "l": "л",
    "m": "м",
    "n": "н",
    "o": "о",
    "p": "п",
    "r": "р",
    "s": "с",
    "t": "т",
    "u": "у",
    "f": "ф",
    "y": "ы",
    "'": "ь",
    "-": "-",
}
# A y between two vowels begins the second: Aleks-e-ye-vich.
_PIECE = re.compile(
    "|".join(
        f"{piece}(?![aeou])" if re.fullmatch("[aeiouy]y", piece) else piece
        for piece in sorted(_LETTERS, key=len, reverse=True)
    )
)
_LAST_Y = re.compile(r"(?<=[^aeiouy])y\b")


def cyrillic(name: ListedName, _: Random) -> str | None:
    """Write a Russian's whole name in Cyrillic; nothing if a letter of it has no way back."""
    words = name.words
    latin = " ".join(words).lower()
    if not name.is_person or "RU" not in {c.upper() for c in name.countries} or len(words) < 2:
        return None
    if _PIECE.sub("", latin).strip():
        return None
    # Lists often shorten the ending -iy to -y.
    return _PIECE.sub(lambda piece: _LETTERS[piece.group()], _LAST_Y.sub("iy", latin)).title()


PERTURBATIONS.add("cyrillic", Perturbation(cyrillic, "a Russian's name in Cyrillic"))
