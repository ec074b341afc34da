"""A file of subjects to results, row by row, losing none."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lookthrough.model import Coverage, InputFile, Result, Status, Summary
from lookthrough.screening.columns import ColumnMapping
from lookthrough.screening.engine import Screener
from lookthrough.screening.files import Row
from lookthrough.screening.subjects import read_subject


@dataclass(slots=True)
class Batch:
    """One run over the rows of a file; iterate it for the results, then ask for the summary.

    Args:
        screener: what screens.
        mapping: what the columns hold.
        rows: the rows, broken ones too.
        coverage: what is searched.
        read_as: how the file of rows was read, if they are of one.
        on_row: called after each row, for a progress bar.
    """

    screener: Screener
    mapping: ColumnMapping
    rows: Iterable[Row]
    coverage: Coverage
    read_as: InputFile | None = None
    on_row: Callable[[], None] = lambda: None
    _statuses: Counter[Status] = field(default_factory=Counter)
    _started: float = field(default_factory=time.monotonic)

    def __iter__(self) -> Iterator[Result]:
        self._statuses.clear()
        self._started = time.monotonic()
        for row in self.rows:
            result = self._screen(row)
            self._statuses[result.status] += 1
            self.on_row()
            yield result

    def _screen(self, row: Row) -> Result:
        subject, problems = read_subject(row, self.mapping)
        if subject is None:
            return Result(row.number, None, Status.ERROR, problems=problems)
        return self.screener.screen(subject, problems)

    def summary(self) -> Summary:
        """Account for the rows iterated so far: ``rows`` is the sum of all outcomes."""
        return Summary(
            rows=self._statuses.total(),
            match=self._statuses[Status.MATCH],
            exposed=self._statuses[Status.EXPOSED],
            no_match=self._statuses[Status.NO_MATCH],
            error=self._statuses[Status.ERROR],
            threshold=self.screener.settings.threshold,
            seconds=time.monotonic() - self._started,
            coverage=self.coverage,
            input=self.read_as,
        )
