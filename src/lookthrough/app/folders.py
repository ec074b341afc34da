"""Where the data is kept."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path


def data_folder(given: Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """Choose the data folder.

    Args:
        given: as asked for on the command line.
        environment: where ``LOOKTHROUGH_DATA`` is looked up.

    Returns:
        What was given, else ``LOOKTHROUGH_DATA``, else the platform's data folder.

    Example:
        >>> data_folder(None, {"LOOKTHROUGH_DATA": "/data/lists"}).as_posix()
        '/data/lists'
    """
    if given is not None:
        return given
    named = environment.get("LOOKTHROUGH_DATA", "")
    return Path(named) if named else user_data_path("lookthrough", appauthor=False)
