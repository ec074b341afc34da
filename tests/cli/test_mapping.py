"""``--map`` takes pairs and a file, and says which of them cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from lookthrough.cli.mapping import read_mapping
from lookthrough.model import InputError
from lookthrough.screening import ReadOptions

NONE = ReadOptions()


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    path = tmp_path / "map.toml"
    path.write_text(
        "sheet = 'People'\nencoding = 'cp1252'\nignore = ['x']\n"
        "[fields]\nname = ['Payee', 'Who']\nalias = 'aka'\n",
        encoding="utf-8",
    )
    return path


def test_pairs_are_read_with_spaces_and_further_equals_signs():
    given, options = read_mapping(["name=Payee", " dob = Born = when ", "name=Who"], NONE)
    assert given.fields == {"name": ("Payee", "Who"), "dob": ("Born = when",)}
    assert options == NONE
    assert read_mapping([], NONE)[0].fields == {}


def test_a_column_may_be_named_like_a_file():
    assert read_mapping(["name=Payee.json"], NONE)[0].fields == {"name": ("Payee.json",)}


@pytest.mark.parametrize("given", [["name"], ["=Payee"], ["name="], [""], ["name=a", "name=a"]])
def test_a_pair_that_is_none_or_comes_twice_is_refused(given: list[str]):
    with pytest.raises(InputError, match=r"field --map: .* cannot be used; expected field=column"):
        read_mapping(given, NONE)


def test_a_file_says_it_of_all_columns_and_pairs_and_options_come_before_it(map_file: Path):
    given, options = read_mapping([str(map_file)], NONE)
    assert given.fields == {"name": ("Payee", "Who"), "alias": ("aka",)}
    assert given.by_file == {"name", "alias"}
    assert given.ignored == ("x",)
    assert options == ReadOptions(sheet="People", encoding="cp1252")
    given, options = read_mapping([str(map_file), "alias=Who", "id=x"], ReadOptions("More"))
    assert given.fields == {"name": ("Payee",), "alias": ("Who",), "id": ("x",)}
    assert given.by_file == {"name"}
    assert given.ignored == ()
    assert options == ReadOptions(sheet="More", encoding="cp1252")


def test_two_files_are_refused(map_file: Path):
    with pytest.raises(InputError, match="more than one file"):
        read_mapping([str(map_file), str(map_file)], NONE)
