"""The name as the list has it: what is missed here is missed by the search, not by spelling."""

from __future__ import annotations

from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation


def unchanged(name: ListedName, _: Random) -> str | None:
    """Leave it as published."""
    return name.text


PERTURBATIONS.add("unchanged", Perturbation(unchanged, "as published"))
