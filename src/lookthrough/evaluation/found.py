"""How many listed parties are found, and how many others are flagged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lookthrough.evaluation.labels import open_labelled
from lookthrough.evaluation.scan import scanned
from lookthrough.evaluation.screened import (
    CURVE,
    Held,
    Known,
    ScreenedRow,
    ScreenSettings,
    screened,
)
from lookthrough.evaluation.scripts import script_of
from lookthrough.model import (
    InputError,
    JudgedRow,
    Problem,
    RateSlice,
    ScreeningEvaluation,
    ScreenPoint,
    Share,
)


def evaluate_screening(
    listed: Path | None, clean: Path | None, held: Held, settings: ScreenSettings
) -> ScreeningEvaluation:
    """Screen labelled rows and count.

    A listed row is found when a hit is the party in its ``entity_id``; in a file without that
    column, when a hit has that exact name among its own. A clean row is flagged by any hit.

    Args:
        listed: rows that stand for listed parties.
        clean: rows taken not to.
        held: the lists.
        settings: how to judge.

    Raises:
        InputError: neither file is given, or one cannot be read.
    """
    if listed is None and clean is None:
        raise InputError(
            "there is nothing to evaluate", expected="--listed FILE, --clean FILE or both"
        )
    skipped: list[Problem] = []
    listed_file = open_labelled(listed) if listed else None
    clean_file = open_labelled(clean) if clean else None
    known = Known.of(held.parties) if listed_file else None
    ours = list(screened(listed_file, held, settings, skipped, known)) if listed_file else []
    others = list(screened(clean_file, held, settings, skipped, None)) if clean_file else []
    at = settings.threshold
    missed = [row for row in ours if not _found(row, at)]
    missed.sort(key=lambda row: (-(row.found_score or 0.0), row.row))
    alarms = [row for row in others if _flagged(row, at)]
    alarms.sort(key=lambda row: (-(row.top or ("", 0.0))[1], row.row))
    by_id = listed_file is not None and "entity_id" in listed_file.rows.columns
    return ScreeningEvaluation(
        listed=listed_file.counted(len(ours)) if listed_file else None,
        clean=clean_file.counted(len(others)) if clean_file else None,
        coverage=held.coverage,
        threshold=at,
        lowest=settings.lowest,
        withheld=settings.withheld,
        found=_share(ours, _found, at),
        held=sum(bool(row.wanted) for row in ours),
        found_by="entity_id" if by_id else "exact name",
        flagged=_share(others, _flagged, at),
        listed_slices=_slices(ours, _found, at),
        clean_slices=_slices(others, _flagged, at),
        curve=tuple(
            ScreenPoint(t, _share(ours, _found, t), _share(others, _flagged, t))
            for t in sorted({*CURVE, at})
        ),
        misses=tuple(map(_miss, missed[: settings.errors])),
        misses_omitted=len(missed[settings.errors :]),
        alarms=tuple(map(_alarm, alarms[: settings.errors])),
        alarms_omitted=len(alarms[settings.errors :]),
        peers=scanned(ours, others, held, settings) if settings.peer_sample else (),
        skipped=tuple(skipped),
    )


def _found(row: ScreenedRow, threshold: float) -> bool:
    score = row.found_score
    return score is not None and score >= threshold


def _flagged(row: ScreenedRow, threshold: float) -> bool:
    return row.top is not None and row.top[1] >= threshold


Judge = Callable[[ScreenedRow, float], bool]


def _share(rows: Sequence[ScreenedRow], judge: Judge, threshold: float) -> Share:
    return Share(sum(judge(row, threshold) for row in rows), len(rows))


def _slices(rows: Sequence[ScreenedRow], judge: Judge, threshold: float) -> tuple[RateSlice, ...]:
    found: dict[tuple[str, str], list[ScreenedRow]] = {}
    for row in rows:
        for key in _kinds(row):
            found.setdefault(key, []).append(row)
    order = ("class", "schema", "script", "birth date")
    ordered = sorted(found, key=lambda key: (order.index(key[0]), key[1]))
    return tuple(RateSlice(*key, _share(found[key], judge, threshold)) for key in ordered)


def _kinds(row: ScreenedRow) -> Iterator[tuple[str, str]]:
    if row.kind:
        yield "class", row.kind
    yield "schema", str(row.subject.schema)
    yield "script", script_of(row.name)
    yield "birth date", "given" if row.subject.birth_dates else "not given"


def _miss(row: ScreenedRow) -> JudgedRow:
    entity = row.entity or ", ".join(sorted(row.wanted))
    caption = next((row.captions[party] for party in sorted(row.wanted)), "")
    return JudgedRow(row.row, row.kind, row.name, entity, caption, row.found_score)


def _alarm(row: ScreenedRow) -> JudgedRow:
    entity, score = row.top or ("", 0.0)
    return JudgedRow(row.row, row.kind, row.name, entity, row.captions.get(entity, ""), score)
