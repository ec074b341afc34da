"""Which column of the user's file is what: recognised by common names, or given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lookthrough.model import InputError


class Field(StrEnum):
    """What a column can hold; the words of ``--map``."""

    ID = "id"
    NAME = "name"
    ALIAS = "alias"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    TYPE = "type"
    BIRTH_DATE = "birth_date"
    NATIONALITY = "nationality"
    COUNTRY = "country"
    PASSPORT = "passport"
    ID_NUMBER = "id_number"
    TAX_NUMBER = "tax_number"
    REGISTRATION_NUMBER = "registration_number"
    IMO_NUMBER = "imo_number"
    SWIFT_BIC = "swift_bic"
    LEI = "lei"
    EMAIL = "email"
    PHONE = "phone"
    WALLET = "wallet"
    ADDRESS = "address"


KEPT_ONLY = frozenset({Field.ID, Field.ADDRESS})
"""Fields that go with the subject into the results, but are not compared."""
_ONE_COLUMN = frozenset(
    {Field.ID, Field.TYPE, Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME}
)
"""Fields of which a subject has one; a second column that looks like it is not read."""

_NAMES = {
    Field.ID: "id, key, ref, reference, customer id, client id, contractor id, worker id,"
    " vendor id, supplier id, subject id, person id, record id, account id, user id, employee id,"
    " entity id",
    Field.NAME: "name, full name, fullname, legal name, customer name, client name, company,"
    " company name, business name, organisation, organization, entity name, vendor name,"
    " supplier name, contractor name, beneficiary, beneficiary name, payee, payee name,"
    " account holder, account name, vessel name, ship name, party name, subject, person name",
    Field.ALIAS: "alias, aliases, aka, also known as, other name, other names, alternative name,"
    " alternate names, former name, former names, previous name, previous names, fka,"
    " native name, original name, original script name, trading name, trade name, dba, weak alias",
    Field.FIRST_NAME: "first name, firstname, given name, given names, forename, forenames",
    Field.MIDDLE_NAME: "middle name, middlename, middle names, patronymic, second name,"
    " father name",
    Field.LAST_NAME: "last name, lastname, surname, family name",
    Field.TYPE: "type, kind, schema, entity type, party type, customer type, subject type",
    Field.BIRTH_DATE: "birth date, birthdate, date of birth, dob, born, birthday, birth year,"
    " year of birth",
    Field.NATIONALITY: "nationality, nationalities, citizenship, citizenships, citizen of",
    Field.COUNTRY: "country, countries, country of residence, residence, residence country,"
    " jurisdiction, country of registration, country of incorporation, registered in, flag,"
    " country code, location country, payout country",
    Field.PASSPORT: "passport, passport no, passport number, passportnumber",
    Field.ID_NUMBER: "id no, id number, idnumber, national id, national id number, identity number,"
    " document number, document no, id document, identification number, government id",
    Field.TAX_NUMBER: "tax id, tax no, tax number, taxnumber, tin, vat, vat number, inn, ein",
    Field.REGISTRATION_NUMBER: "registration number, registrationnumber, registration no,"
    " company number, company no, company reg no, company registration number, reg no,"
    " commercial register number, uscc, unified social credit code, business registration number",
    Field.IMO_NUMBER: "imo, imo number, imonumber",
    Field.SWIFT_BIC: "swift, bic, swift bic, swiftbic, swift code, bic code",
    Field.LEI: "lei, lei code, legal entity identifier",
    Field.EMAIL: "email, e mail, email address, mail",
    Field.PHONE: "phone, telephone, phone number, mobile, mobile number, tel",
    Field.WALLET: "wallet, wallets, wallet address, wallet addresses, crypto address,"
    " crypto wallet, crypto addresses, payout wallet, digital currency address, blockchain address,"
    " public key, publickey",
    Field.ADDRESS: "address, street address, full address, addresses, postal address",
}
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FIELD = {name.strip(): field for field, names in _NAMES.items() for name in names.split(",")}
_NAME_FIELDS = {Field.NAME, Field.ALIAS, Field.FIRST_NAME, Field.LAST_NAME}


@dataclass(frozen=True)
class ColumnMapping:
    """What each column was taken for.

    Args:
        fields: column to field.
        unused: columns that are not compared.
    """

    fields: Mapping[str, Field]
    unused: tuple[str, ...]

    def columns(self, field: Field) -> tuple[str, ...]:
        """Return the columns that hold a field."""
        return self._columns.get(field, ())

    @cached_property
    def _columns(self) -> dict[Field, tuple[str, ...]]:
        held: dict[Field, tuple[str, ...]] = {}
        for column, field in self.fields.items():
            held[field] = (*held.get(field, ()), column)
        return held

    def shown(self) -> tuple[tuple[str, str], ...]:
        """Return ``(column, field)`` rows for showing back; unused ones with an empty field."""
        return (
            *((column, str(field)) for column, field in self.fields.items()),
            *((column, "") for column in self.unused),
        )


def map_columns(columns: Iterable[str], given: Mapping[str, str], file: str) -> ColumnMapping:
    """Recognise columns.

    Args:
        columns: the file's column names.
        given: field to column, from ``--map``; these come first.
        file: for messages.

    Raises:
        InputError: a field or column in ``given`` does not exist, or no column can be screened.

    Example:
        >>> dict(map_columns(["Full Name", "D.O.B.", "shoe size"], {}, "a.csv").fields)
        {'Full Name': <Field.NAME: 'name'>, 'D.O.B.': <Field.BIRTH_DATE: 'birth_date'>}
    """
    columns = list(dict.fromkeys(columns))
    fields: dict[str, Field] = {}
    for word, column in given.items():
        if word not in set(Field):
            raise InputError(
                f"{word!r} is not a field to map to", file=file, expected=", ".join(Field)
            )
        if column not in columns:
            raise InputError("no such column", file=file, field=column, expected=", ".join(columns))
        if column in fields:
            raise InputError(
                f"given for both {fields[column]} and {word}",
                file=file,
                field=column,
                expected="each column once",
            )
        fields[column] = Field(word)
    taken = set(fields.values())
    for column in columns:
        field = _FIELD.get(_plain(column)) or _FIELD.get(_plain(_CAPITAL.sub(" ", column)))
        if column not in fields and field is not None and field not in taken:
            fields[column] = field
            if field in _ONE_COLUMN:
                taken.add(field)
    if not any(f in _NAME_FIELDS or f in _LOOKED_UP for f in fields.values()):
        raise InputError(
            "no column with names, identifiers or wallets was recognised",
            file=file,
            expected="column names in the first line, one such as 'name', or --map name=COLUMN",
        )
    ordered = {column: fields[column] for column in columns if column in fields}
    return ColumnMapping(ordered, tuple(c for c in columns if c not in fields))


_LOOKED_UP = {
    Field.PASSPORT,
    Field.ID_NUMBER,
    Field.TAX_NUMBER,
    Field.REGISTRATION_NUMBER,
    Field.IMO_NUMBER,
    Field.SWIFT_BIC,
    Field.LEI,
    Field.EMAIL,
    Field.PHONE,
    Field.WALLET,
}


def _plain(column: str) -> str:
    words = column.replace(".", "").casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in words).split())
