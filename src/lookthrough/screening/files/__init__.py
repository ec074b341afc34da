"""The user's file, of any kind, to rows: :func:`open_rows` is the door, ``kinds`` the list."""

from __future__ import annotations

from lookthrough.screening.files.door import open_rows
from lookthrough.screening.files.kinds import KINDS, Kind
from lookthrough.screening.files.row import MAX_FIELD, ReadOptions, Row, RowFile

__all__ = ["KINDS", "MAX_FIELD", "Kind", "ReadOptions", "Row", "RowFile", "open_rows"]
