"""The measurements that versions are compared by: which files, against which lists.

``make evaluate`` and ``make bench`` run it. Real lists and labelled sets are looked for in the
folder that ``LOOKTHROUGH_SHARED`` names; without it the built-in network is measured with cases
made from it, and what was not measured is said. Everything goes into ``build/``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from lookthrough import __version__
from lookthrough.app import Session, Workspace
from lookthrough.app.evaluating import make_cases, make_clean, names_in, screening_quality, speed
from lookthrough.evaluation import (
    Measured,
    NotInBaselineError,
    PairSettings,
    ScreenSettings,
    SpeedSettings,
    compare,
    evaluate_pairs,
    read_baseline,
    write_baseline,
)
from lookthrough.model import BaselineComparison, LookthroughError
from lookthrough.reports import (
    comparison_json,
    measured_json,
    measured_report,
    print_comparison,
    print_measured,
    write_page,
)
from lookthrough.screening import Settings

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
BASELINE = ROOT / "benchmarks" / "baseline.json"
SEED = 1
PER_CLASS = 200
CLEAN = 2_000
PEER_SAMPLE = 200
OFFICIAL = (("us-ofac-sdn", "ofac/2021-07-07"), ("un-sc", "un/2026-02-27"))
UN_PEOPLE = (("un-sc", "un/2025-04-19"),)
"""The list that the labelled people were drawn from."""
CURATED = "curated-dprk-it"


@dataclass
class Plan:
    """What to measure, and what could not be.

    Args:
        shared: where real lists and labelled sets are; ``None`` where there are none.
        out: where data folders and made cases go.
        quick: a small part of it, to see that it runs.
    """

    shared: Path | None
    out: Path
    quick: bool = False
    not_measured: list[str] = field(default_factory=list)
    not_compared: list[str] = field(default_factory=list)

    def evaluations(self) -> Iterator[Measured]:
        """Measure quality, one set after the other."""
        pairs = self.labelled("name-pairs-dev.csv")
        if pairs:
            yield evaluate_pairs([pairs], PairSettings(peers=True))
        people = self.labelled("un-people-dev.csv")
        folder = self.lists("people", UN_PEOPLE) if people else None
        if people and folder:
            yield self.screened(folder, people, None, ScreenSettings(), ["un-sc"])
        official = self.lists("data", OFFICIAL)
        if official:
            yield from self.on_official_lists(official)
        yield from self.on_the_curated_network()

    def on_official_lists(self, folder: Path) -> Iterator[Measured]:
        """Screen made cases and people on no list against official lists."""
        clean = self.labelled("clean-people-dev.csv")
        cases, hard = self.made(folder, "official")
        beside = ScreenSettings(peer_sample=PEER_SAMPLE, seed=SEED)
        yield self.screened(folder, cases, clean, beside)
        yield self.screened(folder, cases, clean, ScreenSettings(withheld=("birth_date",)))
        yield self.screened(folder, None, hard, ScreenSettings())

    def on_the_curated_network(self) -> Iterator[Measured]:
        """Screen made cases against what comes with the package: this always runs."""
        folder = self.out / "curated"
        cases, clean = self.made(folder, "curated", [CURATED])
        yield self.screened(folder, cases, clean, ScreenSettings(), [CURATED])

    def speeds(self) -> Iterator[Measured]:
        """Measure speed: on official lists where there are any, and on what is built in."""
        official = self.lists("data", OFFICIAL)
        clean = self.labelled("clean-people-dev.csv")
        settings = SpeedSettings.quick() if self.quick else SpeedSettings()
        if official:
            names = names_in(clean) if clean else ()
            yield speed(self.opened(official, Settings()), official, names, settings)
        folder = self.out / "curated"
        yield speed(self.opened(folder, Settings(), [CURATED]), folder, (), settings)

    def labelled(self, name: str) -> Path | None:
        """Find a labelled set, or note that it is not there."""
        return self._found(f"eval/{name}")

    def lists(self, name: str, wanted: Sequence[tuple[str, str]]) -> Path | None:
        """Set up a data folder with some official lists, or note what is not there."""
        found = [(list_id, self._found(f"lists/{place}")) for list_id, place in wanted]
        if not all(place for _, place in found):
            return None
        folder = self.out / name
        for list_id, place in found:
            assert place is not None  # noqa: S101 - checked above
            Workspace(folder, _now()).add_list(list_id, place)
        return folder

    def made(self, folder: Path, name: str, lists: Sequence[str] = ()) -> tuple[Path, Path]:
        """Make cases and clean people from a data folder's lists."""
        session = self.opened(folder, Settings(), lists)
        few = 10 if self.quick else 1
        cases, clean = self.out / f"cases-{name}.csv", self.out / f"clean-{name}.csv"
        write_page(cases, make_cases(session, SEED, PER_CLASS // few).csv())
        write_page(clean, make_clean(session, SEED, CLEAN // few).csv())
        return cases, clean

    def screened(
        self,
        folder: Path,
        listed: Path | None,
        clean: Path | None,
        settings: ScreenSettings,
        lists: Sequence[str] = (),
    ) -> Measured:
        """Evaluate screening against a data folder's lists."""
        session = self.opened(folder, Settings(threshold=settings.lowest), lists)
        return screening_quality(session, listed, clean, settings)

    def opened(self, folder: Path, settings: Settings, lists: Sequence[str] = ()) -> Session:
        """Open a data folder."""
        return Workspace(folder, _now()).open(settings, lists)

    def left_out(self) -> dict[str, list[str]]:
        """Give what was not measured, and what was not compared."""
        return {"measured": self.not_measured, "compared": self.not_compared}

    def _found(self, place: str) -> Path | None:
        path = self.shared / place if self.shared else None
        if path is not None and path.exists():
            return path
        where = (
            "it is not in LOOKTHROUGH_SHARED" if self.shared else "LOOKTHROUGH_SHARED is not set"
        )
        said = f"{place}: {where}."
        if said not in self.not_measured:
            self.not_measured.append(said)
        return None


def main(arguments: Sequence[str]) -> int:
    """Measure, write the page and the JSON, and compare; return 1 where something is worse."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("evaluate", "bench"))
    parser.add_argument("--write-baseline", action="store_true", help="keep the figures")
    parser.add_argument("--quick", action="store_true", help="a small part, compared with nothing")
    parser.add_argument("--out", type=Path, default=BUILD, help="where pages and cases go")
    chosen = parser.parse_args(arguments)
    if chosen.quick and chosen.write_baseline:
        parser.error("--quick measures too little to keep: leave out --write-baseline")
    if not chosen.quick and (BASELINE.exists() or not chosen.write_baseline):
        read_baseline(BASELINE)
    given = os.environ.get("LOOKTHROUGH_SHARED", "")
    shared = Path(given) if given and Path(given).is_dir() else None
    plan = Plan(shared, chosen.out / "bench", quick=chosen.quick)
    plan.out.mkdir(parents=True, exist_ok=True)
    name = "evaluation" if chosen.what == "evaluate" else "benchmark"
    console = Console()
    measured: list[Measured] = []
    for item in plan.evaluations() if chosen.what == "evaluate" else plan.speeds():
        measured.append(item)
        print_measured(console, item)
        console.print()
    if chosen.write_baseline:
        write_baseline(BASELINE, measured)
        print(f"Written: {BASELINE}")
    comparisons = [] if chosen.quick else list(_compared(measured, plan))
    for comparison in comparisons:
        print_comparison(console, comparison)
    for what, sentences in plan.left_out().items():
        for sentence in sentences:
            console.print(f"Not {what}: {sentence}", style="yellow", markup=False)
    _write(chosen.out / name, measured, comparisons, plan)
    return int(any(comparison.worse for comparison in comparisons))


def _compared(measured: Sequence[Measured], plan: Plan) -> Iterator[BaselineComparison]:
    for item in measured:
        try:
            yield compare(BASELINE, item)
        except NotInBaselineError as error:
            plan.not_compared.append(f"{error.problem}.")


def _write(
    out: Path,
    measured: Sequence[Measured],
    comparisons: Sequence[BaselineComparison],
    plan: Plan,
) -> None:
    page = measured_report(
        measured,
        title=out.name.capitalize(),
        version=__version__,
        made_at=_now(),
        comparisons=comparisons,
        left_out=plan.left_out(),
    )
    document = {
        "version": __version__,
        "measurements": [measured_json(item) for item in measured],
        "baseline": [comparison_json(comparison) for comparison in comparisons],
        "not_measured": plan.not_measured,
        "not_compared": plan.not_compared,
    }
    for path, text in (
        (out.with_suffix(".html"), page),
        (out.with_suffix(".json"), json.dumps(document, ensure_ascii=False, indent=1) + "\n"),
    ):
        write_page(path, text)
        print(f"Written: {path}")


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except LookthroughError as error:
        sys.exit(str(error))
