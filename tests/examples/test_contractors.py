"""The example file of contractors has the shape the README promises, and invents its people."""

from __future__ import annotations

import csv
import re
from pathlib import Path

FILE = Path(__file__).parents[2] / "examples" / "contractors.csv"
COLUMNS = [
    "contractor_id",
    "name",
    "other_names",
    "type",
    "date_of_birth",
    "nationality",
    "country",
    "passport_no",
    "company_reg_no",
    "wallet",
    "payout_usd",
    "email",
    "notes",
]
# Published identifiers that rows share with listed parties, so that a name is not needed.
LISTED_IDENTIFIERS = {
    "381220302",
    "91210600MA0YQP7Y0B",
    "2502065020",
    "1D6gG9iKEhPitTcWRJiniuj1jYM2hNeAfJ",
}
SCRIPTS = {
    "Arabic": "[\u0600-\u06ff]",
    "Cyrillic": "[\u0400-\u04ff]",
    "Georgian": "[\u10a0-\u10ff]",
    "Greek": "[\u0370-\u03ff]",
    "Han": "[\u4e00-\u9fff]",
    "Hangul": "[\uac00-\ud7a3]",
    "Hebrew": "[\u0590-\u05ff]",
    "Thai": "[\u0e00-\u0e7f]",
}

with FILE.open(encoding="utf-8", newline="") as stream:
    reader = csv.DictReader(stream)
    ROWS = list(reader)


def test_the_columns_are_those_declared_and_every_row_has_them_all():
    assert reader.fieldnames == COLUMNS
    assert all(None not in row and None not in row.values() for row in ROWS)
    assert len(ROWS) == 60


def test_ids_are_unique():
    assert len({row["contractor_id"] for row in ROWS}) == len(ROWS)


def test_every_address_is_at_an_invented_domain():
    assert all(re.fullmatch(r"[a-z.]+@[a-z-]+\.example", row["email"]) for row in ROWS)


def test_persons_and_companies_of_many_countries_and_scripts_are_there():
    assert {row["type"] for row in ROWS} == {"person", "company"}
    assert len({row["country"] for row in ROWS}) > 30
    text = "".join(row["name"] + row["other_names"] for row in ROWS)
    for script, letters in SCRIPTS.items():
        assert re.search(letters, text), script


def test_two_rows_are_bad_on_purpose():
    assert [row["contractor_id"] for row in ROWS if not row["name"]] == ["C-1037"]
    dates = [row["date_of_birth"] for row in ROWS if row["date_of_birth"]]
    assert [date for date in dates if not re.fullmatch(r"\d{4}-\d\d-\d\d", date)] == ["31/02/1990"]


def test_payouts_are_amounts():
    assert all(re.fullmatch(r"\d+\.\d\d", row["payout_usd"]) for row in ROWS)


def test_some_rows_share_only_an_identifier_with_a_listed_party():
    columns = ("passport_no", "company_reg_no", "wallet")
    assert {row[column] for row in ROWS for column in columns} >= LISTED_IDENTIFIERS
