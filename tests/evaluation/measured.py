"""Small invented measurements."""

from __future__ import annotations

from tests.screening.parties import COVERAGE

from lookthrough.model import (
    BenchmarkResult,
    Confusion,
    JudgedPair,
    JudgedRow,
    LabelledSet,
    Machine,
    PairEvaluation,
    PairPeer,
    PairPoint,
    PairSlice,
    Peer,
    PeerSpeed,
    Problem,
    RateSlice,
    Ratio,
    ScreeningEvaluation,
    ScreenPeer,
    ScreenPoint,
    Share,
    Workload,
)

ABSENT = Peer("nomenklatura logic-v2", "", "threshold 0.7", "nomenklatura is not installed")
SCAN = Peer("rapidfuzz WRatio", "3.14", "cut-off 85")


def pairs_measured() -> PairEvaluation:
    """200 matches, 9 of them missed, and 100 others."""
    counts = Confusion(tp=191, fp=0, tn=100, fn=9)
    return PairEvaluation(
        sets=(LabelledSet("pairs.csv", "ab", 301, 300),),
        threshold=0.7,
        counts=counts,
        slices=(
            PairSlice("schema", "Person", counts),
            PairSlice("script", "both Latin", Confusion(tn=3)),
        ),
        curve=(PairPoint(0.5, Confusion(200, 50, 50, 0)), PairPoint(0.7, counts)),
        best=PairPoint(0.68, counts),
        errors=(JudgedPair("pairs.csv", 7, "Person", "Ann <b>Lee</b>", "安\u202eLi", True, -0.25),),
        errors_omitted=8,
        flips=2,
        peers=(PairPeer(SCAN, counts, PairPoint(84.0, counts)), PairPeer(ABSENT)),
        skipped=(Problem(12, "is_match", "not a label", "true or false"),),
    )


def screening_measured() -> ScreeningEvaluation:
    """90 of 100 listed rows found, 2 of 2,000 clean ones flagged."""
    found, flagged = Share(90, 100), Share(2, 2000)
    return ScreeningEvaluation(
        listed=LabelledSet("listed.csv", "cd", 100, 100),
        clean=LabelledSet("clean.csv", "ef", 2000, 2000),
        coverage=COVERAGE,
        threshold=0.7,
        lowest=0.4,
        withheld=(),
        found=found,
        held=98,
        found_by="entity_id",
        flagged=flagged,
        listed_slices=(RateSlice("class", "typo", found),),
        clean_slices=(RateSlice("script", "Latin", flagged),),
        curve=(
            ScreenPoint(0.4, Share(95, 100), Share(20, 2000)),
            ScreenPoint(0.7, found, flagged),
        ),
        misses=(JudgedRow(3, "typo", "Ann Lee", "xx-1", "LEE, Ann", 0.6),),
        misses_omitted=9,
        alarms=(JudgedRow(4, "", "Ben Roe", "xx-2", "ROE, Ben", 0.75),),
        alarms_omitted=1,
        peers=(ScreenPeer(SCAN, Share(8, 10), Share(4, 10), Share(9, 10), Share(0, 10)),),
        skipped=(),
    )


def speed_measured() -> BenchmarkResult:
    """A hundred times as fast as a scan."""
    load = Workload(
        key="unlisted",
        title="people on no list",
        names=5000,
        hits=Share(2, 5000),
        new_words=Share(30, 100),
        cold_per_s=2_000.0,
        warm_per_s=20_000.0,
        p50_ms=0.03,
        p99_ms=0.2,
        retained=Share(44, 44),
    )
    return BenchmarkResult(
        coverage=COVERAGE,
        parties=7,
        names=9,
        words=21,
        workloads=(load,),
        index_build_s=0.5,
        open_s=1.5,
        command_rows_per_s=900.0,
        command_rows=5000,
        peers=(PeerSpeed(SCAN, "names", 20.0, 100), PeerSpeed(ABSENT, "pairs", None, 0)),
        ratios=(Ratio("unlisted_cold_vs_wratio", "unlisted names, cold, per scan", 100.0),),
        repeats=3,
        seed=1,
        machine=Machine(2, "x86_64", "Linux", "3.11.9"),
    )
