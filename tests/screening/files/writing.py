"""The same invented rows, written as every kind of file that is read."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

Cell = str | int | date | list[str] | None
Rows = Sequence[Mapping[str, Cell]]

_FTM = {
    "name": "name",
    "alias": "alias",
    "birth_date": "birthDate",
    "nationality": "nationality",
    "country": "country",
    "passport": "passportNumber",
    "registration_number": "registrationNumber",
    "wallet": "publicKey",
    "email": "email",
    "address": "address",
}


def _joined(cell: Cell) -> str:
    if isinstance(cell, list):
        return "; ".join(cell)
    return "" if cell is None else str(cell)


def write_csv(path: Path, columns: Sequence[str], rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows([_joined(row.get(column)) for column in columns] for row in rows)


def write_gzip(path: Path, columns: Sequence[str], rows: Rows) -> None:
    plain = path.with_suffix(".plain")
    write_csv(plain, columns, rows)
    path.write_bytes(gzip.compress(plain.read_bytes()))


def write_xlsx(path: Path, columns: Sequence[str], rows: Rows) -> None:
    """Write dates as dates and numbers as numbers, which Excel keeps as floating ones."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("People")
        as_date = book.add_format({"num_format": "dd/mm/yyyy"})
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column)
        for number, row in enumerate(rows, 1):
            for place, column in enumerate(columns):
                cell = row.get(column)
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, as_date)
                elif isinstance(cell, int):
                    sheet.write_number(number, place, cell)
                elif cell is not None:
                    sheet.write_string(number, place, _joined(cell))


def write_parquet(path: Path, columns: Sequence[str], rows: Rows) -> None:
    """Write dates as dates, numbers as floating ones (as tools do with gaps) and lists as lists."""
    table = {}
    for column in columns:
        cells = [row.get(column) for row in rows]
        kinds = {type(cell) for cell in cells if cell is not None}
        if kinds == {date}:
            table[column] = pa.array(cells, pa.date32())
        elif kinds == {int}:
            table[column] = pa.array(cells, pa.float64())
        elif kinds == {list}:
            table[column] = pa.array(cells, pa.list_(pa.string()))
        else:
            table[column] = pa.array([_joined(cell) or None for cell in cells], pa.string())
    pq.write_table(pa.table(table), path)


def write_jsonl(path: Path, columns: Sequence[str], rows: Rows) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for row in rows:
            record = {column: _json(row.get(column)) for column in columns}
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_array(path: Path, columns: Sequence[str], rows: Rows) -> None:
    records = [{column: _json(row.get(column)) for column in columns} for row in rows]
    path.write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")


def _json(cell: Cell) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def write_ftm(path: Path, columns: Sequence[str], rows: Rows) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for row in rows:
            properties = {}
            for column in columns:
                cell = row.get(column)
                if column in _FTM and cell is not None:
                    properties[_FTM[column]] = cell if isinstance(cell, list) else [str(cell)]
            entity = {"id": row.get("id"), "schema": row.get("type"), "properties": properties}
            stream.write(json.dumps(entity, ensure_ascii=False) + "\n")


WRITERS = {
    "people.csv": write_csv,
    "people.csv.gz": write_gzip,
    "people.xlsx": write_xlsx,
    "people.parquet": write_parquet,
    "people.jsonl": write_jsonl,
    "people.json": write_array,
    "people.ftm.json": write_ftm,
}
