"""OFAC's ENHANCED XML, from bytes to plain records, one party at a time.

The publisher's own schema (``sanctionsData``): what was exported, tables of the words it uses,
then one ``entity`` for each party with its names, features, documents and relationships. Only
one of them is in memory at a time, so a file of any size can be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from lookthrough.lists.formats.ofac_enhanced_elements import ENTITY, HEAD, Known
from lookthrough.lists.formats.xml_safe import Shape, line_of, local_name, stream_elements
from lookthrough.model import DamagedListError

if TYPE_CHECKING:
    from lxml import etree

    from lookthrough.lists.source import SourceFile

ROOT = "sanctionsData"
EXPECTED = f"OFAC's ENHANCED XML (<{ROOT}>)"

MAX_TEXT = 10_000
"""Longest text of one element, in characters; the longest known has 2,000. Reading remarks takes
more than in proportion to their length."""

MAX_ATTRIBUTE = 200
"""Longest attribute, in characters: they are numbers and dates. A party's number is told with all
that is said of it."""

MAX_HEAD = 60_000
"""Most elements before the first party; the head of every known file has 3,000."""

MAX_UNREAD = 1_000
"""Most kinds of elements and attributes that are not known; each is named in a note."""

_UNREAD_SHOWN = 120

# A list of 19,000 parties is known; they have 130 elements each, and the largest 735.
SHAPE = Shape(
    roots=(ROOT,),
    depth=2,
    expected=EXPECTED,
    max_records=60_000,
    mean_elements=300,
    max_record_bytes=1 << 20,
)
_RECORD = "entity"


@dataclass(slots=True)
class Node:
    """One element: its attributes, its own text, and its children by name, in their order."""

    attributes: dict[str, str]
    text: str
    children: dict[str, list[Node]]

    def first(self, name: str) -> Node:
        """Return the first child of that name, or an element with nothing in it."""
        found = self.children.get(name)
        return found[0] if found else NOTHING

    def text_of(self, name: str) -> str:
        """Return the text of the first child of that name, or an empty string."""
        return self.first(name).text

    def all(self, *path: str) -> list[Node]:
        """Return every element at the end of a path of names."""
        nodes = [self]
        for name in path:
            nodes = [child for node in nodes for child in node.children.get(name, ())]
        return nodes

    def is_true(self, name: str) -> bool:
        """Whether a child of that name says ``true``."""
        return self.text_of(name) == "true"


NOTHING = Node({}, "", {})


@dataclass(slots=True)
class Words:
    """The tables at the head of a file.

    Args:
        as_of: ``dataAsOf``, as published.
        lists: the lists the export was made of, by name; none where the file does not say.
        narrowed: what else it was narrowed to, such as programmes.
        countries: ISO 3166-1 alpha-2 code by ``refId``.
        labels: the words remarks would use for a feature, by ``featureTypeId``.
    """

    as_of: str = ""
    lists: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()
    countries: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Seen:
    """What was met and not used: elements and attributes by path, and how often.

    Args:
        file_name: where.
        unread: those this reader does not know.
        left: those it knows and leaves; ``ofac_enhanced_elements.LEFT`` says why.
    """

    file_name: str
    unread: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)

    def meet(self, path: str, line: int | None) -> None:
        """Count one that is not known.

        Raises:
            DamagedListError: there are so many kinds of them that this is another format.
        """
        self.unread[path[:_UNREAD_SHOWN]] += 1
        if len(self.unread) > MAX_UNREAD:
            raise DamagedListError(
                f"more than {MAX_UNREAD:,} kinds of elements or attributes that are not known",
                file=self.file_name,
                row=line,
                expected=EXPECTED,
            )


@dataclass(slots=True)
class EnhancedFile:
    """A file whose head has been read.

    Args:
        name: the file's name.
        words: the tables at its head.
        records: the parties, read as they are asked for.
        seen: what was not used; complete once ``records`` is at its end.
    """

    name: str
    words: Words
    records: Iterator[Node]
    seen: Seen


def read_enhanced(file: SourceFile) -> EnhancedFile:
    """Read the head of a file; the parties follow when they are asked for.

    Raises:
        DamagedListError: the file is cut off or malformed (line and column are named); raised
            by ``records`` where the damage is among the parties.
        InputError: it is another document.
    """
    elements = stream_elements(file, SHAPE)
    next(elements)
    words, seen = Words(), Seen(file.name)
    first = _read_head(elements, words, seen)
    return EnhancedFile(file.name, words, _records(first, elements, seen), seen)


def _read_head(
    elements: Iterator[etree._Element], words: Words, seen: Seen
) -> etree._Element | None:
    """Read up to the first party, and return it; there may be none."""
    count = 0
    for element in elements:
        name = local_name(element)
        if name == _RECORD:
            return element
        count += sum(1 for _ in element.iter())
        if count > MAX_HEAD:
            raise DamagedListError(
                f"more than {MAX_HEAD:,} elements before the first party",
                file=seen.file_name,
                row=line_of(element),
                expected="tables of ordinary size",
            )
        known = HEAD.children.get(name)
        if known is None:
            seen.meet(name, line_of(element))
            continue
        node = _node(element, known, name, seen)
        if name == "dataAsOf":
            words.as_of = node.text
        elif name == "filters":
            _read_filters(node, words)
        elif name == "referenceValue":
            code = node.text_of("isoCode")
            if code and node.text_of("type") == "COUNTRY":
                words.countries[node.attributes.get("refId", "")] = code
        else:
            label = node.text_of("publishDescription") or node.text_of("type")
            words.labels[node.attributes.get("featureTypeId", "")] = label
    return None


def _read_filters(node: Node, words: Words) -> None:
    words.lists = tuple(item.text for item in node.all("sanctionsLists", "sanctionsList"))
    for kind, groups in node.children.items():
        if kind != "sanctionsLists":
            named = [item.text for group in groups for item in _below(group)]
            words.narrowed += tuple(named or [kind])


def _below(node: Node) -> Iterator[Node]:
    for children in node.children.values():
        yield from children


def _records(
    first: etree._Element | None, elements: Iterator[etree._Element], seen: Seen
) -> Iterator[Node]:
    if first is None:
        raise DamagedListError(
            f"no <{_RECORD}> in the file", file=seen.file_name, expected="at least one party"
        )
    for element in chain((first,), elements):
        if (name := local_name(element)) == _RECORD:
            yield _node(element, ENTITY, name, seen)
        else:
            seen.meet(name, line_of(element))


def _node(element: etree._Element, known: Known, path: str, seen: Seen) -> Node:
    """Take over an element, counting what of it is not known or left."""
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    for name, value in attributes.items():
        if len(value) > MAX_ATTRIBUTE:
            raise _too_long(value, MAX_ATTRIBUTE, f"{path} {name[:_UNREAD_SHOWN]}", element, seen)
        if name not in known.attributes:
            seen.meet(f"{path} {name}", line_of(element))
    children: dict[str, list[Node]] = {}
    for child in element:
        name = child.tag.rpartition("}")[2]
        below = known.children.get(name)
        if below is None:
            seen.meet(f"{path}/{name}", line_of(element))
        elif below.left:
            seen.left[f"{path}/{name}"] += 1
        else:
            node = _node(child, below, f"{path}/{name}", seen)
            children.setdefault(name, []).append(node)
    text = (element.text or "").strip()
    if len(text) > MAX_TEXT:
        raise _too_long(text, MAX_TEXT, path, element, seen)
    return Node(attributes, text, children)


def _too_long(
    text: str, most: int, path: str, element: etree._Element, seen: Seen
) -> DamagedListError:
    return DamagedListError(
        f"a text of {len(text):,} characters",
        file=seen.file_name,
        row=line_of(element),
        field=path,
        expected=f"{most:,} characters at most",
    )
