"""The labels of OFAC's remarks and the FollowTheMoney property each stands for."""

from __future__ import annotations

import re
from enum import Enum, auto


class Kind(Enum):
    """How the words after a label are read."""

    DATE = auto()
    PLACE = auto()
    COUNTRY = auto()
    GENDER = auto()
    NUMBER = auto()
    TEXT = auto()
    EMAIL = auto()
    WEBSITE = auto()
    PHONE = auto()
    BIC = auto()
    WALLET = auto()
    LABELLED_DATE = auto()
    LINK = auto()
    RULE = auto()


# label: property, kind. A NUMBER without a property of its own is ``idNumber`` or
# ``registrationNumber``; its label is kept as a qualifier.
LABELS: dict[str, tuple[str, Kind]] = {
    "DOB": ("birthDate", Kind.DATE),
    "POB": ("birthPlace", Kind.PLACE),
    "nationality": ("nationality", Kind.COUNTRY),
    "citizen": ("citizenship", Kind.COUNTRY),
    "ethnicity": ("ethnicity", Kind.TEXT),
    "Gender": ("gender", Kind.GENDER),
    "Position": ("position", Kind.TEXT),
    "Title": ("position", Kind.TEXT),
    "Alternate Title": ("position", Kind.TEXT),
    "Linked To": ("", Kind.LINK),
    # documents
    "Passport": ("passportNumber", Kind.NUMBER),
    "Passport No.": ("passportNumber", Kind.NUMBER),
    "Passport Booklet": ("passportNumber", Kind.NUMBER),
    "Diplomatic Passport": ("passportNumber", Kind.NUMBER),
    "Official Passport": ("passportNumber", Kind.NUMBER),
    "British National Overseas Passport": ("passportNumber", Kind.NUMBER),
    "Stateless Person Passport": ("passportNumber", Kind.NUMBER),
    "National ID No.": ("idNumber", Kind.NUMBER),
    "C.U.R.P.": ("idNumber", Kind.NUMBER),
    "C.U.I.": ("idNumber", Kind.NUMBER),
    "C.U.I.P.": ("idNumber", Kind.NUMBER),
    "D.N.I.": ("idNumber", Kind.NUMBER),
    "I.F.E.": ("idNumber", Kind.NUMBER),
    "SSN": ("idNumber", Kind.NUMBER),
    "Identification Number": ("idNumber", Kind.NUMBER),
    "Personal ID Card": ("idNumber", Kind.NUMBER),
    "Seafarer's Identification Document": ("idNumber", Kind.NUMBER),
    "Refugee ID Card": ("idNumber", Kind.NUMBER),
    "Stateless Person ID Card": ("idNumber", Kind.NUMBER),
    "National Foreign ID Number": ("idNumber", Kind.NUMBER),
    "VisaNumberID": ("idNumber", Kind.NUMBER),
    "Credencial electoral": ("idNumber", Kind.NUMBER),
    "Cartilla de Servicio Militar Nacional": ("idNumber", Kind.NUMBER),
    "Numero de Identidad": ("idNumber", Kind.NUMBER),
    "Tarjeta Profesional": ("idNumber", Kind.NUMBER),
    # tax
    "Tax ID No.": ("taxNumber", Kind.NUMBER),
    "NIT": ("taxNumber", Kind.NUMBER),
    "RUC": ("taxNumber", Kind.NUMBER),
    "RIF": ("taxNumber", Kind.NUMBER),
    "RTN": ("taxNumber", Kind.NUMBER),
    "RFC": ("taxNumber", Kind.NUMBER),
    "R.F.C.": ("taxNumber", Kind.NUMBER),
    "C.U.I.T.": ("taxNumber", Kind.NUMBER),
    "US FEIN": ("taxNumber", Kind.NUMBER),
    "Italian Fiscal Code": ("taxNumber", Kind.NUMBER),
    "Numero Unico de Identificacao Tributaria (NUIT)": ("taxNumber", Kind.NUMBER),
    "V.A.T. Number": ("vatCode", Kind.NUMBER),
    # registrations
    "Registration ID": ("registrationNumber", Kind.NUMBER),
    "Registration Number": ("registrationNumber", Kind.NUMBER),
    "Company ID": ("registrationNumber", Kind.NUMBER),
    "License": ("registrationNumber", Kind.NUMBER),
    "C.R. No.": ("registrationNumber", Kind.NUMBER),
    "Business Registration Document": ("registrationNumber", Kind.NUMBER),
    "Matricula Mercantil No": ("registrationNumber", Kind.NUMBER),
    "Economic Register Number (CBLS)": ("registrationNumber", Kind.NUMBER),
    "Government Gazette Number": ("registrationNumber", Kind.NUMBER),
    "Unified Social Credit Code (USCC)": ("uscCode", Kind.NUMBER),
    "United Social Credit Code Certificate (USCCC)": ("uscCode", Kind.NUMBER),
    "Legal Entity Number": ("leiCode", Kind.NUMBER),
    "D-U-N-S Number": ("dunsCode", Kind.NUMBER),
    "BIK (RU)": ("bikCode", Kind.NUMBER),
    "ISIN": ("isin", Kind.NUMBER),
    "Equity Ticker": ("ticker", Kind.TEXT),
    "Issuer Name": ("alias", Kind.TEXT),
    "SWIFT/BIC": ("swiftBic", Kind.BIC),
    "Registration Country": ("jurisdiction", Kind.COUNTRY),
    "Nationality of Registration": ("jurisdiction", Kind.COUNTRY),
    "Organization Established Date": ("incorporationDate", Kind.DATE),
    "Organization Type": ("sector", Kind.TEXT),
    "Target Type": ("classification", Kind.TEXT),
    # contact
    "Email": ("email", Kind.EMAIL),
    "Email Address": ("email", Kind.EMAIL),
    "Website": ("website", Kind.WEBSITE),
    "Phone": ("phone", Kind.PHONE),
    "Phone No.": ("phone", Kind.PHONE),
    "Phone Number": ("phone", Kind.PHONE),
    "Telephone": ("phone", Kind.PHONE),
    "Telephone No.": ("phone", Kind.PHONE),
    "Telephone Number": ("phone", Kind.PHONE),
    "Fax": ("phone", Kind.PHONE),
    "Fax No.": ("phone", Kind.PHONE),
    "Digital Currency Address -": ("publicKey", Kind.WALLET),
    # vessels and aircraft
    "Vessel Registration Identification": ("registrationNumber", Kind.NUMBER),
    "International Maritime Organization No.": ("imoNumber", Kind.NUMBER),
    "MMSI": ("mmsi", Kind.NUMBER),
    "Vessel Call Sign": ("callSign", Kind.TEXT),
    "Other Vessel Call Sign": ("callSign", Kind.TEXT),
    "Vessel Flag": ("flag", Kind.COUNTRY),
    "Other Vessel Flag": ("flag", Kind.COUNTRY),
    "Former Vessel Flag": ("pastFlags", Kind.COUNTRY),
    "Vessel Type": ("type", Kind.TEXT),
    "Other Vessel Type": ("type", Kind.TEXT),
    "Former Vessel Type": ("pastTypes", Kind.TEXT),
    "Vessel Owner": ("owner", Kind.TEXT),
    "Vessel Year of Build": ("buildDate", Kind.DATE),
    "Aircraft Manufacture Date": ("buildDate", Kind.DATE),
    "Aircraft Model": ("model", Kind.TEXT),
    "Aircraft Operator": ("operator", Kind.TEXT),
    "Aircraft Tail Number": ("registrationNumber", Kind.TEXT),
    "Previous Aircraft Tail Number": ("registrationNumber", Kind.TEXT),
    "Aircraft Mode S Transponder Code": ("icaoCode", Kind.TEXT),
    "Aircraft Serial Identification": ("serialNumber", Kind.NUMBER),
    "Aircraft Construction Number (also called L/N or S/N or F/N)": ("serialNumber", Kind.NUMBER),
    "Aircraft Manufacturer's Serial Number (MSN)": ("serialNumber", Kind.NUMBER),
    # rules
    "Listing Date": ("listingDate", Kind.LABELLED_DATE),
    "Effective Date": ("provisions", Kind.RULE),
    "Purchase/Sales For Divestment Date": ("provisions", Kind.RULE),
    "Secondary sanctions risk": ("provisions", Kind.RULE),
    "Additional Sanctions Information": ("provisions", Kind.RULE),
    "Transactions Prohibited For Persons": ("provisions", Kind.RULE),
    "U.S. Persons Must Continue to Block": ("provisions", Kind.RULE),
    "United States financial institutions are prohibited": ("provisions", Kind.RULE),
    "Executive Order": ("provisions", Kind.RULE),
    "CAATSA Section": ("provisions", Kind.RULE),
    "IFCA Determination": ("provisions", Kind.RULE),
    "For more information": ("provisions", Kind.RULE),
    "This designation refers": ("provisions", Kind.RULE),
}

_EXACT_CASE = frozenset({"NIT", "RUC", "RIF", "RTN", "License", "Position", "Title", "Gender"})

_ALTERNATIVES = "|".join(
    re.escape(label) if label in _EXACT_CASE else f"(?i:{re.escape(label)})"
    for label in sorted(LABELS, key=len, reverse=True)
)
_LABELLED = re.compile(rf"(?P<label>{_ALTERNATIVES})(?![A-Za-z0-9'])(?P<rest>.*)", re.DOTALL)
_ANY_NUMBER = re.compile(
    r"(?P<label>[A-Za-z][^;:#\d]{0,70}?(?:\bNo\.|\b[Nn]umber|#|\bNo\b|\bID(?! [A-Z])))"
    r"(?P<rest>[ :#].*)",
    re.DOTALL,
)
_ACRONYM_NUMBER = re.compile(r"(?P<label>(?:[A-Z]\.?){3,6})(?P<rest> (?=\S*\d{4}).+)", re.DOTALL)
_BY_FOLDED = {label.casefold(): label for label in LABELS}


def labelled(text: str) -> tuple[str, str] | None:
    """Split an item into a known label and the words after it.

    Example:
        >>> labelled("Tax ID No. 7841098452 (Russia)")
        ('Tax ID No.', '7841098452 (Russia)')
        >>> labelled("Major General") is None
        True
    """
    found = _LABELLED.match(text)
    if found is None:
        return None
    label = _BY_FOLDED[found["label"].casefold()]
    return label, found["rest"].lstrip(" :,").strip()


def any_number(text: str) -> tuple[str, str] | None:
    """Split an item whose label is not known, but ends like one of a number, or is an acronym.

    Example:
        >>> any_number("Kenyan ID No. 12773667")
        ('Kenyan ID No.', '12773667')
    """
    found = _ANY_NUMBER.fullmatch(text) or _ACRONYM_NUMBER.fullmatch(text)
    if found is None:
        return None
    return found["label"].strip(), found["rest"].strip(" :#")
