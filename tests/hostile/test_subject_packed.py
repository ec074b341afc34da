"""Packed and binary files, and what is no file at all: gzip, Parquet, pipes, folders."""

from __future__ import annotations

import gzip
import os
import struct
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.hostile.screening import refused


def test_a_gzip_bomb_is_refused(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.csv.gz"
    with gzip.open(file, "wb", compresslevel=9) as stream:
        stream.write(b"name\n")
        for _ in range(1024):
            stream.write(b"Ann Example\n" * (1 << 16))
    refused(indexed, file, "unpacks to more than", "at most 200 times the packed size")


def test_a_damaged_gzip_file_is_refused(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.csv.gz"
    whole = gzip.compress(os.urandom(1 << 16).hex().encode() + b"\n" * 9)
    file.write_bytes(whole[: len(whole) // 2])
    refused(indexed, file, "damaged gzip file")
    file.write_bytes(whole[:9000] + b"\0" * 90 + whole[9090:])
    refused(indexed, file, "damaged gzip file")
    file.write_bytes(gzip.compress(gzip.compress(b"name\nAnn\n")))
    refused(indexed, file)


def test_a_parquet_file_cut_off_or_with_a_wrong_footer_is_refused(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.parquet"
    pq.write_table(pa.table({"name": ["Ann", "Bo"] * 1000}), file)
    whole = file.read_bytes()
    huge = whole[:-8] + struct.pack("<I", 2**31 - 1) + b"PAR1"
    wrong = whole[:-200] + os.urandom(192) + whole[-8:]
    for content in (whole[: len(whole) // 2], whole[:4], b"PAR1PAR1", huge, wrong):
        file.write_bytes(content)
        refused(indexed, file, "cannot be read")


WRITE_BOMB = """
import sys, pyarrow as pa, pyarrow.parquet as pq
values = pa.array(["x" * (4 << 20)] * 400)
pq.write_table(
    pa.table({"name": values}), sys.argv[1], use_dictionary=sys.argv[2] == "dictionary",
    compression="zstd",
)
"""


@pytest.mark.parametrize("form", ["dictionary", "plain"])
def test_a_parquet_file_that_unpacks_to_too_much_is_refused(
    indexed: Path, tmp_path: Path, form: str
):
    file = tmp_path / "people.parquet"
    # In another process: what this one takes is counted to those it starts.
    subprocess.run([sys.executable, "-c", WRITE_BOMB, file, form], check=True)
    assert file.stat().st_size < 1 << 20
    refused(indexed, file, "asks for more than 896 MiB of memory")


def test_what_is_no_readable_file_is_refused(indexed: Path, tmp_path: Path):
    pipe, folder, empty = tmp_path / "pipe.csv", tmp_path / "folder.csv", tmp_path / "empty.xlsx"
    os.mkfifo(pipe)
    folder.mkdir()
    empty.touch()
    refused(indexed, pipe, "not a file")
    refused(indexed, folder, "not a file")
    refused(indexed, empty, "the file is empty")
    refused(indexed, tmp_path / "absent.csv", "No such file or directory")
    refused(indexed, Path("/dev/zero"), "not a file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(indexed: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("name\nAnn\n", encoding="utf-8")
    file.chmod(0)
    refused(indexed, file, "cannot be opened: Permission denied")
