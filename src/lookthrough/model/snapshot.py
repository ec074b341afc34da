"""One list at one moment: what was read, from where, and how much of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lookthrough.model.entity import Entity, Link, Schema


@dataclass(frozen=True, slots=True)
class RowCount:
    """What became of the rows (or elements) of one file. ``read = used + empty + left``.

    Args:
        file: file name, or file name and element for a format with one file.
        read: rows in the file, end-of-file marks not counted.
        used: rows that gave at least one name, fact, address or link.
        empty: rows in which the publisher put nothing but the key.
        left: rows that could not be used; each has a note.
    """

    file: str
    read: int
    used: int
    empty: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the reading that a person should know.

    Args:
        kind: ``unresolved_link``, ``cut_remarks``, ``orphan_row``, ``duplicate_record``,
            ``unread_field``, ``odd_value`` …
        record: the publisher's record id, if it is about one.
        text: one sentence.
    """

    kind: str
    record: str
    text: str


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a publisher's files, told once everything in them has been mapped.

    Args:
        rows: the account of every row, one entry per file.
        notes: what was odd, unresolved or left.
        publisher_date: ISO date or date-time the publisher put inside, or empty.
        partial: whether a part of what the publisher delivers was not among the files, so that
            nothing found in them is the whole list.
    """

    rows: tuple[RowCount, ...]
    notes: tuple[Note, ...] = ()
    publisher_date: str = ""
    partial: bool = False


Part = Entity | Link | Account
"""What mapping hands out, one after the other; the account is the last."""


@dataclass(frozen=True, slots=True)
class ListContent:
    """Everything a publisher's files say, mapped and held at once; iterate it for its parts.

    Args:
        entities: the parties, in the publisher's order, then those only referred to.
        links: links between them, or to parties of other lists of the same publisher.
        rows, notes, publisher_date, partial: as in :class:`Account`.
    """

    entities: tuple[Entity, ...]
    links: tuple[Link, ...]
    rows: tuple[RowCount, ...]
    notes: tuple[Note, ...] = ()
    publisher_date: str = ""
    partial: bool = False

    def __iter__(self) -> Iterator[Part]:
        yield from self.entities
        yield from self.links
        yield Account(self.rows, self.notes, self.publisher_date, self.partial)

    @classmethod
    def of(cls, parts: Iterable[Part]) -> ListContent:
        """Hold what a mapping hands out."""
        entities: list[Entity] = []
        links: list[Link] = []
        account = Account(())
        for part in parts:
            if isinstance(part, Entity):
                entities.append(part)
            elif isinstance(part, Link):
                links.append(part)
            else:
                account = part
        return cls(
            tuple(entities),
            tuple(links),
            account.rows,
            account.notes,
            account.publisher_date,
            account.partial,
        )


@dataclass(frozen=True, slots=True)
class ListInfo:
    """What is known of a list before it is read.

    Args:
        id: the list's id, e.g. ``un-sc``.
        title: its name, as the publisher gives it.
        publisher: the authority.
        url: the publisher's page of the list.
        licence: terms of use, in a few words.
        jurisdiction: ISO 3166-1 alpha-2 code, ``EU`` or ``UN``.
        max_age_days: a snapshot older than this is stale; ``None`` for one that does not age.
        min_entities: fewer than this and a file is refused as incomplete.
        max_entities: more than this and a file is refused as something else.
        reader_version: raised whenever the same bytes would map to something else.
    """

    id: str
    title: str
    publisher: str
    url: str
    licence: str
    jurisdiction: str
    max_age_days: int | None
    min_entities: int
    max_entities: int
    reader_version: int


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One of the publisher's files as kept: ``sha256`` is of the bytes as given."""

    name: str
    origin: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a list holds.

    Args:
        entities: listed parties, and of these ``persons``, ``names`` and ``addresses``.
        links: links.
        external: parties that the list only refers to; in none of the other counts.
    """

    entities: int = 0
    persons: int = 0
    names: int = 0
    addresses: int = 0
    links: int = 0
    external: int = 0

    @classmethod
    def of(cls, parts: Iterable[Part]) -> Counts:
        """Count what a mapping hands out, as it comes."""
        seen: Counter[str] = Counter()
        for part in parts:
            if isinstance(part, Link):
                seen["links"] += 1
            elif isinstance(part, Entity) and not part.listings:
                seen["external"] += 1
            elif isinstance(part, Entity):
                seen["entities"] += 1
                seen["persons"] += part.schema is Schema.PERSON
                seen["names"] += len(part.names)
                seen["addresses"] += len(part.addresses)
        return cls(**seen)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The label on a snapshot.

    Args:
        list_id: which list.
        snapshot: its name: fetch time and content hash, ``20210707T120000Z-1a2b3c4d5e6f``.
        content: the content hash: list id, file names and file bytes.
        info: the list's metadata as it stood.
        fetched_at: ISO UTC time it came in.
        publisher_date: ISO date the publisher put inside, or empty.
        files: the publisher's files, kept unchanged.
        counts: how much it holds.
        rows: the account of every row.
        notes: what was odd, unresolved or left.
        partial: an excerpt, so that nothing can be called complete.
    """

    list_id: str
    snapshot: str
    content: str
    info: ListInfo
    fetched_at: str
    publisher_date: str
    files: tuple[FileRecord, ...]
    counts: Counts
    rows: tuple[RowCount, ...]
    notes: tuple[Note, ...]
    partial: bool
