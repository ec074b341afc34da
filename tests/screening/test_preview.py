"""A preview shows what each column was taken for, by whose word, and the first subjects."""

from __future__ import annotations

from pathlib import Path

from lookthrough.screening import By, Field, GivenColumns, map_columns, open_rows, preview_of


def test_columns_examples_subjects_and_problems_are_shown(tmp_path: Path):
    path = tmp_path / "people.csv"
    lines = ["ref,Who,born,shoe size", *[f"{n},Ann {n},1979-01-0{n},41" for n in range(1, 9)]]
    lines[2] = "2,Bo,yesterday,"
    path.write_text("\n".join(lines), encoding="utf-8")
    file = open_rows(path)
    given = GivenColumns({"name": ("Who",)})
    shown = preview_of(file, map_columns(file.columns, given, "people.csv"))
    assert [(item.column, item.field, item.by, item.examples) for item in shown.columns] == [
        ("ref", Field.ID, By.NAME, ("1", "2", "3")),
        ("Who", Field.NAME, By.OPTION, ("Ann 1", "Bo", "Ann 3")),
        ("born", Field.BIRTH_DATE, By.NAME, ("1979-01-01", "yesterday", "1979-01-03")),
        ("shoe size", None, None, ("41",)),
    ]
    assert [item.row for item in shown.subjects] == [1, 2, 3, 4, 5]
    assert shown.subjects[1].subject is not None
    assert shown.subjects[1].subject.names == ("Bo",)
    assert [p.problem for p in shown.subjects[1].problems] == ["'yesterday' is not a date"]
    assert shown.read_as.rows == 8
