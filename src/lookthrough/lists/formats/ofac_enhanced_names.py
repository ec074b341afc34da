"""Names and addresses of a party in OFAC's ENHANCED XML, each in every script it is given in."""

from __future__ import annotations

from collections.abc import Iterator

from lookthrough.lists.formats.ofac_enhanced_record import Record, clean
from lookthrough.lists.formats.ofac_enhanced_xml import Node
from lookthrough.lists.formats.ofac_numbers import is_country_code
from lookthrough.model import Address, Fact, Name, Provenance

_ALIAS_PROPS = {"F.K.A.": "previousName"}
# Parts of a name that the whole name does not tell from others.
_PART_PROPS = {"Patronymic": "fatherName", "Matronymic": "motherName", "Maiden Name": "notes"}

_STREET = ("ADDRESS1", "ADDRESS2", "ADDRESS3")
_REGION = ("STATE/PROVINCE", "REGION")
_PLACES = frozenset({*_STREET, *_REGION, "CITY", "POSTAL CODE"})


def names_of(record: Record) -> Iterator[Name]:
    """Make the names, the primary one first, in the order of its translations."""
    found: list[Name] = []
    for node in record.tally.each("name", record.node.all("names", "name")):
        at, prop = record.at("name", node), _name_prop(node)
        translations = node.all("translations", "translation")
        made = [name for each in translations if (name := _name(each, prop, at)).text]
        record.tally.empty["name"] += not made
        found.extend(made)
    yield from sorted(found, key=lambda name: name.prop != "name")


def _name_prop(node: Node) -> str:
    if node.is_true("isPrimary"):
        return "name"
    usual = "weakAlias" if node.is_true("isLowQuality") else "alias"
    return _ALIAS_PROPS.get(node.text_of("aliasType"), usual)


def _name(translation: Node, prop: str, at: Provenance) -> Name:
    given, family, whole = (
        clean(translation.text_of(f"formatted{part}Name")) for part in ("First", "Last", "Full")
    )
    # Of an organisation or a nickname, the last name is the whole name again.
    return Name(whole, prop, at, family=family if given else "", given=given)


def part_facts(record: Record) -> Iterator[Fact]:
    """Make a fact of each part of a name that the whole name does not tell from others."""
    translations = record.node.all("names", "name", "translations", "translation")
    for part in (part for each in translations for part in each.all("nameParts", "namePart")):
        kind, value = part.text_of("type"), clean(part.text_of("value"))
        if kind in _PART_PROPS and value:
            at = record.at("namePart", part)
            yield Fact(_PART_PROPS[kind], value, at, qualifiers=(("label", kind),))


def addresses_of(record: Record) -> Iterator[Address]:
    """Make an address of each translation of each address, or of its country alone."""
    for node in record.tally.each("address", record.node.all("addresses", "address")):
        country = node.first("country")
        translations = node.all("translations", "translation")
        written = [parts for each in translations if (parts := _parts(each))]
        record.tally.empty["address"] += not (written or country.text)
        for parts in written or [{}] * bool(country.text):
            yield _address(parts, country.text, record.country(country), record.at("address", node))


def _parts(translation: Node) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in translation.all("addressParts", "addressPart"):
        kind, value = part.text_of("type"), clean(part.text_of("value"))
        if value:
            parts[kind] = f"{parts[kind]}, {value}" if kind in parts else value
    return parts


def _address(parts: dict[str, str], country_text: str, code: str, at: Provenance) -> Address:
    others = (f"{kind} {value}" for kind, value in parts.items() if kind not in _PLACES)
    return Address(
        at,
        street=", ".join(parts[kind] for kind in _STREET if kind in parts),
        city=parts.get("CITY", ""),
        region=", ".join(parts[kind] for kind in _REGION if kind in parts),
        postal_code=parts.get("POSTAL CODE", ""),
        country=code if is_country_code(code) else "",
        country_text=country_text,
        note="; ".join(others),
    )
