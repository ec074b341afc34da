"""The options that commands share, and where their output goes."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from lookthrough.app import Workspace, data_folder
from lookthrough.reports import json_line


class Exit(IntEnum):
    """What a command ends with."""

    DONE = 0
    FAILED = 1
    BAD_INPUT = 2
    NEEDS_REVIEW = 3


DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="The data folder. Default: LOOKTHROUGH_DATA, or the platform's data folder.",
        show_default=False,
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="JSON on standard output, for machines; logs go to stderr.")
]
ListOption = Annotated[
    list[str] | None,
    typer.Option(
        "--list",
        metavar="ID",
        help="Search this list only; may be repeated. Default: all that are held.",
        show_default=False,
    ),
]
RequireOption = Annotated[
    list[str] | None,
    typer.Option(
        "--require",
        metavar="ID",
        help="Call results incomplete unless this list is searched, whole and fresh.",
        show_default=False,
    ),
]
ThresholdOption = Annotated[
    float,
    typer.Option(
        "--threshold",
        min=0.1,
        max=5,
        help="The least score of a potential match; the same name and nothing else scores 1.",
    ),
]
FailOnHitOption = Annotated[
    bool,
    typer.Option(
        "--fail-on-hit",
        help="End with exit code 3 when something needs a person: a potential match,"
        " a row that could not be read, or lists that are missing, stale or partial.",
    ),
]


@dataclass(frozen=True, slots=True)
class Output:
    """Where results go (standard output) and where everything else goes (standard error).

    Args:
        machine: JSON instead of tables.
        console: for results.
        log: for progress and messages.
    """

    machine: bool
    console: Console
    log: Console

    @classmethod
    def choose(cls, *, machine: bool) -> Output:
        """Set up the output of one command."""
        return cls(machine, Console(), Console(stderr=True))

    def json(self, value: Mapping[str, object]) -> None:
        """Write one JSON document on one line."""
        sys.stdout.write(json_line(value) + "\n")


def workspace(data: Path | None) -> Workspace:
    """Open the data folder that was asked for."""
    return Workspace(data_folder(data), now())


def now() -> datetime:
    """Return this moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
