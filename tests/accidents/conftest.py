"""Data folders to spoil, and processes to end."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.accidents.made_lists import NEW_ONLY, subjects, un_list
from tests.cli.prepared import Prepared, prepared

ROWS = 300


@dataclass(frozen=True, slots=True)
class World:
    """Two editions of a list, people to screen, and a data folder that holds the old edition."""

    commands: Prepared
    old: Path
    new: Path
    people: Path
    template: Path

    def fresh(self, folder: Path) -> Path:
        """Copy the data folder with the old edition."""
        shutil.copytree(self.template, folder)
        return folder

    def status(self, data: Path) -> dict[str, Any]:
        """What ``lists status --json`` says of the list."""
        done = self.commands.run(data, "lists", "status", "--json")
        assert done.returncode == 0, done.stderr
        (state,) = (s for s in json.loads(done.stdout)["lists"] if s["list"] == "un-sc")
        return {
            "date": state["date"][:10],
            "entities": state["entities"],
            "content": state["snapshot"].partition("-")[2],
        }

    def finds_new(self, data: Path) -> bool:
        """Whether a search finds the party of the new edition."""
        done = self.commands.run(data, "search", NEW_ONLY, "--json")
        assert done.returncode == 0, done.stderr
        found = [hit["caption"] for hit in json.loads(done.stdout)["hits"]]
        return NEW_ONLY in found


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("world")
    old, new = un_list(folder / "old.xml", new=False), un_list(folder / "new.xml", new=True)
    with prepared(folder) as commands:
        template = folder / "data"
        added = commands.run(template, "lists", "add", "un-sc", old)
        assert added.returncode == 0, added.stderr
        made = World(commands, old, new, subjects(folder / "people.csv", ROWS), template)
        assert not made.finds_new(template)
        # The index of the new edition as well, so that the tests need not wait for it.
        later = made.fresh(folder / "later")
        assert commands.run(later, "lists", "add", "un-sc", new).returncode == 0
        assert made.finds_new(later)
        shutil.copytree(later / "indexes", template / "indexes", dirs_exist_ok=True)
        yield made


def leftovers(folder: Path) -> list[Path]:
    """All that is being written, or was when its writer ended."""
    return [*folder.rglob(".tmp-*"), *folder.rglob(".*.part")]
