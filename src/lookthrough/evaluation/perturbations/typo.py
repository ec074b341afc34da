"""A slip on the keyboard: a letter added, left out, exchanged for its neighbour, or two swapped."""

from __future__ import annotations

from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation, put

_LETTERS = 4
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> dict[str, str]:
    """Keys that touch on a QWERTY keyboard, whose rows are each shifted by half a key."""
    near: dict[str, str] = {}
    for number, row in enumerate(_ROWS):
        for at, key in enumerate(row):
            beside = row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
            above = _ROWS[number - 1][at : at + 2] if number else ""
            below = _ROWS[number + 1][max(at - 1, 0) : at + 1] if number < 2 else ""
            near[key] = beside + above + below
    return near


_NEAR = _neighbours()


def typo(name: ListedName, chance: Random) -> str | None:
    """Make one slip in a Latin word of four letters or more."""
    words = name.words
    plain = [at for at, w in enumerate(words) if w.isascii() and w.isalpha() and len(w) >= _LETTERS]
    if not plain:
        return None
    at = chance.choice(plain)
    word = words[at]
    place = chance.randrange(len(word))
    slips = [
        word[:place] + word[place + 1 :],
        word[:place] + _pressed(word[place], chance) + word[place:],
        word[:place] + _pressed(word[place], chance) + word[place + 1 :],
    ]
    if place + 1 < len(word) and word[place].lower() != word[place + 1].lower():
        slips.append(word[:place] + word[place + 1] + word[place] + word[place + 2 :])
    return put(words, at, chance.choice(slips))


def _pressed(letter: str, chance: Random) -> str:
    key = chance.choice(_NEAR[letter.lower()])
    return key.upper() if letter.isupper() else key


PERTURBATIONS.add("typo", Perturbation(typo, "one slip on the keyboard"))
