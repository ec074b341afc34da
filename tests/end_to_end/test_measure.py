"""``make evaluate`` and ``make bench`` without anything but the package itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "measure.py"


@pytest.mark.parametrize(("what", "name"), [("evaluate", "evaluation"), ("bench", "benchmark")])
def test_the_built_in_network_is_measured_and_what_is_not_is_said(tmp_path, what: str, name: str):
    done = subprocess.run(
        [sys.executable, str(SCRIPT), what, "--quick", "--out", str(tmp_path)],
        env={**os.environ, "LOOKTHROUGH_SHARED": "", "COLUMNS": "100"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Lists searched: curated-dprk-it" in done.stdout
    assert "Not measured: " in done.stdout
    assert (tmp_path / f"{name}.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    document = json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8"))
    assert len(document["measurements"]) == 1
    assert all("LOOKTHROUGH_SHARED is not set" in said for said in document["not_measured"])
