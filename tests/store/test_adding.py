"""Adding lists: what makes a snapshot, what makes none, and what is refused."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from tests.store.invented import LATER, NOON, Row, add, file_of, invented_list, people, tree

from lookthrough.lists.source import ListDefinition, SourceFile, source_files
from lookthrough.model import (
    DamagedListError,
    InputError,
    ListContent,
    Manifest,
    RefusedSnapshotError,
    RowCount,
)
from lookthrough.store import Added, DataFolder


def test_a_first_add_makes_a_snapshot_with_all_its_parts(folder: DataFolder):
    added = add(folder, people(3))
    manifest = added.manifest
    assert added.new
    assert manifest.snapshot == f"20210707T120000Z-{manifest.content[:12]}"
    assert manifest.fetched_at == "2021-07-07T12:00:00+00:00"
    assert (manifest.counts.entities, manifest.counts.names) == (3, 3)
    assert manifest.rows == (RowCount("rows.jsonl", 3, 3),)
    assert manifest.publisher_date == "2021-07-06"
    home = folder.root / "lists" / "invented" / manifest.snapshot
    assert sorted(tree(home)) == [
        "entities.jsonl",
        "files/rows.jsonl",
        "links.jsonl",
        "manifest.json",
        "offsets.npy",
        "parties.json",
    ]


def test_parties_only_referred_to_are_kept_and_not_counted(folder: DataFolder):
    rows = [*people(3), {"id": "inv-9", "name": "Example Outside", "on": []}]
    manifest = add(folder, rows).manifest
    assert (manifest.counts.entities, manifest.counts.names, manifest.counts.external) == (3, 3, 1)
    watchlist = folder.open([manifest])
    assert watchlist.outline("inv-9").lists == ()
    assert watchlist.party("inv-9").caption == "Example Outside"


def test_an_excerpt_that_says_so_itself_is_still_held_to_the_bounds(folder: DataFolder):
    """Only the user's word, not the file's, makes a handful of parties acceptable."""
    definition = invented_list(at_least=5)
    excerpt = replace(definition, map=lambda rows, at: replace(mapped(rows, at), partial=True))

    def mapped(rows: list[Row], at: str) -> ListContent:
        return ListContent.of(definition.map(rows, at))

    with pytest.raises(RefusedSnapshotError, match="with --partial"):
        add(folder, people(3), definition=excerpt)
    assert add(folder, people(3), definition=excerpt, partial=True).manifest.partial


def test_every_fact_carries_the_snapshot_it_came_from(folder: DataFolder):
    manifest = add(folder, people(2)).manifest
    origins = [e.names[0].provenance.snapshot for _, e in folder.open([manifest]).records()]
    assert origins == [manifest.content] * 2


def test_the_publishers_bytes_are_kept_as_given_packed_or_not(folder: DataFolder, tmp_path: Path):
    file_of(tmp_path / "given" / "a.jsonl", people(2))
    packed = tmp_path / "given" / "b.jsonl.gz"
    packed.write_bytes(gzip.compress(json.dumps(people(1, first=9)[0]).encode(), mtime=0))
    given = tree(tmp_path / "given")
    files = source_files(tmp_path / "given")
    manifest = folder.add(invented_list(), files, fetched_at=NOON).manifest
    kept = folder.root / "lists" / "invented" / manifest.snapshot / "files"
    assert tree(kept) == given
    assert [file.name for file in source_files(kept)] == [file.name for file in files]
    assert [record.size_bytes for record in manifest.files] == [len(b) for b in given.values()]
    assert [record.sha256 for record in manifest.files] == [file.sha256() for file in files]
    assert manifest.counts.entities == 3


def test_the_manifest_is_for_people_too_and_the_same_every_time(folder: DataFolder):
    manifest = add(folder, people(2)).manifest
    path = folder.root / "lists" / "invented" / manifest.snapshot / "manifest.json"
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True) + "\n"


def test_the_same_content_again_makes_nothing_new(folder: DataFolder):
    first = add(folder, people(3))
    before = tree(folder.root)
    again = add(folder, people(3), fetched_at=LATER)
    assert not again.new
    assert again.manifest == first.manifest
    assert tree(folder.root) == before


def test_the_order_in_which_files_are_given_does_not_matter(folder: DataFolder, tmp_path: Path):
    files = [file_of(tmp_path / name, people(2, first=ord(name))) for name in ("a", "b")]
    folder.add(invented_list(), files, fetched_at=NOON)
    assert not folder.add(invented_list(), files[::-1], fetched_at=NOON).new


@pytest.mark.parametrize(
    ("definition", "flags"),
    [
        (invented_list(reader_version=2), set()),
        (invented_list("another"), set()),
        (invented_list(), {"partial"}),
    ],
)
def test_another_reader_list_or_extent_makes_another_snapshot_of_the_same_bytes(
    folder: DataFolder, definition: ListDefinition[list[Row]], flags: set[str]
):
    first = add(folder, people(3)).manifest
    other = add(folder, people(3), definition=definition, partial="partial" in flags)
    assert other.new
    assert other.manifest.content != first.content


def test_a_list_that_goes_back_to_an_earlier_state_is_current_again(folder: DataFolder):
    old = add(folder, people(10)).manifest
    add(folder, people(11), fetched_at=LATER)
    back = add(folder, people(10), fetched_at=LATER + timedelta(days=1))
    assert back.new
    assert back.manifest.content == old.content
    assert folder.current() == (back.manifest,)
    assert len(folder.manifests("invented")) == 3


def test_what_is_added_last_is_current_whatever_the_clock_says(folder: DataFolder):
    ahead = add(folder, people(10), fetched_at=LATER + timedelta(days=999)).manifest
    back = add(folder, people(11), fetched_at=NOON).manifest
    same = add(folder, people(10), fetched_at=NOON).manifest
    right = add(folder, people(12), fetched_at=LATER).manifest
    assert folder.manifests("invented") == (ahead, back, same, right)
    assert folder.current() == (right,)
    assert [manifest.fetched_at[:10] for manifest in (ahead, back, same, right)] == [
        "2024-04-02",
        "2021-07-07",
        "2021-07-07",
        "2021-07-08",
    ]


def test_a_clock_that_went_back_is_told_with_both_times(folder: DataFolder):
    ahead = add(folder, people(10), fetched_at=LATER).manifest
    back = add(folder, people(11), fetched_at=NOON).manifest
    assert [note.kind for note in ahead.notes] == []
    (note,) = back.notes
    assert note.kind == "clock_went_back"
    for said in (NOON.isoformat(), LATER.isoformat(), ahead.snapshot):
        assert said in note.text
    assert back.snapshot[:16] == "20210708T120001Z"


def test_a_writer_that_had_to_wait_has_no_wrong_clock(folder: DataFolder):
    first = add(folder, people(10), fetched_at=NOON).manifest
    waited = add(folder, people(11), fetched_at=NOON - timedelta(seconds=4)).manifest
    assert waited.notes == ()
    assert folder.manifests("invented") == (first, waited)


def test_additions_within_one_second_stay_in_their_order(folder: DataFolder):
    counts = (10, 11, 10, 12)
    added = [
        add(folder, people(count), fetched_at=NOON + timedelta(microseconds=5 * count))
        for count in counts
    ]
    assert all(one.new for one in added)
    assert folder.manifests("invented") == tuple(one.manifest for one in added)


def test_the_time_is_kept_in_utc(folder: DataFolder):
    tokyo = datetime(2021, 7, 7, 21, tzinfo=timezone(timedelta(hours=9)))
    assert add(folder, people(2), fetched_at=tokyo).manifest.fetched_at == NOON.isoformat()
    with pytest.raises(ValueError, match="time zone"):
        add(folder, people(3), fetched_at=NOON.replace(tzinfo=None))


def add_with(flag: str, folder: DataFolder, rows: list[Row]) -> Added:
    shrink, partial = flag == "allow_shrink", flag == "partial"
    return add(folder, rows, fetched_at=LATER, partial=partial, allow_shrink=shrink)


def refused(folder: DataFolder, count: int, flag: str = "") -> str:
    before = tree(folder.root)
    with pytest.raises(RefusedSnapshotError) as caught:
        add_with(flag, folder, people(count))
    assert tree(folder.root) == {"lock": b""} | before
    assert folder.manifests("invented") == folder.manifests("invented")
    return str(caught.value)


@pytest.mark.parametrize("flag", ["partial", "allow_shrink"])
def test_a_list_without_entities_is_always_refused(folder: DataFolder, flag: str):
    assert "no entities were read" in refused(folder, 0)
    assert "no entities were read" in refused(folder, 0, flag)


def test_too_few_entities_are_refused_with_the_numbers(folder: DataFolder):
    text = refused(folder, 1)
    assert "1 entities were read, fewer than the 2 this list has at least" in text
    assert "--allow-shrink" in text


def test_too_many_entities_are_refused_with_the_numbers(folder: DataFolder):
    assert "51 entities were read, more than the 50 this list has at most" in refused(folder, 51)


def test_a_list_that_shrank_below_four_fifths_is_refused_with_the_numbers(folder: DataFolder):
    snapshot = add(folder, people(10)).manifest.snapshot
    text = refused(folder, 7)
    assert "7 entities were read, fewer than 80 % of the 10" in text
    assert snapshot in text
    assert add(folder, people(8), fetched_at=LATER).new


@pytest.mark.parametrize("flag", ["partial", "allow_shrink"])
@pytest.mark.parametrize("count", [1, 7, 60])
def test_an_excerpt_or_a_vouched_number_is_kept(folder: DataFolder, flag: str, count: int):
    add(folder, people(10))
    added = add_with(flag, folder, people(count))
    assert added.new
    assert added.manifest.partial == (flag == "partial")
    assert folder.current() == (added.manifest,)


def test_shrinking_is_measured_against_the_last_whole_snapshot(folder: DataFolder):
    add(folder, people(10), fetched_at=NOON)
    add(folder, people(3), fetched_at=LATER, partial=True)
    with pytest.raises(RefusedSnapshotError, match="of the 10 in"):
        add(folder, people(4), fetched_at=LATER)
    with pytest.raises(RefusedSnapshotError, match="of the 10 in"):
        add(folder, people(4), fetched_at=NOON - timedelta(days=365))


def test_a_damaged_file_changes_nothing_and_is_named(folder: DataFolder, tmp_path: Path):
    add(folder, people(3))
    before = tree(folder.root)
    source = file_of(tmp_path / "cut.jsonl", people(3))
    source.path.write_bytes(source.path.read_bytes()[:-9])
    with pytest.raises(DamagedListError, match=r"^cut\.jsonl, row 3: not JSON"):
        folder.add(invented_list(), [source], fetched_at=LATER)
    assert tree(folder.root) == before


@pytest.mark.parametrize("spoil", [lambda b: b[:-9], lambda b: b[:-8] + bytes(8)])
def test_a_damaged_gzip_file_changes_nothing_and_is_named(
    folder: DataFolder, tmp_path: Path, spoil: Callable[[bytes], bytes]
):
    packed = tmp_path / "rows.jsonl.gz"
    packed.write_bytes(spoil(gzip.compress(json.dumps(people(1)[0]).encode())))
    with pytest.raises(DamagedListError, match=r"rows\.jsonl: the compressed data is not whole"):
        folder.add(invented_list(at_least=1), source_files(packed), fetched_at=NOON)
    assert folder.list_ids() == ()


def test_a_source_that_is_not_there_is_named(folder: DataFolder, tmp_path: Path):
    gone = SourceFile("gone.csv", tmp_path / "gone.csv")
    with pytest.raises(InputError, match=r"gone\.csv: cannot be read: No such file"):
        folder.add(invented_list(), [gone], fetched_at=NOON)


def test_two_files_of_one_name_are_an_error(folder: DataFolder, tmp_path: Path):
    files = [file_of(tmp_path / home / "rows", people(2)) for home in ("a", "b")]
    with pytest.raises(InputError, match="rows: two files have this name"):
        folder.add(invented_list(), files, fetched_at=NOON)


@pytest.mark.parametrize("name", ["../rows", "/rows", ".hidden", "", "a/b", "rows (1).jsonl"])
def test_a_file_of_any_name_is_kept_under_a_safe_one(folder: DataFolder, tmp_path: Path, name: str):
    source = file_of(tmp_path / "rows", people(2))
    manifest = folder.add(
        invented_list(), [SourceFile(name, source.path)], fetched_at=NOON
    ).manifest
    kept = folder.root / "lists" / "invented" / manifest.snapshot / "files"
    (file,) = kept.iterdir()
    assert file.resolve().parent == kept.resolve()
    assert (file.name, file.read_bytes()) == (manifest.files[0].name, source.path.read_bytes())


@pytest.mark.parametrize("name", ["../rows", "/rows", ".hidden", "", "a/b"])
def test_the_id_of_a_list_must_be_a_plain_name(folder: DataFolder, tmp_path: Path, name: str):
    source = file_of(tmp_path / "rows", people(2))
    with pytest.raises(InputError, match="cannot be the id of a list"):
        folder.add(invented_list(name), [source], fetched_at=NOON)


def test_what_is_kept_is_what_was_read_even_if_the_source_changes_meanwhile(
    folder: DataFolder, tmp_path: Path
):
    source = file_of(tmp_path / "rows", people(3))
    plain = invented_list()

    def read_late(files: Sequence[SourceFile]) -> list[Row]:
        source.path.write_text("{}\n", encoding="utf-8")
        return plain.read(files)

    definition = ListDefinition(plain.info, read_late, plain.map)
    manifest: Manifest = folder.add(definition, [source], fetched_at=NOON).manifest
    assert len(folder.open([manifest])) == 3
