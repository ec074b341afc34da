from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from lookthrough.evaluation.labels import open_labelled, yes_or_no
from lookthrough.model import InputError


def test_a_set_is_named_by_its_file_and_its_bytes(tmp_path: Path):
    file = tmp_path / "set.csv"
    file.write_text("name,is_match\nAnn,true\nBen,\n", encoding="utf-8")
    opened = open_labelled(file, ["name"]).counted(1)
    assert (opened.name, opened.rows, opened.used) == ("set.csv", 2, 1)
    assert opened.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_missing_column_is_named(tmp_path: Path):
    file = tmp_path / "set.csv"
    file.write_text("name1,is_match\nAnn,true\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"set\.csv, field name2: the column is missing"):
        open_labelled(file, ["name1", "name2"])


@pytest.mark.parametrize(
    ("text", "label"),
    [("true", True), (" Yes ", True), ("1", True), ("FALSE", False), ("0", False), ("", None)],
)
def test_a_label_is_yes_or_no_or_none(text: str, label: bool | None):  # noqa: FBT001
    assert yes_or_no(text) is label
