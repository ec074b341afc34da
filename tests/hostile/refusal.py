"""What every refusal of a hostile file has in common."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.processes import Confined
from tests.store.invented import tree

MOST_MEMORY_BYTES = 1 << 30
MOST_PROCESSOR_S = 10.0
PLACE = re.compile(r"row \d|line \d|bytes|element|record|field|content|file|root|DOCTYPE|parties")


def assert_refused(done: Confined, file: Path, data: Path, before: dict[str, bytes]) -> None:
    assert done.returncode == 2, (done.returncode, done.stderr[-2000:])
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 1000
    told = " ".join(done.stderr.split())
    assert file.name in told
    assert PLACE.search(told.replace(file.name, ""))
    assert done.processor_s < MOST_PROCESSOR_S
    assert done.peak_bytes < MOST_MEMORY_BYTES
    assert tree(data) == before
