"""What the tests of hostile files share."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.processes import confined


@pytest.fixture(scope="session")
def data(tmp_path_factory) -> Path:
    """A data folder with the built-in list indexed, so that a test measures its file."""
    folder: Path = tmp_path_factory.mktemp("hostile") / "data"
    file = folder.parent / "first.csv"
    file.write_text("name\nAnn\n", encoding="utf-8")
    assert confined(folder, "screen", file).returncode == 0
    return folder
