"""Arrays derived from a watchlist, kept so that the next process maps them instead of building.

They can always be made again, so a damaged set is simply not there. No lock is taken: two
processes that make the same set at once write aside, and the first rename stands.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lookthrough.store.durable import (
    ASIDE,
    ensure_folder,
    in_use,
    is_in_use,
    new_aside,
    plain_name,
    put_in_place,
    reported,
    written,
)

Array = npt.NDArray[Any]

_CONTENTS = "contents.json"
_JUST_MADE_S = 60.0
"""A folder this new may not have been marked as being written yet."""
_ABANDONED_AFTER_S = 24 * 3600.0
"""Where no process can mark a folder, only its age tells."""


def save_arrays(folder: Path, arrays: Mapping[str, Array]) -> None:
    """Keep named arrays as ``folder``, all or none.

    Args:
        folder: where to; its parents are created. A whole set that is there already stays.
        arrays: of any plain dtype and shape, under names that are safe as file names.

    Raises:
        DataFolderError: the folder cannot be written.
        InputError: a name is not safe.
        ValueError: an array holds Python objects.
    """
    names = {name: f"{plain_name(name, what='the name of an array')}.npy" for name in arrays}
    with reported(folder, "write an index to"):
        ensure_folder(folder.parent)
        aside = new_aside(folder.parent)
        try:
            with in_use(aside):
                for name, array in arrays.items():
                    with written(aside / names[name]) as out:
                        np.save(out, array, allow_pickle=False)
                sizes = {name: (aside / file).stat().st_size for name, file in names.items()}
                with written(aside / _CONTENTS) as out:
                    out.write(json.dumps(sizes, indent=2, sort_keys=True).encode())
                _settle(aside, folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def load_arrays(folder: Path) -> dict[str, Array] | None:
    """Map the arrays kept as ``folder``, read-only; ``None`` if they are not there or not whole."""
    try:
        sizes = json.loads((folder / _CONTENTS).read_bytes())
        arrays = {}
        for name, size_bytes in sizes.items():
            file = folder / f"{name}.npy"
            if file.stat().st_size != size_bytes:
                return None
            arrays[name] = np.load(file, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, AttributeError, EOFError):
        return None
    return arrays


def sweep_abandoned(indexes: Path) -> None:
    """Remove what a killed process left half-written: what nobody is writing in."""
    for aside in indexes.glob(f"*/{ASIDE}*"):
        try:
            # Without its sign, since the clock may have been set back.
            age_s = abs(time.time() - aside.stat().st_mtime)
            written_in = is_in_use(aside)
        except FileNotFoundError:
            continue
        rests_s = _ABANDONED_AFTER_S if written_in is None else _JUST_MADE_S
        if not written_in and age_s > rests_s:
            shutil.rmtree(aside, ignore_errors=True)


def _settle(aside: Path, folder: Path) -> None:
    if load_arrays(folder) is not None:
        return
    try:
        put_in_place(aside, folder)
    except OSError:
        # Another process may have put the same set there between the look and the rename.
        if load_arrays(folder) is None:
            raise
