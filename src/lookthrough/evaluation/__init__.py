"""Labelled data, the validation kit and the benchmark: how good and how fast screening is."""

from __future__ import annotations

from lookthrough.evaluation.baseline import (
    TOLERANCES,
    Measured,
    NotInBaselineError,
    compare,
    read_baseline,
    write_baseline,
)
from lookthrough.evaluation.cases import Cases, clean_people, listed_cases
from lookthrough.evaluation.found import evaluate_screening
from lookthrough.evaluation.pairs import PairSettings, evaluate_pairs
from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation
from lookthrough.evaluation.screened import Held, ScreenSettings
from lookthrough.evaluation.speed import Processes, measure_speed
from lookthrough.evaluation.workloads import SpeedSettings

__all__ = [
    "PERTURBATIONS",
    "TOLERANCES",
    "Cases",
    "Held",
    "ListedName",
    "Measured",
    "NotInBaselineError",
    "PairSettings",
    "Perturbation",
    "Processes",
    "ScreenSettings",
    "SpeedSettings",
    "clean_people",
    "compare",
    "evaluate_pairs",
    "evaluate_screening",
    "listed_cases",
    "measure_speed",
    "read_baseline",
    "write_baseline",
]
