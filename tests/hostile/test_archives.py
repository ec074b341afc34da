"""Hostile ZIP archives as lists: a clear error, little memory and time, and nothing unpacked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.prepared import Prepared
from tests.hostile.conftest import GOLDEN
from tests.hostile.list_bombs import Maker
from tests.hostile.refusal import assert_refused
from tests.hostile.zip_bombs import archive, zip_bombs
from tests.store.invented import tree

from lookthrough.lists import LISTS, SourceFile
from lookthrough.model import InputError, ListContent

CONTENT = {
    "un-sc": (GOLDEN / "un-sc" / "consolidated.xml").read_bytes(),
    "us-ofac-sdn": (GOLDEN / "us-ofac-sdn" / "sdn.csv").read_bytes(),
    "us-ofac-cons": (GOLDEN / "us-ofac-cons.enhanced" / "cons_enhanced.xml").read_bytes(),
}
CASES = [
    pytest.param(list_id, *case, id=f"{list_id}: {name}")
    for list_id, content in CONTENT.items()
    for name, case in zip_bombs(content).items()
    # What only the archive is asked is the same for every list.
    if list_id == "us-ofac-cons" or "of " not in case[1]
]


@pytest.mark.parametrize(("list_id", "make", "told"), CASES)
def test_no_archive_harms(
    commands: Prepared, data: Path, tmp_path: Path, list_id: str, make: Maker, told: str
):
    file = tmp_path / "list.zip"
    make(file)
    before = tree(data)
    done = commands.run(data, "lists", "add", list_id, file, "--partial")
    name = file if "list.zip" in done.stderr else file.with_suffix("")
    assert_refused(done, name, data, before)
    assert re.search(told, " ".join(done.stderr.split())), done.stderr


@pytest.mark.parametrize("list_id", CONTENT)
@pytest.mark.parametrize("name", ["../x.xml", "/x.xml", "C:\\x.xml", "a/../../x.xml", "\n\x1b[31m"])
def test_a_file_that_wants_to_lie_elsewhere_is_read_and_laid_nowhere(
    commands: Prepared, tmp_path: Path, list_id: str, name: str
):
    folder, data = tmp_path / "given", tmp_path / "data"
    folder.mkdir()
    file = folder / "list.zip"
    file.write_bytes(archive((name, CONTENT[list_id])))
    done = commands.run(data, "lists", "add", list_id, file, "--partial")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "given"]
    assert list(folder.iterdir()) == [file]
    kept = [path.name for path in data.glob(f"lists/{list_id}/*/files/*")]
    assert kept == ["list.zip"]
    assert not Path("/x.xml").exists()


@pytest.mark.parametrize("list_id", CONTENT)
@given(
    places=st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), max_size=4),
    cut=st.integers(0, 1 << 20),
)
def test_an_archive_with_any_bytes_changed_or_cut_off_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory,
    list_id: str,
    places: list[tuple[int, int]],
    cut: int,
):
    whole = archive(("LIST.XML", CONTENT[list_id]))
    changed = bytearray(whole)
    for position, value in places:
        # Most of the bytes that tell something stand at the two ends.
        changed[(position % 120) - 60] = value
    file = tmp_path_factory.mktemp("changed") / "list.zip"
    file.write_bytes(changed[: len(changed) - (cut % 4) * (cut % 97)])
    definition = LISTS[list_id]
    try:
        ListContent.of(definition.map(definition.read([SourceFile("list", file)]), "0" * 12))
    except InputError as error:
        refused = str(error)
        assert "list" in refused
