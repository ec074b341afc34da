"""The page on input files says the figures and names that the code has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lookthrough.screening import Field, map_file, preview, read_map_file
from lookthrough.screening.fields import KEPT_ONLY, recognised
from lookthrough.screening.files import (
    KINDS,
    MAX_FIELD,
    cells,
    confined,
    ftm,
    headers,
    lines,
    unpacked,
    workbook,
    workbook_survey,
)

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "input-files.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "said",
    [
        f"| one value | {MAX_FIELD:,} characters |",
        f"| one line, or one object in an array | {lines.MAX_LINE:,} characters |",
        f"| columns | {headers.MAX_COLUMNS:,} |",
        f"{unpacked.MAX_RATIO} times its packed size",
        f"({unpacked.FREE_BYTES >> 20} MiB in any case)",
        f"in any case), and {unpacked.MAX_UNPACKED_BYTES >> 30} GiB |",
        f"the same, and {workbook_survey.MAX_UNPACKED_BYTES >> 30} GiB",
        f"from the first to the last | {workbook_survey.MAX_CELLS:,} |",
        f"in an `.xlsx` sheet | {workbook_survey.MAX_ERRORS:,} |",
        f"such as empty, formatted cells | {workbook_survey.MAX_IDLE:,} |",
        f"workbook, two a text | {workbook_survey.MAX_TEXT_ELEMENTS:,} |",
        f"or a Parquet file | {confined.MAX_MEMORY_BYTES >> 20} MiB |",
        f"for the same | {confined.MAX_PROCESSOR_S} s |",
        f"given to their holders | {ftm.MAX_ATTACHED:,}, and {ftm.MAX_HELD:,} of one holder;",
        f"in all combinations, up to {ftm.MAX_SPELLINGS}.",
        f"| a map file | {map_file.MAX_BYTES >> 20} MiB |",
        f"passed over and counted, up to {workbook.MAX_TITLE_ROWS},",
        f"keeps {len(str(cells.KEPT - 1))} digits",
        f"up to {preview.EXAMPLES} examples, the first {preview.SUBJECTS} rows",
        f"asks for more than {confined.MAX_MEMORY_BYTES >> 20} MiB of memory or",
        f"MiB of memory or {confined.MAX_PROCESSOR_S} s`",
    ],
)
def test_a_figure_is_the_codes(said: str):
    assert said in PAGE


def test_every_ending_and_option_of_a_kind_is_in_the_table():
    table = PAGE.partition("| kind |")[2].partition("\n\n")[0]
    rows = [re.findall(r"`([^`]+)`", row) for row in table.splitlines()]
    for kind in KINDS:
        told = {*kind.endings, *(f"--{option}" for option in kind.options)}
        assert any(told <= set(row) for row in rows), kind.label


def test_every_field_is_told_or_part_of_the_list_of_columns():
    listed = (DOCS / "reference" / "columns.md").read_text(encoding="utf-8")
    for field in Field:
        assert f"| `{field}`{' ¹' * (field in KEPT_ONLY)} |" in listed


def test_the_example_of_a_map_file_is_one(tmp_path: Path):
    path = tmp_path / "payees.toml"
    path.write_text(PAGE.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    told = read_map_file(path)
    assert told.options.sheet == "Payees"
    assert told.given.fields["name"] == ("Payee", "Payee (local)")


def test_every_property_named_under_followthemoney_is_recognised():
    sentence = PAGE.partition("## FollowTheMoney")[2].partition("like any others:")[2]
    named = re.findall(r"`([^`]+)`", sentence.partition(" and more")[0])
    assert len(named) > 20
    assert [prop for prop in named if recognised(prop) is None] == []
