"""``lookthrough lists``: what is held of each list."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from lookthrough.cli.options import DataOption, JsonOption, Output, workspace
from lookthrough.model import InputError, Manifest
from lookthrough.names import parse_date
from lookthrough.reports import list_json, print_lists

lists = typer.Typer(help="Add sanctions lists, and see what is held of each.")

NOTES_SHOWN = 3
"""Notes of each kind shown in the terminal; ``lists show --json`` gives all."""


@lists.callback(invoke_without_command=True)
def default(context: typer.Context, data: DataOption = None, json: JsonOption = False) -> None:
    """Show the state of every list when no command is given."""
    if context.invoked_subcommand is None:
        status(data, json=json)
    elif data is not None or json:
        command = context.invoked_subcommand
        raise InputError(
            "--data and --json come after the command", expected=f"lists {command} … --data DIR"
        )


@lists.command()
def add(
    list_id: Annotated[str, typer.Argument(metavar="ID", help="The list's id, e.g. us-ofac-sdn.")],
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A file or folder, plain, .gz or .zip.")
    ],
    data: DataOption = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="It is an excerpt; results will be incomplete.")
    ] = False,
    allow_shrink: Annotated[
        bool, typer.Option("--allow-shrink", help="Keep it though it is far smaller than the last.")
    ] = False,
    dated: Annotated[
        str,
        typer.Option("--dated", metavar="DATE", help="The publisher's date, if not in the file."),
    ] = "",
    json: JsonOption = False,
) -> None:
    """Read a publisher's file or folder, check it, and keep it as a new snapshot."""
    output = Output.choose(machine=json)
    with output.log.status(f"Reading {path} …"):
        added = workspace(data).add_list(
            list_id, path, dated=_day(dated), partial=partial, allow_shrink=allow_shrink
        )
    if json:
        output.json({**_manifest_json(added.manifest), "new": added.new})
        return
    if not added.new:
        output.log.print("These files are held already; nothing was changed.")
    _print_manifest(output, added.manifest)


@lists.command()
def show(
    list_id: Annotated[str, typer.Argument(metavar="ID", help="The list's id.")],
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """Show the newest snapshot of a list: its files, counts, and what its reading left open."""
    output = Output.choose(machine=json)
    held = workspace(data).manifests(list_id)
    if json:
        notes = [{"kind": n.kind, "record": n.record, "text": n.text} for n in held[-1].notes]
        older = [manifest.snapshot for manifest in held[:-1]]
        output.json({**_manifest_json(held[-1]), "notes": notes, "older": older})
        return
    _print_manifest(output, held[-1])
    if len(held) > 1:
        output.console.print(f"Older snapshots held: {len(held) - 1}")


@lists.command()
def status(data: DataOption = None, json: JsonOption = False) -> None:
    """Show every known list: whether it is held, how old it is, how many parties it has."""
    output = Output.choose(machine=json)
    states = workspace(data).states()
    if json:
        output.json({"lists": [list_json(state) for state in states]})
    else:
        print_lists(output.console, states)


def _day(text: str) -> str:
    value = parse_date(text) if text else ""
    if text and len(value) != len("2025-01-16"):
        raise InputError(f"{text!r} is not a day", field="--dated", expected="2025-01-16")
    return value


def _manifest_json(manifest: Manifest) -> dict[str, object]:
    counts = manifest.counts
    return {
        "list": manifest.list_id,
        "snapshot": manifest.snapshot,
        "entities": counts.entities,
        "persons": counts.persons,
        "names": counts.names,
        "addresses": counts.addresses,
        "links": counts.links,
        "external": counts.external,
        "publisher_date": manifest.publisher_date,
        "fetched_at": manifest.fetched_at,
        "partial": manifest.partial,
        "reader_version": manifest.info.reader_version,
        "files": [
            {"name": f.name, "origin": f.origin, "sha256": f.sha256, "bytes": f.size_bytes}
            for f in manifest.files
        ],
        "rows": [
            {"file": r.file, "read": r.read, "used": r.used, "empty": r.empty, "left": r.left}
            for r in manifest.rows
        ],
        "note_counts": dict(sorted(Counter(note.kind for note in manifest.notes).items())),
    }


def _print_manifest(output: Output, manifest: Manifest) -> None:
    console, counts = output.console, manifest.counts
    console.print(f"{manifest.list_id}: {manifest.info.title}", style="bold")
    console.print(
        f"{counts.entities:,} parties ({counts.persons:,} persons), {counts.names:,} names, "
        f"{counts.addresses:,} addresses, {counts.links:,} links"
        + (f", {counts.external:,} only referred to" if counts.external else "")
        + (" – an excerpt" if manifest.partial else "")
    )
    dated = f", dated {manifest.publisher_date}" if manifest.publisher_date else ""
    console.print(f"Snapshot {manifest.snapshot}{dated}")
    table = Table("File", "Rows read", "Used", "Empty", "Left", box=None, pad_edge=False)
    for row in manifest.rows:
        table.add_row(row.file, f"{row.read:,}", f"{row.used:,}", f"{row.empty:,}", f"{row.left:,}")
    console.print(table)
    kinds = Counter(note.kind for note in manifest.notes)
    for kind, count in sorted(kinds.items()):
        console.print(f"{kind.replace('_', ' ')}: {count:,}", style="yellow")
        for note in [n for n in manifest.notes if n.kind == kind][:NOTES_SHOWN]:
            console.print(f"  {note.text}", style="dim", markup=False)
        if count > NOTES_SHOWN:
            console.print(f"  … {count - NOTES_SHOWN:,} more: lists show --json", style="dim")
