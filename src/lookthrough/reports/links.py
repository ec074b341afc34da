"""The distinct parties and links in a set of paths: what a drawing and its table both show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lookthrough.model import Party, Path, Provenance, Step


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """One link along its own direction: *source* – role – *target*.

    Args:
        id: the link's id.
        source: whom it starts from.
        target: whom it leads to.
        role: the relation, in the source's words.
        provenance: where it is stated.
    """

    id: str
    source: Party
    target: Party
    role: str
    provenance: tuple[Provenance, ...]

    @property
    def released_only(self) -> bool:
        """Whether only cited documents state it, and no list record does."""
        return bool(self.provenance) and all(
            origin.document is not None for origin in self.provenance
        )


@dataclass(frozen=True, slots=True)
class Network:
    """Parties and links in the order the paths name them."""

    parties: tuple[Party, ...]
    links: tuple[NetworkLink, ...]


def network_of(paths: Iterable[Path]) -> Network:
    """Collect every party and link of the paths once, with all the origins of each link."""
    parties: dict[str, Party] = {}
    links: dict[tuple[str, str, str], NetworkLink] = {}
    for step in (step for path in paths for step in path.steps):
        for party in (step.source, step.target):
            parties.setdefault(party.id, party)
        source, target = (step.source, step.target) if step.forward else (step.target, step.source)
        key = (step.link, source.id, target.id)
        link = links.get(key) or NetworkLink(step.link, source, target, _role(step), ())
        origins = dict.fromkeys(link.provenance + step.provenance)
        links[key] = replace(link, provenance=tuple(origins))
    return Network(tuple(parties.values()), tuple(links.values()))


def _role(step: Step) -> str:
    return " ".join(step.role.split()) or "linked to"
