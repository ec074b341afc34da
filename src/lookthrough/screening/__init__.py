"""One subject, or a file of them, to results: matching and network joined."""

from __future__ import annotations

from lookthrough.screening.batch import Batch
from lookthrough.screening.columns import By, ColumnMapping, GivenColumns, map_columns
from lookthrough.screening.engine import Screener, Settings
from lookthrough.screening.fields import KEPT_ONLY, Field
from lookthrough.screening.files import ReadOptions, Row, RowFile, open_rows
from lookthrough.screening.map_file import MapFile, read_map_file
from lookthrough.screening.preview import Preview, preview_of
from lookthrough.screening.subjects import read_subject

__all__ = [
    "KEPT_ONLY",
    "Batch",
    "By",
    "ColumnMapping",
    "Field",
    "GivenColumns",
    "MapFile",
    "Preview",
    "ReadOptions",
    "Row",
    "RowFile",
    "Screener",
    "Settings",
    "map_columns",
    "open_rows",
    "preview_of",
    "read_map_file",
    "read_subject",
]
