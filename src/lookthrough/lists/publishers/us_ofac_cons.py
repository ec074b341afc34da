"""OFAC's consolidated list of everything but SDN entries, legacy CSV files."""

from __future__ import annotations

from typing import cast

from lookthrough.lists.formats.ofac_entities import map_tables
from lookthrough.lists.formats.ofac_tables import OfacList, OfacTables, read_tables
from lookthrough.lists.source import LISTS, ListDefinition
from lookthrough.model import ListInfo

CONSOLIDATED: ListDefinition[OfacTables] = ListDefinition(
    info=ListInfo(
        id=OfacList.CONSOLIDATED.value,
        title="Consolidated Sanctions List (non-SDN)",
        publisher="US Department of the Treasury, Office of Foreign Assets Control",
        url="https://ofac.treasury.gov/consolidated-sanctions-list-non-sdn-lists",
        licence="US Government work, public domain",
        jurisdiction="US",
        max_age_days=7,
        min_entities=50,
        max_entities=5_000,
        reader_version=1,
    ),
    read=lambda files: read_tables(files, OfacList.CONSOLIDATED),
    map=lambda tables, snapshot: map_tables(tables, snapshot, OfacList.CONSOLIDATED),
)

LISTS.add(OfacList.CONSOLIDATED.value, cast("ListDefinition[object]", CONSOLIDATED))
