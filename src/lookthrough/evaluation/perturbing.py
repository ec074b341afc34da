"""What befalls a name between a list and someone's records, one class of error at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from lookthrough.model import Registry, Schema


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name as a list has it.

    Args:
        text: as published.
        schema: what kind of party has it.
        family: family name, where the publisher marks it.
        given: the other parts, where the publisher marks them.
        countries: the party's ties, ISO 3166-1 alpha-2.
    """

    text: str
    schema: Schema
    family: str = ""
    given: str = ""
    countries: frozenset[str] = frozenset()

    @property
    def is_person(self) -> bool:
        """Whether it is a person's."""
        return self.schema is Schema.PERSON

    @property
    def words(self) -> tuple[str, ...]:
        """Its words as records have them: given names first, and no commas.

        Example:
            >>> ListedName("KIM, Miro A.", Schema.PERSON, "KIM", "Miro A.").words
            ('Miro', 'A.', 'KIM')
        """
        whole = f"{self.given} {self.family}" if self.given and self.family else self.text
        return tuple(whole.replace(",", " ").split())

    @property
    def family_words(self) -> int:
        """How many of the last words are the family name; one where it is not marked."""
        return len(self.family.replace(",", " ").split()) if self.given and self.family else 1


@dataclass(frozen=True, slots=True)
class Perturbation:
    """One class of error.

    Args:
        make: a listed name and a source of chance to the name with the error, or ``None`` where
            this class does not apply to it. Draws from nothing else.
        title: what it does, in a few words.
    """

    make: Callable[[ListedName, Random], str | None]
    title: str


PERTURBATIONS: Registry[Perturbation] = Registry(
    "perturbation", package="lookthrough.evaluation.perturbations"
)
"""Every class of error, in the order of its key."""


def put(words: Sequence[str], at: int, *new: str, instead_of: int = 1) -> str:
    """Write words with some of them replaced.

    Example:
        >>> put(("Ann", "Lee", "Roe"), 1, "Leigh")
        'Ann Leigh Roe'
    """
    return " ".join((*words[:at], *new, *words[at + instead_of :]))


def like(new: str, old: str) -> str:
    """Give a replacement the case of what it replaces.

    Example:
        >>> like("kh", "H"), like("kh", "HH"), like("ya", "Ja"), like("X", "h")
        ('Kh', 'KH', 'Ya', 'x')
    """
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:].lower() if old[:1].isupper() else new.lower()
