"""The words the rooms speak to each other in: frozen types, errors and the registry.

Standard library only; imports nothing else of the package.
"""

from __future__ import annotations

from lookthrough.model.entity import (
    Address,
    Entity,
    Fact,
    Link,
    Listing,
    Measure,
    MeasureKind,
    Name,
    Schema,
)
from lookthrough.model.errors import (
    AmbiguousEntityError,
    DamagedListError,
    DataFolderError,
    DuplicateKeyError,
    InputError,
    LockedError,
    LookthroughError,
    RefusedSnapshotError,
    UnknownKeyError,
)
from lookthrough.model.evidence import Evidence, Explanation, Outcome, grained
from lookthrough.model.ports import Parties
from lookthrough.model.provenance import Document, Provenance
from lookthrough.model.registry import Registry
from lookthrough.model.result import (
    Coverage,
    Exposure,
    Hit,
    InputFile,
    ListState,
    Party,
    Path,
    Problem,
    Result,
    Status,
    Step,
    Summary,
)
from lookthrough.model.snapshot import (
    Account,
    Counts,
    FileRecord,
    ListContent,
    ListInfo,
    Manifest,
    Note,
    Part,
    RowCount,
)
from lookthrough.model.subject import Identifier, Subject

__all__ = [
    "Account",
    "Address",
    "AmbiguousEntityError",
    "Counts",
    "Coverage",
    "DamagedListError",
    "DataFolderError",
    "Document",
    "DuplicateKeyError",
    "Entity",
    "Evidence",
    "Explanation",
    "Exposure",
    "Fact",
    "FileRecord",
    "Hit",
    "Identifier",
    "InputError",
    "InputFile",
    "Link",
    "ListContent",
    "ListInfo",
    "ListState",
    "Listing",
    "LockedError",
    "LookthroughError",
    "Manifest",
    "Measure",
    "MeasureKind",
    "Name",
    "Note",
    "Outcome",
    "Part",
    "Parties",
    "Party",
    "Path",
    "Problem",
    "Provenance",
    "RefusedSnapshotError",
    "Registry",
    "Result",
    "RowCount",
    "Schema",
    "Status",
    "Step",
    "Subject",
    "Summary",
    "UnknownKeyError",
    "grained",
]
