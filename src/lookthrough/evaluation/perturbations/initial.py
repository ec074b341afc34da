"""A given name is shortened to its first letter."""

from __future__ import annotations

from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation, put

_LETTERS = 3


def initial(name: ListedName, chance: Random) -> str | None:
    """Shorten one given name of a person, in a script that has capital letters."""
    words = name.words
    given = words[: -name.family_words]
    # Of a letter that has no case, as in Arabic or Chinese, no initials are made.
    long = [
        at
        for at, word in enumerate(given)
        if word.isalpha() and len(word) >= _LETTERS and word[0].lower() != word[0].upper()
    ]
    if not name.is_person or not long:
        return None
    at = chance.choice(long)
    return put(words, at, f"{words[at][0]}.")


PERTURBATIONS.add("initial", Perturbation(initial, "a given name as an initial"))
