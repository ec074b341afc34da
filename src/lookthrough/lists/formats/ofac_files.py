"""The files of one of OFAC's lists, in whichever of its formats they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lookthrough.lists.formats.ofac_enhanced_entities import map_enhanced
from lookthrough.lists.formats.ofac_enhanced_xml import EnhancedFile, read_enhanced
from lookthrough.lists.formats.ofac_entities import map_tables
from lookthrough.lists.formats.ofac_tables import OfacList, OfacTables, read_tables
from lookthrough.lists.formats.xml_safe import is_xml
from lookthrough.lists.source import SourceFile
from lookthrough.model import InputError, Part

OfacFiles = OfacTables | EnhancedFile


def read_ofac(files: Sequence[SourceFile], of: OfacList) -> OfacFiles:
    """Read the files of one list: legacy CSV tables, or one file of ENHANCED XML.

    Raises:
        DamagedListError: a file is not whole.
        InputError: the files are something else, or of both formats.
    """
    xml = [file for file in files if is_xml(file)]
    if not xml:
        return read_tables(files, of)
    if len(files) > 1:
        names = ", ".join(file.name for file in files)
        raise InputError(
            f"{len(files)} files, with XML among them: {names}",
            expected="one file of ENHANCED XML, or the CSV tables",
        )
    return read_enhanced(xml[0])


def map_ofac(files: OfacFiles, snapshot: str, of: OfacList) -> Iterable[Part]:
    """Map what was read; see ``ListDefinition.map``."""
    if isinstance(files, EnhancedFile):
        return map_enhanced(files, snapshot, of)
    return map_tables(files, snapshot, of)
