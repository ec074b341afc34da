"""``make evaluate`` and ``make bench`` without anything but the package itself."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.evaluation.measured import pairs_measured, screening_measured

from lookthrough.evaluation import write_baseline
from lookthrough.model import InputError

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "measure.py"


@pytest.fixture
def measure(monkeypatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "measure", module)
    spec.loader.exec_module(module)
    # No real list is measured here, and the baseline is the test's own.
    monkeypatch.setattr(module.Plan, "evaluations", lambda _: [pairs_measured()])
    return module


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


def test_a_quick_run_is_not_kept_as_the_baseline(measure, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(measure, "BASELINE", tmp_path / "baseline.json")
    with pytest.raises(SystemExit) as ended:
        measure.main(["evaluate", "--quick", "--write-baseline", "--out", str(tmp_path)])
    assert ended.value.code == 2
    assert "too little to keep" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_the_baseline_does_not_have_is_said_apart_from_what_was_not_measured(
    measure, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(measure, "BASELINE", tmp_path / "baseline.json")
    write_baseline(tmp_path / "baseline.json", [screening_measured()])
    assert measure.main(["evaluate", "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "Not compared: no baseline for 'names: pairs.csv'." in printed
    assert "Not measured: Not" not in printed
    document = json.loads((tmp_path / "evaluation.json").read_text(encoding="utf-8"))
    assert document["not_measured"] == []
    assert document["not_compared"] == ["no baseline for 'names: pairs.csv'."]
    assert "Not compared" in (tmp_path / "evaluation.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [None, "{"])
def test_a_baseline_that_cannot_be_read_is_an_error(measure, tmp_path, monkeypatch, text):
    monkeypatch.setattr(measure, "BASELINE", tmp_path / "baseline.json")
    if text is not None:
        (tmp_path / "baseline.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"baseline\.json"):
        measure.main(["evaluate", "--out", str(tmp_path)])
