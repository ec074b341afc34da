"""Lines of a text, of bounded length, some of which can be read again."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from lookthrough.screening.files.encodings import Encoding, find_encoding, undecodable
from lookthrough.screening.files.unpacked import open_bytes

MAX_LINE = 8 << 20
"""Characters in one line: several of the longest fields. What is longer is passed over."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text with its encoding.

    Args:
        path: where it is; plain or gzip-compressed.
        encoding: how its bytes are read.
    """

    path: Path
    encoding: Encoding

    @classmethod
    def find(cls, path: Path, given: str = "") -> TextFile:
        """Find out how a text is encoded, if it is not given."""
        return cls(path, find_encoding(path, given))

    @contextmanager
    def opened(self) -> Iterator[TextIO]:
        """Open it at its beginning.

        Raises:
            InputError: a byte cannot be decoded; its line is named.
        """
        with open_bytes(self.path) as stream:
            try:
                yield io.TextIOWrapper(stream, encoding=self.encoding.codec, newline="")
            except UnicodeError:
                raise undecodable(self.path, self.encoding.codec) from None


class Lines:
    """The lines of a text.

    Args:
        text: opened without translating line ends.
    """

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self.record: list[str] = []
        """The lines of this record so far."""
        self.cut = False
        """Whether a line of this record was longer than :data:`MAX_LINE`; its end is lost."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._read()
        self.record.append(line)
        return line

    def _read(self) -> str:
        line = self._text.readline(MAX_LINE)
        if not line:
            raise StopIteration
        if len(line) == MAX_LINE and line[-1] not in "\r\n":
            rest = line
            while len(rest) == MAX_LINE and rest[-1] not in "\r\n":
                self.cut = True
                rest = self._text.readline(MAX_LINE)
        return line

    def begin_record(self) -> None:
        """Remember the lines from here on."""
        self.record.clear()
        self.cut = False

    def go_back(self, *, kept: int) -> None:
        """Give the lines of the record again, but for the first ones."""
        self._again.extendleft(reversed(self.record[kept:]))
