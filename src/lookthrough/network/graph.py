"""The network as one immutable value."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lookthrough.model import InputError, Link, Party, Provenance, Schema, UnknownKeyError
from lookthrough.network.adjacency import Adjacency


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """Parties and the links between them, walked both ways; made by ``Graph.build``.

    A party's number is its position in ``parties``, a link's its position in ``links``; both
    orders depend on what was given, never on the order it came in. Pickles, so that it can be
    sent to workers.

    Args:
        parties: every party, by caption and then id.
        links: every link, by id.
        numbers: each party id's number.
        adjacency: who is linked to whom, by number.
        listed: shape ``(parties,)``; whether the party stands on a list.
        self_links: how many links lead from a party to itself. They are among its links and
            in its neighbourhood, but no path walks them.

    Example:
        >>> stated = Provenance("invented-list", "", "1")
        >>> link = Link("l1", "UnknownLink", "ash", "birch", "Linked To", (stated,))
        >>> graph = Graph.build([Party("ash", "Ash Ltd", Schema.COMPANY)], [link])
        >>> [party.caption for party in graph.parties]
        ['Ash Ltd', 'birch']
    """

    parties: tuple[Party, ...]
    links: tuple[Link, ...]
    numbers: Mapping[str, int]
    adjacency: Adjacency
    listed: NDArray[np.bool_]
    self_links: int

    @classmethod
    def build(cls, parties: Iterable[Party], links: Iterable[Link]) -> Graph:
        """Build the graph of these parties and links.

        A link's end that is not among the parties becomes an external party: caption = id,
        ``LegalEntity``, on no list. The same id given twice is one party: it stands on the
        lists of both, and is described by the entry of the list that sorts first. Links are
        all kept, also several between the same two parties.

        Raises:
            InputError: a link has no provenance, or an end without an id.
        """
        by_id = _united(parties)
        ordered = tuple(sorted(links, key=_link_order))
        for link in ordered:
            _check(link)
            for end in (link.source, link.target):
                if end not in by_id:
                    by_id[end] = Party(end, end, Schema.LEGAL_ENTITY)
        everyone = tuple(sorted(by_id.values(), key=lambda party: (party.caption, party.id)))
        numbers = {party.id: number for number, party in enumerate(everyone)}
        sources = np.array([numbers[link.source] for link in ordered], np.int64)
        targets = np.array([numbers[link.target] for link in ordered], np.int64)
        listed = np.array([bool(party.lists) for party in everyone], np.bool_)
        listed.setflags(write=False)
        return cls(
            parties=everyone,
            links=ordered,
            numbers=numbers,
            adjacency=Adjacency.build(len(everyone), sources, targets),
            listed=listed,
            self_links=int(np.count_nonzero(sources == targets)),
        )

    def __len__(self) -> int:
        """Count the parties."""
        return len(self.parties)

    def __contains__(self, id: object) -> bool:  # noqa: A002 - the word for it everywhere
        """Whether a party of this id is in the graph."""
        return id in self.numbers

    def number(self, id: str) -> int:  # noqa: A002
        """Return a party's number.

        Raises:
            UnknownKeyError: no party has this id.
        """
        try:
            return self.numbers[id]
        except KeyError:
            raise UnknownKeyError(f"no party {id!r} in this network") from None

    def party(self, id: str) -> Party:  # noqa: A002
        """Return the party of this id, or raise ``UnknownKeyError``."""
        return self.parties[self.number(id)]

    def links_of(self, id: str) -> tuple[Link, ...]:  # noqa: A002
        """Return every link that starts or ends at a party, by link id.

        Raises:
            UnknownKeyError: no party has this id.
        """
        half_edges = self.adjacency.half_edges_of(self.number(id))
        return tuple(self.links[i] for i in sorted(self.adjacency.links[half_edges].tolist()))

    def degree(self, id: str) -> int:  # noqa: A002
        """Count the *other* parties a party is linked to, or raise ``UnknownKeyError``."""
        return int(self.adjacency.degrees[self.number(id)])


def refuse_negative(**bounds: int) -> None:
    """Raise ``InputError`` for the first bound below zero, naming it."""
    for name, value in bounds.items():
        if value < 0:
            raise InputError(f"{value} is negative", field=name, expected="0 or more")


def _united(parties: Iterable[Party]) -> dict[str, Party]:
    """Join the entries of each id into one party."""
    entries: dict[str, list[Party]] = {}
    for party in parties:
        entries.setdefault(party.id, []).append(party)
    return {key: _joined(same) for key, same in entries.items()}


def _joined(same: Collection[Party]) -> Party:
    described = min(same, key=lambda one: (not one.lists, one.lists, one.caption, one.schema))
    lists = {name for one in same for name in one.lists}
    return replace(described, lists=tuple(sorted(lists)))


def _check(link: Link) -> None:
    if not link.provenance:
        raise InputError(f"link {link.id!r} says not where it is stated", expected="a provenance")
    if not (link.source and link.target):
        raise InputError(f"link {link.id!r} has an end without an id", expected="two entity ids")


def _link_order(link: Link) -> tuple[Any, ...]:
    """Order links by all they say, so that ties are only between equal ones."""
    return (
        link.id,
        link.source,
        link.target,
        link.schema,
        link.role,
        link.start_date,
        link.end_date,
        tuple(_origin_order(origin) for origin in link.provenance),
    )


def _origin_order(origin: Provenance) -> tuple[Any, ...]:
    document = origin.document
    stated = (
        (document.date, document.id, document.publisher, document.title, document.url)
        if document
        else ()
    )
    return (
        stated,
        origin.list_id,
        origin.record,
        origin.field,
        origin.snapshot,
        origin.quote_offset,
        origin.quote,
    )
