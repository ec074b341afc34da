"""The command line: thin commands over ``app``."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from lookthrough import __version__
from lookthrough.cli.benchmark_command import benchmark
from lookthrough.cli.evaluate_commands import evaluate
from lookthrough.cli.lists_commands import lists
from lookthrough.cli.options import Exit
from lookthrough.cli.screen_command import screen
from lookthrough.cli.search_command import search
from lookthrough.cli.trace_command import trace
from lookthrough.model import (
    AmbiguousEntityError,
    InputError,
    LookthroughError,
    UnknownKeyError,
)

__all__ = ["application", "main"]

application = typer.Typer(
    name="lookthrough",
    help="Screen people, companies, vessels and wallets against sanctions lists, and see the"
    " network behind every hit. A potential match is for a person to review; no match found on"
    " these lists is not a clearance.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
application.add_typer(lists, name="lists")
application.add_typer(evaluate, name="evaluate")
application.command()(search)
application.command()(screen)
application.command()(trace)
application.command()(benchmark)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lookthrough {__version__}")
        raise typer.Exit


@application.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Hold what is common to all commands."""


def main() -> None:
    """Run the command line; every error the package raises on purpose ends in one sentence."""
    try:
        application()
    except (InputError, UnknownKeyError, AmbiguousEntityError) as error:
        _fail(error, Exit.BAD_INPUT)
    except LookthroughError as error:
        _fail(error, Exit.FAILED)


def _fail(error: LookthroughError, code: Exit) -> None:
    Console(stderr=True).print(f"Error: {error}", style="red", markup=False, highlight=False)
    raise SystemExit(code)
