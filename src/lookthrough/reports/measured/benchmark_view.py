"""Speeds beside those of peers, ready to show."""

from __future__ import annotations

from collections.abc import Iterator

from lookthrough.model import BenchmarkResult, PeerSpeed, Workload
from lookthrough.reports import words
from lookthrough.reports.measured.charts import Chart, ChartBar, ratios_svg
from lookthrough.reports.measured.parts import MeasuredPart, MeasuredTable, rate, three

TINY = 1_000
"""Parties below which a list says little about speed."""


def benchmark_part(measured: BenchmarkResult) -> MeasuredPart:
    """Show how fast names are screened, and how much faster than by others."""
    loads = measured.workloads
    parties = words.counted(measured.parties, "party", "parties")
    return MeasuredPart(
        title="Speed",
        outcome=(
            f"{rate(loads[0].cold_per_s)} names per second from a cold start against "
            f"{parties} with {words.counted(measured.names, 'name')}."
        ),
        figures=(
            *(
                (f"{load.key.capitalize()} names per second", rate(load.cold_per_s), _warm(load))
                for load in loads
            ),
            ("First potential match, s", rate(measured.open_s), "a new process, from its start"),
            ("Rows per second", rate(measured.command_rows_per_s), "the whole screen command"),
        ),
        cautions=tuple(_cautions(measured)),
        tables=tuple(_tables(measured)),
        charts=tuple(_charts(measured)),
        coverage=measured.coverage,
    )


def _warm(load: Workload) -> str:
    return f"{rate(load.warm_per_s)} when every word was seen"


def _cautions(measured: BenchmarkResult) -> Iterator[str]:
    machine = measured.machine
    yield (
        f"Processor time of one core of {words.counted(machine.cores, 'core')} "
        f"({machine.architecture}, {machine.system}, Python {machine.python}); medians of "
        f"{words.counted(measured.repeats, 'run')}, seed {measured.seed}. Normalising, "
        "proposing, scoring and explaining are included."
    )
    yield "Seconds hold for this machine alone; versions are compared by the ratios."
    if measured.parties < TINY:
        yield (
            f"A list of {measured.parties:,} parties is tiny: a scan is fast on it, too, and the "
            "ratios say little. Add an official list to measure by."
        )


def _tables(measured: BenchmarkResult) -> Iterator[MeasuredTable]:
    yield MeasuredTable(
        "Names screened",
        (
            *("Names", "How many", "Cold, per s", "Warm, per s", "p50, ms", "p99, ms"),
            *("With a match", "New words", "Kept by the index"),
        ),
        tuple(
            (
                *(load.key, f"{load.names:,}", rate(load.cold_per_s), rate(load.warm_per_s)),
                *(rate(load.p50_ms), rate(load.p99_ms), three(load.hits), three(load.new_words)),
                f"{three(load.retained)} of {load.retained.whole:,}",
            )
            for load in measured.workloads
        ),
        note=(
            f"{'; '.join(f'{load.key}: {load.title}' for load in measured.workloads)}. "
            "Cold: nothing known before. Warm, p50 and p99: every word seen before. New words: "
            "distinct words among all. Kept by the index: of the near parties that comparing a "
            "sample of names with every party finds."
        ),
    )
    yield MeasuredTable(
        "Everything around it",
        ("What", "Value"),
        (
            (
                "Normalising the listed names and indexing them, s",
                rate(measured.index_build_s),
            ),
            ("From a new process's start to its first potential match, s", rate(measured.open_s)),
            (
                f"Rows per second of a CSV file of {measured.command_rows:,} by the whole command",
                rate(measured.command_rows_per_s),
            ),
            ("Different words on the lists", f"{measured.words:,}"),
        ),
    )
    yield MeasuredTable(
        "Others in the same run",
        ("Matcher", "Setting", "Unit", "Per second", "Sample"),
        tuple(
            (
                *(f"{speed.peer.name} {speed.peer.version}".strip(), speed.peer.setting),
                *(speed.unit, rate(speed.per_s), _sample(speed)),
            )
            for speed in measured.peers
        ),
    )
    yield MeasuredTable(
        "Ratios",
        ("What", "Key", "Ratio"),
        tuple((ratio.title, ratio.key, rate(ratio.value)) for ratio in measured.ratios),
    )


def _sample(speed: PeerSpeed) -> str:
    missing = speed.peer.missing
    return f"not measured: {missing}" if missing else f"{speed.sample:,}"


def _charts(measured: BenchmarkResult) -> Iterator[Chart]:
    for peer, title in (
        ("_vs_wratio", "Times as fast as a scan by rapidfuzz WRatio"),
        ("_vs_logic_v2", "Times as fast as one pair of nomenklatura logic-v2"),
    ):
        bars = [
            ChartBar(
                ratio.key.removesuffix(peer).replace("_", " "), ratio.value, f"{rate(ratio.value)}×"
            )
            for ratio in measured.ratios
            if ratio.key.endswith(peer)
        ]
        if bars:
            yield ratios_svg(f"{title}, logarithmic", bars)
