"""What screening says: hits with reasons, and the network behind each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lookthrough.model.entity import Entity, Measure, Schema
from lookthrough.model.evidence import Explanation
from lookthrough.model.provenance import Provenance
from lookthrough.model.subject import Subject


class Status(StrEnum):
    """A subject's outcome. There is no word for *cleared*, because screening cannot clear."""

    MATCH = "match"
    EXPOSED = "exposed"
    NO_MATCH = "no_match"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Party:
    """An entity as a path or picture shows it.

    Args:
        id: entity id.
        caption: the name to show.
        schema: what kind of party.
        lists: the lists it stands on; empty for one only referred to.
    """

    id: str
    caption: str
    schema: Schema
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a path, walked from ``source`` to ``target``.

    ``forward`` is false where the walk goes against the link's own direction, so that the
    relation reads *target* – role – *source*.
    """

    source: Party
    target: Party
    link: str
    schema: str
    role: str
    forward: bool
    provenance: tuple[Provenance, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of links."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Exposure:
    """The network behind a hit.

    Args:
        paths: the shortest cited paths from the hit to each party in reach.
        radius: how many links away was looked.
        omitted: how many parties in reach were left out of ``paths``.
    """

    paths: tuple[Path, ...]
    radius: int
    omitted: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed party that may be the subject.

    Args:
        party: the listed party, whole, joined over the lists that hold it.
        list: the list to name first, one that blocks the party before others; all entries
            are in ``party.listings``.
        measures: what its listings mean for the reader.
        explanation: why.
        exposure: who stands behind it.
    """

    party: Entity
    list: str
    measures: tuple[Measure, ...]
    explanation: Explanation
    exposure: Exposure

    @property
    def entity(self) -> str:
        """The party's entity id."""
        return self.party.id

    @property
    def caption(self) -> str:
        """The party's primary name."""
        return self.party.caption

    @property
    def score(self) -> float:
        """The explanation's sum."""
        return self.explanation.score


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row could not be screened, or what in it could not be used."""

    row: int
    field: str
    problem: str
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome for one subject (or one row that could not become a subject)."""

    row: int
    subject: Subject | None
    status: Status
    hits: tuple[Hit, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ListState:
    """A list at the moment of screening.

    Args:
        list_id: which list.
        title: its name.
        snapshot: the snapshot searched, or empty where none is held.
        publisher_date: what the publisher dated it, if it did.
        fetched_at: when it came in.
        age_days: days since the publisher's date, if there is one.
        entities: how many parties it holds.
        problem: ``missing``, ``stale``, ``partial``, ``future`` (dated later than today, so that
            nobody knows how old it is) or empty.
    """

    list_id: str
    title: str
    snapshot: str
    publisher_date: str
    fetched_at: str
    age_days: int | None
    entities: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched and what was not.

    Args:
        watchlist: hash of the set of snapshots searched.
        searched: the lists searched.
        not_held: registered lists of which no snapshot is held.
        required: lists the user requires; one that is missing, stale or partial makes every
            result incomplete.
    """

    watchlist: str
    searched: tuple[ListState, ...]
    not_held: tuple[str, ...]
    required: tuple[str, ...]

    @property
    def missing_lists(self) -> tuple[str, ...]:
        """Required lists of which no snapshot was searched."""
        held = {state.list_id for state in self.searched}
        return tuple(list_id for list_id in self.required if list_id not in held)

    @property
    def troubled(self) -> tuple[ListState, ...]:
        """Searched lists that are stale or partial."""
        return tuple(state for state in self.searched if state.problem)

    @property
    def complete(self) -> bool:
        """Whether every required list was searched, whole and fresh."""
        return not self.missing_lists and not self.troubled


@dataclass(frozen=True, slots=True)
class InputFile:
    """How a file of subjects was read.

    Args:
        format: its kind, in a word.
        label: its kind, for people.
        encoding: how its bytes were read, for a text.
        guessed: nothing in the file told the encoding.
        sheet: which sheet of a workbook.
        delimiter: what stands between the fields of a CSV file; empty with one column.
        rows: how many it holds, broken ones too.
        skipped: records passed over because they are no subjects.
    """

    format: str
    label: str
    encoding: str
    guessed: bool
    sheet: str
    delimiter: str
    rows: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The account of a screened file. ``rows = match + exposed + no_match + error``."""

    rows: int
    match: int
    exposed: int
    no_match: int
    error: int
    threshold: float
    seconds: float
    coverage: Coverage
    input: InputFile | None = None
