"""A party's entries on OFAC's lists, in ENHANCED XML, and what each of them does.

The file tags a party with the lists it stands on and with the types of sanctions on it, but does
not say which type came by which list. Each type belongs to one list by its nature: a block to
the SDN list, a directive under E.O. 13662 to the Sectoral Sanctions Identifications List, and so
on. A type whose list the party is not (or no longer) tagged with goes to its first other entry,
so that it is told in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lookthrough.lists.formats.ofac_enhanced_record import Record
from lookthrough.lists.formats.ofac_enhanced_xml import Node
from lookthrough.lists.formats.ofac_measures import FREEZE, measures
from lookthrough.lists.formats.ofac_programmes import (
    FORMER_BLOCK_REMARK,
    SECTORAL_TAG,
    is_consolidated_only,
)
from lookthrough.lists.formats.ofac_records import DETAILS_URL
from lookthrough.lists.formats.ofac_tables import OfacList
from lookthrough.model import Listing, Measure, MeasureKind

SDN = "SDN List"
UMBRELLA = "Consolidated List"
"""A tag of every party that stands on any list but the SDN list; an entry of its own only where
no other says which list."""

_SECTORAL = "Sectoral Sanctions Identifications List"
_LEGISLATIVE = "Non-SDN Palestinian Legislative Council List"
_INVESTMENT = "Non-SDN CMIC List"
_MENU = "Non-SDN Menu-Based Sanctions List"
_ACCOUNTS = "CAPTA List"
_EVADERS = "FSE List"

# Start of a type of sanctions: the list it comes by, and the words in which remarks of the older
# formats tell it, from which its measure is read; or the tag that tells it.
_TYPES: Mapping[str, tuple[str, str]] = {
    "Block": (SDN, ""),
    "Reject": (_LEGISLATIVE, "NS-PLC"),
    "13662 Sectoral Directive": (
        _SECTORAL,
        "Executive Order 13662 Directive Determination - Subject to Directive",
    ),
    "Executive Order 14024 Directive 2": (
        _ACCOUNTS,
        "Executive Order 14024 Directive Information - Subject to Directive 2",
    ),
    "Executive Order 14024 Directive": (
        _MENU,
        "Executive Order 14024 Directive Information - Subject to Directive",
    ),
    "Executive Order 14014": (_MENU, ""),
    "Executive Order 14059": (_MENU, ""),
    "CAATSA Section": (_MENU, ""),
    "CMIC Executive Order": (_INVESTMENT, "CMIC"),
    "Executive Order 13959": (_INVESTMENT, "CMIC"),
    "561": (_ACCOUNTS, "561"),
    "NDAA": (_ACCOUNTS, "561"),
}
_TAG = re.compile(r"[A-Z0-9-]+")
# Items of the features that tell what a menu-based entry forbids.
_MENU_ITEMS = re.compile(
    r"(?i)Executive Order (?:13846|14014|14024|14059)|CAATSA Section 235|PEESA Information"
)
# Items that warn whoever deals with the party, on whichever list it stands.
_WARNINGS = re.compile(
    r"(?i)Secondary sanctions risk|Additional Sanctions Information|IFCA Determination"
    rf"|Transactions Prohibited For Persons|{re.escape(FORMER_BLOCK_REMARK)}"
)


def list_of(tag: str) -> OfacList:
    """Tell which of the two lists a tag belongs to."""
    return OfacList.SDN if tag == SDN else OfacList.CONSOLIDATED


def entries(node: Node) -> list[Node]:
    """Return the tags that are entries of their own; the umbrella only where it is alone."""
    tags = node.all("sanctionsLists", "sanctionsList")
    own = [tag for tag in tags if tag.text != UMBRELLA]
    return own if any(tag.text != SDN for tag in own) else tags


def listings_of(record: Record, items: Sequence[str]) -> tuple[Listing, ...]:
    """Make a listing of each entry, the SDN list's first.

    Args:
        record: the party.
        items: its features, each in the words of a remark.
    """
    node, number = record.node, record.number
    programmes = tuple(tag.text for tag in node.all("sanctionsPrograms", "sanctionsProgram"))
    types = [item.text for item in node.all("sanctionsTypes", "sanctionsType")]
    found = entries(node)
    told = _types_by_entry(types, [entry.text for entry in found])
    made = (
        Listing(
            list_of(entry.text).value,
            number,
            programmes,
            _measures(entry.text, told, programmes, items),
            record.at("sanctionsList", entry, quote=entry.text),
            listed_on=entry.attributes.get("datePublished", "")[:10],
            url=f"{DETAILS_URL}{number}",
        )
        for entry in found
    )
    return tuple(sorted(made, key=lambda listing: listing.list_id != OfacList.SDN.value))


def _types_by_entry(types: Sequence[str], found: Sequence[str]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {entry: [] for entry in found}
    others = [entry for entry in found if entry != SDN] or list(found)
    for text in types:
        home, _ = _meaning(text)
        for entry in (home, *others):
            if entry in told:
                told[entry].append(text)
                break
    return told


def _meaning(text: str) -> tuple[str, str]:
    """Return the list a type comes by, and the words or the tag that tell it."""
    start = max((start for start in _TYPES if text.startswith(start)), key=len, default="")
    if not start:
        return "", ""
    home, words = _TYPES[start]
    rest = text.removeprefix(start).strip()
    return home, words if _TAG.fullmatch(words) else f"{words} {rest}".strip()


def _measures(
    entry: str, told: Mapping[str, Sequence[str]], programmes: Sequence[str], items: Sequence[str]
) -> tuple[Measure, ...]:
    warnings = [item for item in items if _WARNINGS.match(item)]
    if entry == SDN:
        return measures(_blocking(programmes, told), warnings, sdn=True)
    meanings = [_meaning(text) for text in told[entry]]
    # A tag's words are its own list's; a directive is told wherever it stands.
    tags = [words for home, words in meanings if home == entry and _TAG.fullmatch(words)]
    tags += [tag for tag in programmes if _belongs(tag, entry)]
    remarks = [words for _, words in meanings if words and not _TAG.fullmatch(words)]
    if entry == _MENU:
        remarks += [item for item in items if _MENU_ITEMS.match(item)]
    found = _once(measures(tags, remarks, sdn=False), programmes)
    if "Block" in told[entry]:
        found.insert(0, Measure(MeasureKind.ASSET_FREEZE, FREEZE, "", "sanctions type Block"))
    if not found:
        found.append(_untold(entry, told[entry]))
    return tuple(dict.fromkeys([*found, *measures([], warnings, sdn=False)]))


def _blocking(programmes: Sequence[str], told: Mapping[str, Sequence[str]]) -> list[str]:
    """The tags that stand for the block, where others are those of the party's other entries."""
    tags = [tag for tag in programmes if tag == SECTORAL_TAG or not is_consolidated_only((tag,))]
    blocks = [tag for tag in tags if tag != SECTORAL_TAG]
    return blocks if blocks and _SECTORAL in told else tags


def _belongs(tag: str, entry: str) -> bool:
    """Whether a programme tag is one of an entry's own list and of no other."""
    starts = {
        _LEGISLATIVE: ("NS-PLC",),
        _INVESTMENT: ("CMIC", "NS-CMIC", "CCMC", "NS-CCMC"),
        _ACCOUNTS: ("561", "CAPTA", "NS-CAPTA"),
        _EVADERS: ("FSE-",),
    }.get(entry, ())
    return tag.startswith(starts) if starts else entry == _SECTORAL and tag == SECTORAL_TAG


def _once(found: Iterable[Measure], programmes: Sequence[str]) -> list[Measure]:
    """One measure of each meaning, naming its programme only where the party has that tag."""
    best: dict[tuple[MeasureKind, str], Measure] = {}
    for measure in found:
        known = measure if measure.programme in programmes else replace(measure, programme="")
        key = (known.kind, known.statement)
        if key not in best or not best[key].programme:
            best[key] = known
    return list(best.values())


def _untold(entry: str, types: Sequence[str]) -> Measure:
    named = ", ".join(types) or "no type of sanctions"
    return Measure(
        MeasureKind.NON_BLOCKING_MENU,
        f"On OFAC's {entry}, which does not block by itself, with {named}; what that prohibits is"
        " not known here, so look it up before dealing.",
        "",
        entry,
    )
