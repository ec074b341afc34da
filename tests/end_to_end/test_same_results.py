"""One file of customers in five forms: the same results, row for row."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.cli.processes import ran
from tests.screening.files.writing import (
    Cell,
    write_csv,
    write_ftm,
    write_jsonl,
    write_parquet,
    write_xlsx,
)

COLUMNS = (
    "id",
    "name",
    "alias",
    "type",
    "birth_date",
    "nationality",
    "country",
    "passport",
    "registration_number",
    "wallet",
    "email",
    "address",
)
LISTED: list[dict[str, Cell]] = [
    {"name": "Jong In-chol", "type": "Person", "country": "Laos"},
    {"name": "JONG, In Chol", "type": "Person", "alias": ["정인철", "Jong I."]},
    {"name": "Chonsurim Trading Corporation", "type": "Company", "country": "Laos"},
    {"name": "Greta Willowbrook", "alias": ["Son Kyong Sik"], "type": "Person"},
    {"name": "Liaoning China Trade Industry", "type": "Company"},
]


def customers() -> list[dict[str, Cell]]:
    """Thirty rows: some listed, most invented, in several scripts, with gaps and oddities."""
    names = [
        "Zoë Brandstätter",
        'Ann "Bo" Example',
        "Анна Экзампл",
        "金仁哲",
        "محمد علي",
        "O'Neill",
    ]
    rows: list[dict[str, Cell]] = []
    for number in range(30):
        row: dict[str, Cell] = {
            "id": f"C-{number:04d}",
            "name": f"{names[number % 6]} {number}",
            "type": "Person",
            "birth_date": date(1960 + number, 1 + number % 12, 1 + number % 28),
            "nationality": ["Austria", "KP", None, "Nowhere"][number % 4],
            "passport": 10_000_000 + number if number % 3 else None,
            "registration_number": f"00{number:05d}" if number % 5 == 0 else None,
            "email": f"c{number}@mail.example",
            "address": f"{number} Market Square, Vienna\nAustria" if number % 7 == 0 else None,
            "wallet": "0x" + f"{number:02x}" * 20 if number % 11 == 0 else None,
        }
        bare: dict[str, Cell] = {"birth_date": None, "nationality": None, "passport": None}
        rows.append(row | bare | LISTED[number // 6] if number % 6 == 0 else row)
    return rows


FORMS = {
    "customers.csv": write_csv,
    "customers.xlsx": write_xlsx,
    "customers.parquet": write_parquet,
    "customers.jsonl": write_jsonl,
    "customers.ftm.json": write_ftm,
}


@pytest.fixture(scope="module")
def results(tmp_path_factory) -> dict[str, list[dict[str, Any]]]:
    folder: Path = tmp_path_factory.mktemp("same")
    found = {}
    for name, write in FORMS.items():
        write(folder / name, COLUMNS, customers())
        done = ran(folder / "data", "screen", folder / name, "--json")
        assert done.returncode == 0, done.stderr
        *lines, last = (json.loads(line) for line in done.stdout.splitlines())
        assert last["summary"]["input"]["rows"] == 30
        found[name] = lines
    return found


@pytest.mark.parametrize("name", list(FORMS)[1:])
def test_every_form_gives_the_results_of_the_csv_file_row_for_row(results, name):
    for one, other in zip(results["customers.csv"], results[name], strict=True):
        for line in (one, other):
            # Each names its own column, which FollowTheMoney calls otherwise.
            line["problems"] = [p | {"field": ""} for p in line["problems"]]
        assert other == one


def test_the_file_holds_what_makes_the_comparison_worth_something(results):
    lines = results["customers.csv"]
    assert {line["status"] for line in lines} >= {"match", "no_match"}
    assert sum(line["status"] == "match" for line in lines) >= 4
    assert any(line["problems"] for line in lines)
    assert any(len(line["subject"]["names"]) > 1 for line in lines)
    assert any(line["subject"]["wallets"] for line in lines)
