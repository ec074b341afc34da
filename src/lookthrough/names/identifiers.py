"""Numbers and codes that name one party, in the form they are compared in."""

from __future__ import annotations

import re

_NOT_ALPHANUMERIC = re.compile(r"[^0-9A-Z]+")
_HEX_WALLET = re.compile(r"0x[0-9a-fA-F]{40}")
_BECH32_WALLET = re.compile(r"[a-zA-Z]{1,10}1[02-9ac-hj-np-zAC-HJ-NP-Z]{6,90}")
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,110}")

MIN_IDENTIFIER = 5
"""Shorter numbers name too many parties to be compared."""


def normal_identifier(text: str) -> str:
    """Strip an identifier to its letters and digits; empty where too little is left.

    Example:
        >>> normal_identifier("  PP-390 220/044 "), normal_identifier("12")
        ('PP390220044', '')
    """
    plain = _NOT_ALPHANUMERIC.sub("", text.upper())
    return plain if len(plain) >= MIN_IDENTIFIER and any(c.isdigit() for c in plain) else ""


def normal_wallet(text: str) -> str:
    """Bring a digital-currency address to one spelling; empty where it cannot be one.

    Hexadecimal addresses (Ethereum and its kin) and bech32 ones (Bitcoin, from BIP 173) do not
    depend on case, except for a checksum; base-58 ones do.

    Example:
        >>> normal_wallet(" 0x" + "AB" * 20) == "0x" + "ab" * 20
        True
        >>> normal_wallet("not a wallet")
        ''
    """
    plain = text.strip()
    if _HEX_WALLET.fullmatch(plain):
        return plain.lower()
    if _BECH32_WALLET.fullmatch(plain) and plain in {plain.lower(), plain.upper()}:
        return plain.lower()
    return plain if _BASE58.fullmatch(plain) else ""
