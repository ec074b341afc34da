"""The command line as a process of its own, for what only a process shows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = (sys.executable, "-c", "from lookthrough.cli import main; main()")
TIMEOUT_S = 120


def environment(data: Path) -> dict[str, str]:
    """The user's environment, with a data folder of its own and room for a table."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LOOKTHROUGH")}
    return kept | {"LOOKTHROUGH_DATA": str(data), "COLUMNS": "200"}


def ran(data: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env=environment(data),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT_S,
        check=False,
    )


def started(data: Path, *arguments: object) -> subprocess.Popen[str]:
    """Start a command and leave it running."""
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        env=environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
