"""Disks that are full, and folders that may only be read."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

MOUNT, UNMOUNT = shutil.which("mount"), shutil.which("umount")


def _done(*command: str | Path | None) -> bool:
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


@cache
def may_mount(beside: Path) -> bool:
    """Whether this user may mount a file system; root in a container often may not."""
    if MOUNT is None or UNMOUNT is None or os.geteuid() != 0:
        return False
    folder = beside / "trial"
    folder.mkdir(exist_ok=True)
    mounted = _done(MOUNT, "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder)
    return mounted and _done(UNMOUNT, folder)


@contextmanager
def small_disk(folder: Path, size_bytes: int) -> Iterator[Path]:
    """Mount a small disk as ``folder``."""
    folder.mkdir()
    assert _done(MOUNT, "-t", "tmpfs", "-o", f"size={size_bytes}", "tmpfs", folder)
    try:
        yield folder
    finally:
        assert _done(UNMOUNT, "--lazy", folder)


def fill(folder: Path, left_bytes: int) -> Path:
    """Fill a small disk up to some bytes, and return the file that does."""
    filler = folder / "filler"
    free_bytes = shutil.disk_usage(folder).free
    filler.write_bytes(b"\1" * max(0, free_bytes - left_bytes))
    return filler


@contextmanager
def read_only(folder: Path) -> Iterator[Path]:
    """Let nobody write to a folder: mounted so for root, who may do what modes forbid."""
    if os.geteuid() == 0:
        assert _done(MOUNT, "--bind", folder, folder)
        try:
            assert _done(MOUNT, "-o", "remount,bind,ro", folder)
            yield folder
        finally:
            assert _done(UNMOUNT, "--lazy", folder)
        return
    modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    try:
        yield folder
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
