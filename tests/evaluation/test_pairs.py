"""Labelled pairs: scored as screening scores, counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.evaluation import PairSettings, evaluate_pairs
from lookthrough.evaluation.pairs import best_point, confusion
from lookthrough.matching import explain, subject_profile
from lookthrough.model import Confusion, PairEvaluation, Schema, Subject

PAIRS = """schema,name1,name2,is_match,quality,category
Person,Miro Tannenfels,TANNENFELS Miro,true,STRONG,order
Person,Miro Tannenfels,Миро Танненфельс,true,MEDIUM,
Person,Miro Tannenfels,Greta Willowbrook,false,STRONG,
Company,Harbour Lantern Ltd,Harbour Lantern Limited,false,WEAK,form
Person,Odo Quillfeather,Bela Thornapple,true,WEAK,
"""


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    file = tmp_path / "pairs.csv"
    file.write_text(PAIRS, encoding="utf-8")
    return file


def evaluated(file: Path, text: str = "", settings: PairSettings | None = None) -> PairEvaluation:
    if text:
        file.write_text(text, encoding="utf-8")
    return evaluate_pairs([file], settings or PairSettings())


def test_right_and_wrong_verdicts_are_counted(pairs: Path):
    found = evaluated(pairs)
    assert found.counts == Confusion(tp=2, fp=1, tn=1, fn=1)
    assert (found.sets[0].rows, found.sets[0].used) == (5, 5)


def test_a_pair_scores_what_screening_would_give_it(pairs: Path):
    found = evaluated(pairs)
    score = next(e.score for e in found.errors if e.name1 == "Harbour Lantern Ltd")
    ours, theirs = (
        subject_profile(Subject(row=0, names=(name,), schema=Schema.COMPANY))
        for name in ("Harbour Lantern Ltd", "Harbour Lantern Limited")
    )
    assert score == explain(ours, theirs).score


def test_slices_add_up_to_all_pairs(pairs: Path):
    found = evaluated(pairs)
    kinds = {part.kind: 0 for part in found.slices}
    for part in found.slices:
        kinds[part.kind] += part.counts.n
    assert kinds == {"schema": 5, "quality": 5, "category": 2, "script": 5}
    across = next(part for part in found.slices if part.value == "across scripts")
    assert across.counts == Confusion(tp=1)


def test_the_most_confident_errors_come_first_and_the_rest_is_counted(pairs: Path):
    found = evaluated(pairs, settings=PairSettings(errors=1))
    assert [(error.row, error.is_match) for error in found.errors] == [(5, True)]
    assert found.errors_omitted == 1


def test_rows_that_cannot_be_used_are_reported_and_skipped(tmp_path: Path):
    text = (
        "schema,name1,name2,is_match\n"
        "Person,Ann Lee,Ann Lee,true\n"
        "Person,Ann Lee,Ann Lee,perhaps\n"
        "Person,,Ann Lee,true\n"
        "Person,too,few\n"
        "Wizard,Ann Lee,Ann Lee,true\n"
    )
    found = evaluated(tmp_path / "pairs.csv", text)
    assert found.counts == Confusion(tp=2)
    assert (found.sets[0].rows, found.sets[0].used) == (5, 2)
    assert [(p.row, p.field) for p in found.skipped] == [
        (2, "is_match"),
        (3, "name1"),
        (4, ""),
        (5, "schema"),
    ]


def test_the_threshold_decides_and_the_best_one_is_only_shown(pairs: Path):
    strict = evaluated(pairs, settings=PairSettings(threshold=1.1))
    assert strict.counts.tp == strict.counts.fp == 0
    assert strict.best.counts.f1 is not None
    assert strict.best.threshold < 1.1
    assert 1.1 in [point.threshold for point in strict.curve]


scored = st.lists(
    st.tuples(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), st.booleans()), min_size=1
)


@given(scored)
def test_no_threshold_does_better_than_the_best(pairs: list[tuple[float, bool]]):
    scores, labels = [score for score, _ in pairs], [label for _, label in pairs]
    best = best_point(scores, labels)
    assert confusion(scores, labels, best.threshold) == best.counts
    for threshold in {*scores, 2.0}:
        assert (confusion(scores, labels, threshold).f1 or 0) <= (best.counts.f1 or 0) + 1e-12


def test_peers_are_run_on_every_pair_or_said_to_be_missing(pairs: Path):
    found = evaluated(pairs, settings=PairSettings(peers=True))
    assert [b.peer.name for b in found.peers] == ["rapidfuzz WRatio", "nomenklatura logic-v2"]
    for beside in found.peers:
        assert bool(beside.peer.missing) == (beside.counts is None)
        assert beside.counts is None or beside.counts.n == 5
