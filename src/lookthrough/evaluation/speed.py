"""How fast names are screened, in processor time of one core, beside peers in the same run."""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from random import Random
from typing import TypeVar

from lookthrough.evaluation.peer_speed import LOGIC_V2, WRATIO, peer_speeds
from lookthrough.evaluation.workloads import NamesToScreen, SpeedSettings, asked, misspelt, unlisted
from lookthrough.matching import (
    DEFAULT_THRESHOLD,
    NAME_FLOOR,
    Index,
    Profile,
    best_comparison,
    build_arrays,
    entity_profile,
    explain,
    least_name,
    warm,
)
from lookthrough.model import (
    BenchmarkResult,
    Coverage,
    Entity,
    Machine,
    Ratio,
    Share,
    Workload,
)
from lookthrough.names import tokens

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Processes:
    """What only a process of its own shows; each measured in processor seconds.

    Args:
        first_hit: a name to the time from a new process's start to its first potential match.
        screen: names to the time of screening a CSV file of them by the whole command.
        python: a program to its time.
    """

    first_hit: Callable[[str], float]
    screen: Callable[[Sequence[str]], float]
    python: Callable[[str], float]


def measure_speed(
    parties: Sequence[Entity],
    coverage: Coverage,
    given: Sequence[str],
    processes: Processes,
    settings: SpeedSettings,
) -> BenchmarkResult:
    """Run the benchmark.

    Args:
        parties: what the lists hold.
        coverage: the lists.
        given: names of people on no list; some are invented where none are given.
        processes: how to run the command as a process.
        settings: how much to measure.
    """
    warm()
    kinds = (
        unlisted(parties, given, settings.seed, settings.names),
        misspelt(parties, settings.seed, settings.names),
    )
    builds: list[float] = []
    runs: list[list[Workload]] = []
    for _ in range(settings.repeats):
        forget()
        listed, named_s = timed(lambda: [entity_profile(party) for party in parties])
        arrays, laid_s = timed(partial(build_arrays, listed))
        builds.append(named_s + laid_s)
        # A profile keeps its names laid out once it was compared; a new run starts without.
        runs.append([_screened(kind, Index(arrays), _anew(listed), settings) for kind in kinds])
    workloads = tuple(_median(list(run)) for run in zip(*runs, strict=True))
    rows = [name for kind in kinds for name in kind.names[: settings.names // 2]]
    screen_s = _repeated(lambda: processes.screen(rows), settings)
    first = _first_found(kinds[1].names, Index(arrays), listed) or parties[0].caption
    peers = peer_speeds(
        parties, [name for kind in kinds for name in kind.names], processes.python, settings
    )
    result = BenchmarkResult(
        coverage=coverage,
        parties=len(parties),
        names=len(arrays["name_total"]),
        words=len(arrays["word_counts"]),
        workloads=workloads,
        index_build_s=statistics.median(builds),
        open_s=_repeated(lambda: processes.first_hit(first), settings),
        command_rows_per_s=len(rows) / screen_s,
        command_rows=len(rows),
        peers=peers,
        ratios=(),
        repeats=settings.repeats,
        seed=settings.seed,
        machine=machine(),
    )
    return replace(result, ratios=tuple(_ratios(result)))


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Run something; return its result and the processor seconds it took."""
    started = time.process_time()
    return work(), time.process_time() - started


def forget() -> None:
    """Empty the caches of names and words, so that a cold run meets each for the first time."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("lookthrough.names", "lookthrough.matching")):
            for value in vars(module).values():
                clear = getattr(value, "cache_clear", None)
                if clear is not None:
                    clear()


def machine() -> Machine:
    """Describe this machine in general terms."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return Machine(cores or 1, platform.machine(), platform.system(), platform.python_version())


def _anew(profiles: Iterable[Profile]) -> list[Profile]:
    return [replace(profile) for profile in profiles]


def _repeated(work: Callable[[], float], settings: SpeedSettings) -> float:
    return statistics.median(work() for _ in range(settings.repeats))


def _is_found(index: Index, listed: Sequence[Profile], name: str) -> bool:
    """Screen one name, to the end, and tell whether it has a potential match."""
    query = asked(name)
    candidates = index.candidates(query, least_name(query, DEFAULT_THRESHOLD))
    scores = [explain(query, listed[candidate.row]).score for candidate in candidates]
    return any(score >= DEFAULT_THRESHOLD for score in scores)


def _first_found(names: Sequence[str], index: Index, listed: Sequence[Profile]) -> str:
    return next((name for name in names if _is_found(index, listed, name)), "")


def _screened(
    kind: NamesToScreen, index: Index, listed: Sequence[Profile], settings: SpeedSettings
) -> Workload:
    screen = partial(_is_found, index, listed)
    forget()
    hits, cold_s = timed(lambda: sum(map(screen, kind.names)))
    _, warm_s = timed(lambda: [screen(name) for name in kind.names])
    single_ms = sorted(timed(partial(screen, name))[1] * 1000 for name in kind.names)
    words = [word for name in kind.names for word in tokens(name)]
    return Workload(
        key=kind.key,
        title=kind.title,
        names=len(kind.names),
        hits=Share(hits, len(kind.names)),
        new_words=Share(len(set(words)), len(words)),
        cold_per_s=_rate(len(kind.names), cold_s),
        warm_per_s=_rate(len(kind.names), warm_s),
        p50_ms=statistics.median(single_ms),
        p99_ms=single_ms[int(len(single_ms) * 0.99)],
        retained=_retained(kind, index, listed, settings),
    )


def _retained(
    kind: NamesToScreen, index: Index, listed: Sequence[Profile], settings: SpeedSettings
) -> Share:
    """Compare a sample of names with every party, and see which of those near the index proposes.

    Near are parties with a name that agrees enough to count at all, which is far below a potential
    match: what the index loses, it loses there first.
    """
    chance = Random(settings.seed)  # noqa: S311 - draws test data
    sample = chance.sample(kind.names, min(settings.exhaustive, len(kind.names)))
    kept = wanted = 0
    for query in map(asked, sample):
        proposed = {candidate.row for candidate in index.candidates(query, NAME_FLOOR)}
        for row, profile in enumerate(listed):
            best = best_comparison(query, profile)
            if best is not None and best.agreement >= NAME_FLOOR:
                wanted += 1
                kept += row in proposed
    return Share(kept, wanted)


def _median(runs: Sequence[Workload]) -> Workload:
    return replace(
        runs[0],
        cold_per_s=statistics.median(run.cold_per_s for run in runs),
        warm_per_s=statistics.median(run.warm_per_s for run in runs),
        p50_ms=statistics.median(run.p50_ms for run in runs),
        p99_ms=statistics.median(run.p99_ms for run in runs),
    )


def _rate(count: int, seconds: float) -> float:
    return count / max(seconds, 1e-9)


def _ratios(result: BenchmarkResult) -> Iterable[Ratio]:
    peers = {speed.peer.name: speed.per_s for speed in result.peers if speed.per_s}
    scans, pairs, starts = (peers.get(name) for name in (WRATIO, LOGIC_V2, f"{LOGIC_V2}, start"))
    for load in result.workloads:
        for state, rate in (("cold", load.cold_per_s), ("warm", load.warm_per_s)):
            what = f"{load.key} names, {state}, per"
            if scans:
                yield Ratio(f"{load.key}_{state}_vs_wratio", f"{what} WRatio scan", rate / scans)
            if pairs:
                yield Ratio(
                    f"{load.key}_{state}_vs_logic_v2", f"{what} logic-v2 pair", rate / pairs
                )
    if scans:
        built = _rate(result.names, result.index_build_s)
        rows = result.command_rows_per_s
        yield Ratio("command_vs_wratio", "rows by the whole command per WRatio scan", rows / scans)
        yield Ratio("index_build_vs_wratio", "names indexed per WRatio scan", built / scans)
    if starts:
        first = 1 / (starts * result.open_s)
        yield Ratio("open_vs_logic_v2", "first potential matches per start of logic-v2", first)
