"""What a file of results says, without what differs from run to run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq


def told(file: Path) -> Any:
    """Read a file of results or a report whole; one that is cut off fails."""
    if file.suffix == ".parquet":
        table = pq.read_table(file)
        return table.to_pylist(), _steady(json.loads(table.schema.metadata[b"lookthrough"]))
    if file.suffix == ".jsonl":
        return [_steady(json.loads(line)) for line in file.read_text("utf-8").splitlines()]
    if file.suffix == ".html":
        text = file.read_text("utf-8")
        assert text.rstrip().endswith("</html>")
        return re.sub(r"[\d,]+ rows/s|\d\d:\d\d(:\d\d)?|[\d.,]+ s(econds)?\b", "", text)
    return file.read_bytes()


def _steady(line: dict[str, Any]) -> dict[str, Any]:
    summary = line.get("summary")
    if summary:
        line["summary"] = {k: v for k, v in summary.items() if k not in {"seconds", "rate"}}
    return line
