"""Lists opened for searching: the index, the parties and the links of one watchlist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from lookthrough.matching import (
    Index,
    arrays_version,
    best_comparison,
    build_arrays,
    entity_profile,
    subject_profile,
    warm,
)
from lookthrough.model import (
    AmbiguousEntityError,
    Coverage,
    DataFolderError,
    Entity,
    Party,
    Subject,
    UnknownKeyError,
)
from lookthrough.model import Path as Chain
from lookthrough.network import (
    Graph,
    Neighbourhood,
    PathSearch,
    neighbourhood,
    shortest_paths,
)
from lookthrough.screening import (
    Batch,
    GivenColumns,
    ReadOptions,
    RowFile,
    Screener,
    Settings,
    map_columns,
    open_rows,
)
from lookthrough.store import DataFolder, Watchlist

SAME_NAME = 0.9
"""Agreement of names from which one is taken for the other; a near name could be another's."""
NEAREST = 5


class Session:
    """One watchlist, opened. It stays as it is, whatever is added to the folder later.

    Args:
        folder: where derived indexes are kept.
        watchlist: the lists.
        coverage: what they are, for results.
        settings: how to screen.
    """

    def __init__(
        self, folder: DataFolder, watchlist: Watchlist, coverage: Coverage, settings: Settings
    ) -> None:
        self._folder = folder
        self._watchlist = watchlist
        self.coverage = coverage
        self.settings = settings

    @cached_property
    def screener(self) -> Screener:
        """What screens a subject against these lists, its compiled code loaded."""
        warm()
        ids = self._watchlist.entity_ids()
        return Screener(self._index, ids, self._watchlist, self.graph, self.settings)

    @cached_property
    def graph(self) -> Graph:
        """The links of these lists, with the parties at their ends."""
        links = self._watchlist.links()
        held = set(self._watchlist.entity_ids())
        linked = dict.fromkeys(end for link in links for end in (link.source, link.target))
        return Graph.build((self.party(end) for end in linked if end in held), links)

    @cached_property
    def _index(self) -> Index:
        key = f"names-{arrays_version()}"
        arrays = self._folder.load_index(self._watchlist.id, key)
        if arrays is None:
            arrays = build_arrays(map(entity_profile, self.entities()))
            # A folder that may only be read serves as well, at the price of indexing anew.
            with suppress(DataFolderError):
                self._folder.save_index(self._watchlist.id, key, arrays)
        return Index(arrays)

    def file(
        self,
        path: Path,
        given: GivenColumns | Mapping[str, str],
        options: ReadOptions | None = None,
    ) -> tuple[RowFile, Batch]:
        """Open a file of subjects.

        Args:
            path: the file, of any kind that is read.
            given: field to column, where the names of the columns do not tell.
            options: how to read it, where the file itself does not tell.

        Raises:
            InputError: it cannot be read, or no column can be screened.
        """
        rows = open_rows(path, options or ReadOptions())
        mapping = map_columns(rows.columns, given, str(path))
        return rows, Batch(self.screener, mapping, rows, self.coverage, rows.read_as)

    def entities(self) -> Iterator[Entity]:
        """Iterate every party of these lists, whole, joined over the lists that hold it."""
        return map(self._watchlist.party, self._watchlist.entity_ids())

    def party(self, entity_id: str) -> Party:
        """Return a party in the form of a path's end.

        Raises:
            UnknownKeyError: there is none of that id.
        """
        return self._watchlist.outline(entity_id)

    def find(self, text: str) -> Party:
        """Find the one party a text names: by its id, or by name.

        Raises:
            UnknownKeyError: none has that name; the message gives the nearest.
            AmbiguousEntityError: several fit equally well; the message gives their ids.
        """
        try:
            return self.party(text)
        except UnknownKeyError:
            hits = self.screener.screen(Subject(row=0, names=(text,))).hits
        if not hits:
            raise UnknownKeyError(
                f"no party on these lists is found by {text!r}; give its whole name, or its id"
            )
        same = [hit for hit in hits if _is_named(hit.party, text)]
        if not same:
            near = "; ".join(f"{hit.entity} ({hit.caption})" for hit in hits[:NEAREST])
            raise UnknownKeyError(f"no party on these lists is named {text!r}; nearest: {near}")
        best = [hit for hit in same if hit.score == same[0].score]
        if len(best) > 1:
            found = "; ".join(f"{hit.entity} ({hit.caption})" for hit in best)
            raise AmbiguousEntityError(f"{text!r} fits several parties; give one by id: {found}")
        return self.party(best[0].entity)

    def paths(self, source: Party, target: Party) -> PathSearch:
        """Find all shortest chains of links between two parties."""
        if source.id not in self.graph or target.id not in self.graph:
            return PathSearch((), 0)
        return shortest_paths(self.graph, {source.id}, {target.id})

    def around(self, source: Party) -> Neighbourhood:
        """Gather the parties and links around one, as far as ``settings.radius``."""
        if source.id not in self.graph:
            return Neighbourhood((source,), ())
        return neighbourhood(self.graph, source.id, self.settings.radius)


def _is_named(party: Entity, text: str) -> bool:
    """Say whether a near name is this party's: no word of either stands alone, or hardly one."""
    asked = subject_profile(Subject(row=0, names=(text,)))
    best = best_comparison(asked, entity_profile(party))
    if best is None:
        return False
    paired = sum(len(word.split()) for pair in best.pairs for word in pair)
    return best.agreement >= SAME_NAME or paired == len(best.subject.words + best.listed.words)


def chains(around: Neighbourhood) -> tuple[Chain, ...]:
    """Return each link of a neighbourhood as a chain of one, for drawing and listing."""
    return tuple(Chain((step,)) for step in around.steps)
