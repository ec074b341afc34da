"""``lookthrough search``: one name, explained."""

from __future__ import annotations

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
from lookthrough.model import Identifier, InputError, Schema, Status, Subject
from lookthrough.names import country_code, normal_identifier, normal_wallet, parse_date
from lookthrough.reports import coverage_json, print_hits, result_json
from lookthrough.screening import Settings

_TYPES = {
    "person": Schema.PERSON,
    "company": Schema.COMPANY,
    "organization": Schema.ORGANIZATION,
    "vessel": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
}
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
        str, typer.Option("--type", metavar="TYPE", help=f"One of: {', '.join(_TYPES)}.")
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
    subject = Subject(
        row=0,
        names=(name,) if name.strip() else (),
        schema=_schema(kind),
        birth_dates=(_date(birth_date),) if birth_date else (),
        countries=tuple(_country(text) for text in country or ()),
        identifiers=tuple(_identifier(text) for text in identifier or ()),
        wallets=tuple(_wallet(text) for text in wallet or ()),
    )
    if not (subject.names or subject.identifiers or subject.wallets):
        raise InputError("there is nothing to search by", expected=_SOMETHING)
    session = workspace(data).open(Settings(threshold=threshold), lists or (), require or ())
    result = session.screener.screen(subject)
    if result.status is Status.ERROR:
        raise InputError(f"nothing in {name!r} can be compared", expected=_SOMETHING)
    if json:
        found = result_json(result, session.coverage)
        output.json({**found, "coverage": coverage_json(session.coverage)})
    else:
        print_hits(output.console, subject, result.hits, session.coverage)
    if fail_on_hit and (result.hits or not session.coverage.complete):
        raise typer.Exit(Exit.NEEDS_REVIEW)


def _schema(kind: str) -> Schema:
    if kind and kind.lower() not in _TYPES:
        raise InputError(f"{kind!r} is not a type", field="--type", expected=", ".join(_TYPES))
    return _TYPES.get(kind.lower(), Schema.LEGAL_ENTITY)


def _date(text: str) -> str:
    value = parse_date(text)
    if not value:
        raise InputError(f"{text!r} is not a date", field="--birth-date", expected="1979-01-05")
    return value


def _country(text: str) -> str:
    code = country_code(text)
    if not code:
        expected = "a country's name or ISO code"
        raise InputError(f"{text!r} is not a known country", field="--country", expected=expected)
    return code


def _identifier(text: str) -> Identifier:
    if not normal_identifier(text):
        expected = "five letters and digits or more, a digit among them"
        raise InputError(f"{text!r} cannot be compared", field="--identifier", expected=expected)
    return Identifier("idNumber", text)


def _wallet(text: str) -> str:
    if not normal_wallet(text):
        raise InputError(
            f"{text!r} is not a wallet address", field="--wallet", expected="a full address"
        )
    return text
