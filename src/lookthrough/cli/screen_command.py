"""``lookthrough screen``: a file of subjects."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from lookthrough.cli.input_shown import preview_file, show_columns, show_input
from lookthrough.cli.mapping import read_mapping
from lookthrough.cli.options import (
    DataOption,
    Exit,
    FailOnHitOption,
    JsonOption,
    ListOption,
    Output,
    RequireOption,
    ThresholdOption,
    now,
    workspace,
)
from lookthrough.model import InputError, Result
from lookthrough.reports import (
    check_place,
    print_results,
    read_as_words,
    result_json,
    screen_report,
    summary_json,
    write_page,
    write_results,
    writer_for,
)
from lookthrough.screening import Batch, ReadOptions, RowFile, Settings

SHOWN_EVERY_S = 0.1
"""How often the progress is shown; drawing it for every row would take longer than the row."""


def screen(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="CSV, Excel, Parquet, JSON lines or FollowTheMoney; texts may be .gz.",
        ),
    ],
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN|FILE",
            help="What a column holds, e.g. name=Payee, or a .toml or .json file that says so"
            " of all; may be repeated.",
            show_default=False,
        ),
    ] = None,
    preview: Annotated[
        bool,
        typer.Option("--preview", help="Show what each column is taken for and screen nothing."),
    ] = False,
    sheet: Annotated[
        str,
        typer.Option(
            "--sheet",
            metavar="NAME",
            help="The sheet of a workbook. Default: the first that holds rows.",
            show_default=False,
        ),
    ] = "",
    encoding: Annotated[
        str,
        typer.Option(
            "--encoding",
            metavar="NAME",
            help="How the bytes of a text are read, e.g. cp1252. Default: found out, and said.",
            show_default=False,
        ),
    ] = "",
    delimiter: Annotated[
        str,
        typer.Option(
            "--delimiter",
            metavar="CHARACTER",
            help="What stands between fields; tab for a tab. Default: found out, and said.",
            show_default=False,
        ),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Results as .csv, .jsonl or .parquet.", show_default=False),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", help="One self-contained HTML page.", show_default=False),
    ] = None,
    threshold: ThresholdOption = Settings().threshold,
    lists: ListOption = None,
    require: RequireOption = None,
    data: DataOption = None,
    json: JsonOption = False,
    fail_on_hit: FailOnHitOption = False,
) -> None:
    """Screen a file of people, companies, vessels and wallets; see the network behind each hit."""
    output = Output.choose(machine=json)
    _check_outputs(file, out, report)
    options = ReadOptions(sheet, encoding, delimiter)
    given, options = read_mapping(mapping or (), options)
    if preview:
        preview_file(output, file, given, options, (out, report))
        return
    session = workspace(data).open(Settings(threshold=threshold), lists or (), require or ())
    rows, batch = session.file(file, given, options)
    show_columns(output, batch.mapping)
    show_input(output, rows)
    results: list[Result] = []
    with _progress(output, rows, batch):
        for result in batch:
            if not json or out is not None or report is not None:
                results.append(result)
            if json:
                output.json(result_json(result, session.coverage))
    summary = batch.summary()
    if json:
        output.json(summary_json(summary))
    else:
        print_results(output.console, results, summary)
    if out is not None:
        write_results(out, results, summary)
    if report is not None:
        settings = {
            "File": file.name,
            "Read as": read_as_words(rows.read_as),
            "Threshold": f"{threshold:g}",
            "Links looked behind a hit": str(session.settings.radius),
        }
        page = screen_report(
            results, summary, settings, made_at=now(), column_mapping=batch.mapping.shown()
        )
        write_page(report, page)
    for path in filter(None, (out, report)):
        output.log.print(f"Written: {path}", style="dim", markup=False)
    found = summary.match + summary.exposed + summary.error
    if fail_on_hit and (found or not session.coverage.complete):
        raise typer.Exit(Exit.NEEDS_REVIEW)


def _check_outputs(file: Path, out: Path | None, report: Path | None) -> None:
    """Say before the work, not after, what cannot be written."""
    if out is not None:
        writer_for(out)
    taken = {file.resolve(): "FILE"}
    for option, path in (("--out", out), ("--report", report)):
        if path is None:
            continue
        if not path.parent.is_dir():
            raise InputError("no such folder", file=str(path.parent), field=option)
        other = taken.setdefault(path.resolve(), option)
        if other != option:
            raise InputError(f"would replace {other}", file=str(path), field=option)
        check_place(path)


@contextmanager
def _progress(output: Output, rows: RowFile, batch: Batch) -> Iterator[None]:
    columns = (
        TextColumn("Screening"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    unseen = not output.log.is_terminal
    with Progress(*columns, console=output.log, transient=True, disable=unseen) as progress:
        task = progress.add_task("screen", total=rows.rows, rate="")
        done = shown_at = 0.0

        def advance() -> None:
            nonlocal done, shown_at
            done += 1
            if time.monotonic() - shown_at < SHOWN_EVERY_S:
                return
            shown_at = time.monotonic()
            speed = progress.tasks[0].speed
            rate = f"{speed:,.0f} rows/s" if speed else ""
            progress.update(task, completed=done, rate=rate)

        batch.on_row = advance
        yield
