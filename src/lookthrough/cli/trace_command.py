"""``lookthrough trace``: the network around a party, or the paths between two."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lookthrough.app import chains
from lookthrough.cli.options import DataOption, JsonOption, ListOption, Output, now, workspace
from lookthrough.model import InputError
from lookthrough.reports import (
    check_place,
    coverage_json,
    path_json,
    print_paths,
    trace_report,
    write_page,
)
from lookthrough.screening import Settings


def trace(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="A name, or an entity id.")],
    to: Annotated[
        str, typer.Option("--to", metavar="ENTITY", help="Show the paths to this party.")
    ] = "",
    radius: Annotated[
        int, typer.Option("--radius", min=1, max=6, help="How many links to look, without --to.")
    ] = 2,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="A page with a picture.", show_default=False),
    ] = None,
    lists: ListOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """Trace who stands behind a listed party, with the record or release that states each link."""
    output = Output.choose(machine=json)
    if html is not None:
        check_place(html)
    session = workspace(data).open(Settings(radius=radius), lists or ())
    ends = [session.find(entity)]
    if to:
        ends.append(session.find(to))
        if ends[0] == ends[1]:
            raise InputError(
                f"{entity!r} and {to!r} are one party, {ends[0].caption} ({ends[0].id})",
                expected="two parties",
            )
        search = session.paths(ends[0], ends[1])
        paths, omitted = search.paths, search.omitted
    else:
        paths, omitted = chains(session.around(ends[0])), 0
    if json:
        output.json(
            {
                "source": ends[0].id,
                "target": ends[-1].id if to else "",
                "paths": [path_json(path) for path in paths],
                "omitted": omitted,
                "coverage": coverage_json(session.coverage),
            }
        )
    else:
        for asked, end in zip((entity, to), ends, strict=False):
            output.log.print(f"{asked} → {end.caption} ({end.id})", style="dim", markup=False)
        print_paths(output.console, paths, omitted, session.coverage)
    if html is not None:
        settings = {"Links looked around": str(radius)} if not to else {}
        page = trace_report(
            paths,
            ends=ends,
            omitted=omitted,
            coverage=session.coverage,
            settings=settings,
            made_at=now(),
        )
        write_page(html, page)
        output.log.print(f"Written: {html}", style="dim", markup=False)
