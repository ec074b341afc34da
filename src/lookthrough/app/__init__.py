"""The composition root: settings to wiring. The only place that names a concrete store."""

from __future__ import annotations

from lookthrough.app.folders import data_folder
from lookthrough.app.session import Session, chains
from lookthrough.app.workspace import Workspace

__all__ = ["Session", "Workspace", "chains", "data_folder"]
