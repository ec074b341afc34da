"""What every registered list must keep, whoever publishes it.

A list brings its fixture in ``tests/golden/<list id>/``, and one more for each further format in
``tests/golden/<list id>.<format>/``; files there whose name starts with ``expected`` are results,
everything else is what the publisher would give. A list that comes with the package is its own
fixture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from lookthrough.lists import LISTS, ListDefinition, SourceFile
from lookthrough.model import Entity, Link, ListContent, Provenance, Schema

GOLDEN = Path(__file__).parents[1] / "golden"
SNAPSHOT = "0123456789ab"
IDS = tuple(LISTS)
FORMATS = tuple(sorted(path.name for path in GOLDEN.glob("*.*") if path.is_dir()))
JURISDICTION = re.compile(r"[A-Z]{2}")
NAME_PROPS = {"name", "alias", "weakAlias", "previousName"}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})?")

each_list = pytest.mark.parametrize("list_id", IDS)
each_format = pytest.mark.parametrize("fixture", [*IDS, *FORMATS])


def list_of(fixture: str) -> str:
    return fixture.partition(".")[0]


def definition(fixture: str) -> ListDefinition[object]:
    return LISTS[list_of(fixture)]


def files(fixture: str) -> tuple[SourceFile, ...]:
    built_in = definition(fixture).built_in
    if built_in is not None:
        return built_in()
    folder = GOLDEN / fixture
    return tuple(
        SourceFile(path.name, path)
        for path in sorted(folder.glob("*"))
        if not path.name.startswith("expected")
    )


def mapped(fixture: str) -> ListContent:
    chosen = definition(fixture)
    return ListContent.of(chosen.map(chosen.read(files(fixture)), SNAPSHOT))


@cache
def content(fixture: str) -> ListContent:
    return mapped(fixture)


def places(entity: Entity) -> Iterator[Provenance]:
    yield from (name.provenance for name in entity.names)
    yield from (fact.provenance for fact in entity.facts)
    yield from (address.provenance for address in entity.addresses)
    yield from (listing.provenance for listing in entity.listings)


def origins(found: ListContent) -> Iterator[tuple[str, Provenance]]:
    for entity in found.entities:
        yield from ((entity.id, at) for at in places(entity))
    for link in found.links:
        assert link.provenance, f"{link.id} has no provenance"
        for at in link.provenance:
            yield link.id, at


def test_the_lists_of_this_package_are_found():
    assert {"un-sc", "curated-dprk-it"} <= set(IDS)


@each_format
def test_a_list_has_a_fixture(fixture: str):
    assert files(fixture), f"tests/golden/{fixture} holds nothing to read"
    assert all(source.path.is_file() for source in files(fixture))


@each_list
def test_its_metadata_is_complete(list_id: str):
    info = definition(list_id).info
    assert info.id == list_id
    assert info.title
    assert info.publisher
    assert info.licence
    assert info.url.startswith("https://")
    assert JURISDICTION.fullmatch(info.jurisdiction)
    assert info.max_age_days is None or info.max_age_days > 0
    assert 0 < info.min_entities < info.max_entities
    assert info.reader_version >= 1


@each_format
def test_mapping_twice_gives_the_same(fixture: str):
    assert mapped(fixture) == content(fixture)


@each_format
def test_everything_says_where_it_is_written(fixture: str):
    for owner, at in origins(content(fixture)):
        assert at.list_id == list_of(fixture), owner
        assert at.snapshot == SNAPSHOT, owner
        assert at.record, owner
        assert at.field or (at.document is not None and at.quote), owner
        assert at.quote or at.quote_offset == -1, owner
        assert at.document is None or at.quote_offset >= 0, owner


@each_format
def test_every_entity_can_be_named_and_told_apart(fixture: str):
    entities = content(fixture).entities
    assert entities
    assert len({entity.id for entity in entities}) == len(entities)
    for entity in entities:
        assert entity.names, entity.id
        assert entity.names[0].prop == "name", entity.id
        for name in entity.names:
            assert name.prop in NAME_PROPS, entity.id
            assert name.text == " ".join(name.text.split()), entity.id
            assert name.text, entity.id


@each_format
def test_facts_are_in_their_normal_form(fixture: str):
    for entity in content(fixture).entities:
        for fact in entity.facts:
            assert fact.value, entity.id
            assert all(text for _, text in fact.qualifiers), (entity.id, fact)
        for value in entity.values("birthDate"):
            assert all(DATE.fullmatch(end) for end in value.split("/")), (entity.id, value)
        assert not (entity.values("birthDate") and entity.schema is Schema.VESSEL)
        assert all(len(address.country) in (0, 2) for address in entity.addresses)


@each_format
def test_every_listing_has_an_effect_and_real_dates(fixture: str):
    for entity in content(fixture).entities:
        for listing in entity.listings:
            # A publisher's file may tell of an entry on another of its lists.
            publisher = LISTS[listing.list_id].info.publisher
            assert publisher == definition(fixture).info.publisher
            assert listing.record, entity.id
            assert listing.measures, entity.id
            assert all(measure.statement and measure.source for measure in listing.measures)
            assert DAY.fullmatch(listing.listed_on)
            assert DAY.fullmatch(listing.changed_on)


@each_format
def test_links_join_parties_of_the_list_or_of_its_publisher(fixture: str):
    found = content(fixture)
    known = {entity.id for entity in found.entities}
    publishers = {entity.id.partition("-")[0] for entity in found.entities}
    assert len({link.id for link in found.links}) == len(found.links)
    for link in found.links:
        assert link.source in known, link.id
        assert link.target in known or link.target.partition("-")[0] in publishers, link.id
        assert link.source != link.target, link.id
        assert link.role, link.id


@each_format
def test_every_row_is_accounted_for(fixture: str):
    rows = content(fixture).rows
    assert rows
    assert len({row.file for row in rows}) == len(rows)
    for row in rows:
        assert row.read == row.used + row.empty + row.left, row
    left = sum(row.left for row in rows)
    assert not left or content(fixture).notes, "rows were left and no note says why"


@each_format
def test_notes_say_what_and_why(fixture: str):
    for note in content(fixture).notes:
        assert re.fullmatch(r"[a-z_]+", note.kind)
        assert note.text.endswith((".", "…"))


@pytest.mark.parametrize("list_id", [i for i in IDS if LISTS[i].built_in is not None])
def test_a_built_in_list_is_within_its_bounds(list_id: str):
    info = definition(list_id).info
    assert info.min_entities <= len(content(list_id).entities) <= info.max_entities


def test_the_checks_see_what_is_wrong():
    """A link without provenance, and a party of nobody's list, do not pass unseen."""
    at = Provenance("un-sc", SNAPSHOT, "1", "field")
    bare = Link("a~b~c", "UnknownLink", "a", "c", "role", ())
    with pytest.raises(AssertionError, match="no provenance"):
        list(origins(ListContent((), (bare,), ())))
    entity = Entity("a-1", Schema.PERSON, ())
    assert list(origins(ListContent((entity,), (), ()))) == []
    cited = Link("a~b~c", "UnknownLink", "a", "c", "role", (at,))
    assert list(origins(ListContent((), (cited,), ()))) == [("a~b~c", at)]
