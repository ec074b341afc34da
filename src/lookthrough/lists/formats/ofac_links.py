"""``Linked To`` remarks to links: by exact name, never by guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lookthrough.model import Entity, Link, Note, Provenance

ROLE = "Linked To"
SCHEMA = "UnknownLink"
IDS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class LinkText:
    """One ``Linked To`` item: whose it is, the name it gives, and where it is written."""

    source: str
    name: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Resolved:
    """The links that could be made, the texts that could not, and why not."""

    links: tuple[Link, ...]
    unresolved: tuple[LinkText, ...]
    notes: tuple[Note, ...]


class NameIndex:
    """Entity ids by name, primary names before aliases before weak aliases.

    Example:
        >>> NameIndex(()).find("EXAMPLE TRADING", not_id="ofac-1")
        ()
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._tiers: tuple[dict[str, set[str]], ...] = ({}, {}, {})
        for entity in entities:
            for name in entity.names:
                tier = self._tiers[_tier(name.prop)]
                tier.setdefault(_key(name.text), set()).add(entity.id)

    def find(self, name: str, *, not_id: str) -> tuple[str, ...]:
        """Return the ids that bear a name, from the best tier that knows it.

        The full stop that ends a record may have been the name's own ("LTD."), so the name is
        looked up with and without one. A party is not linked to itself, so ``not_id`` is left
        out.
        """
        keys = {_key(name), _key(f"{name}."), _key(name.removesuffix("."))}
        for tier in self._tiers:
            ids = set().union(*(tier.get(key, set()) for key in keys)) - {not_id}
            if ids:
                return tuple(sorted(ids))
        return ()


def resolve_links(entities: Iterable[Entity], texts: Iterable[LinkText]) -> Resolved:
    """Make links of the texts whose name is exactly one party's."""
    index = NameIndex(entities)
    links: dict[str, Link] = {}
    unresolved: list[LinkText] = []
    notes: list[Note] = []
    for text in texts:
        found = index.find(text.name, not_id=text.source)
        if len(found) != 1:
            unresolved.append(text)
            notes.append(_note(text, found))
            continue
        link_id = f"{text.source}~linked-to~{found[0]}"
        earlier = links.get(link_id)
        origin = (*earlier.provenance, text.provenance) if earlier else (text.provenance,)
        links[link_id] = Link(link_id, SCHEMA, text.source, found[0], ROLE, origin)
    return Resolved(tuple(links.values()), tuple(unresolved), tuple(notes))


def _tier(prop: str) -> int:
    return {"name": 0, "weakAlias": 2}.get(prop, 1)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _note(text: LinkText, found: tuple[str, ...]) -> Note:
    why = (
        f"is a name of {len(found)} records ({', '.join(_shown(found))})"
        if found
        else "is no name of another record in these files"
    )
    return Note("unresolved_link", text.provenance.record, f'"{ROLE}: {text.name}" {why}.')


def _shown(ids: tuple[str, ...]) -> Iterator[str]:
    yield from ids[:IDS_SHOWN]
    if len(ids) > IDS_SHOWN:
        yield "…"
