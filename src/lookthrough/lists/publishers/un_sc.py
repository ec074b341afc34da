"""The UN Security Council consolidated list: what its regimes impose, and how it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from lookthrough.lists.formats.un_entities import map_un
from lookthrough.lists.formats.un_xml import INDIVIDUAL, UnDocument, UnRecord, read_un_xml
from lookthrough.lists.source import LISTS, ListDefinition
from lookthrough.model import ListContent, ListInfo, Measure, MeasureKind

if TYPE_CHECKING:
    from collections.abc import Mapping

INFO = ListInfo(
    id="un-sc",
    title="United Nations Security Council Consolidated List",
    publisher="United Nations Security Council",
    url="https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
    licence="public; United Nations website terms of use",
    jurisdiction="UN",
    max_age_days=7,
    min_entities=300,
    max_entities=5_000,
    reader_version=1,
)

STATEMENTS = {
    MeasureKind.ASSET_FREEZE: (
        "UN member states must freeze the party's funds and assets and let none reach it."
    ),
    MeasureKind.TRAVEL_BAN: (
        "UN member states must refuse the person entry into or transit through their territory."
    ),
    MeasureKind.ARMS_EMBARGO: (
        "UN member states must prevent the supply of arms and related help to the party."
    ),
}
FROZEN_ABROAD = "Only funds frozen outside Libya by 16 September 2011 stay frozen."


@dataclass(frozen=True, slots=True)
class Regime:
    """What one sanctions regime imposes on a listed party, by the paragraph that says so.

    Args:
        freeze: source of the asset freeze; empty where the regime imposes none.
        travel: source of the travel ban, which concerns individuals; empty for none.
        arms: source of an arms embargo on each listed party; empty where the embargo is on a
            territory, or there is none.
    """

    freeze: str = ""
    travel: str = ""
    arms: str = ""


REGIMES: Mapping[str, Regime] = {
    "Al-Qaida": Regime(
        freeze="S/RES/2368 (2017) para. 1(a); S/RES/2734 (2024) para. 1(a)",
        travel="S/RES/2368 (2017) para. 1(b); S/RES/2734 (2024) para. 1(b)",
        arms="S/RES/2368 (2017) para. 1(c); S/RES/2734 (2024) para. 1(c)",
    ),
    "Taliban": Regime(
        freeze="S/RES/2255 (2015) para. 1(a)",
        travel="S/RES/2255 (2015) para. 1(b)",
        arms="S/RES/2255 (2015) para. 1(c)",
    ),
    "DPRK": Regime(freeze="S/RES/1718 (2006) para. 8(d)", travel="S/RES/1718 (2006) para. 8(e)"),
    # Resolution 2231 replaced the earlier ones from January 2016 to September 2025.
    "Iran": Regime(
        freeze="S/RES/1737 (2006) para. 12; 2016-2025: S/RES/2231 (2015) annex B para. 6(c)",
        travel="S/RES/1929 (2010) para. 10; 2016-2025: S/RES/2231 (2015) annex B para. 6(e)",
    ),
    # The 1518 list freezes assets of the former government and of its officials; no travel ban.
    "Iraq": Regime(freeze="S/RES/1483 (2003) para. 23"),
    "DRC": Regime(freeze="S/RES/1807 (2008) para. 11", travel="S/RES/1807 (2008) para. 9"),
    "Sudan": Regime(freeze="S/RES/1591 (2005) para. 3(e)", travel="S/RES/1591 (2005) para. 3(d)"),
    "Somalia": Regime(
        freeze="S/RES/1844 (2008) para. 3",
        travel="S/RES/1844 (2008) para. 1",
        arms="S/RES/1844 (2008) para. 7",
    ),
    "Libya": Regime(freeze="S/RES/1970 (2011) para. 17", travel="S/RES/1970 (2011) para. 15"),
    # The Guinea-Bissau regime is a travel ban and nothing else.
    "GB": Regime(travel="S/RES/2048 (2012) para. 4"),
    "CAR": Regime(freeze="S/RES/2134 (2014) para. 32", travel="S/RES/2134 (2014) para. 30"),
    "Yemen": Regime(
        freeze="S/RES/2140 (2014) para. 11",
        travel="S/RES/2140 (2014) para. 15",
        arms="S/RES/2216 (2015) para. 14",
    ),
    "SouthSudan": Regime(freeze="S/RES/2206 (2015) para. 12", travel="S/RES/2206 (2015) para. 9"),
    "Mali": Regime(freeze="S/RES/2374 (2017) para. 4", travel="S/RES/2374 (2017) para. 1"),
    "Haiti": Regime(
        freeze="S/RES/2653 (2022) para. 6",
        travel="S/RES/2653 (2022) para. 3",
        arms="S/RES/2653 (2022) para. 11",
    ),
}
UNKNOWN_REGIME = Regime(
    freeze="the sanctions regime's resolutions", travel="the sanctions regime's resolutions"
)
"""A regime this version does not know: the two measures nearly all of them impose, so that a new
regime is never read as harmless."""

# "Listed pursuant to paragraph 15 of resolution 1970 (Travel Ban)": the record itself says which.
_NAMED_MEASURES = re.compile(
    r"(?i)resolution \d{4}(?: \(\d{4}\))? "
    r"\((?P<named>[^)]*(?:travel ban|asset freeze|arms embargo)[^)]*)\)"
)
_FROZEN_ABROAD = re.compile(r"(?i)paragraph 15 of resolution 2009")
_WORDS = {
    MeasureKind.ASSET_FREEZE: "asset freeze",
    MeasureKind.TRAVEL_BAN: "travel ban",
    MeasureKind.ARMS_EMBARGO: "arms embargo",
}


def measures_of(record: UnRecord) -> tuple[Measure, ...]:
    """Say what a listing does: what the record names, else what its regime imposes.

    Some regimes list parties under one of their measures only, and then the record's comments
    name it ("(Travel Ban)"); that is followed where it stands.
    """
    programme = record.text("UN_LIST_TYPE")
    regime = REGIMES.get(programme, UNKNOWN_REGIME)
    sources = {
        MeasureKind.ASSET_FREEZE: regime.freeze,
        MeasureKind.TRAVEL_BAN: regime.travel if record.kind == INDIVIDUAL else "",
        MeasureKind.ARMS_EMBARGO: regime.arms,
    }
    imposed = {kind: source for kind, source in sources.items() if source}
    comments = record.text("COMMENTS1")
    named = " ".join(found["named"] for found in _NAMED_MEASURES.finditer(comments)).lower()
    chosen = {kind: source for kind, source in imposed.items() if _WORDS[kind] in named}
    statements = dict(STATEMENTS)
    if _FROZEN_ABROAD.search(comments):
        statements[MeasureKind.ASSET_FREEZE] = FROZEN_ABROAD
    return tuple(
        Measure(kind, statements[kind], programme, source)
        for kind, source in (chosen or imposed).items()
    )


def map_document(document: UnDocument, snapshot: str) -> ListContent:
    """Map a consolidated list that was read; see ``map_un``."""
    return map_un(document, snapshot, INFO.id, measures_of)


DEFINITION = ListDefinition(info=INFO, read=read_un_xml, map=map_document)
LISTS.add(INFO.id, cast("ListDefinition[object]", DEFINITION))
