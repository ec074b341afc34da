"""XML from outside, read as a stream and without trust.

No document type, no entities, no network, no external files; limits on the unpacked size, on the
bytes of one record and on the number of elements; and libxml2's own limits on depth and text
length left on. Publishers' lists need none of what is refused here, and each of them has been
used to attack a reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from lookthrough.lists.source import UNPACKING_ERRORS, why
from lookthrough.model import DamagedListError, InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lookthrough.lists.source import SourceFile

MAX_BYTES = 1 << 30
"""Largest unpacked file read, in bytes: ten times the largest list known."""

MAX_RECORD_BYTES = 4 << 20
"""Most bytes read between the beginning or end of one record and the next; the largest record
known has 42 kB. libxml2 would collect a 200 MB attribute, comment or document type whole before
it says that it is too long."""

MAX_RECORDS = 200_000
"""Most records in one file: ten times the parties of the largest list known."""

MAX_ELEMENTS = 8_000_000
"""Most elements in one file. OFAC's list in its longest form has an estimated third of that."""

MAX_BETWEEN = 10_000
"""Most elements above the records: they are sections, and are not emptied."""

MAX_UNEVEN = 100_000
"""Elements that may stand in one place before their number is measured by that of the records."""

CHUNK_BYTES = 1 << 16
FIRST_CHUNK_BYTES = 1 << 12

_MESSAGE_PLACE = re.compile(r",? line \d+, column \d+.*$")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a document must look like to be the one expected.

    Args:
        roots: local names the root element may have.
        depth: how far below the root the records stand: 1 for its children. Everything at that
            depth is handed out, whatever its name, so that nothing is passed over unseen.
        expected: the document in a few words, for the message when it is another one.
        max_records: refuse a file with more records than this.
        max_elements: refuse a file with more elements, of any kind, than this.
        mean_elements: refuse it also where it has more than this for each record so far, and
            ``MAX_UNEVEN``; a few records of millions of elements would cost what a list of
            thousands of parties may.
        max_record_bytes: refuse a file in which more bytes than this come between the end of one
            record and the next.
    """

    roots: Collection[str]
    depth: int
    expected: str
    max_records: int = MAX_RECORDS
    max_elements: int = MAX_ELEMENTS
    mean_elements: int = MAX_ELEMENTS
    max_record_bytes: int = MAX_RECORD_BYTES


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace.

    Example:
        >>> local_name(etree.Element("{urn:example}entry"))
        'entry'
    """
    return etree.QName(element).localname


def line_of(element: etree._Element) -> int | None:
    """Return the line an element begins at, 1 for the first, where the parser knows it."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def is_xml(source: SourceFile) -> bool:
    """Whether a file begins as XML does, by its first bytes once unpacked."""
    try:
        with source.open() as stream:
            first = stream.read(FIRST_CHUNK_BYTES)
    except (OSError, *UNPACKING_ERRORS):
        return False
    return first.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")


def stream_elements(
    source: SourceFile, shape: Shape, *, max_bytes: int = MAX_BYTES
) -> Iterator[etree._Element]:
    """Hand out the root element, then each record element whole, in the file's order.

    The root comes when its start tag is read, with its attributes and no content yet. A record
    is emptied once the caller asks for the next one, so memory does not grow with the file;
    what stands between root and records is in the root at the end.

    Args:
        source: the file, plain or gzip-compressed.
        shape: the root expected, and where the records stand.
        max_bytes: refuse a file that is larger once unpacked.

    Raises:
        DamagedListError: the file is cut off, malformed (line and column are named), declares a
            document type, or is larger than ``max_bytes`` or than anything a list needs.
        InputError: it is whole but another document.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    reader = _Reader(parser, shape, source.name)
    try:
        for chunk in _chunks(source, max_bytes):
            parser.feed(chunk)
            yield from reader.found()
            reader.check_size(len(chunk))
        parser.close()
        yield from reader.found()
    except etree.XMLSyntaxError as error:
        raise _damaged(error, source.name) from error


def _chunks(source: SourceFile, max_bytes: int) -> Iterator[bytes]:
    """Read in pieces; the first is small, so that a document type is met before its content."""
    total, size = 0, FIRST_CHUNK_BYTES
    with source.open() as stream:
        while True:
            try:
                chunk = stream.read(size)
            except UNPACKING_ERRORS as error:
                raise DamagedListError(
                    f"the compressed file is not whole after {total} unpacked bytes: {why(error)}",
                    file=source.name,
                    expected="the file as the publisher gave it",
                ) from error
            if not chunk:
                break
            total += len(chunk)
            if total > max_bytes:
                raise DamagedListError(
                    f"larger than {max_bytes} bytes once unpacked",
                    file=source.name,
                    expected="a list of ordinary size",
                )
            yield chunk
            size = CHUNK_BYTES
    if total == 0:
        raise DamagedListError("the file is empty", file=source.name, expected="an XML document")


class _Reader:
    """Takes what the parser has ready, checks the root, and empties what was handed out."""

    def __init__(self, parser: etree.XMLPullParser, shape: Shape, file_name: str) -> None:
        self._parser = parser
        self._shape = shape
        self._file_name = file_name
        self._depth = -1
        self._line = 1
        self._elements = 0
        self._records = 0
        self._between = 0
        self._bytes_since = 0

    def found(self) -> Iterator[etree._Element]:
        for event, element in self._parser.read_events():
            if not isinstance(element, etree._Element):  # noqa: SLF001 - lxml's only name for it
                continue
            if event == "start":
                self._depth += 1
                self._count(element)
                if self._depth == 0:
                    self._check(element)
                    yield element
                continue
            if self._depth == self._shape.depth:
                yield element
                _empty(element)
                self._bytes_since = 0
            self._depth -= 1

    def check_size(self, fed_bytes: int) -> None:
        """Count what was fed since the last record; call it after what was found is used."""
        self._bytes_since += fed_bytes
        most = self._shape.max_record_bytes
        if self._bytes_since > most:
            raise self._too_much(f"over {most >> 20} MiB without the end of a record")

    def _count(self, element: etree._Element) -> None:
        self._line = line_of(element) or self._line
        self._elements += 1
        self._records += self._depth == self._shape.depth
        self._between += self._depth < self._shape.depth
        for_these = MAX_UNEVEN + self._shape.mean_elements * self._records
        for count, most, what in (
            (self._elements, self._shape.max_elements, "elements"),
            (self._elements, for_these, f"elements for its {self._records:,} records"),
            (self._records, self._shape.max_records, "records"),
            (self._between, MAX_BETWEEN, "elements above the records"),
        ):
            if count > most:
                raise self._too_much(f"more than {most:,} {what}")

    def _too_much(self, problem: str) -> DamagedListError:
        return DamagedListError(
            f"{problem}; the last element begins at line {self._line}",
            file=self._file_name,
            row=self._line,
            expected="a list of ordinary size",
        )

    def _check(self, root: etree._Element) -> None:
        if root.getroottree().docinfo.internalDTD is not None:
            raise DamagedListError(
                "declares a document type (DOCTYPE), which is not read from outside",
                file=self._file_name,
                expected="an XML document without one",
            )
        if local_name(root) not in self._shape.roots:
            raise InputError(
                f"the document's root element is <{local_name(root)[:80]}>",
                file=self._file_name,
                expected=self._shape.expected,
            )


def _empty(element: etree._Element) -> None:
    """Drop an element that has been used, and what stands before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _damaged(error: etree.XMLSyntaxError, file_name: str) -> DamagedListError:
    line, column = error.position
    reason = _MESSAGE_PLACE.sub("", error.msg or "") or "nothing to read"
    return DamagedListError(
        f"not well-formed XML at line {line}, column {column}: {reason}",
        file=file_name,
        row=line,
        expected="the whole file as the publisher gave it",
    )
