"""The names a benchmark screens: people on no list, and listed parties misspelt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lookthrough.evaluation.cases import Cases, clean_people, listed_cases
from lookthrough.evaluation.perturbing import PERTURBATIONS
from lookthrough.matching import Profile, subject_profile
from lookthrough.model import Entity, Schema, Subject

KEPT = "unchanged"
"""The class that is not an error."""


@dataclass(frozen=True, slots=True)
class SpeedSettings:
    """How much to measure.

    Args:
        names: how many of each kind.
        repeats: how often; the median is given.
        exhaustive: names of each kind scored against every party, to see what the index loses.
        scans: names scanned by ``WRatio``.
        pairs: pairs scored by logic-v2.
        seed: what names are drawn with.
    """

    names: int = 5_000
    repeats: int = 3
    exhaustive: int = 40
    scans: int = 100
    pairs: int = 2_000
    seed: int = 20_250_116

    @classmethod
    def quick(cls) -> SpeedSettings:
        """Enough to see that it runs; too little to compare by."""
        return cls(names=300, repeats=1, exhaustive=10, scans=20, pairs=200)


@dataclass(frozen=True, slots=True)
class NamesToScreen:
    """One kind of names.

    Args:
        key: short name.
        title: what they are.
        names: the names.
    """

    key: str
    title: str
    names: tuple[str, ...]


def unlisted(
    parties: Sequence[Entity], given: Sequence[str], seed: int, count: int
) -> NamesToScreen:
    """Take the names given, else invent people from the words of listed ones."""
    if given:
        return NamesToScreen("unlisted", "people on no list", tuple(given[:count]))
    title = "invented people, their words taken from listed names"
    people = clean_people(parties, seed, count)
    return NamesToScreen("unlisted", title, _column(people, "name"))


def misspelt(parties: Sequence[Entity], seed: int, count: int) -> NamesToScreen:
    """Take listed names with one error each, every class of error alike."""
    errors = len(PERTURBATIONS) - 1
    cases = listed_cases(parties, seed, -(-count // errors))
    classes = _column(cases, "class")
    names = (n for n, kind in zip(_column(cases, "name"), classes, strict=True) if kind != KEPT)
    return NamesToScreen("misspelt", "listed names with one error each", tuple(names)[:count])


def asked(name: str) -> Profile:
    """Make the profile of a subject of whom only the name is known."""
    return subject_profile(Subject(row=0, names=(name,), schema=Schema.LEGAL_ENTITY))


def _column(cases: Cases, column: str) -> tuple[str, ...]:
    at = cases.columns.index(column)
    return tuple(row[at] for row in cases.rows)
