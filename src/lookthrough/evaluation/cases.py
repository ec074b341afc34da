"""Labelled rows made from the lists held: listed parties under names with one error each.

The same lists and the same seed give the same rows, whatever else is asked for: every class draws
from a source of chance of its own.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName
from lookthrough.model import Entity, Name, Schema
from lookthrough.names import parse_date, tokens

CASE_COLUMNS = ("entity_id", "class", "original", "name", "schema", "birth_date", "country")
CLEAN_COLUMNS = ("name", "schema", "birth_date", "country")
_STRONG = frozenset({"name", "alias", "previousName"})
"""Weak aliases are broad names that fit many; no search is asked to find a party by one."""
_TIES = frozenset({"nationality", "citizenship", "country", "jurisdiction", "flag", "mainCountry"})
_FIRST_BORN, _LAST_BORN = 1940, 2005


@dataclass(frozen=True, slots=True)
class Cases:
    """Rows made, and how many of what.

    Args:
        columns: of the rows.
        rows: as texts.
        counts: rows of each class, classes that apply to nothing with 0.
        left_out: people invented and left out again, since a listed party has that name.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    counts: Mapping[str, int]
    left_out: int = 0

    def csv(self) -> str:
        """Write the rows as CSV."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return text.getvalue()


def listed_cases(parties: Iterable[Entity], seed: int, per_class: int) -> Cases:
    """Draw listed parties and write each under a name with one error.

    Args:
        parties: what the lists hold; those without a listing of their own are left out.
        seed: of the draw.
        per_class: rows of each class, fewer where it applies to fewer parties.
    """
    drawn_from = sorted((p for p in parties if p.listings), key=lambda party: party.id)
    rows: list[tuple[str, ...]] = []
    counts = {}
    for key in PERTURBATIONS:
        made = list(_of_class(key, drawn_from, Random(f"{seed}:{key}"), per_class))  # noqa: S311
        counts[key] = len(made)
        rows += made
    return Cases(CASE_COLUMNS, tuple(rows), counts)


def clean_people(parties: Iterable[Entity], seed: int, count: int) -> Cases:
    """Invent people by giving one listed person's family name to another's given names.

    Every word of such a name is a listed one, so they are harder than real customers. Those who
    come out with a listed party's name, in any order of words, are left out.

    Args:
        parties: what the lists hold.
        seed: of the draw.
        count: how many.
    """
    chance = Random(f"{seed}:clean")  # noqa: S311 - draws test data
    known = sorted(parties, key=lambda party: party.id)
    taken = {_bag(name.text) for party in known for name in party.names}
    people = [(party, name) for party in known for name in _parted(party)]
    rows: dict[str, tuple[str, ...]] = {}
    left_out = tries = 0
    while people and len(rows) < count and tries < 20 * count:
        tries += 1
        (one, given), (other, family) = chance.choice(people), chance.choice(people)
        name = f"{given.given} {family.family}"
        born = f"{chance.randint(_FIRST_BORN, _LAST_BORN)}-{chance.randint(1, 12):02}-"
        born += f"{chance.randint(1, 28):02}"
        ties = _countries(one) or _countries(other)
        if one.id == other.id or name in rows:
            continue
        if _bag(name) in taken:
            left_out += 1
            continue
        rows[name] = (name, str(Schema.PERSON), born, ties[0] if ties else "")
    return Cases(CLEAN_COLUMNS, tuple(rows.values()), {"clean": len(rows)}, left_out)


def _of_class(
    key: str, parties: Sequence[Entity], chance: Random, wanted: int
) -> Iterator[tuple[str, ...]]:
    make = PERTURBATIONS[key].make
    made = 0
    for party in chance.sample(parties, len(parties)):
        if made == wanted:
            return
        names = [name for name in party.names if name.prop in _STRONG]
        if not names:
            continue
        name = chance.choice(names)
        ties = _countries(party)
        new = make(
            ListedName(name.text, party.schema, name.family, name.given, frozenset(ties)), chance
        )
        if new is None or (new == name.text and key != "unchanged"):
            continue
        born = _born(party)
        made += 1
        yield party.id, key, name.text, new, str(party.schema), born, ties[0] if ties else ""


def _parted(party: Entity) -> list[Name]:
    if party.schema is not Schema.PERSON:
        return []
    return [n for n in party.names if n.prop in _STRONG and n.family and n.given]


def _born(party: Entity) -> str:
    dates = (value for value in party.values("birthDate") if "/" not in value)
    return next(filter(None, map(parse_date, dates)), "")


def _countries(party: Entity) -> list[str]:
    """Give the two-letter countries of a party, its nationality before its addresses."""
    stated = [fact.value for fact in party.facts if fact.prop in _TIES]
    stated += [address.country for address in party.addresses]
    return list(dict.fromkeys(code for code in stated if len(code) == 2))


def _bag(name: str) -> tuple[str, ...]:
    return tuple(sorted(tokens(name)))
