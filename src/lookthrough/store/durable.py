"""Writing so that a kill at any moment leaves the old state or the new one, never a half.

Everything is written into a folder set aside, synced, then renamed into place. The rename is
the one step that counts: before it nothing has changed, after it everything has.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from lookthrough.model import DataFolderError, InputError

ASIDE = ".tmp-"

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")


def plain_name(text: str, *, what: str) -> str:
    """Return ``text`` if it is safe as the name of a file or folder.

    Raises:
        InputError: it is not, for example because it could lead out of the folder.
    """
    if _PLAIN_NAME.fullmatch(text):
        return text
    raise InputError(
        f"{text!r} cannot be {what}",
        expected="up to 120 letters, digits, '.', '_' and '-', the first a letter or digit",
    )


def kept_name(text: str) -> str:
    """Return a safe name for a file a user named: ``consolidated (1).xml`` is a usual download.

    Example:
        >>> kept_name("consolidated (1).xml"), kept_name("../../list.csv")
        ('consolidated__1_.xml', 'f______list.csv')
    """
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", text)[-110:].replace("..", "__")
    return plain if _PLAIN_NAME.fullmatch(plain) else f"f{plain}"


@contextmanager
def reported(path: Path, action: str) -> Iterator[None]:
    """Turn any ``OSError`` into a ``DataFolderError`` that names the path and the reason."""
    try:
        yield
    except OSError as error:
        where = error.filename or path
        reason = error.strerror or str(error)
        raise DataFolderError(f"{where}: cannot {action} the data folder: {reason}") from error


def sync(path: Path) -> None:
    """Ask the disk to hold what was written to a file, or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def ensure_folder(folder: Path) -> None:
    """Create a folder and its parents, each held by the disk before the next."""
    if folder.is_dir():
        return
    ensure_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync(folder.parent)


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Open a new file for writing; it is on the disk when the block ends."""
    with path.open("xb") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())


def new_aside(beside: Path) -> Path:
    """Create an empty folder to write in, on the same disk as ``beside`` is."""
    # tempfile.mkdtemp would hide the finished folder from the other users of a shared machine.
    folder = beside / f"{ASIDE}{os.getpid()}-{secrets.token_hex(6)}"
    folder.mkdir()
    return folder


@contextmanager
def in_use(folder: Path) -> Iterator[None]:
    """Mark a folder as being written, until the block or the process ends, however it ends."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # Some network file systems lock no folders.
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def is_in_use(folder: Path) -> bool | None:
    """Whether some process writes in a folder; ``None`` where the file system does not tell."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return False


def put_in_place(aside: Path, target: Path) -> None:
    """Rename a finished folder to ``target``, which becomes visible whole or not at all.

    What stands there is moved out first: callers have found it damaged.
    """
    for folder in (aside, *(path for path in aside.rglob("*") if path.is_dir())):
        sync(folder)
    if target.exists():
        displaced = new_aside(target.parent)
        target.rename(displaced)
        shutil.rmtree(displaced, ignore_errors=True)
    aside.rename(target)
    sync(target.parent)
