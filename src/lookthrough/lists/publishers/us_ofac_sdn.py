"""OFAC's list of Specially Designated Nationals and Blocked Persons, legacy CSV files."""

from __future__ import annotations

from typing import cast

from lookthrough.lists.formats.ofac_entities import map_tables
from lookthrough.lists.formats.ofac_tables import OfacList, OfacTables, read_tables
from lookthrough.lists.source import LISTS, ListDefinition
from lookthrough.model import ListInfo

SDN: ListDefinition[OfacTables] = ListDefinition(
    info=ListInfo(
        id=OfacList.SDN.value,
        title="Specially Designated Nationals and Blocked Persons List (SDN)",
        publisher="US Department of the Treasury, Office of Foreign Assets Control",
        url="https://ofac.treasury.gov/specially-designated-nationals-and-blocked-persons-list-sdn-human-readable-lists",
        licence="US Government work, public domain",
        jurisdiction="US",
        max_age_days=7,
        min_entities=5_000,
        max_entities=60_000,
        reader_version=1,
    ),
    read=lambda files: read_tables(files, OfacList.SDN),
    map=lambda tables, snapshot: map_tables(tables, snapshot, OfacList.SDN),
)

LISTS.add(OfacList.SDN.value, cast("ListDefinition[object]", SDN))
