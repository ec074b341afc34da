"""A scanner takes one shape for another: 0 for O, 1 for l or I, rn for m."""

from __future__ import annotations

from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation

_SHAPES = (
    *(("O", "0"), ("0", "O"), ("I", "1"), ("1", "I"), ("l", "1"), ("1", "l"), ("l", "I")),
    *(("S", "5"), ("5", "S"), ("B", "8"), ("8", "B"), ("Z", "2"), ("G", "6"), ("D", "O")),
    *(("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("w", "vv")),
    *(("e", "c"), ("h", "b"), ("u", "ii"), ("o", "0"), ("RN", "M"), ("VV", "W"), ("E", "F")),
)


def ocr(name: ListedName, chance: Random) -> str | None:
    """Misread one shape."""
    text = " ".join(name.words)
    places = [
        (at, seen, taken)
        for seen, taken in _SHAPES
        for at in range(len(text))
        if text.startswith(seen, at)
    ]
    if not places:
        return None
    at, seen, taken = chance.choice(places)
    return text[:at] + taken + text[at + len(seen) :]


PERTURBATIONS.add("ocr", Perturbation(ocr, "one shape misread by a scanner"))
