"""The steps of writing that count when power fails, watched in their order."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

STEPS = ("fsync", "rename", "replace")


def watch_steps(monkeypatch: pytest.MonkeyPatch, at_step: Callable[[int], None]) -> list[str]:
    """Call ``at_step`` with the number of every fsync and rename, before it is done."""
    done: list[str] = []

    def watched(name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(*args: Any) -> Any:
            at_step(len(done) + 1)
            done.append(name)
            return real(*args)

        return call

    for name in STEPS:
        monkeypatch.setattr(os, name, watched(name))
    return done
