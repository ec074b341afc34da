"""The command line: thin commands over ``app``."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated

import typer
from rich.console import Console

from lookthrough import __version__
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
application.command()(search)
application.command()(screen)
application.command()(trace)


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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # What the terminal cannot show is shown by its code, and stops nothing.
            stream.reconfigure(errors="backslashreplace")
    try:
        _run()
    except (InputError, UnknownKeyError, AmbiguousEntityError) as error:
        _fail(error, Exit.BAD_INPUT)
    except LookthroughError as error:
        _fail(error, Exit.FAILED)
    except OSError as error:
        _stop(error)


def _run() -> None:
    try:
        application()
    finally:
        # Now, while what goes wrong can still be told.
        sys.stdout.flush()


def _stop(error: OSError) -> None:
    """End where the system refuses; without a word when nobody listens any more (``| head``)."""
    with suppress(OSError):
        # What is still to be written would fail again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        raise SystemExit(Exit.FAILED)
    where = os.fsdecode(error.filename) if error.filename else "standard output"
    _fail(LookthroughError(f"{where}: {error.strerror or error}"), Exit.FAILED)


def _fail(error: LookthroughError, code: Exit) -> None:
    Console(stderr=True).print(f"Error: {error}", style="red", markup=False, highlight=False)
    raise SystemExit(code)
