"""A data folder of each test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from lookthrough.store import DataFolder


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data", lock_timeout_s=0.2)
