from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any

import pytest

from lookthrough.model import DuplicateKeyError, Registry, UnknownKeyError, registry

MODULE = """
import sys
registry = sys.modules["{package}"].registry
registry.register("{key}")("{key} of {package}")
"""


@pytest.fixture
def colours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry[str]]:
    """Give a registry over an invented package whose two modules register one item each."""
    package = f"invented_{tmp_path.name}"
    folder = tmp_path / package
    folder.mkdir()
    (folder / "__init__.py").touch()
    for key in ("red", "blue"):
        (folder / f"{key}.py").write_text(MODULE.format(package=package, key=key), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    made = Registry[str]("colour", package=package)
    module: Any = importlib.import_module(package)
    module.registry = made
    yield made
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        del sys.modules[name]


def test_what_the_folder_holds_is_found_without_naming_it(colours: Registry[str]):
    assert list(colours) == ["blue", "red"]
    assert colours["red"].startswith("red of invented_")
    assert len(colours) == 2


def test_keys_come_in_order_whatever_the_order_of_adding(colours: Registry[str]):
    colours.add("violet", "v")
    colours.add("amber", "a")
    assert [key for key, _ in colours.items()] == ["amber", "blue", "red", "violet"]


def test_asking_whether_a_key_is_there_looks_into_the_folder_first(colours: Registry[str]):
    assert "red" in colours
    assert "green" not in colours
    assert 7 not in colours


def test_two_things_cannot_have_one_name(colours: Registry[str]):
    colours.add("green", "one")
    with pytest.raises(DuplicateKeyError, match="colour 'green' is registered twice"):
        colours.add("green", "other")
    assert colours["green"] == "one"


def test_an_unknown_name_is_answered_with_the_known_ones(colours: Registry[str]):
    with pytest.raises(UnknownKeyError) as caught:
        colours["green"]
    assert str(caught.value) == "no colour named 'green'; known: blue, red"


def test_the_decorator_hands_back_what_it_registers(colours: Registry[str]):
    assert colours.register("green")("meadow") == "meadow"
    assert colours["green"] == "meadow"


def test_third_parties_add_theirs_by_entry_point(
    colours: Registry[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    package = colours["red"].removeprefix("red of ")
    plugin = f"plugin_{tmp_path.name}"
    text = MODULE.format(package=package, key="gold")
    (tmp_path / f"{plugin}.py").write_text(text, encoding="utf-8")
    groups: list[str] = []

    def found(*, group: str) -> EntryPoints:
        groups.append(group)
        return EntryPoints([EntryPoint("gold", plugin, group)])

    monkeypatch.setattr(registry, "entry_points", found)
    fresh = Registry[str]("colour", package="json")
    sys.modules[package].registry = fresh  # type: ignore[attr-defined]
    assert fresh["gold"] == f"gold of {package}"
    assert groups == ["lookthrough.colours"]
    del sys.modules[plugin]


def test_a_module_that_cannot_be_loaded_is_not_passed_over_in_silence(tmp_path, monkeypatch):
    package = f"broken_{tmp_path.name}"
    (tmp_path / package).mkdir()
    (tmp_path / package / "__init__.py").touch()
    (tmp_path / package / "bad.py").write_text("raise OSError('no ink')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    made = Registry[str]("colour", package=package)
    for _ in range(2):
        with pytest.raises(OSError, match="no ink"):
            list(made)
