"""Who is screened."""

from __future__ import annotations

from dataclasses import dataclass

from lookthrough.model.entity import Schema


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number or code that names one party.

    Args:
        prop: FtM property (``passportNumber``, ``idNumber``, ``taxNumber`` …), or
            ``idNumber`` when the kind is not known.
        value: as given.
        country: issuing country, ISO 3166-1 alpha-2, if known.
    """

    prop: str
    value: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """One party as the user's records describe it.

    Args:
        row: row or line in the user's file, from 1 (the header not counted); 0 for a single name.
        key: the user's own id of it, or an empty string.
        schema: what kind of party, ``LegalEntity`` when not known.
        names: every name given, the main one first.
        birth_dates: ISO dates as precise as given.
        countries: ISO 3166-1 alpha-2 codes of any tie (nationality, residence, registration).
        identifiers: documents and registrations.
        wallets: digital-currency addresses.
        addresses: free text.
    """

    row: int
    names: tuple[str, ...]
    key: str = ""
    schema: Schema = Schema.LEGAL_ENTITY
    birth_dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    wallets: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
