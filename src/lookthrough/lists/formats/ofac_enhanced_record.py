"""One party of an ENHANCED XML file, with what all that is said of it has in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lookthrough.lists.formats.ofac_enhanced_xml import Node, Words
from lookthrough.lists.formats.ofac_numbers import country_or_text
from lookthrough.lists.formats.ofac_records import Origin, schema_of
from lookthrough.model import Provenance, RowCount, Schema

# Marks around a text that only say in which direction to write it.
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Tally:
    """What became of the elements of each kind."""

    read: Counter[str] = field(default_factory=Counter)
    empty: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)

    def each(self, kind: str, nodes: Iterable[Node]) -> Iterator[Node]:
        """Count the elements of one kind, and hand them on."""
        for node in nodes:
            self.read[kind] += 1
            yield node

    def rows(self, file_name: str) -> Iterator[RowCount]:
        """Give the account of each kind."""
        for kind, read in self.read.items():
            empty, left = self.empty[kind], self.left[kind]
            yield RowCount(f"{file_name} {kind}", read, read - empty - left, empty, left)


@dataclass(frozen=True, slots=True)
class Record:
    """One party.

    Args:
        node: its element.
        words: the tables of the file.
        origin: for provenance.
        tally: where its elements are counted.
    """

    node: Node
    words: Words
    origin: Origin
    tally: Tally

    @property
    def number(self) -> str:
        """Its record number."""
        return self.node.attributes.get("id", "")

    @property
    def kind(self) -> str:
        """The publisher's type of party."""
        return self.node.first("generalInfo").text_of("entityType")

    @property
    def is_person(self) -> bool:
        """Whether it is one."""
        return schema_of(self.kind, ()) is Schema.PERSON

    @property
    def caption(self) -> str:
        """The first name written out, or an empty string."""
        translations = self.node.all("names", "name", "translations", "translation")
        whole = (clean(item.text_of("formattedFullName")) for item in translations)
        return next(filter(None, whole), "")

    def at(self, place: str, node: Node | None = None, *, quote: str = "") -> Provenance:
        """Cite a place in the record; of an element, by its number."""
        where = f"{place} {node.attributes.get('id', '')}".strip() if node else place
        return self.origin.at(self.number, where, quote)

    def country(self, node: Node) -> str:
        """Give the code of a country, or the publisher's words where there is none."""
        code = self.words.countries.get(node.attributes.get("refId", ""))
        return code or country_or_text(node.text)


def clean(text: str) -> str:
    """Put a text on one line, without marks of direction."""
    return " ".join(_DIRECTION_MARKS.sub("", text).split())
