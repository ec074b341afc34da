"""Peers at the whole job: a scan over every listed name, and a re-scoring of its best parties.

``WRatio`` scans all names; logic-v2, which takes longer for one pair than we do for a name, gets
the parties of the scan's best, as it does in its own product: retrieve, then score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from lookthrough.evaluation.peers import WRATIO_CUTOFF, Matcher, as_subject, peers
from lookthrough.evaluation.screened import Held, ScreenedRow, ScreenSettings
from lookthrough.model import Entity, Peer, ScreenPeer, Share, Subject

RETRIEVED = 50
"""Parties of the scan that are scored again."""
Ranked = dict[str, float]
"""Party to score."""


@dataclass(frozen=True, slots=True)
class ListedNames:
    """Every listed name as a scan compares it, and whose it is."""

    processed: tuple[str, ...]
    owners: tuple[str, ...]
    parties: dict[str, Entity]


def listed_names(parties: Sequence[Entity]) -> ListedNames:
    """Lay out every name of some parties for a scan."""
    from rapidfuzz import utils

    pairs = [(utils.default_process(n.text), party.id) for party in parties for n in party.names]
    return ListedNames(
        processed=tuple(name for name, _ in pairs),
        owners=tuple(owner for _, owner in pairs),
        parties={party.id: party for party in parties},
    )


def scan(subject: Subject, names: ListedNames, least: float) -> Ranked:
    """Compare a subject's names with every listed name by ``WRatio``; the best of each party."""
    from rapidfuzz import fuzz, process, utils

    best: Ranked = {}
    for name in map(utils.default_process, subject.names):
        found = process.extract(
            name,
            names.processed,
            scorer=fuzz.WRatio,
            processor=None,
            score_cutoff=least,
            limit=None,
        )
        for _, score, at in found:
            owner = names.owners[at]
            best[owner] = max(best.get(owner, 0.0), score)
    return best


def scanned(
    ours: Sequence[ScreenedRow],
    others: Sequence[ScreenedRow],
    held: Held,
    settings: ScreenSettings,
) -> tuple[ScreenPeer, ...]:
    """Run every peer on a sample of the rows, ours beside it on the same rows."""
    listed = _sample(ours, settings)
    clean = _sample(others, settings)
    matchers = list(peers())
    ready = {m.peer.name: m for m in matchers if isinstance(m, Matcher)}
    if "rapidfuzz WRatio" not in ready:
        # Without the scan there is nothing for the other to score.
        return tuple(ScreenPeer(_unmeasured(matcher)) for matcher in matchers)
    names = listed_names(list(held.parties()))
    # Low enough for fifty parties; the scan itself is judged at its own cut-off.
    ranked = [scan(row.subject, names, 0.0) for row in (*listed, *clean)]
    results = []
    for matcher in matchers:
        if isinstance(matcher, Peer):
            results.append(ScreenPeer(matcher))
            continue
        rescored = matcher.threshold != WRATIO_CUTOFF
        tops = list(_rescored(matcher, ranked, [*listed, *clean], names)) if rescored else ranked
        results.append(_judged(matcher, tops, listed, clean, settings.threshold))
    return tuple(results)


def _unmeasured(matcher: Matcher | Peer) -> Peer:
    if isinstance(matcher, Peer):
        return matcher
    return replace(matcher.peer, missing="it needs the scan by rapidfuzz, which is not installed")


def _sample(rows: Sequence[ScreenedRow], settings: ScreenSettings) -> list[ScreenedRow]:
    chance = Random(settings.seed)  # noqa: S311 - draws test data
    drawn = chance.sample(range(len(rows)), min(settings.peer_sample, len(rows)))
    return [rows[at] for at in sorted(drawn)]


def _rescored(
    matcher: Matcher, ranked: Sequence[Ranked], rows: Sequence[ScreenedRow], names: ListedNames
) -> Iterator[Ranked]:
    listed: dict[str, Subject] = {}
    for number, (scores, row) in enumerate(zip(ranked, rows, strict=True)):
        subject = replace(row.subject, key=f"row-{number}")
        best = sorted(scores, key=lambda party: (-scores[party], party))[:RETRIEVED]
        for party in best:
            if party not in listed:
                listed[party] = as_subject(names.parties[party])
        yield {party: matcher.score(subject, listed[party]) for party in best}


def _judged(
    matcher: Matcher,
    tops: Sequence[Ranked],
    listed: Sequence[ScreenedRow],
    clean: Sequence[ScreenedRow],
    threshold: float,
) -> ScreenPeer:
    def hit(scores: Ranked, wanted: frozenset[str] | None) -> bool:
        return any(
            score >= matcher.threshold and (wanted is None or party in wanted)
            for party, score in scores.items()
        )

    found = sum(hit(s, row.wanted) for s, row in zip(tops, listed, strict=False))
    flagged = sum(hit(scores, None) for scores in tops[len(listed) :])
    ours = sum((row.found_score or 0.0) >= threshold for row in listed)
    theirs = sum(row.top is not None and row.top[1] >= threshold for row in clean)
    return ScreenPeer(
        matcher.peer,
        found=Share(found, len(listed)),
        flagged=Share(flagged, len(clean)),
        ours_found=Share(ours, len(listed)),
        ours_flagged=Share(theirs, len(clean)),
    )
