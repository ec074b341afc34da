"""When to kill: at random within each phase of the work, so that no phase is missed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.cli.prepared import Running

KILLED = -9
PATIENCE_S = 60.0
LOOKED_EVERY_S = 0.0005

Sign = Callable[[], bool]
"""Whether a phase has begun."""


def there(folder: Path, pattern: str) -> Sign:
    """Something of that name has been written to."""

    def look() -> bool:
        with suppress(FileNotFoundError):
            return any(path.stat().st_size for path in folder.glob(pattern))
        return False

    return look


def either(*signs: Sign) -> Sign:
    """One of several phases has begun."""
    return lambda: any(sign() for sign in signs)


@dataclass(frozen=True, slots=True)
class Moment:
    """So long after a phase has begun."""

    phase: int
    delay_s: float


def measured(run: Callable[[Callable[[Running], None]], object], signs: Sequence[Sign]) -> Lengths:
    """Run once without a kill, and see how long each phase takes, the one before the first too."""
    begun: list[float] = []

    def watch(running: Running) -> None:
        begun.append(running.started_at)
        for sign in signs:
            await_sign(sign)
            begun.append(time.monotonic())

    run(watch)
    begun.append(time.monotonic())
    return tuple(end - start for start, end in pairwise(begun))


Lengths = tuple[float, ...]


def shortest(runs: Iterable[Lengths]) -> Lengths:
    """Take the shortest of each phase: a run that something else slowed down would put the
    moments after the end of the others."""
    return tuple(min(phase) for phase in zip(*runs, strict=True))


def moments(seed: int, count: int, lengths_s: Lengths) -> list[Moment]:
    """Choose moments, the same ones for the same seed and lengths: as many in each phase."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    return [
        Moment(phase, chance.uniform(0, lengths_s[phase]))
        for phase in (number % len(lengths_s) for number in range(count))
    ]


def killing(moment: Moment, signs: Sequence[Sign]) -> Callable[[Running], None]:
    """Kill at a moment of which it is only sure that it comes after the phase has begun."""

    def wait_and_kill(running: Running) -> None:
        if moment.phase:
            await_sign(signs[moment.phase - 1])
        time.sleep(moment.delay_s)
        running.kill()

    return wait_and_kill


def await_sign(sign: Sign) -> None:
    """Wait until a phase has begun."""
    until = time.monotonic() + PATIENCE_S
    while not sign():
        assert time.monotonic() < until, "the phase never began"
        time.sleep(LOOKED_EVERY_S)
