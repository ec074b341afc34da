"""Labelled rows through the real search, with the score of every hit.

Every row is screened once, at the lowest threshold asked for; a score is the sum of its evidence
whatever the threshold, and the index bounds what may reach the lowest, so every higher threshold
is an exact cut of the same hits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from lookthrough.evaluation.labels import LabelledFile, value_of
from lookthrough.matching import DEFAULT_THRESHOLD
from lookthrough.model import (
    Coverage,
    Entity,
    Hit,
    InputError,
    Problem,
    Status,
    Subject,
)
from lookthrough.screening import ColumnMapping, Field, Screener, map_columns, read_subject

CURVE = tuple(step / 20 for step in range(8, 27))
"""Thresholds of the curve, 0.40 to 1.30; 1.25 is the same name and birth date."""
CLASSES = ("class", "category")
LABELS = frozenset({"entity_id", "original", "is_match", "quality", *CLASSES})
"""Columns that say what should come out; no row is screened by them."""


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """How to judge rows.

    Args:
        threshold: a score at or above it is a potential match.
        errors: how many misses and alarms to give.
        withheld: fields to leave out of every row, to see what they are worth.
        peer_sample: how many rows of each file to run other matchers on; 0 for none.
        seed: what that sample is drawn with.
    """

    threshold: float = DEFAULT_THRESHOLD
    errors: int = 20
    withheld: tuple[str, ...] = ()
    peer_sample: int = 0
    seed: int = 0

    @property
    def lowest(self) -> float:
        """The threshold to screen at."""
        return min(self.threshold, *CURVE)


@dataclass(frozen=True, slots=True)
class Held:
    """The lists searched.

    Args:
        screener: over them, at the lowest threshold.
        coverage: what they are.
        parties: every party on them, read anew by each call.
    """

    screener: Screener
    coverage: Coverage
    parties: Callable[[], Iterable[Entity]]


@dataclass(frozen=True, slots=True)
class ScreenedRow:
    """One row as it was screened.

    Args:
        row: its number.
        subject: who it describes.
        kind: its class, if it has one.
        wanted: ids of the parties it stands for; none for a clean row, or where no list has them.
        entity: the party it stands for, as the file says it.
        scores: of every hit, by entity id.
        captions: names of the parties hit.
    """

    row: int
    subject: Subject
    kind: str
    wanted: frozenset[str]
    entity: str
    scores: Mapping[str, float]
    captions: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name screened, or what else there is."""
        return self.subject.names[0] if self.subject.names else ""

    @property
    def found_score(self) -> float | None:
        """The highest score of a party it stands for."""
        return max((s for e, s in self.scores.items() if e in self.wanted), default=None)

    @property
    def top(self) -> tuple[str, float] | None:
        """The party with the highest score."""
        return min(self.scores.items(), key=lambda item: (-item[1], item[0]), default=None)


@dataclass(frozen=True, slots=True)
class Known:
    """Which parties there are, and who has which name."""

    ids: frozenset[str]
    by_name: Mapping[str, frozenset[str]]
    captions: Mapping[str, str]

    @classmethod
    def of(cls, parties: Callable[[], Iterable[Entity]]) -> Known:
        """Go through every party once."""
        names: dict[str, set[str]] = {}
        captions = {}
        for party in parties():
            captions[party.id] = party.caption
            for name in party.names:
                names.setdefault(_same(name.text), set()).add(party.id)
        by_name = {name: frozenset(held) for name, held in names.items()}
        return cls(frozenset(captions), by_name, captions)


def _same(text: str) -> str:
    """Fold what makes no other name: letter case, width and spacing."""
    return " ".join(normalize("NFKC", text).casefold().split())


def screened(
    file: LabelledFile,
    held: Held,
    settings: ScreenSettings,
    skipped: list[Problem],
    known: Known | None,
) -> Iterator[ScreenedRow]:
    """Screen the rows of a file.

    Args:
        file: the rows.
        held: the lists.
        settings: how to judge.
        skipped: takes what could not be read or compared.
        known: for rows that stand for listed parties; nothing for clean ones.
    """
    mapping = _mapping(file, settings.withheld)
    by_id = "entity_id" in file.rows.columns
    for row in file.rows:
        subject, problems = read_subject(row, mapping)
        skipped += problems
        if subject is None:
            continue
        result = held.screener.screen(subject)
        if result.status is Status.ERROR and known is None:
            # Nothing could be compared: neither flagged nor not. A listed row is missed by it.
            skipped += result.problems
            continue
        entity = value_of(row, ("entity_id",)) if by_id else ""
        wanted = _wanted(subject, entity, known, by_id=by_id)
        captions = {hit.entity: hit.caption for hit in result.hits}
        if known is not None:
            captions |= {party: known.captions[party] for party in wanted}
        yield ScreenedRow(
            row=row.number,
            subject=subject,
            kind=value_of(row, CLASSES),
            wanted=wanted,
            entity=entity,
            scores=_scores(result.hits),
            captions=captions,
        )


def _wanted(subject: Subject, entity: str, known: Known | None, *, by_id: bool) -> frozenset[str]:
    if known is None:
        return frozenset()
    if by_id:
        return frozenset({entity}) & known.ids
    named = (known.by_name.get(_same(name), frozenset()) for name in subject.names)
    return frozenset().union(*named)


def _scores(hits: Iterable[Hit]) -> dict[str, float]:
    return {hit.entity: hit.score for hit in hits}


def _mapping(file: LabelledFile, withheld: Sequence[str]) -> ColumnMapping:
    for word in withheld:
        if word not in set(Field):
            raise InputError(
                f"{word!r} is not a field", field="--without", expected=", ".join(Field)
            )
    columns = [column for column in file.rows.columns if column not in LABELS]
    mapping = map_columns(columns, {}, str(file.path))
    fields = {c: field for c, field in mapping.fields.items() if field not in withheld}
    return ColumnMapping(fields, mapping.unused)
