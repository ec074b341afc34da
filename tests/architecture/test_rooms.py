"""How a room shows itself to the others. Who may import whom is in `make contracts`."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "src" / "lookthrough"
ROOMS = sorted(path.parent.name for path in HOME.glob("*/__init__.py"))


@pytest.fixture(params=ROOMS)
def room(request: pytest.FixtureRequest) -> ModuleType:
    return importlib.import_module(f"lookthrough.{request.param}")


def test_every_folder_is_a_room():
    folders = {path.name for path in HOME.iterdir() if path.is_dir()} - {"__pycache__"}
    assert sorted(folders) == ROOMS


def test_a_room_says_what_it_is_for(room: ModuleType):
    assert (room.__doc__ or "").strip()


def test_a_room_holds_what_it_exports(room: ModuleType):
    # Their order is ruff's business; they are pinned by the page docs/reference/python.md.
    assert len(set(room.__all__)) == len(room.__all__)
    assert [name for name in room.__all__ if not hasattr(room, name)] == []


@pytest.mark.parametrize("path", sorted(HOME.rglob("*.py")), ids=lambda p: str(p.relative_to(HOME)))
def test_no_module_opens_addresses(path: Path):
    # The import contracts see `urllib` whole, and `urllib.parse` is harmless.
    assert not re.search(r"urllib(\.| import .*\b)request", path.read_text(encoding="utf-8"))
