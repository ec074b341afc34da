"""``lookthrough benchmark``: speed, as ratios to peers in the same run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lookthrough.app import data_folder
from lookthrough.cli.measuring import (
    BaselineOption,
    HtmlOption,
    WriteBaselineOption,
    check_files,
    give,
)
from lookthrough.cli.options import DataOption, JsonOption, ListOption, Output, workspace
from lookthrough.model import InputError
from lookthrough.screening import Settings


def benchmark(
    clean: Annotated[
        Path | None,
        typer.Option(
            "--clean",
            metavar="FILE",
            help="People on no list, to screen. Default: invented from the words of listed names.",
            show_default=False,
        ),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="A tenth of it once: to see that it runs.")
    ] = False,
    html: HtmlOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    lists: ListOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """Measure the speed of screening on the lists held, beside others in the same run."""
    from lookthrough.app.evaluating import names_in, speed
    from lookthrough.evaluation import SpeedSettings

    output = Output.choose(machine=json)
    if quick and (baseline or write_baseline):
        raise InputError("too little is measured to compare by", field="--quick")
    check_files([clean] if clean else [], html, baseline, write_baseline)
    session = workspace(data).open(Settings(), lists or ())
    settings = SpeedSettings.quick() if quick else SpeedSettings()
    names = names_in(clean) if clean else ()
    with output.log.status("Measuring; this takes some minutes …"):
        measured = speed(session, data_folder(data), names, settings)
    give(output, measured, "Benchmark", html, baseline, write_baseline)
