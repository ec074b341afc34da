"""The kinds of files that are read. A new kind is one module, one entry here and its mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lookthrough.screening.files.delimited import open_delimited
from lookthrough.screening.files.ftm import open_ftm
from lookthrough.screening.files.json_records import open_json_array, open_json_lines
from lookthrough.screening.files.parquet import open_parquet
from lookthrough.screening.files.row import Opened, ReadOptions
from lookthrough.screening.files.workbook import open_ods, open_xls, open_xlsx


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file.

    Args:
        word: its name in JSON.
        label: its name for people.
        endings: what its files' names end in.
        open: looks at such a file and gives its rows.
        options: the reading options that make sense for it.
    """

    word: str
    label: str
    endings: tuple[str, ...]
    open: Callable[[Path, ReadOptions], Opened]
    options: frozenset[str] = frozenset()


_TEXT = frozenset({"encoding"})
_JSON_ENDINGS = (".jsonl", ".ndjson", ".json", ".ftm")

CSV = Kind("csv", "CSV", (".csv", ".tsv", ".tab", ".txt"), open_delimited, _TEXT | {"delimiter"})
JSON_LINES = Kind("jsonl", "JSON lines", _JSON_ENDINGS, open_json_lines, _TEXT)
JSON_ARRAY = Kind("json", "a JSON array", _JSON_ENDINGS, open_json_array, _TEXT)
FTM = Kind("ftm", "FollowTheMoney", _JSON_ENDINGS, open_ftm, _TEXT)
FTM_ARRAY = Kind(
    "ftm", "a FollowTheMoney array", _JSON_ENDINGS, partial(open_ftm, is_array=True), _TEXT
)
PARQUET = Kind("parquet", "Parquet", (".parquet", ".pq"), open_parquet)
XLSX = Kind("xlsx", "Excel", (".xlsx", ".xlsm"), open_xlsx, frozenset({"sheet"}))
XLS = Kind("xls", "Excel 97–2003", (".xls",), open_xls, frozenset({"sheet"}))
ODS = Kind("ods", "OpenDocument", (".ods",), open_ods, frozenset({"sheet"}))

KINDS = (CSV, JSON_LINES, JSON_ARRAY, FTM, FTM_ARRAY, PARQUET, XLSX, XLS, ODS)
READ = "CSV, JSON lines, FollowTheMoney, Excel (.xlsx, .xls), OpenDocument (.ods) or Parquet"
