"""What is installed, and that the numbers agree."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import lookthrough

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# What screening is measured beside: imported where it is run, and done without where it is not.
PEERS = {"followthemoney", "nomenklatura", "rapidfuzz"}
LOCKED = sorted((ROOT / "requirements").glob("*.txt"))
NAME = r"([a-z0-9-]+)(?:\[[a-z0-9,-]+\])?=="
HASHED = re.compile(NAME + r"\S+( ; .+?)?( --hash=sha256:[0-9a-f]{64})+")


def _dependencies() -> list[str]:
    return [re.split(r"[^a-z0-9-]", text)[0] for text in PROJECT["dependencies"]]


def _imported(*parts: str) -> set[str]:
    names: set[str] = set()
    for path in (ROOT / "src").joinpath(*parts).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return names


def test_every_dependency_is_imported_and_every_import_is_a_dependency():
    foreign = _imported() - set(sys.stdlib_module_names) - {"lookthrough"} - PEERS
    assert sorted(foreign) == sorted(name.replace("-", "_") for name in _dependencies())


def test_peers_are_known_to_the_evaluation_alone():
    rooms = {path.name for path in (ROOT / "src" / "lookthrough").iterdir() if path.is_dir()}
    knowing = {room for room in rooms if PEERS & _imported("lookthrough", room)}
    assert knowing == {"evaluation"}
    locked = (ROOT / "requirements" / "bench.txt").read_text(encoding="utf-8")
    assert {name for name in PEERS if f"\n{name}==" in f"\n{locked}"} == PEERS


def test_the_commands_start_without_what_only_measuring_needs():
    script = (
        "import sys; import lookthrough.cli; "
        "print(*(n for n in sys.modules if n.startswith(('lookthrough.evaluation', 'rapidfuzz'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)
def test_every_locked_requirement_is_one_version_with_hashes(path: Path):
    text = path.read_text(encoding="utf-8").replace(" \\\n    ", " ")
    lines = text.splitlines()
    assert lines
    assert [line for line in lines if not HASHED.fullmatch(line)] == []


def test_every_dependency_is_locked():
    text = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    locked = set(re.findall(f"^{NAME}", text, re.MULTILINE))
    assert set(_dependencies()) <= locked


def test_locked_files_agree_where_they_hold_the_same_package():
    pins: dict[str, set[str]] = {}
    for path in LOCKED:
        found: dict[str, set[str]] = {}
        text = path.read_text(encoding="utf-8")
        for name, version in re.findall(rf"^{NAME}(\S+)", text, re.MULTILINE):
            found.setdefault(name, set()).add(version)
        for name, versions in found.items():
            assert versions == pins.setdefault(name, versions), f"{name} in {path.name}"


def test_the_version_is_the_newest_in_the_changelog():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(\d[^]]*)\] - \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    assert "## [Unreleased]" in text
    assert released[0] == PROJECT["version"] == lookthrough.__version__


def test_the_model_pulls_in_the_standard_library_and_nothing_else():
    # The editable install has a finder of its own, which is there before any import.
    script = (
        "import sys; before = set(sys.modules); import lookthrough.model; "
        "print(*{name.split('.')[0] for name in set(sys.modules) - before})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    names = set(done.stdout.split())
    assert "lookthrough" in names
    assert names - set(sys.stdlib_module_names) == {"lookthrough"}
