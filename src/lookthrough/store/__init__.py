"""The data folder: snapshots of lists, kept whole, and the indexes derived from them."""

from __future__ import annotations

from lookthrough.store.adding import Added
from lookthrough.store.folder import DataFolder
from lookthrough.store.watchlist import RecordRef, Watchlist

__all__ = ["Added", "DataFolder", "RecordRef", "Watchlist"]
