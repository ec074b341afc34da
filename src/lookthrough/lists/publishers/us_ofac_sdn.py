"""OFAC's list of Specially Designated Nationals and Blocked Persons.

The legacy CSV files, or ENHANCED XML, which has names in their own scripts, documents and typed
relationships.
"""

from __future__ import annotations

from typing import cast

from lookthrough.lists.formats.ofac_files import OfacFiles, map_ofac, read_ofac
from lookthrough.lists.formats.ofac_tables import OfacList
from lookthrough.lists.source import LISTS, ListDefinition
from lookthrough.model import ListInfo

SDN: ListDefinition[OfacFiles] = ListDefinition(
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
    read=lambda files: read_ofac(files, OfacList.SDN),
    map=lambda files, snapshot: map_ofac(files, snapshot, OfacList.SDN),
)

LISTS.add(OfacList.SDN.value, cast("ListDefinition[object]", SDN))
