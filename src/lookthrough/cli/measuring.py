"""What the measuring commands share: where a measurement goes, and what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lookthrough import __version__
from lookthrough.cli.options import Exit, Output, now
from lookthrough.model import InputError
from lookthrough.reports import (
    check_place,
    comparison_json,
    measured_json,
    measured_report,
    print_comparison,
    print_measured,
    write_page,
)

if TYPE_CHECKING:
    from lookthrough.evaluation import Measured

HtmlOption = Annotated[
    Path | None,
    typer.Option(
        "--html", metavar="FILE", help="A page with tables and pictures.", show_default=False
    ),
]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Compare with these figures; end with 1 if one is worse than is tolerated.",
        show_default=False,
    ),
]
WriteBaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help="Keep the figures, for later versions to be compared with.",
        show_default=False,
    ),
]


def give(
    output: Output,
    measured: Measured,
    title: str,
    html: Path | None,
    baseline: Path | None,
    write: Path | None,
) -> None:
    """Print a measurement, write its page, and compare it.

    Raises:
        InputError: the baseline has no such measurement.
        Exit: with 1, where a figure is worse than the baseline's.
    """
    from lookthrough.evaluation import compare, write_baseline

    comparison = compare(baseline, measured) if baseline else None
    if output.machine:
        beside = {"baseline": comparison_json(comparison)} if comparison else {}
        output.json({**measured_json(measured), **beside})
    else:
        print_measured(output.console, measured)
        if comparison:
            print_comparison(output.console, comparison)
    if html is not None:
        page = measured_report(
            [measured],
            title=title,
            version=__version__,
            made_at=now(),
            comparisons=[comparison] if comparison else [],
        )
        write_page(html, page)
        output.log.print(f"Written: {html}", style="dim", markup=False)
    if write is not None:
        write_baseline(write, [measured])
        output.log.print(f"Written: {write}", style="dim", markup=False)
    if comparison and comparison.worse:
        raise typer.Exit(Exit.FAILED)


def check_files(
    given: Sequence[Path], html: Path | None, baseline: Path | None, write: Path | None
) -> None:
    """Say before the work, not after, that a file cannot be read or written.

    Raises:
        InputError: one cannot, or would replace a file that is read.
    """
    from lookthrough.evaluation import read_baseline

    if baseline is not None:
        read_baseline(baseline)
    out_file(html, "--html", [*given, *(path for path in (baseline, write) if path)])
    out_file(write, "--write-baseline", given)
    if write is not None and write.exists():
        read_baseline(write)


def out_file(path: Path | None, option: str, given: Sequence[Path]) -> None:
    """Say before the work, not after, that a file cannot be written.

    Raises:
        InputError: the place cannot be written to, or it would replace a file that is read.
    """
    if path is None:
        return
    if path.resolve() in {file.resolve() for file in given}:
        raise InputError("would replace a file that is read", file=str(path), field=option)
    check_place(path)


def out_text(path: Path, text: str) -> None:
    """Write a text file, whole or not at all.

    Raises:
        InputError: the place cannot be written to.
    """
    write_page(path, text)
