"""The words of a name stand in another order, neither the usual one nor the family name first."""

from __future__ import annotations

from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation

_TRIES = 20


def order(name: ListedName, chance: Random) -> str | None:
    """Shuffle the words, of which there are three or more."""
    words, family = name.words, name.family_words
    if len(set(words)) < 3:
        return None
    usual = {words, (*words[-family:], *words[:-family])}
    for _ in range(_TRIES):
        shuffled = tuple(chance.sample(words, len(words)))
        if shuffled not in usual:
            return " ".join(shuffled)
    return None


PERTURBATIONS.add("order", Perturbation(order, "words in another order"))
