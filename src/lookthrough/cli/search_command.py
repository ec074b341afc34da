"""``lookthrough search``: one name, explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from lookthrough.cli.options import (
    DataOption,
    Exit,
    FailOnHitOption,
    JsonOption,
    ListOption,
    Output,
    RequireOption,
    ThresholdOption,
    workspace,
)
from lookthrough.model import InputError, Status, Subject
from lookthrough.reports import coverage_json, print_hits, result_json
from lookthrough.screening import ColumnMapping, Field, Row, Settings, read_subject

_OPTION = {Field.NAME: "NAME", Field.ID_NUMBER: "--identifier"}
"""Where an option is not called as its field is."""
_SEARCHED = (Field.NAME, Field.ID_NUMBER, Field.WALLET)
_SOMETHING = "a name, --identifier or --wallet"


def search(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="As it is written, in Latin or its own script.", show_default=False
        ),
    ] = "",
    birth_date: Annotated[
        str, typer.Option("--birth-date", metavar="DATE", help="1979-01-05, 1979-01 or 1979.")
    ] = "",
    country: Annotated[
        list[str] | None,
        typer.Option(
            "--country",
            metavar="COUNTRY",
            help="Nationality, residence or registration.",
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        str,
        typer.Option(
            "--type", metavar="TYPE", help="person, company, organization, vessel or aircraft."
        ),
    ] = "",
    identifier: Annotated[
        list[str] | None,
        typer.Option(
            "--identifier", metavar="NUMBER", help="A passport or other number.", show_default=False
        ),
    ] = None,
    wallet: Annotated[
        list[str] | None,
        typer.Option(
            "--wallet", metavar="ADDRESS", help="A digital-currency address.", show_default=False
        ),
    ] = None,
    threshold: ThresholdOption = Settings().threshold,
    lists: ListOption = None,
    require: RequireOption = None,
    data: DataOption = None,
    json: JsonOption = False,
    fail_on_hit: FailOnHitOption = False,
) -> None:
    """Search one name on the lists held, with the reasons for each potential match."""
    output = Output.choose(machine=json)
    subject = _subject(
        {
            Field.NAME: [name],
            Field.BIRTH_DATE: [birth_date],
            Field.COUNTRY: country or [],
            Field.TYPE: [kind],
            Field.ID_NUMBER: identifier or [],
            Field.WALLET: wallet or [],
        }
    )
    session = workspace(data).open(Settings(threshold=threshold), lists or (), require or ())
    result = session.screener.screen(subject)
    if result.status is Status.ERROR:
        raise _nothing(name)
    if json:
        found = result_json(result, session.coverage)
        output.json({**found, "coverage": coverage_json(session.coverage)})
    else:
        print_hits(output.console, subject, result.hits, session.coverage)
    if fail_on_hit and (result.hits or not session.coverage.complete):
        raise typer.Exit(Exit.NEEDS_REVIEW)


def _subject(given: Mapping[Field, Sequence[str]]) -> Subject:
    """Read the options as one row of a file is read; here, what cannot be used is an error."""
    options = {field: _OPTION.get(field, f"--{field.replace('_', '-')}") for field in given}
    values = {options[field]: tuple(filter(str.strip, texts)) for field, texts in given.items()}
    mapping = ColumnMapping({option: field for field, option in options.items()}, ())
    subject, problems = read_subject(Row(0, values), mapping)
    if not any(values[options[field]] for field in _SEARCHED):
        raise InputError("there is nothing to search by", expected=_SOMETHING)
    for problem in problems:
        if problem.field != options[Field.NAME]:
            raise InputError(problem.problem, field=problem.field, expected=problem.expected)
    if subject is None:
        raise _nothing(given[Field.NAME][0])
    return subject


def _nothing(name: str) -> InputError:
    return InputError(f"nothing in {name!r} can be compared", expected=_SOMETHING)
