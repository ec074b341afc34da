"""Parties as the lists describe them, in FollowTheMoney's schema and property names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lookthrough.model.provenance import Provenance


class Schema(StrEnum):
    """The FollowTheMoney schemata in use. ``LEGAL_ENTITY``: person or organisation unknown."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COMPANY = "Company"
    PUBLIC_BODY = "PublicBody"
    LEGAL_ENTITY = "LegalEntity"
    VESSEL = "Vessel"
    AIRPLANE = "Airplane"


class MeasureKind(StrEnum):
    """What a listing does. Only ``ASSET_FREEZE`` blocks a party's property."""

    ASSET_FREEZE = "asset_freeze"
    SECTORAL = "sectoral"
    EXPORT_LICENCE = "export_licence"
    CORRESPONDENT_ACCOUNT = "correspondent_account"
    SECONDARY_SANCTIONS_RISK = "secondary_sanctions_risk"
    FOREIGN_BRANCH_BAN = "foreign_branch_ban"
    INVESTMENT_BAN = "investment_ban"
    NON_BLOCKING_MENU = "non_blocking_menu"
    TRAVEL_BAN = "travel_ban"
    ARMS_EMBARGO = "arms_embargo"


@dataclass(frozen=True, slots=True)
class Measure:
    """One consequence of a listing, with the sentence a user reads.

    Args:
        kind: what it does.
        statement: what it means for the reader, in one sentence.
        programme: the programme it follows from, as the list tags it.
        source: the rule or record that says so.
    """

    kind: MeasureKind
    statement: str
    programme: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a party.

    Args:
        text: the name, whole, as published.
        prop: FtM property: ``name``, ``alias``, ``weakAlias`` or ``previousName``.
        provenance: where it is written.
        family: family name, where the publisher marks it.
        given: the other name parts, where the publisher marks them.
    """

    text: str
    prop: str
    provenance: Provenance
    family: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One property of a party.

    Args:
        prop: FtM property name (``birthDate``, ``passportNumber``, ``publicKey`` …).
        value: in the field's normal form: ISO 8601 date (as precise as known, ``1979``,
            ``1979-01`` or ``1979-01-05``; a range as ``1950/1952``), ISO 3166-1 alpha-2
            country, else the publisher's text.
        provenance: where it is written.
        original: the publisher's words, where ``value`` differs from them.
        qualifiers: what belongs to the value, as ``(name, text)``: ``country`` of issue,
            ``currency`` of a wallet, ``issued``, ``expires``, ``circa``, ``label``, ``note``.
    """

    prop: str
    value: str
    provenance: Provenance
    original: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()

    def qualifier(self, name: str) -> str:
        """Return the qualifier's text, or an empty string."""
        return next((text for key, text in self.qualifiers if key == name), "")


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address, as much of it as was published; ``country`` is ISO 3166-1 alpha-2."""

    provenance: Provenance
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    country_text: str = ""
    note: str = ""

    def full(self) -> str:
        """Join the parts in reading order."""
        parts = (self.street, self.city, self.region, self.postal_code, self.country_text)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Listing:
    """A party's entry on a list.

    Args:
        list_id: which list.
        record: the publisher's id of the entry.
        programmes: the programme tags, as published, in their order.
        measures: what the entry does.
        provenance: where it is written.
        listed_on: ISO date, where the publisher gives it.
        changed_on: ISO date of the last amendment, where the publisher gives it.
        url: a page of the publisher on the entry.
    """

    list_id: str
    record: str
    programmes: tuple[str, ...]
    measures: tuple[Measure, ...]
    provenance: Provenance
    listed_on: str = ""
    changed_on: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A party on a list.

    Args:
        id: stable over versions and shared by lists of one publisher, e.g. ``ofac-52289``.
        schema: what kind of party.
        names: every name, the primary one first.
        listings: its entries; empty for a party a list only refers to.
        facts: every other property.
        addresses: every address.
    """

    id: str
    schema: Schema
    names: tuple[Name, ...]
    listings: tuple[Listing, ...] = ()
    facts: tuple[Fact, ...] = ()
    addresses: tuple[Address, ...] = ()

    @property
    def caption(self) -> str:
        """The name to show: the primary one."""
        return self.names[0].text if self.names else self.id

    def values(self, prop: str) -> tuple[str, ...]:
        """Return the values of one property, in their order."""
        return tuple(fact.value for fact in self.facts if fact.prop == prop)


@dataclass(frozen=True, slots=True)
class Link:
    """A typed, dated, cited relation between two entities.

    Args:
        id: stable over versions.
        schema: FtM interval schema: ``UnknownLink``, ``Representation``, ``Directorship``,
            ``Ownership``, ``Membership``, ``Family`` …
        source: entity id; the relation reads *source* – ``role`` – *target*.
        target: entity id.
        role: the relation in the source's words, e.g. ``Linked To``, ``front company of``.
        provenance: where it is stated; more than one where several say it.
        start_date: ISO date it began, or by which it was stated, if known.
        end_date: ISO date it ended, if known.
        source_prop: the FtM property of ``schema`` that the source fills, where it is certain:
            ``asset`` or ``owner`` of an ``Ownership``, ``agent`` of a ``Representation`` …
        target_prop: the same for the target.
        qualifiers: what the publisher gives beside, as ``(name, text)``: ``id`` and ``type`` of
            the relation, its ends as published (``from``, ``to``), its ``quality``.
    """

    id: str
    schema: str
    source: str
    target: str
    role: str
    provenance: tuple[Provenance, ...]
    start_date: str = ""
    end_date: str = ""
    source_prop: str = ""
    target_prop: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
