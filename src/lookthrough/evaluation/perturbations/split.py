"""A word is written as two."""

from __future__ import annotations

from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation, put

_LETTERS = 6
_LEAST = 2


def split(name: ListedName, chance: Random) -> str | None:
    """Part one word of six letters or more, two at least on each side."""
    words = name.words
    long = [at for at, word in enumerate(words) if word.isalpha() and len(word) >= _LETTERS]
    if not long:
        return None
    at = chance.choice(long)
    cut = chance.randint(_LEAST, len(words[at]) - _LEAST)
    return put(words, at, words[at][:cut], words[at][cut:])


PERTURBATIONS.add("split", Perturbation(split, "one word written as two"))
