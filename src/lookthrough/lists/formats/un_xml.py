"""The UN Security Council's consolidated list in XML, to plain records.

Every element of a record is kept, with its text on one line (the publisher's line breaks and
indentation inside a text change from edition to edition and mean nothing).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from lookthrough.lists.formats.xml_safe import Shape, line_of, local_name, stream_elements
from lookthrough.model import DamagedListError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from lookthrough.lists.source import SourceFile

INDIVIDUAL = "INDIVIDUAL"
ENTITY = "ENTITY"
KINDS = (INDIVIDUAL, ENTITY)

EXPECTED = "the UN Security Council consolidated list in XML (<CONSOLIDATED_LIST>)"
SCHEMA_NAMESPACE = "{http://www.w3.org/2001/XMLSchema-instance}"

_SECTIONS = ("INDIVIDUALS", "ENTITIES")
# Some fifteen times what the list has had in any edition. All records are kept until they are
# mapped, and a short record costs ten times its bytes.
MAX_BYTES = 32 << 20
MAX_TEXT = 10_000
"""Longest text of one element, in characters; the longest in any edition has 1,500."""
_SHAPE = Shape(
    roots=("CONSOLIDATED_LIST",),
    depth=2,
    expected=EXPECTED,
    max_records=20_000,
    max_elements=500_000,
)


@dataclass(frozen=True, slots=True)
class UnElement:
    """One element of a record.

    Args:
        tag: its name; an attribute of the record itself is ``@name``.
        text: its own text, on one line.
        parts: its children as ``(name, text)``, in their order; a deeper one is named by its
            path, ``A/B``.
    """

    tag: str
    text: str
    parts: tuple[tuple[str, str], ...] = ()

    def part(self, name: str) -> str:
        """Return the text of the first child of that name which has any, or an empty string."""
        return next((text for key, text in self.parts if key == name and text), "")

    def is_empty(self) -> bool:
        """Whether the publisher put nothing in."""
        return not self.text and not any(text for _, text in self.parts)


@dataclass(frozen=True, slots=True)
class UnRecord:
    """One party as the file gives it; ``kind`` is ``INDIVIDUAL``, ``ENTITY`` or something new."""

    kind: str
    elements: tuple[UnElement, ...]

    def text(self, tag: str) -> str:
        """Return the text of the first element of that name which has any."""
        return next((item.text for item in self.elements if item.tag == tag and item.text), "")

    def all(self, tag: str) -> tuple[UnElement, ...]:
        """Return the elements of one name, the empty ones left out."""
        return tuple(item for item in self.elements if item.tag == tag and not item.is_empty())

    def texts(self, tag: str, part: str = "VALUE") -> tuple[str, ...]:
        """Return every text of one kind of child of one kind of element."""
        return tuple(
            text
            for item in self.elements
            if item.tag == tag
            for key, text in item.parts
            if key == part and text
        )


@dataclass(frozen=True, slots=True)
class UnDocument:
    """A consolidated list as read.

    Args:
        file_name: the file it came from.
        generated: ``dateGenerated`` as published, or empty.
        records: every record, in the file's order.
        strange: names of sections this reader does not know.
    """

    file_name: str
    generated: str
    records: tuple[UnRecord, ...]
    strange: tuple[str, ...] = ()


def read_un_xml(files: Sequence[SourceFile]) -> UnDocument:
    """Read the one XML file of a consolidated list.

    Raises:
        DamagedListError: the file is cut off or malformed (line and column are named), or a
            part of the list is missing.
        InputError: it is another document, or there is not exactly one file.
    """
    if len(files) != 1:
        names = ", ".join(item.name for item in files) or "nothing"
        raise InputError(f"{len(files)} files ({names})", expected="one file: " + EXPECTED)
    source = files[0]
    elements = stream_elements(source, _SHAPE, max_bytes=MAX_BYTES)
    root = next(elements)
    records = tuple(_record(element, source.name) for element in elements)
    sections = tuple(local_name(child) for child in root)
    for name in _SECTIONS:
        if name not in sections:
            raise DamagedListError(
                f"no <{name}> section", file=source.name, expected=f"<{'> and <'.join(_SECTIONS)}>"
            )
    strange = tuple(name for name in sections if name not in _SECTIONS)
    return UnDocument(source.name, root.get("dateGenerated") or "", records, strange)


def _record(element: etree._Element, file: str) -> UnRecord:
    attributes = (
        UnElement("@" + str(name), str(value))
        for name, value in element.attrib.items()
        if not str(name).startswith(SCHEMA_NAMESPACE)
    )
    children = (
        UnElement(local_name(child), _own_text(child), tuple(_parts(child))) for child in element
    )
    record = UnRecord(local_name(element), (*attributes, *children))
    for item in record.elements:
        if max(len(text) for text in (item.tag, item.text, *chain(*item.parts))) > MAX_TEXT:
            raise DamagedListError(
                f"a text of more than {MAX_TEXT:,} characters",
                file=file,
                row=line_of(element),
                field=item.tag[:80],
                expected="a record of ordinary size",
            )
    return record


def _parts(element: etree._Element, path: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for child in element:
        name = f"{path}{local_name(child)}"
        found.append((name, _own_text(child)))
        found.extend(_parts(child, f"{name}/"))
    return found


def _own_text(element: etree._Element) -> str:
    pieces = (element.text, *(child.tail for child in element))
    return " ".join(" ".join(piece for piece in pieces if piece).split())
