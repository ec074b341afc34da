"""The user's file, of any kind, to rows. ``open_rows`` in ``door`` is the way in.

=================== ==========================================================
``door``            finds the kind, counts rows and columns, checks the options
``recognition``     which kind it is, by its content
``kinds``           the list of kinds; a new one is a module, an entry and a mark
``row``             what every kind gives: rows, and what is said of the file
``delimited``       CSV and its kin
``json_records``    JSON lines and arrays
``ftm``             FollowTheMoney, over ``json_records``
``parquet``         Parquet
``workbook``        Excel and OpenDocument
``workbook_survey`` a look through an .xlsx before it is handed over
``headers``         names of columns
``cells``           typed values to text
``unpacked``        bytes, gzip-compressed or not
``encodings``       how bytes are read as text
``lines``           lines of a text, of bounded length
``confined``        the process that reads binary files under limits
``confined_reader`` what runs in that process
=================== ==========================================================
"""

from __future__ import annotations

from lookthrough.screening.files.door import open_rows
from lookthrough.screening.files.encodings import codec_of
from lookthrough.screening.files.kinds import KINDS, Kind
from lookthrough.screening.files.row import MAX_FIELD, ReadOptions, Row, RowFile

__all__ = [
    "KINDS",
    "MAX_FIELD",
    "Kind",
    "ReadOptions",
    "Row",
    "RowFile",
    "codec_of",
    "open_rows",
]
