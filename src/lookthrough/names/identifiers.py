"""Numbers and codes that name one party, in the form they are compared in."""

from __future__ import annotations

import re
import unicodedata

_NOT_ALPHANUMERIC = re.compile(r"[^0-9A-Z]+")
_BECH32 = "[02-9ac-hj-np-z]"
# Without a prefix: also transaction and view keys, which lists publish as addresses too.
_HEX_WALLET = re.compile(r"0x[0-9a-f]{38,64}|[0-9a-f]{64}", re.IGNORECASE)
# BIP 173 ends at 90 characters; Cardano's run on.
_BECH32_WALLET = re.compile(rf"[a-z]{{1,10}}1{_BECH32}{{6,110}}")
_CASH_WALLET = re.compile(rf"(?:bitcoincash:)?([qp]{_BECH32}{{41}})")
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,110}")

_LETTERS_ONLY = frozenset({"swiftBic", "callSign"})
MIN_IDENTIFIER = 5
"""Shorter numbers name too many parties to be compared."""


def normal_identifier(text: str, prop: str = "") -> str:
    """Strip an identifier to its letters and digits; empty where too little is left.

    Digits of other scripts, and full-width letters, are read as what they are.

    Args:
        text: as written.
        prop: FtM property, if known: an e-mail address is kept whole, and a BIC or a call sign
            may do without the digit that other numbers must have.

    Example:
        >>> normal_identifier("  PP-390 220/044 "), normal_identifier("12")
        ('PP390220044', '')
    """
    if prop == "email":
        return text.strip().casefold()
    known = unicodedata.normalize("NFKC", text).upper()
    latin = "".join(str(unicodedata.decimal(c, c)) for c in known)
    plain = _NOT_ALPHANUMERIC.sub("", latin)
    if len(plain) < MIN_IDENTIFIER:
        return ""
    return plain if prop in _LETTERS_ONLY or any(c.isdigit() for c in plain) else ""


def normal_wallet(text: str) -> str:
    """Bring a digital-currency address to one spelling; empty where it cannot be one.

    Hexadecimal addresses (Ethereum and its kin) and bech32 ones (Bitcoin, from BIP 173; Bitcoin
    Cash, with or without its prefix) do not depend on case, except for a checksum; base-58 ones
    do.

    Example:
        >>> normal_wallet(" 0x" + "AB" * 20) == "0x" + "ab" * 20
        True
        >>> normal_wallet("not a wallet")
        ''
    """
    plain = text.strip()
    lower = plain.lower()
    if _HEX_WALLET.fullmatch(plain):
        return lower
    if plain in {lower, plain.upper()}:
        cash = _CASH_WALLET.fullmatch(lower)
        if cash:
            return cash[1]
        if _BECH32_WALLET.fullmatch(lower):
            return lower
    return plain if _BASE58.fullmatch(plain) else ""
