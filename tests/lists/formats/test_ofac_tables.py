from __future__ import annotations

from pathlib import Path

import pytest
from tests.lists.ofac_samples import address_row, alias_row, main_row, read, write

from lookthrough.lists.formats.ofac_tables import OfacList, guess_list
from lookthrough.model import DamagedListError, InputError

MAIN = main_row(1, "EXAMPLE")


def many(tag: str, remarks: str = "") -> str:
    return "".join(
        main_row(number, f"EXAMPLE {number}", "", tag, remarks) for number in range(1, 31)
    )


def test_the_four_tables_are_told_apart_whatever_their_names(tmp_path: Path):
    tables = read(
        write(tmp_path, "a.csv", address_row(1, country="Cuba")),
        write(tmp_path, "b.csv", alias_row(1, "SAMPLE")),
        write(tmp_path, "c.csv", '1,"more."\r\n'),
        write(tmp_path, "d.csv", MAIN),
    )
    assert tables.main.file == "d.csv"
    assert tables.aliases is not None
    assert tables.aliases.file == "b.csv"
    assert tables.addresses is not None
    assert tables.addresses.file == "a.csv"
    assert tables.comments is not None
    assert tables.comments.file == "c.csv"


def test_the_main_table_alone_is_enough(tmp_path: Path):
    assert read(write(tmp_path, "sdn.csv", MAIN)).aliases is None


@pytest.mark.parametrize(
    "text", [alias_row(1, "SAMPLE"), address_row(1, country="Cuba"), '1,"x"\r\n']
)
def test_tables_without_the_main_one_are_refused(tmp_path: Path, text: str):
    with pytest.raises(InputError, match=r"main table .* is missing among: part\.csv"):
        read(write(tmp_path, "part.csv", text))


def test_two_main_tables_are_refused(tmp_path: Path):
    with pytest.raises(InputError, match=r"twice: a\.csv and b\.csv"):
        read(write(tmp_path, "a.csv", MAIN), write(tmp_path, "b.csv", MAIN))


def test_a_readme_beside_the_tables_is_left_with_a_note(tmp_path: Path):
    tables = read(
        write(tmp_path, "sdn.csv", MAIN), write(tmp_path, "README.md", "# Read me\n", end="")
    )
    assert [(note.kind, "README.md" in note.text) for note in tables.notes] == [
        ("unread_file", True)
    ]


def test_a_csv_that_is_no_table_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match=r"notes\.csv: the content is none of OFAC's tables"):
        read(write(tmp_path, "sdn.csv", MAIN), write(tmp_path, "notes.csv", "a;b\n", end=""))


def test_one_file_that_is_no_table_is_refused_whatever_its_name(tmp_path: Path):
    with pytest.raises(InputError, match="expected 12, 6, 5 or 2 columns"):
        read(write(tmp_path, "sdn.xml", "<sdnList/>", end=""))


def test_an_empty_alias_table_is_not_passed_over(tmp_path: Path):
    with pytest.raises(DamagedListError, match=r"alt\.csv: the file is empty"):
        read(write(tmp_path, "sdn.csv", MAIN), write(tmp_path, "alt.csv", "", end=""))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (many("SDGT] [IFSR"), OfacList.SDN),
        (many("NS-PLC"), OfacList.CONSOLIDATED),
        (many("UKRAINE-EO13662"), OfacList.CONSOLIDATED),
        (many("CMIC-EO13959"), OfacList.CONSOLIDATED),
        (
            many("IRAN", "U.S. Persons Must Continue to Block the Property of this Person."),
            OfacList.CONSOLIDATED,
        ),
        (many("IRAN"), OfacList.SDN),
    ],
)
def test_the_list_is_known_by_its_programmes(tmp_path: Path, text: str, seen: OfacList):
    main = read(write(tmp_path, "list.csv", text), of=seen).main
    assert guess_list(main) is seen
    other = OfacList.SDN if seen is OfacList.CONSOLIDATED else OfacList.CONSOLIDATED
    with pytest.raises(InputError, match=f"looks like {seen}.*expected the main table of {other}"):
        read(write(tmp_path, "list.csv", text), of=other)


@pytest.mark.parametrize(
    ("name", "seen"),
    [("sdn.csv", OfacList.SDN), ("cons_prim.csv", OfacList.CONSOLIDATED), ("part.csv", None)],
)
def test_a_few_rows_are_known_by_the_file_s_name_alone(
    tmp_path: Path, name: str, seen: OfacList | None
):
    assert guess_list(read(write(tmp_path, name, MAIN), of=seen or OfacList.SDN).main) is seen
