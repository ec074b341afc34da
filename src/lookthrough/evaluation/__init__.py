"""Labelled data, the validation kit and the benchmark: how good and how fast screening is."""

from __future__ import annotations
