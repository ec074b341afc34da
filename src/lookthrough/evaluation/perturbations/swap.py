"""A person's family name stands first, without the comma that would say so."""

from __future__ import annotations

from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation


def swap(name: ListedName, _: Random) -> str | None:
    """Write the family name before the given ones."""
    words, family = name.words, name.family_words
    if not name.is_person or len(words) <= family:
        return None
    turned = (*words[-family:], *words[:-family])
    return " ".join(turned) if turned != words else None


PERTURBATIONS.add("swap", Perturbation(swap, "family name first, without a comma"))
