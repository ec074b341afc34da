"""Labelled data, the validation kit and the benchmark: how good and how fast screening is."""

from __future__ import annotations

from lookthrough.evaluation.found import evaluate_screening
from lookthrough.evaluation.pairs import PairSettings, evaluate_pairs
from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation
from lookthrough.evaluation.screened import Held, ScreenSettings

__all__ = [
    "PERTURBATIONS",
    "Held",
    "ListedName",
    "PairSettings",
    "Perturbation",
    "ScreenSettings",
    "evaluate_pairs",
    "evaluate_screening",
]
