"""What the tests of OFAC's ENHANCED XML share: the golden file, and small files made on the fly."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.lists.ofac_samples import GOLDEN

from lookthrough.lists import SourceFile
from lookthrough.lists.formats.ofac_enhanced_entities import map_enhanced
from lookthrough.lists.formats.ofac_enhanced_xml import read_enhanced
from lookthrough.lists.formats.ofac_tables import OfacList
from lookthrough.model import Entity, ListContent

FIXTURE = "us-ofac-cons.enhanced"
GOLDEN_FILE = GOLDEN / FIXTURE / "cons_enhanced.xml"
NAMESPACE = (
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML"
)


def mapped(path: Path, of: OfacList = OfacList.CONSOLIDATED) -> ListContent:
    return ListContent.of(map_enhanced(read_enhanced(SourceFile(path.name, path)), "snapshot", of))


def golden() -> ListContent:
    return mapped(GOLDEN_FILE)


def by_number(content: ListContent) -> dict[str, Entity]:
    return {entity.id.removeprefix("ofac-"): entity for entity in content.entities}


def tags(kind: str, texts: Sequence[str], more: str = "") -> str:
    each = "".join(f"<{kind} {more}>{text}</{kind}>" for text in texts)
    return f"<{kind}s>{each}</{kind}s>"


def party(
    number: object,
    *,
    kind: str = "Entity",
    name: str = "EXAMPLE LTD",
    lists: Sequence[str] = ("SDN List",),
    programmes: Sequence[str] = ("SDGT",),
    types: Sequence[str] = ("Block",),
    rest: str = "",
) -> str:
    """Write one party with its name and its tags; ``rest`` is any further elements."""
    on = tags("sanctionsList", lists, 'datePublished="2024-05-06"')
    return (
        f'<entity id="{number}"><generalInfo><entityType refId="1">{kind}</entityType>'
        f"</generalInfo>{on}"
        f"{tags('sanctionsProgram', programmes)}{tags('sanctionsType', types)}"
        '<names><name id="1"><isPrimary>true</isPrimary><translations><translation id="2">'
        f"<formattedFullName>{name}</formattedFullName></translation></translations></name></names>"
        f"{rest}</entity>"
    )


def relationship(type_id: str, text: str, other: object, name: str = "EXAMPLE OTHER") -> str:
    return (
        f'<relationship id="7"><type refId="{type_id}">{text}</type>'
        f'<relatedEntity entityId="{other}">{name}</relatedEntity></relationship>'
    )


def relationships(*each: str) -> str:
    return f"<relationships>{''.join(each)}</relationships>"


def written(folder: Path, *parties: str, filters: str = "", head: str = "") -> Path:
    """Write a whole file of these parties."""
    path = folder / "enhanced.xml"
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<sanctionsData xmlns="{NAMESPACE}">'
        f"<publicationInfo><dataAsOf>2025-01-10T00:00:00</dataAsOf>{filters}</publicationInfo>"
        f"{head}<entities>{''.join(parties)}</entities></sanctionsData>",
        encoding="utf-8",
    )
    return path
