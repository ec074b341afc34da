"""A word is left out, of a name of three words or more."""

from __future__ import annotations

from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation, put


def drop(name: ListedName, chance: Random) -> str | None:
    """Leave out one word."""
    words = name.words
    return put(words, chance.randrange(len(words))) if len(words) >= 3 else None


PERTURBATIONS.add("drop", Perturbation(drop, "one word left out"))
