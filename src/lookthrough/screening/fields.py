"""What a column of the user's file can hold, and the names that tell it."""

from __future__ import annotations

import re
from enum import StrEnum


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
    PASSPORT_COUNTRY = "passport_country"
    ID_NUMBER = "id_number"
    ID_NUMBER_COUNTRY = "id_number_country"
    TAX_NUMBER = "tax_number"
    TAX_NUMBER_COUNTRY = "tax_number_country"
    REGISTRATION_NUMBER = "registration_number"
    REGISTRATION_NUMBER_COUNTRY = "registration_number_country"
    IMO_NUMBER = "imo_number"
    SWIFT_BIC = "swift_bic"
    LEI = "lei"
    EMAIL = "email"
    PHONE = "phone"
    WALLET = "wallet"
    ADDRESS = "address"


COUNTRY_OF = {
    Field.PASSPORT: Field.PASSPORT_COUNTRY,
    Field.ID_NUMBER: Field.ID_NUMBER_COUNTRY,
    Field.TAX_NUMBER: Field.TAX_NUMBER_COUNTRY,
    Field.REGISTRATION_NUMBER: Field.REGISTRATION_NUMBER_COUNTRY,
}
"""Numbers, and the field that says which country issued them."""
KEPT_ONLY = frozenset({Field.ID, Field.ADDRESS})
"""Fields that go with the subject into the results, but are not compared."""
ONE_COLUMN = frozenset({Field.ID, Field.TYPE, Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME})
"""Fields of which a subject has one; a second column that looks like it is not read."""

COLUMN_NAMES = {
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
    " country code, location country, payout country, main country",
    Field.PASSPORT: "passport, passports, passport no, passport number, passport numbers,"
    " passportnumber",
    Field.PASSPORT_COUNTRY: "passport country, passport issuing country, passport country of issue,"
    " passport issuer, passport nationality, passport issued by, country of passport",
    Field.ID_NUMBER: "id no, id number, idnumber, national id, national id number, identity number,"
    " document number, document no, id document, identification number, government id,"
    " id numbers",
    Field.ID_NUMBER_COUNTRY: "id country, id number country, national id country,"
    " document country, document issuing country, id issuing country, issuing country,"
    " country of issue",
    Field.TAX_NUMBER: "tax id, tax no, tax number, taxnumber, tin, vat, vat number, inn, ein,"
    " inn code, vat code, tax numbers",
    Field.TAX_NUMBER_COUNTRY: "tax country, tax id country, tax number country, vat country",
    Field.REGISTRATION_NUMBER: "registration number, registrationnumber, registration no,"
    " company number, company no, company reg no, company registration number, reg no,"
    " commercial register number, uscc, unified social credit code, business registration number,"
    " ogrn, ogrn code, usc code",
    Field.REGISTRATION_NUMBER_COUNTRY: "registration number country, registry country,"
    " register country, company number country",
    Field.IMO_NUMBER: "imo, imo number, imonumber",
    Field.SWIFT_BIC: "swift, bic, swift bic, swiftbic, swift code, bic code",
    Field.LEI: "lei, lei code, legal entity identifier",
    Field.EMAIL: "email, emails, e mail, email address, email addresses, mail",
    Field.PHONE: "phone, phones, telephone, phone number, phone numbers, mobile, mobile number,"
    " tel",
    Field.WALLET: "wallet, wallets, wallet address, wallet addresses, crypto address,"
    " crypto wallet, crypto addresses, payout wallet, digital currency address, blockchain address,"
    " public key, publickey",
    Field.ADDRESS: "address, street address, full address, addresses, postal address",
}
"""Names of columns that tell a field, in plain words: small letters and spaces only."""
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COUNTED = re.compile(r"(.*\D) ?(\d{1,2})")
_FIELD = {name.strip(): field for field, names in COLUMN_NAMES.items() for name in names.split(",")}
NAME_FIELDS = {Field.NAME, Field.ALIAS, Field.FIRST_NAME, Field.LAST_NAME}
LOOKED_UP = {
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


def recognised(column: str) -> Field | None:
    """Return the field that a column's name tells, if it does; ``name 2`` is another ``name``.

    Example:
        >>> recognised("Alias_2"), recognised("shoe size")
        (<Field.ALIAS: 'alias'>, None)
    """
    for name in (_plain(column), _plain(_CAPITAL.sub(" ", column))):
        found = _FIELD.get(name)
        if found is not None:
            return found
        counted = _COUNTED.fullmatch(name)
        found = _FIELD.get(counted[1].rstrip()) if counted else None
        if found is not None and found not in ONE_COLUMN:
            return found
    return None


def count_of(column: str) -> str:
    """Return the number at the end of a column's name, or nothing."""
    counted = _COUNTED.fullmatch(_plain(column))
    return counted[2].lstrip("0") if counted else ""


def _plain(column: str) -> str:
    words = column.replace(".", "").casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in words).split())
