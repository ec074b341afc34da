"""OFAC's consolidated list of everything but SDN entries.

The legacy CSV files, or ENHANCED XML, which has names in their own scripts, documents and typed
relationships.
"""

from __future__ import annotations

from typing import cast

from lookthrough.lists.formats.ofac_files import OfacFiles, map_ofac, read_ofac
from lookthrough.lists.formats.ofac_tables import OfacList
from lookthrough.lists.source import LISTS, ListDefinition
from lookthrough.model import ListInfo

CONSOLIDATED: ListDefinition[OfacFiles] = ListDefinition(
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
    read=lambda files: read_ofac(files, OfacList.CONSOLIDATED),
    map=lambda files, snapshot: map_ofac(files, snapshot, OfacList.CONSOLIDATED),
)

LISTS.add(OfacList.CONSOLIDATED.value, cast("ListDefinition[object]", CONSOLIDATED))
