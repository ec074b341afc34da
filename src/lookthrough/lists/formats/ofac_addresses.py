"""Rows of OFAC's address table to addresses."""

from __future__ import annotations

import re

from lookthrough.model import Address, Provenance
from lookthrough.names import country_code

UNITED_STATES = "US"

_US_CITY = re.compile(r"(?P<city>.+), (?P<region>[A-Z]{2})(?: (?P<code>\d{5}(?:-\d{4})?))?")
_CITY_CODE = re.compile(r"(?P<city>\D+?)(?<!Box)(?: C\.?P\.?)? (?P<code>\d{5,6})")


def read_address(fields: tuple[str, ...], provenance: Provenance) -> Address:
    """Read one row.

    The second field holds city, state, province and postal code together. It is taken apart
    only where that is sure: the United States' own form, and five or six digits at its end;
    everything else stays whole in ``city``.

    Args:
        fields: street, the combined field, country, remarks.
        provenance: where the row is.

    Example:
        >>> row = ("1 Example St", "Dallas, TX 75201", "United States", "")
        >>> read_address(row, Provenance("us-ofac-sdn", "", "1")).region
        'TX'
    """
    street, place, country_text, note = (" ".join(field.split()) for field in fields)
    country = country_code(country_text) if country_text else ""
    split = _US_CITY.fullmatch(place) if country == UNITED_STATES else None
    parts = (split or _CITY_CODE.fullmatch(place)) if place else None
    found = parts.groupdict() if parts is not None else {"city": place}
    return Address(
        provenance,
        street=street,
        city=found["city"] or "",
        region=found.get("region") or "",
        postal_code=found.get("code") or "",
        country=country,
        country_text=country_text,
        note=note,
    )
