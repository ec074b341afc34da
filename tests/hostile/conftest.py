"""Commands that begin at once, and data folders for hostile lists and hostile subjects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.prepared import Prepared, prepared
from tests.cli.processes import confined

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    with prepared(tmp_path_factory.mktemp("commands")) as ready:
        yield ready


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, commands: Prepared) -> Path:
    """A data folder that holds a list of each kind already."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    for fixture, name in (
        ("un-sc", "consolidated.xml"),
        ("us-ofac-sdn", "sdn.csv"),
        ("us-ofac-cons.enhanced", "cons_enhanced.xml"),
    ):
        given, list_id = GOLDEN / fixture / name, fixture.partition(".")[0]
        added = commands.run(folder, "lists", "add", list_id, given, "--partial")
        assert added.returncode == 0, added.stderr
    return folder


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the built-in list indexed, so that a test measures its file."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    file = folder.parent / "first.csv"
    file.write_text("name\nAnn\n", encoding="utf-8")
    assert confined(folder, "screen", file).returncode == 0
    return folder
