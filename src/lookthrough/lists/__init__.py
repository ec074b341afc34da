"""Publishers' formats: official files to entities and links, and the curated network."""

from __future__ import annotations

from lookthrough.lists.source import LISTS, ListDefinition, SourceFile, source_files

__all__ = ["LISTS", "ListDefinition", "SourceFile", "source_files"]
