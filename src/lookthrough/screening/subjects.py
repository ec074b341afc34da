"""One row of the user's file to one subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lookthrough.model import Identifier, Problem, Schema, Subject
from lookthrough.names import country_code, normal_identifier, normal_wallet, parse_date
from lookthrough.screening.columns import ColumnMapping
from lookthrough.screening.fields import COUNTRY_OF, Field
from lookthrough.screening.files import Row

TYPE_WORDS = {
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
"""Words that a column of types may hold."""
_SCHEMA = {
    word.strip(): schema for schema, words in TYPE_WORDS.items() for word in words.split(",")
}
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
_MANY = re.compile(r"\s*[;|\r\n]\s*")
SPREADSHEET_ERRORS = frozenset(
    "#N/A #REF! #VALUE! #NAME? #DIV/0! #NUM! #NULL! #SPILL! #CALC! #FIELD! #BUSY! #ERROR! Err:502"
    " Err:504 Err:508 Err:511 Err:519 Err:522".split()
)
"""What a spreadsheet leaves where a formula has no value; it says so, and is no value itself."""
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d{1,3}", re.IGNORECASE)
"""How a spreadsheet writes a long number into a CSV file: its last digits are gone."""
_WHOLE = re.compile(r"(\d+)\.0+")
_OF_COUNTRY = re.compile(r"(?P<number>.*\S)\s*\((?P<country>[^()]+)\)")
_COUNTRY_FIRST = re.compile(r"(?P<country>[A-Za-z]{2,3})\s*:\s*(?P<number>\S.*)")
_LABELS = frozenset({"ID", "NO"})
"""Codes of countries that before a colon mean something else."""
_CHAIN_FIRST = re.compile(r"[A-Za-z][A-Za-z0-9 ]{1,20}:\s*(\S+)")


@dataclass(slots=True)
class _Reading:
    """A row's values by field, with what could not be read."""

    row: Row
    mapping: ColumnMapping
    problems: list[Problem] = field(default_factory=list)
    erroneous: set[str] = field(default_factory=set)

    def cell(self, column: str) -> list[str]:
        """Every value of a column, as it stands, but for a spreadsheet's errors."""
        found = []
        for value in self.row.values.get(column, ()):
            if value not in SPREADSHEET_ERRORS:
                found.append(value)
            elif column not in self.erroneous:
                self.erroneous.add(column)
                problem = Problem(
                    self.row.number, column, f"{value}, an error of the spreadsheet", "a value"
                )
                self.problems.append(problem)
        return found

    def one(self, which: Field) -> str:
        """All of the first column that holds the field, or an empty string."""
        columns = (self.cell(column) for column in self.mapping.columns(which))
        return next((" ".join(values) for values in columns if values), "")

    def parts(self, column: str) -> list[str]:
        """Every value of a column, those with several in one taken apart."""
        return [part for value in self.cell(column) for part in _MANY.split(value) if part]

    def many(self, which: Field) -> list[str]:
        """Every value of the field, those with several in one taken apart."""
        return [part for column in self.mapping.columns(which) for part in self.parts(column)]

    def odd(self, which: Field, problem: str, expected: str) -> None:
        """Note that a value of the field could not be used."""
        columns = ", ".join(self.mapping.columns(which))
        self.problems.append(Problem(self.row.number, columns or which, problem, expected))


def is_type(text: str) -> bool:
    """Say whether a text is a kind of subject.

    Example:
        >>> is_type("Natural person"), is_type("sorcerer")
        (True, False)
    """
    return _type_of(text) is not None


def _type_of(text: str) -> Schema | None:
    return _SCHEMA.get(" ".join(text.casefold().split()))


def read_subject(row: Row, mapping: ColumnMapping) -> tuple[Subject | None, tuple[Problem, ...]]:
    """Read a subject.

    Returns:
        The subject, or ``None`` where the row has nothing to screen, and every problem found. A
        value that cannot be read (a date that is no date) is left out of the subject, which is
        screened by the rest, and is a problem.
    """
    if row.problems and not any(row.values.values()):
        return None, row.problems
    concerning = [p for p in row.problems if not p.field or p.field in mapping.fields]
    reading = _Reading(row, mapping, concerning)
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
    whole = reading.many(Field.NAME)
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
        for column in reading.mapping.columns(which):
            numbers = reading.parts(column)
            for text, issuer in zip(numbers, _issuers(reading, column, numbers), strict=True):
                identifier = _identifier(reading, which, prop, text)
                if identifier is not None:
                    yield identifier if identifier.country else replace(identifier, country=issuer)


def _issuers(reading: _Reading, column: str, numbers: list[str]) -> list[str]:
    """Return the country that issued each number, from the column beside theirs."""
    beside = reading.mapping.issuers.get(column)
    countries = reading.parts(beside) if beside and numbers else []
    if len(countries) not in {0, 1, len(numbers)}:
        problem = f"{len(countries)} countries for {len(numbers)} numbers"
        reading.problems.append(
            Problem(reading.row.number, beside or "", problem, "one for all, or one for each")
        )
        countries = []
    codes = [country_code(text) for text in countries]
    for text, code in zip(countries, codes, strict=True):
        if not code:
            problem = f"{text!r} is not a known country"
            expected = "a country name or ISO code"
            reading.problems.append(Problem(reading.row.number, beside or "", problem, expected))
    return codes * len(numbers) if len(codes) == 1 else codes or [""] * len(numbers)


def _identifier(reading: _Reading, which: Field, prop: str, text: str) -> Identifier | None:
    country = ""
    if which in COUNTRY_OF:
        text, country = _with_country(text)
    if which is not Field.EMAIL:
        if _SHORTENED.fullmatch(text):
            problem = f"{text!r} was shortened by a spreadsheet"
            reading.odd(which, problem, "all digits: a column formatted as text")
            return None
        text = _WHOLE.sub(r"\1", text) if _WHOLE.fullmatch(text) else text
    if normal_identifier(text, prop):
        return Identifier(prop, text, country)
    if any(c.isalnum() for c in text):
        expected = "five letters and digits or more, a digit among them"
        reading.odd(which, f"{text!r} cannot be compared", expected)
    return None


def _with_country(text: str) -> tuple[str, str]:
    """Take ``390220044 (KP)`` and ``KP: 390220044`` apart."""
    for form in (_OF_COUNTRY, _COUNTRY_FIRST):
        found = form.fullmatch(text)
        if found and found["country"].upper() not in _LABELS:
            code = country_code(found["country"])
            if code:
                return found["number"], code
    return text, ""


def _wallets(reading: _Reading) -> Iterator[str]:
    for text in reading.many(Field.WALLET):
        after_chain = _CHAIN_FIRST.fullmatch(text)
        if normal_wallet(text):
            yield text
        elif after_chain and normal_wallet(after_chain[1]):
            yield after_chain[1]
        else:
            expected = "a digital-currency address"
            reading.odd(Field.WALLET, f"{text!r} is not a wallet address", expected)


def _schema(reading: _Reading, birth_dates: tuple[str, ...]) -> Schema:
    text = reading.one(Field.TYPE) or reading.mapping.type
    known = _type_of(text)
    if text and known is None:
        reading.odd(Field.TYPE, f"{text!r} is not a known type", "person, company, vessel …")
    if known is not None:
        return known
    personal = birth_dates or reading.one(Field.FIRST_NAME) or reading.one(Field.LAST_NAME)
    return Schema.PERSON if personal else Schema.LEGAL_ENTITY
