"""What the core asks of the rim, without knowing it."""

from __future__ import annotations

from typing import Protocol

from lookthrough.model.entity import Entity


class Parties(Protocol):
    """Where listed parties are read from."""

    def party(self, entity_id: str) -> Entity:
        """Return a party, joined over the lists that hold it.

        Raises:
            UnknownKeyError: no list searched holds it.
        """
        ...
