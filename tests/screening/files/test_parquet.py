"""Parquet columns of any type become the text that a CSV file would have."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from lookthrough.screening import open_rows


def test_typed_columns_are_text_lists_are_several_values_and_gaps_are_left_out(tmp_path: Path):
    path = tmp_path / "people.parquet"
    day = datetime(1979, 1, 5)  # noqa: DTZ001 - without a zone, as files have them
    table = pa.table(
        {
            "name": ["Ann", None],
            "alias": [["A.", None, "Annie"], []],
            "dob": pa.array([date(1979, 1, 5), None]),
            "born": pa.array([day, None], pa.timestamp("ns")),
            "passport": pa.array([390220044.0, float("nan")]),
            "big": pa.array([2**63 - 1, None]),
            "tax": pa.array([Decimal("12345678901234567890.00"), None]),
            "active": [True, None],
            "kind": pa.array(["person", None]).dictionary_encode(),
            "raw": pa.array(["Анна".encode(), b"\xff"]),
            "place": [{"city": "Oslo"}, None],
        }
    )
    pq.write_table(table, path)
    first, second = open_rows(path)
    assert first.values == {
        "name": ("Ann",),
        "alias": ("A.", "Annie"),
        "dob": ("1979-01-05",),
        "born": ("1979-01-05",),
        "passport": ("390220044",),
        "big": ("9223372036854775807",),
        "tax": ("12345678901234567890",),
        "active": ("true",),
        "kind": ("person",),
        "raw": ("Анна",),
    }
    assert [(p.field, p.problem) for p in first.problems] == [("place", "a nested value")]
    assert second.values == {}
    assert [(p.field, p.problem) for p in second.problems] == [
        ("raw", "bytes that are no UTF-8 text")
    ]


def test_a_column_is_named_though_it_holds_nothing(tmp_path: Path):
    path = tmp_path / "people.parquet"
    pq.write_table(pa.table({"name": ["Ann"], "city": pa.array([None], pa.string())}), path)
    assert open_rows(path).columns == ("name", "city")
