"""One subject against a watchlist: candidates, scores, and the network behind each hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lookthrough.matching import (
    DEFAULT_THRESHOLD,
    Index,
    Profile,
    entity_profile,
    explain,
    least_name,
    subject_profile,
)
from lookthrough.model import (
    Entity,
    Explanation,
    Exposure,
    Hit,
    Listing,
    Measure,
    MeasureKind,
    Parties,
    Problem,
    Result,
    Status,
    Subject,
)
from lookthrough.network import Graph, exposure

PARTIES_KEPT = 20_000
"""Profiles of listed parties kept in memory; some 5 kB each."""

_LESS_THAN_A_BLOCK = frozenset(
    {
        MeasureKind.SECTORAL,
        MeasureKind.EXPORT_LICENCE,
        MeasureKind.CORRESPONDENT_ACCOUNT,
        MeasureKind.INVESTMENT_BAN,
        MeasureKind.NON_BLOCKING_MENU,
    }
)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to screen.

    Args:
        threshold: a score at or above it is a hit, in points.
        radius: how many links to look behind a hit.
    """

    threshold: float = DEFAULT_THRESHOLD
    radius: int = 3


class Screener:
    """Screens subjects against one watchlist. One instance serves one thread.

    Args:
        index: over the parties, in the order of ``entity_ids``.
        entity_ids: the parties' ids.
        parties: where they are read from.
        graph: the watchlist's links; a party without any need not be in it.
        settings: how to screen.
    """

    def __init__(
        self,
        index: Index,
        entity_ids: Sequence[str],
        parties: Parties,
        graph: Graph,
        settings: Settings,
    ) -> None:
        self._index = index
        self._entity_ids = entity_ids
        self._parties = parties
        self._graph = graph
        self.settings = settings
        self._profile = lru_cache(PARTIES_KEPT)(self._read_profile)
        self._exposure = lru_cache(PARTIES_KEPT)(self._look_through)

    def screen(self, subject: Subject, problems: tuple[Problem, ...] = ()) -> Result:
        """Find the listed parties the subject may be, and who stands behind them.

        Args:
            subject: who is screened.
            problems: what of their row could not be read; carried into the result.

        Returns:
            The outcome; an error where the subject has nothing that can be compared.
        """
        profile = subject_profile(subject)
        if not (profile.names or profile.identifiers or profile.wallets):
            # "No match" would say that something was compared.
            expected = "a name in letters, an identifier or a wallet"
            nothing = Problem(subject.row, "", "nothing in it can be compared", expected)
            return Result(subject.row, subject, Status.ERROR, problems=(*problems, nothing))
        hits = []
        for row in self.candidates(profile):
            explanation = explain(profile, self._profile(row))
            if explanation.score >= self.settings.threshold:
                hits.append(self._hit(self._entity_ids[row], explanation))
        hits.sort(key=lambda hit: (-hit.score, hit.entity))
        return Result(subject.row, subject, _status(hits), tuple(hits), problems)

    def candidates(self, profile: Profile) -> list[int]:
        """Return the rows of the parties that may score at or above the threshold."""
        least = least_name(profile, self.settings.threshold)
        return [candidate.row for candidate in self._index.candidates(profile, least)]

    def _hit(self, entity_id: str, explanation: Explanation) -> Hit:
        party = self._parties.party(entity_id)
        return Hit(
            party=party,
            list=_first_list(party),
            measures=_measures(party),
            explanation=explanation,
            exposure=self._exposure(entity_id),
        )

    def _read_profile(self, row: int) -> Profile:
        return entity_profile(self._parties.party(self._entity_ids[row]))

    def _look_through(self, entity_id: str) -> Exposure:
        if entity_id not in self._graph:
            return Exposure((), self.settings.radius)
        return exposure(self._graph, entity_id, radius=self.settings.radius)


def _measures(party: Entity) -> tuple[Measure, ...]:
    by_meaning = {
        (measure.kind, measure.statement): measure
        for listing in party.listings
        for measure in listing.measures
    }

    def freeze_first(measure: Measure) -> bool:
        return measure.kind is not MeasureKind.ASSET_FREEZE

    return tuple(sorted(by_meaning.values(), key=freeze_first))


def _first_list(party: Entity) -> str:
    """Choose the list to name first: one that blocks the party, and best one that only does."""

    def standing(listing: Listing) -> tuple[bool, bool]:
        kinds = {measure.kind for measure in listing.measures}
        return MeasureKind.ASSET_FREEZE in kinds, kinds.isdisjoint(_LESS_THAN_A_BLOCK)

    best = max(party.listings, key=standing, default=None)
    return best.list_id if best else party.names[0].provenance.list_id


def _status(hits: Sequence[Hit]) -> Status:
    if any(hit.party.listings for hit in hits):
        return Status.MATCH
    # A party that a list only refers to is not listed; who it leads to may be.
    return Status.EXPOSED if hits else Status.NO_MATCH
