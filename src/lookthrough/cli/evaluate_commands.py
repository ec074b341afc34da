"""``lookthrough evaluate``: quality on labelled data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lookthrough.cli.measuring import (
    BaselineOption,
    HtmlOption,
    WriteBaselineOption,
    check_files,
    give,
    out_file,
    out_text,
)
from lookthrough.cli.options import (
    DataOption,
    JsonOption,
    ListOption,
    Output,
    ThresholdOption,
    workspace,
)
from lookthrough.matching import DEFAULT_THRESHOLD
from lookthrough.screening import Settings

evaluate = typer.Typer(
    help="Measure quality on labelled data: how much is found, and how much is flagged in vain.",
    no_args_is_help=True,
)

ErrorsOption = Annotated[
    int, typer.Option("--errors", min=0, metavar="N", help="How many wrong rows to give.")
]
SeedOption = Annotated[int, typer.Option("--seed", metavar="N", help="What is drawn, is drawn by.")]
PEER_SAMPLE = 200


@evaluate.command()
def names(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Columns schema, name1, name2, is_match; if you like quality, category.",
        ),
    ],
    threshold: ThresholdOption = DEFAULT_THRESHOLD,
    errors: ErrorsOption = 20,
    peers: Annotated[
        bool,
        typer.Option("--peers", help="Run rapidfuzz and nomenklatura on the same pairs, too."),
    ] = False,
    html: HtmlOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    json: JsonOption = False,
) -> None:
    """Score labelled pairs of names as screening does: precision, recall, F1, by kind of pair."""
    from lookthrough.evaluation import PairSettings, evaluate_pairs

    output = Output.choose(machine=json)
    check_files(files, html, baseline, write_baseline)
    measured = evaluate_pairs(files, PairSettings(threshold, errors, peers=peers))
    give(output, measured, "Evaluation", html, baseline, write_baseline)


@evaluate.command()
def screening(
    listed: Annotated[
        Path | None,
        typer.Option(
            "--listed",
            metavar="FILE",
            help="Rows that stand for listed parties, with entity_id if it is known.",
            show_default=False,
        ),
    ] = None,
    clean: Annotated[
        Path | None,
        typer.Option(
            "--clean",
            metavar="FILE",
            help="Rows that stand for nobody on a list.",
            show_default=False,
        ),
    ] = None,
    threshold: ThresholdOption = DEFAULT_THRESHOLD,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="FIELD",
            help="Leave a field out of every row, e.g. birth_date; may be repeated.",
            show_default=False,
        ),
    ] = None,
    errors: ErrorsOption = 20,
    peers: Annotated[
        bool,
        typer.Option("--peers", help="Run rapidfuzz and nomenklatura on a sample, too."),
    ] = False,
    sample: Annotated[
        int,
        typer.Option("--peer-sample", min=1, metavar="N", help="Rows of each file for --peers."),
    ] = PEER_SAMPLE,
    seed: SeedOption = 1,
    html: HtmlOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    lists: ListOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """Screen labelled rows against the lists held: how many are found, how many flagged in vain."""
    from lookthrough.app.evaluating import screening_quality
    from lookthrough.evaluation import ScreenSettings

    output = Output.choose(machine=json)
    check_files([path for path in (listed, clean) if path], html, baseline, write_baseline)
    settings = ScreenSettings(threshold, errors, tuple(without or ()), sample if peers else 0, seed)
    session = workspace(data).open(Settings(threshold=settings.lowest), lists or ())
    measured = screening_quality(session, listed, clean, settings)
    give(output, measured, "Evaluation", html, baseline, write_baseline)


@evaluate.command()
def cases(
    out: Annotated[Path, typer.Option("--out", metavar="FILE.csv", help="Where to write.")],
    per_class: Annotated[
        int, typer.Option("--per-class", min=1, metavar="N", help="Rows of each class of error.")
    ] = 200,
    clean: Annotated[
        int,
        typer.Option(
            "--clean",
            min=0,
            metavar="N",
            help="Instead, invent people from the words of listed names; for --clean of screening.",
        ),
    ] = 0,
    seed: SeedOption = 1,
    lists: ListOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """Make labelled rows from the lists held: listed parties, each under a name with one error.

    The same lists and the same seed give the same file.
    """
    from lookthrough.app.evaluating import make_cases, make_clean

    output = Output.choose(machine=json)
    out_file(out, "--out", [])
    session = workspace(data).open(Settings(), lists or ())
    made = make_clean(session, seed, clean) if clean else make_cases(session, seed, per_class)
    out_text(out, made.csv())
    if json:
        output.json(
            {
                "file": out.name,
                "rows": len(made.rows),
                "seed": seed,
                "classes": dict(made.counts),
                "left_out": made.left_out,
                "watchlist": session.coverage.watchlist,
            }
        )
        return
    for key, count in made.counts.items():
        output.console.print(f"{key.replace('_', ' '):16} {count:,}", highlight=False)
    if clean:
        output.console.print(
            f"Left out, since a listed party has that name: {made.left_out:,}.\n"
            "Their words are those of listed names, so they are flagged more often than real "
            "customers. That none of them is listed under a name near theirs was not verified.",
            highlight=False,
        )
    output.log.print(f"Written: {out}", style="dim", markup=False)
