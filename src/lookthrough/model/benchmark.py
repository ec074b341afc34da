"""What a benchmark says: speeds beside those of peers in the same run."""

from __future__ import annotations

from dataclasses import dataclass

from lookthrough.model.evaluation import Peer, Share
from lookthrough.model.result import Coverage


@dataclass(frozen=True, slots=True)
class Machine:
    """What it ran on, in general terms."""

    cores: int
    architecture: str
    system: str
    python: str


@dataclass(frozen=True, slots=True)
class Workload:
    """Names screened one by one, with nothing known before (cold) and once more (warm).

    Speeds are in processor time of one core, normalising, proposing and scoring included.

    Args:
        key: short name.
        title: what the names are.
        names: how many.
        hits: those with a potential match.
        new_words: distinct words among all words; a cold run meets each for the first time.
        cold_per_s: names per second.
        warm_per_s: names per second.
        p50_ms: one name, warm, at the median.
        p99_ms: one name, warm, at the 99th percentile.
        retained: parties the index proposes, of those that comparing a sample of names with
            every party finds near.
    """

    key: str
    title: str
    names: int
    hits: Share
    new_words: Share
    cold_per_s: float
    warm_per_s: float
    p50_ms: float
    p99_ms: float
    retained: Share


@dataclass(frozen=True, slots=True)
class PeerSpeed:
    """A peer's speed, nothing where it was not measured.

    Args:
        peer: who.
        unit: what ``per_s`` counts.
        per_s: in processor time of one core.
        sample: how many were timed.
    """

    peer: Peer
    unit: str
    per_s: float | None
    sample: int


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as fast as a peer, in the same run; what versions are compared by.

    Args:
        key: short name, fixed.
        title: what is compared with what.
        value: above 1 where we are faster.
    """

    key: str
    title: str
    value: float


@dataclass(frozen=True, slots=True)
class BenchmarkResult:
    """The speed on one set of lists.

    Args:
        coverage: the lists.
        parties: how many.
        names: how many.
        words: how many different ones.
        workloads: names screened.
        index_build_s: processor time of building the index anew.
        open_s: processor time of a new process from its start to its first potential match.
        command_rows_per_s: rows of a CSV file per second by the whole ``screen`` command.
        command_rows: how many rows that file had.
        peers: other matchers in the same run.
        ratios: ours beside theirs.
        repeats: figures are medians of so many runs.
        seed: what the names were drawn with.
        machine: what it ran on.
    """

    coverage: Coverage
    parties: int
    names: int
    words: int
    workloads: tuple[Workload, ...]
    index_build_s: float
    open_s: float
    command_rows_per_s: float
    command_rows: int
    peers: tuple[PeerSpeed, ...]
    ratios: tuple[Ratio, ...]
    repeats: int
    seed: int
    machine: Machine
