"""Quality and speed, measured on the lists of a data folder."""

from __future__ import annotations

from pathlib import Path

from lookthrough.app.session import Session
from lookthrough.evaluation import Held, ScreenSettings, evaluate_screening
from lookthrough.model import ScreeningEvaluation


def screening_quality(
    session: Session, listed: Path | None, clean: Path | None, settings: ScreenSettings
) -> ScreeningEvaluation:
    """Evaluate screening against a session's lists.

    Args:
        session: opened with ``settings.lowest`` as its threshold.
        listed: rows that stand for listed parties.
        clean: rows taken not to.
        settings: how to judge.

    Raises:
        InputError: neither file is given, or one cannot be read.
    """
    held = Held(session.screener, session.coverage, session.entities)
    return evaluate_screening(listed, clean, held, settings)
