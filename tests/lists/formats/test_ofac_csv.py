from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lists.ofac_samples import address_row, alias_row, main_row, write

from lookthrough.lists import SourceFile
from lookthrough.lists.formats.ofac_csv import Shape, Table, read_table, recognise
from lookthrough.model import DamagedListError, InputError

TWO = main_row(1, "EXAMPLE ONE", remarks="DOB 1962.") + main_row(2, "EXAMPLE TWO")


def table(folder: Path, text: str, *, end: str = "\x1a", name: str = "sdn.csv") -> Table:
    found = read_table(write(folder, name, text, end=end))
    assert found is not None
    return found


def test_nulls_and_the_end_mark_are_no_content(tmp_path: Path):
    found = table(tmp_path, TWO)
    assert found.shape is Shape.MAIN
    assert [row.fields[0] for row in found.rows] == ["1", "2"]
    assert found.rows[0].fields[2:] == ("", "CUBA", *[""] * 7, "DOB 1962.")
    assert found.notes == ()


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        (TWO, Shape.MAIN),
        (alias_row(1, "EXAMPLE"), Shape.ALIASES),
        (address_row(1, country="Cuba"), Shape.ADDRESSES),
        ('1,"more remarks."\r\n', Shape.COMMENTS),
    ],
)
def test_the_table_is_known_by_its_content(text: str, shape: Shape):
    assert recognise(text) is shape


@pytest.mark.parametrize(
    "text",
    ["", "Read me first.\n", "name;country\n1;2\n", "a,b\nc,d\n", "1\n2\n", "1,x,y\n2,x,y\n"],
)
def test_other_content_is_no_table(text: str):
    assert recognise(text) is None


def test_a_header_of_a_copy_saved_again_is_skipped(tmp_path: Path):
    header = "ent_num,alt_num,alt_type,alt_name,alt_remarks\r\n"
    found = table(tmp_path, header + alias_row(1, "EXAMPLE"), end="\x1a,,,,\r\n", name="alt.csv")
    assert [row.fields[3] for row in found.rows] == ["EXAMPLE"]


def test_line_ends_without_carriage_return_are_read(tmp_path: Path):
    assert len(table(tmp_path, TWO.replace("\r\n", "\n")).rows) == 2


def test_a_file_without_end_mark_is_read_and_the_risk_told(tmp_path: Path):
    (note,) = table(tmp_path, TWO, end="").notes
    assert note.kind == "no_end_mark"


def test_a_gzip_file_is_read(tmp_path: Path):
    path = tmp_path / "sdn.csv.gz"
    path.write_bytes(gzip.compress(TWO.encode()))
    assert read_table(SourceFile("sdn.csv", path)) is not None


def test_a_gzip_file_cut_off_is_damaged(tmp_path: Path):
    path = tmp_path / "sdn.csv.gz"
    path.write_bytes(gzip.compress(TWO.encode() * 50)[:-12])
    with pytest.raises(DamagedListError, match=r"sdn\.csv: .*cut off"):
        read_table(SourceFile("sdn.csv", path))


def test_windows_1252_is_read_and_said(tmp_path: Path):
    path = tmp_path / "alt.csv"
    path.write_bytes(alias_row(1, "EXAMPLÉ").encode("cp1252") + b"\x1a")
    found = read_table(SourceFile("alt.csv", path))
    assert found is not None
    assert found.rows[0].fields[3] == "EXAMPLÉ"
    assert [note.kind for note in found.notes] == ["encoding"]


def test_bytes_that_are_no_text_are_damage_with_their_row(tmp_path: Path):
    path = tmp_path / "alt.csv"
    path.write_bytes(
        alias_row(1, "EXAMPLE").encode() * 3 + alias_row(2, "X").encode().replace(b"X", b"\x81\xff")
    )
    with pytest.raises(DamagedListError, match=r"alt\.csv, row 4: bytes that are no text"):
        read_table(SourceFile("alt.csv", path))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TWO + '3,"EXAMPLE"\r\n', r"sdn\.csv, row 3: 2 columns; expected 12 columns"),
        (TWO.replace("\r\n2,", "\r\nx,"), "row 2, field ent_num: 'x' is no record number"),
        (TWO.replace("ONE", "O\x00E"), "row 1: a NUL byte"),
        (TWO + "\x1a\r\n" + TWO, "row 3: rows follow the end-of-file mark"),
        (TWO * 2 + TWO.replace('ONE"', "ONE"), "row 5: (a quote is opened|not whole as CSV)"),
        (TWO * 2 + TWO.replace("\r\n2,", '\r\n"2\n",'), "row 6: a quote is opened and not closed"),
    ],
)
def test_damage_is_told_with_its_place(tmp_path: Path, text: str, message: str):
    with pytest.raises(DamagedListError, match=message):
        table(tmp_path, text)


@pytest.mark.parametrize("content", [b"", b"\x1a", b"\r\n\r\n"])
def test_an_empty_file_is_damaged(tmp_path: Path, content: bytes):
    path = tmp_path / "sdn.csv"
    path.write_bytes(content)
    with pytest.raises(DamagedListError, match="the file is empty"):
        read_table(SourceFile("sdn.csv", path))


def test_a_missing_file_is_an_input_error(tmp_path: Path):
    with pytest.raises(InputError, match="cannot be read"):
        read_table(SourceFile("sdn.csv", tmp_path / "sdn.csv"))


LONG = TWO * 5 + main_row(3, "EXAMPLE THREE", "individual", "SDGT", "DOB 1962; POB Exampleville.")


@pytest.mark.parametrize("missing", range(3, len(main_row(3, "EXAMPLE THREE", "individual"))))
def test_a_file_cut_off_within_its_last_row_is_damaged(tmp_path: Path, missing: int):
    with pytest.raises(DamagedListError, match="row 11"):
        table(tmp_path, LONG[:-missing], end="")


def test_a_file_cut_off_within_a_last_null_is_damaged(tmp_path: Path):
    for end in (",", ",-"):
        with pytest.raises(DamagedListError, match="the last row is cut off"):
            table(tmp_path, alias_row(1, "A") + alias_row(2, "B")[:-7] + end, end="")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_politely(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
):
    read_or_refuse(tmp_path_factory, content)


PARTS = ["1", "2,", '"', ",", "\r\n", "\n", "-0- ", "\x1a", "\x00", "é", "EXAMPLE", TWO]


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_any_mixture_of_the_format_s_own_parts_is_read_or_refused_politely(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str]
):
    read_or_refuse(tmp_path_factory, "".join(parts).encode())


def read_or_refuse(factory: pytest.TempPathFactory, content: bytes) -> None:
    path = factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        found = read_table(SourceFile("any.csv", path))
    except InputError as error:
        refusal = str(error)
    else:
        refusal = "any.csv"
        assert found is None or all(len(row.fields) == found.shape for row in found.rows)
    assert refusal.startswith("any.csv")
