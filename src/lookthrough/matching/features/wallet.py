"""Wallet: whether a digital-currency address is the same."""

from __future__ import annotations

from lookthrough.matching.profile import Profile
from lookthrough.matching.scoring import FEATURES, Feature, evidence
from lookthrough.model import Evidence, Outcome

SAME = 2.0
"""More than any name: an address is held by whoever has its key, and is never a namesake's."""


def _wallet(subject: Profile, listed: Profile) -> Evidence:
    if not subject.wallets or not listed.wallets:
        who = "The subject" if not subject.wallets else "The list"
        return evidence("wallet", Outcome.MISSING, 0, f"{who} gives no wallet.")
    common = sorted(set(subject.wallets) & set(listed.wallets))
    if common:
        sentence = f"Digital-currency address {common[0]} is listed under this party."
        return evidence("wallet", Outcome.AGREE, SAME, sentence, common[0], common[0])
    ours, theirs = (f"{len(side.wallets)} address(es)" for side in (subject, listed))
    sentence = "No address is the same; a party may hold others."
    return evidence("wallet", Outcome.DISAGREE, 0, sentence, ours, theirs)


FEATURES.add(
    "wallet",
    Feature(
        _wallet,
        most=lambda subject: SAME if subject.wallets else 0.0,
        title="Wallet",
        proposes=True,
    ),
)
