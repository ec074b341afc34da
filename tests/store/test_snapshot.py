"""What is written is what is read, whatever it holds."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.invented import NOON, add, file_of, invented_list, people

from lookthrough.lists.source import ListDefinition
from lookthrough.model import DataFolderError, Entity, Link, ListContent
from lookthrough.store import DataFolder, RecordRef
from lookthrough.store.snapshot import content_hash

# A snapshot holds at least one listed party; others may be only referred to.
ENTITIES = st.lists(
    st.from_type(Entity), min_size=1, max_size=4, unique_by=lambda entity: entity.id
).filter(lambda entities: any(entity.listings for entity in entities))
LINKS = st.lists(st.from_type(Link), max_size=4, unique_by=lambda link: link.id)


@settings(max_examples=30)  # each writes and syncs a data folder
@given(ENTITIES, LINKS)
def test_any_entities_and_links_are_read_back_equal(entities: list[Entity], links: list[Link]):
    content = ListContent(tuple(entities), tuple(links), rows=())
    info = replace(invented_list().info, min_entities=1)
    definition = ListDefinition(info, lambda _: None, lambda *_: content)
    with tempfile.TemporaryDirectory() as home:
        folder = DataFolder(Path(home) / "data")
        source = file_of(Path(home) / "rows.jsonl", [])
        manifest = folder.add(definition, [source], fetched_at=NOON).manifest
        watchlist = folder.open([manifest])
        assert list(watchlist.records()) == [
            (RecordRef(0, row), entity) for row, entity in enumerate(entities)
        ]
        assert [watchlist.party(entity.id) for entity in entities] == entities
        assert watchlist.links() == tuple(links)


@pytest.mark.parametrize("name", ["김철수", "line\nbreak\r\u2028\x85", "half \ud83d pair", "\x00"])
def test_any_text_survives(folder: DataFolder, name: str):
    rows = [{"id": "inv-1", "name": name}, {"id": name, "name": "Ada Example"}]
    add(folder, rows)
    watchlist = folder.open(folder.current())
    assert [entity.caption for _, entity in watchlist.records()] == [name, "Ada Example"]
    assert watchlist.party(name).caption == "Ada Example"


def test_the_content_hash_is_fixed_by_list_reader_extent_and_bytes(folder: DataFolder):
    manifest = add(folder, people(2)).manifest
    assert manifest.content == content_hash(manifest.info, manifest.files, partial=False)
    file = manifest.files[0]
    variants = [
        content_hash(manifest.info, manifest.files, partial=True),
        content_hash(replace(manifest.info, id="other"), manifest.files, partial=False),
        content_hash(replace(manifest.info, reader_version=2), manifest.files, partial=False),
        content_hash(manifest.info, [replace(file, name="other")], partial=False),
        content_hash(manifest.info, [replace(file, sha256="00")], partial=False),
    ]
    assert len({manifest.content, *variants}) == 6
    moved = replace(file, origin="elsewhere")
    assert content_hash(manifest.info, [moved], partial=False) == manifest.content


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "this manifest is damaged"),
        ("{", "this manifest is damaged"),
        ("[]", "expected the fields of Manifest"),
        ('{"ghost": 1}', "field ghost: unknown key"),
    ],
)
def test_a_manifest_that_does_not_parse_is_named(folder: DataFolder, text: str, reason: str):
    manifest = add(folder, people(2)).manifest
    path = folder.root / "lists" / "invented" / manifest.snapshot / "manifest.json"
    path.write_text(text, encoding="utf-8")
    for attempt in (lambda: folder.manifests("invented"), folder.current):
        with pytest.raises(DataFolderError, match=reason) as caught:
            attempt()
        assert str(path) in str(caught.value)


def test_a_manifest_that_cannot_be_read_is_named(folder: DataFolder):
    manifest = add(folder, people(2)).manifest
    path = folder.root / "lists" / "invented" / manifest.snapshot / "manifest.json"
    path.unlink()
    path.mkdir()
    with pytest.raises(DataFolderError, match=r"manifest\.json: cannot be read: Is a directory"):
        folder.manifests("invented")


def test_a_manifest_of_another_folder_is_named(folder: DataFolder):
    manifest = add(folder, people(2)).manifest
    path = folder.root / "lists" / "invented" / manifest.snapshot / "manifest.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data | {"list_id": "another"}), encoding="utf-8")
    with pytest.raises(DataFolderError, match="this manifest is of another folder, another/"):
        folder.current()
