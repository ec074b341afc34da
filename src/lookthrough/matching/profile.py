"""The normal form of a subject or a listed party, made the same way for both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lookthrough.matching.packing import PackedNames, pack
from lookthrough.model import Entity, Schema, Subject
from lookthrough.names import (
    normal_identifier,
    normal_wallet,
    parse_date,
    tokens,
    weight,
    with_legal_forms,
)

BIRTH = "birthDate"
COUNTRY_PROPS = frozenset(
    {"nationality", "citizenship", "country", "jurisdiction", "flag", "mainCountry"}
)
IDENTIFIER_PROPS = frozenset(
    {
        "passportNumber",
        "idNumber",
        "taxNumber",
        "vatCode",
        "registrationNumber",
        "innCode",
        "ogrnCode",
        "uscCode",
        "socialSecurityNumber",
        "licenseNumber",
        "imoNumber",
        "mmsi",
        "callSign",
        "leiCode",
        "dunsCode",
        "swiftBic",
        "serialNumber",
        "phone",
        "email",
    }
)
WALLET = "publicKey"


@dataclass(frozen=True)
class NameForm:
    """One name, ready to be compared.

    Args:
        text: as written.
        prop: FtM property it came under.
        words: its words, folded to plain Latin, legal forms in one spelling.
        weights: what each word says about who it is, ``float64[len(words)]``.
    """

    text: str
    prop: str
    words: tuple[str, ...]
    weights: np.ndarray

    @cached_property
    def total(self) -> float:
        """The weight of all words."""
        return float(self.weights.sum())


@dataclass(frozen=True, slots=True)
class IdentifierForm:
    """An identifier in normal form, with the property and country it was given under."""

    value: str
    prop: str
    country: str
    text: str


@dataclass(frozen=True)
class Profile:
    """What is compared of one party.

    ``birth_dates``, ``identifiers`` and ``wallets`` hold only what has a usable normal form.
    """

    schema: Schema
    names: tuple[NameForm, ...]
    birth_dates: tuple[str, ...]
    countries: frozenset[str]
    identifiers: tuple[IdentifierForm, ...]
    wallets: tuple[str, ...]

    @cached_property
    def packed(self) -> PackedNames:
        """All names, laid out for the compiled comparison."""
        return pack([form.words for form in self.names], [form.weights for form in self.names])


def name_form(text: str, prop: str, schema: Schema) -> NameForm:
    """Bring one name to its form.

    Example:
        >>> name_form("Korea Osong Shipping Co.", "name", Schema.COMPANY).words
        ('korea', 'osong', 'shipping', 'inc')
    """
    words = tokens(text)
    if schema is not Schema.PERSON:
        words = with_legal_forms(words)
    return NameForm(text, prop, words, np.array([weight(word) for word in words], dtype=np.float64))


def subject_profile(subject: Subject) -> Profile:
    """Bring a subject to its profile."""
    return Profile(
        schema=subject.schema,
        names=_forms(((name, "name") for name in subject.names), subject.schema),
        birth_dates=_dates(subject.birth_dates),
        countries=frozenset(subject.countries),
        identifiers=_identifiers((i.prop, i.value, i.country) for i in subject.identifiers),
        wallets=_wallets(subject.wallets),
    )


def entity_profile(entity: Entity) -> Profile:
    """Bring a listed party to its profile."""
    countries = {fact.value for fact in entity.facts if fact.prop in COUNTRY_PROPS}
    countries.update(address.country for address in entity.addresses)
    return Profile(
        schema=entity.schema,
        names=_forms(((name.text, name.prop) for name in entity.names), entity.schema),
        birth_dates=_dates(entity.values(BIRTH)),
        countries=frozenset(c for c in countries if len(c) == 2),
        identifiers=_identifiers(
            (fact.prop, fact.value, fact.qualifier("country"))
            for fact in entity.facts
            if fact.prop in IDENTIFIER_PROPS
        ),
        wallets=_wallets(entity.values(WALLET)),
    )


def _forms(names: Iterable[tuple[str, str]], schema: Schema) -> tuple[NameForm, ...]:
    forms: dict[tuple[tuple[str, ...], bool], NameForm] = {}
    for text, prop in names:
        form = name_form(text, prop, schema)
        if form.words:
            forms.setdefault((form.words, prop == "weakAlias"), form)
    return tuple(forms.values())


def _identifiers(given: Iterable[tuple[str, str, str]]) -> tuple[IdentifierForm, ...]:
    forms: dict[tuple[str, str], IdentifierForm] = {}
    for prop, text, country in given:
        value = normal_identifier(text, prop)
        if value:
            forms.setdefault((value, prop), IdentifierForm(value, prop, country, text))
    return tuple(forms.values())


def _dates(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(date for date in map(parse_date, given) if date))


def _wallets(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(wallet for wallet in map(normal_wallet, given) if wallet))
