"""Two words are written as one."""

from __future__ import annotations

from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation, put


def join(name: ListedName, chance: Random) -> str | None:
    """Join two neighbouring words; of three or more, so that the whole name is not one word."""
    words = name.words
    if len(words) < 3:
        return None
    at = chance.randrange(len(words) - 1)
    return put(words, at, words[at] + words[at + 1], instead_of=2)


PERTURBATIONS.add("join", Perturbation(join, "two words written as one"))
