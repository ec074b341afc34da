"""Identifier: whether a document, registration, contact or vessel number is the same."""

from __future__ import annotations

from lookthrough.matching.profile import IdentifierForm, Profile
from lookthrough.matching.scoring import FEATURES, Feature, evidence
from lookthrough.model import Evidence, Outcome

SAME = 1.75
"""Enough for a hit though all else differs: people change names and dates, on other papers."""
SAME_SHORT = 0.8
"""A number of six characters or fewer is borne by several parties by chance."""
OTHER_KIND = 1.0
OTHER_COUNTRY = 0.4
SHORT = 6

_UNKNOWN_KIND = "idNumber"
_REGISTERS = frozenset(
    {
        "registrationNumber",
        "uscCode",
        "ogrnCode",
        "innCode",
        "taxNumber",
        "vatCode",
        "licenseNumber",
    }
)
"""Files of companies mix these: one number often serves the register and the tax office."""


def compare_identifiers(ours: IdentifierForm, theirs: IdentifierForm) -> float:
    """Return the points for two identifiers, 0 where their values differ."""
    if ours.value != theirs.value:
        return 0.0
    if ours.country and theirs.country and ours.country != theirs.country:
        return OTHER_COUNTRY
    kinds = {ours.prop, theirs.prop}
    if len(kinds) > 1 and _UNKNOWN_KIND not in kinds and not kinds <= _REGISTERS:
        return OTHER_KIND
    return SAME if len(ours.value) > SHORT else SAME_SHORT


_KINDS = {
    "passportNumber": "passport number",
    "idNumber": "identity number",
    "taxNumber": "tax number",
    "vatCode": "VAT number",
    "registrationNumber": "registration number",
    "innCode": "Russian tax number",
    "ogrnCode": "Russian register number",
    "uscCode": "unified social credit code",
    "socialSecurityNumber": "social security number",
    "licenseNumber": "licence number",
    "imoNumber": "IMO number",
    "mmsi": "MMSI",
    "callSign": "call sign",
    "leiCode": "LEI",
    "dunsCode": "D-U-N-S number",
    "swiftBic": "BIC",
    "serialNumber": "serial number",
    "phone": "telephone number",
    "email": "e-mail address",
}


def _kind(identifier: IdentifierForm) -> str:
    return _KINDS.get(identifier.prop, identifier.prop)


def _identifier(subject: Profile, listed: Profile) -> Evidence:
    ours, theirs = (", ".join(i.text for i in side.identifiers) for side in (subject, listed))
    if not ours or not theirs:
        who = "The subject" if not ours else "The list"
        return evidence(
            "identifier", Outcome.MISSING, 0, f"{who} gives no identifier.", ours, theirs
        )
    points, mine, listed_one = max(
        (
            (compare_identifiers(a, b), a, b)
            for a in subject.identifiers
            for b in listed.identifiers
        ),
        key=lambda found: found[0],
    )
    if points == 0:
        sentence = "No identifier is the same; a party may hold others."
        return evidence("identifier", Outcome.DISAGREE, 0, sentence, ours, theirs)
    outcome = Outcome.AGREE if points == SAME else Outcome.PARTIAL
    sentence = f"The {_kind(mine)} {mine.text} is the listed {_kind(listed_one)}."
    if points == OTHER_COUNTRY:
        sentence = sentence[:-1] + f", but of {mine.country}, not {listed_one.country}."
    return evidence("identifier", outcome, points, sentence, mine.text, listed_one.text)


FEATURES.add(
    "identifier",
    Feature(
        _identifier,
        most=lambda subject: SAME if subject.identifiers else 0.0,
        title="Identifier",
        proposes=True,
    ),
)
