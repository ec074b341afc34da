"""One subject, or a file of them, to results: matching and network joined."""

from __future__ import annotations

from lookthrough.screening.batch import Batch
from lookthrough.screening.columns import KEPT_ONLY, ColumnMapping, Field, map_columns
from lookthrough.screening.engine import Screener, Settings
from lookthrough.screening.rows import Row, RowFile, open_rows
from lookthrough.screening.subjects import read_subject

__all__ = [
    "KEPT_ONLY",
    "Batch",
    "ColumnMapping",
    "Field",
    "Row",
    "RowFile",
    "Screener",
    "Settings",
    "map_columns",
    "open_rows",
    "read_subject",
]
