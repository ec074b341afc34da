"""Text to normal forms: scripts, tokens, legal forms, dates, identifiers, places."""

from __future__ import annotations

from lookthrough.names.dates import date_range, parse_date
from lookthrough.names.identifiers import normal_identifier, normal_wallet
from lookthrough.names.legal_forms import LEGAL_FORMS, with_legal_forms
from lookthrough.names.sounds import SOFT, SYMBOLS, fold, skeleton
from lookthrough.names.territories import country_code, country_name
from lookthrough.names.tokens import tokens
from lookthrough.names.weights import weight

__all__ = [
    "LEGAL_FORMS",
    "SOFT",
    "SYMBOLS",
    "country_code",
    "country_name",
    "date_range",
    "fold",
    "normal_identifier",
    "normal_wallet",
    "parse_date",
    "skeleton",
    "tokens",
    "weight",
    "with_legal_forms",
]
