"""The shape of the tree: sizes, names, mirrored tests, and what no file may say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ROOT / "src" / "lookthrough"
BUILT = {".git", ".hypothesis", ".venv", "__pycache__", "build", "dist"}
MOST_LINES = 600
VAGUE = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in BUILT or path.name.endswith(("_cache", ".egg-info")):
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


FILES = tuple(_files(ROOT))
PYTHON = tuple(path for path in FILES if path.suffix == ".py")
MIRRORED = tuple(
    path
    for path in PYTHON
    if path.name.startswith("test_")
    and path.is_relative_to(ROOT / "tests")
    and (ROOMS / path.relative_to(ROOT / "tests").parts[0]).is_dir()
)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PYTHON, ids=_name)
def test_no_python_file_is_longer_than_a_sitting(path: Path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES, f"{lines} lines: split it by what it knows"


def test_names_say_what_is_inside():
    vague = [_name(path) for path in PYTHON if VAGUE & set(path.stem.split("_"))]
    vague += [_name(path.parent) for path in PYTHON if path.parent.name in VAGUE]
    assert vague == []


@pytest.mark.parametrize("test", MIRRORED, ids=_name)
def test_tests_mirror_the_source(test: Path):
    place = ROOMS / test.parent.relative_to(ROOT / "tests")
    subject = test.stem.removeprefix("test_")
    homes = (place / f"{subject}.py", place / subject)
    # A room's own `__init__` is tested by `test_<room>`; a registry's members by
    # `test_conformance`, one file for all that are registered.
    assert (
        any(home.exists() for home in homes)
        or subject == place.name
        or subject.endswith("conformance")
    ), f"no module {_name(homes[0])}"


def _texts() -> Iterator[tuple[Path, int, str]]:
    for path in FILES:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            yield path, number, line


# Written apart, so that this file does not hold what it looks for.
HOSTS = re.compile(
    "|".join(
        re.escape(host)
        for host in (
            "py" + "pi.org",
            "python" + "hosted.org",
            "registry.np" + "mjs",
            "deb.deb" + "ian.org",
            "--index" + "-url",
            "--extra" + "-index",
        )
    )
)
MACHINE = re.compile("/ro" + "ot/|/wo" + "rk/|/ho" + "me/[a-z]")


def test_no_file_names_a_registry_or_a_machine():
    found = [
        f"{_name(path)}:{number}"
        for path, number, line in _texts()
        if HOSTS.search(line) or MACHINE.search(line)
    ]
    assert found == []


def test_the_shared_data_is_found_in_one_place():
    relative = ".." + "/shared"
    found = [(_name(path), line) for path, _, line in _texts() if relative in line]
    assert [name for name, _ in found] == ["tests/conftest.py"]
    assert all("LOOKTHROUGH_SHARED" in line for _, line in found)


def test_generated_trees_are_left_out_of_the_search():
    assert not any(BUILT & set(path.relative_to(ROOT).parts) for path in FILES)
    assert {"Makefile", "README.md", "pyproject.toml"} <= {path.name for path in FILES}
