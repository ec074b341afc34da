"""Compile the inner loops once, so that no search waits for it; set-up runs this."""

from __future__ import annotations

from lookthrough.matching.arrays import build_arrays
from lookthrough.matching.index import Index
from lookthrough.matching.profile import subject_profile
from lookthrough.matching.scoring import explain
from lookthrough.model import Subject


def warm() -> None:
    """Run one small search; Numba keeps what it compiles beside the package, or in its cache."""
    profile = subject_profile(Subject(row=0, names=("Invented Trading Company 5",)))
    near = subject_profile(Subject(row=0, names=("Inwented Tradingcompany",)))
    Index(build_arrays([profile])).candidates(near, 0.1)
    explain(near, profile)
