"""One row of the user's file to one subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lookthrough.model import Identifier, Problem, Schema, Subject
from lookthrough.names import country_code, normal_identifier, normal_wallet, parse_date
from lookthrough.screening.columns import ColumnMapping, Field
from lookthrough.screening.rows import Row

_SCHEMATA = {
    Schema.PERSON: "person, individual, natural person, human, people, worker, employee,"
    " freelancer",
    Schema.COMPANY: "company, business, corporate, corporation, firm, legal person",
    Schema.ORGANIZATION: "organization, organisation, org, entity, ngo, charity, association",
    Schema.PUBLIC_BODY: "publicbody, public body, government, government entity",
    Schema.VESSEL: "vessel, ship, boat",
    Schema.AIRPLANE: "airplane, aircraft, plane",
    Schema.LEGAL_ENTITY: "legalentity, legal entity, unknown, vendor, supplier, customer,"
    " client, contractor, payee, beneficiary, counterparty, partner",
}
_SCHEMA = {word.strip(): schema for schema, words in _SCHEMATA.items() for word in words.split(",")}
_IDENTIFIERS = {
    Field.PASSPORT: "passportNumber",
    Field.ID_NUMBER: "idNumber",
    Field.TAX_NUMBER: "taxNumber",
    Field.REGISTRATION_NUMBER: "registrationNumber",
    Field.IMO_NUMBER: "imoNumber",
    Field.SWIFT_BIC: "swiftBic",
    Field.LEI: "leiCode",
    Field.EMAIL: "email",
    Field.PHONE: "phone",
}
_MANY = re.compile(r"\s*[;|\n]\s*")


@dataclass(slots=True)
class _Reading:
    """A row's values by field, with what could not be read."""

    row: Row
    mapping: ColumnMapping
    problems: list[Problem] = field(default_factory=list)

    def each(self, which: Field) -> list[str]:
        """Every value of the field, as it stands."""
        columns = self.mapping.columns(which)
        return [value for column in columns for value in self.row.values.get(column, ())]

    def one(self, which: Field) -> str:
        """All of the first column that holds the field, or an empty string."""
        columns = (self.row.values.get(column, ()) for column in self.mapping.columns(which))
        return next((" ".join(values) for values in columns if values), "")

    def many(self, which: Field) -> list[str]:
        """Every value of the field, those with several in one taken apart."""
        return [part for value in self.each(which) for part in _MANY.split(value) if part]

    def odd(self, which: Field, problem: str, expected: str) -> None:
        """Note that a value of the field could not be used."""
        columns = ", ".join(self.mapping.columns(which))
        self.problems.append(Problem(self.row.number, columns or which, problem, expected))


def read_subject(row: Row, mapping: ColumnMapping) -> tuple[Subject | None, tuple[Problem, ...]]:
    """Read a subject.

    Returns:
        The subject, or ``None`` where the row has nothing to screen, and every problem found. A
        value that cannot be read (a date that is no date) is left out of the subject, which is
        screened by the rest, and is a problem.
    """
    if row.problems:
        return None, row.problems
    reading = _Reading(row, mapping)
    names = _names(reading)
    identifiers = tuple(_identifiers(reading))
    wallets = tuple(_wallets(reading))
    if not (names or identifiers or wallets):
        problem = "neither a name nor an identifier nor a wallet"
        reading.odd(Field.NAME, problem, "at least one to screen by")
        return None, tuple(reading.problems)
    birth_dates = tuple(_birth_dates(reading))
    subject = Subject(
        row=row.number,
        key=reading.one(Field.ID),
        names=names,
        schema=_schema(reading, birth_dates),
        birth_dates=birth_dates,
        countries=tuple(dict.fromkeys(_countries(reading))),
        identifiers=identifiers,
        wallets=wallets,
        addresses=tuple(reading.many(Field.ADDRESS)),
    )
    return subject, tuple(reading.problems)


def _names(reading: _Reading) -> tuple[str, ...]:
    first, middle, last = (
        reading.one(part) for part in (Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME)
    )
    whole = list(reading.each(Field.NAME))
    if (first and last) or not whole:
        # First, since a whole name beside its parts is often an employer's.
        whole.insert(0, " ".join(filter(None, (first, middle, last))))
    names = (*whole, *reading.many(Field.ALIAS))
    return tuple(dict.fromkeys(name for name in names if any(c.isalnum() for c in name)))


def _birth_dates(reading: _Reading) -> Iterator[str]:
    for text in reading.many(Field.BIRTH_DATE):
        value = parse_date(text)
        if value:
            yield value
        else:
            reading.odd(Field.BIRTH_DATE, f"{text!r} is not a date", "1979-01-05, or 1979")


def _countries(reading: _Reading) -> Iterator[str]:
    for which in (Field.NATIONALITY, Field.COUNTRY):
        for text in reading.many(which):
            code = country_code(text)
            if code:
                yield code
            else:
                reading.odd(which, f"{text!r} is not a known country", "a country name or ISO code")


def _identifiers(reading: _Reading) -> Iterator[Identifier]:
    for which, prop in _IDENTIFIERS.items():
        for text in reading.many(which):
            if normal_identifier(text, prop):
                yield Identifier(prop, text)
            elif any(c.isalnum() for c in text):
                expected = "five letters and digits or more, a digit among them"
                reading.odd(which, f"{text!r} cannot be compared", expected)


def _wallets(reading: _Reading) -> Iterator[str]:
    for text in reading.many(Field.WALLET):
        if normal_wallet(text):
            yield text
        else:
            expected = "a digital-currency address"
            reading.odd(Field.WALLET, f"{text!r} is not a wallet address", expected)


def _schema(reading: _Reading, birth_dates: tuple[str, ...]) -> Schema:
    text = reading.one(Field.TYPE)
    known = _SCHEMA.get(" ".join(text.casefold().split()))
    if text and known is None:
        reading.odd(Field.TYPE, f"{text!r} is not a known type", "person, company, vessel …")
    if known is not None:
        return known
    personal = birth_dates or reading.one(Field.FIRST_NAME) or reading.one(Field.LAST_NAME)
    return Schema.PERSON if personal else Schema.LEGAL_ENTITY
