"""Speed of screening against real lists, beside a scan by rapidfuzz ``WRatio`` in the same run.

Reads the OFAC SDN and UN lists under ``LOOKTHROUGH_SHARED`` (``lists/``) and the names of
``eval/clean-people-dev.csv``. Everything is timed on one core, in processor time.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from rapidfuzz import fuzz, process, utils

from lookthrough.lists import LISTS, source_files
from lookthrough.matching import (
    DEFAULT_THRESHOLD,
    NAME_FLOOR,
    Index,
    Profile,
    build_arrays,
    entity_profile,
    explain,
    least_name,
    subject_profile,
    warm,
)
from lookthrough.matching.features.name import compare_names
from lookthrough.model import Schema, Subject

SHARED = Path(os.environ.get("LOOKTHROUGH_SHARED", Path(__file__).parents[2] / "shared"))
LISTED = (("us-ofac-sdn", "ofac/2021-07-07"), ("un-sc", "un/2026-02-27"))
SEED = 20250116


def main() -> int:
    """Run, and print one table or one JSON document."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--json", action="store_true", help="print JSON")
    options.add_argument(
        "--queries", type=int, default=5_000, help="how many misspelt names to screen"
    )
    options.add_argument("--scan", type=int, default=100, help="how many by the WRatio scan")
    options.add_argument("--exhaustive", type=int, default=100, help="how many to prove lossless")
    chosen = options.parse_args()
    if not SHARED.is_dir():
        print(f"{SHARED} is not there; set LOOKTHROUGH_SHARED", file=sys.stderr)
        return 1
    listed = [
        entity_profile(entity)
        for list_id, folder in LISTED
        for entity in LISTS[list_id]
        .map(LISTS[list_id].read(source_files(SHARED / "lists" / folder)), "")
        .entities
    ]
    arrays, build_s = timed(lambda: build_arrays(listed))
    unlisted, misspelt = unlisted_names(), misspelt_names(listed, chosen.queries)
    proven = misspelt[: chosen.exhaustive // 2] + unlisted[: chosen.exhaustive // 2]
    figures = {
        "parties": len(listed),
        "names": len(arrays["name_total"]),
        "distinct_words": len(arrays["word_counts"]),
        "index_build_s": build_s,
        **speed("unlisted", arrays, listed, unlisted),
        **speed("misspelt", arrays, listed, misspelt),
        **scan(listed, (unlisted + misspelt)[:: -(-len(unlisted + misspelt) // chosen.scan)]),
        **retained(arrays, listed, proven),
    }
    figures["unlisted_cold_times_wratio"] = (
        figures["unlisted_cold_names_per_s"] / figures["wratio_names_per_s"]
    )
    if chosen.json:
        print(json.dumps(figures))
    else:
        for key, value in figures.items():
            print(f"{key.replace('_', ' '):32} {value:,.3f}".rstrip("0").rstrip("."))
    return 0


T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Run something; return its result and the processor seconds it took."""
    started = time.process_time()
    return work(), time.process_time() - started


def unlisted_names() -> list[str]:
    """Invented people who are on no list, in many scripts: what most of a customer base is."""
    with (SHARED / "eval" / "clean-people-dev.csv").open(encoding="utf-8", newline="") as file:
        return [row["full_name"] for row in csv.DictReader(file)]


def misspelt_names(listed: Sequence[Profile], count: int) -> list[str]:
    """Listed names with one error each: nearly all are hits, and most errors make a new word."""
    rng = random.Random(SEED)  # noqa: S311 - draws test data
    names = [form.text for profile in listed for form in profile.names]
    return [with_error(rng.choice(names), rng) for _ in range(count)]


def asked(name: str) -> Profile:
    """Make the profile of a subject of whom only the name is known."""
    return subject_profile(Subject(row=0, names=(name,), schema=Schema.LEGAL_ENTITY))


def with_error(name: str, rng: random.Random) -> str:
    """Drop, double or change one letter, or turn the words round."""
    if rng.random() < 0.25:
        return " ".join(reversed(name.split()))
    place = rng.randrange(len(name))
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
    put = rng.choice(("", name[place] * 2, letter))
    return name[:place] + put + name[place + 1 :]


def speed(
    kind: str,
    arrays: dict[str, np.ndarray],
    listed: Sequence[Profile],
    queries: Sequence[str],
) -> dict[str, float]:
    """Screen all queries with nothing known before (cold), and once more (warm)."""
    warm()
    index = Index(arrays)
    hits = 0

    def screen(name: str) -> None:
        nonlocal hits
        query = asked(name)
        least = least_name(query, DEFAULT_THRESHOLD)
        scores = [explain(query, listed[c.row]).score for c in index.candidates(query, least)]
        hits += any(score >= DEFAULT_THRESHOLD for score in scores)

    _, cold_s = timed(lambda: [screen(query) for query in queries])
    share = hits / len(queries)
    _, warm_s = timed(lambda: [screen(query) for query in queries])
    single_ms = sorted(timed(lambda q=query: screen(q))[1] * 1000 for query in queries)
    figures = {
        "names": len(queries),
        "cold_names_per_s": len(queries) / cold_s,
        "warm_names_per_s": len(queries) / warm_s,
        "single_p50_ms": statistics.median(single_ms),
        "single_p99_ms": single_ms[int(len(single_ms) * 0.99)],
        "with_a_hit": share,
    }
    return {f"{kind}_{key}": value for key, value in figures.items()}


def scan(listed: Sequence[Profile], queries: Sequence[str]) -> dict[str, float]:
    """Compare each query with every listed name by ``WRatio``, as a scan does."""
    names = [utils.default_process(form.text) for profile in listed for form in profile.names]
    processed = [utils.default_process(name) for name in queries]
    _, scan_s = timed(
        lambda: [
            process.extract(name, names, scorer=fuzz.WRatio, processor=None, score_cutoff=85)
            for name in processed
        ]
    )
    return {"wratio_names_per_s": len(processed) / scan_s}


def retained(
    arrays: dict[str, np.ndarray], listed: Sequence[Profile], queries: Sequence[str]
) -> dict[str, float]:
    """Prove the index against comparing every name with every name, without it."""
    index = Index(arrays)
    kept = wanted = 0
    for name in queries:
        query = asked(name)
        proposed = {candidate.row for candidate in index.candidates(query, NAME_FLOOR)}
        for row, profile in enumerate(listed):
            if any(
                compare_names(a, b).agreement >= NAME_FLOOR
                for a in query.names
                for b in profile.names
            ):
                wanted += 1
                kept += row in proposed
    return {"exhaustive_pairs": wanted, "exhaustive_retained": kept / wanted if wanted else 1.0}


if __name__ == "__main__":
    raise SystemExit(main())
