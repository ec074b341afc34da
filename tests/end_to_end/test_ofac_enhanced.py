"""OFAC's ENHANCED XML as published: counts, links, and the same facts as in the older format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from lookthrough.lists import LISTS, source_files
from lookthrough.model import Entity, Link, ListContent

Shared = Callable[..., Path]

pytestmark = pytest.mark.shared

FILES = {
    "us-ofac-cons": ("2025-01-10", "CONS_ENHANCED.XML.gz"),
    "us-ofac-sdn": ("2024-08-28", "IRGC_sanctions.xml.gz"),
}


def load(list_id: str, path: Path) -> ListContent:
    definition = LISTS[list_id]
    return ListContent.of(definition.map(definition.read(source_files(path)), "snapshot"))


@pytest.fixture(scope="module")
def cons(shared: Shared) -> ListContent:
    return load("us-ofac-cons", shared("lists", "ofac-enhanced", *FILES["us-ofac-cons"]))


@pytest.fixture(scope="module")
def irgc(shared: Shared) -> ListContent:
    return load("us-ofac-sdn", shared("lists", "ofac-enhanced", *FILES["us-ofac-sdn"]))


def listed(content: ListContent) -> dict[str, Entity]:
    return {entity.id: entity for entity in content.entities if entity.listings}


def external(content: ListContent) -> dict[str, str]:
    return {entity.id: entity.caption for entity in content.entities if not entity.listings}


def test_every_party_and_relationship_of_the_consolidated_list_is_there(cons: ListContent):
    assert (len(listed(cons)), len(cons.links)) == (443, 283)
    assert external(cons) == {"ofac-4695": "HAMAS"}
    assert (cons.publisher_date, cons.partial) == ("2025-01-10T00:00:00", False)


def test_every_party_and_relationship_of_the_irgc_export_is_there(irgc: ListContent):
    assert (len(listed(irgc)), len(irgc.links)) == (293, 229)
    assert len(external(irgc)) == 13
    assert irgc.partial


@pytest.mark.parametrize("name", ["cons", "irgc"])
def test_every_element_is_mapped_or_named_as_left(name: str, request: pytest.FixtureRequest):
    content: ListContent = request.getfixturevalue(name)
    assert not [note for note in content.notes if note.kind in ("unread_field", "odd_value")]
    for row in content.rows:
        assert row.read == row.used + row.empty + row.left
        assert row.left == 0


@pytest.mark.parametrize("list_id", FILES)
def test_as_many_elements_are_counted_as_the_file_holds(list_id: str, shared: Shared):
    path = shared("lists", "ofac-enhanced", *FILES[list_id])
    with source_files(path)[0].open() as stream:
        tags = Counter(re.findall(r"<(\w+) id=", stream.read().decode("utf-8")))
    for row in load(list_id, path).rows:
        kind = row.file.rpartition(" ")[2]
        assert row.read == tags[kind], kind


def test_relations_keep_their_type_direction_and_number(irgc: ListContent):
    links = {link.id: link for link in irgc.links}
    assert Counter(link.schema for link in links.values()) == {
        "Representation": 112,
        "Ownership": 68,
        "UnknownLink": 42,
        "Directorship": 7,
    }
    plane: Link = links["ofac-24475~owned-or-controlled-by~ofac-13109"]
    assert (plane.source_prop, plane.target_prop) == ("asset", "owner")
    assert dict(plane.qualifiers) == {
        "id": "6603",
        "type": "15003",
        "from": "ofac-24475",
        "to": "ofac-13109",
    }


def test_names_in_other_scripts_stand_beside_the_latin_ones(cons: ListContent, irgc: ListContent):
    bank = {name.text for name in listed(cons)["ofac-17018"].names}
    assert {"ПАО СБЕРБАНК", "PJSC SBERBANK"} <= bank
    scripts = {
        name.text for entity in irgc.entities for name in entity.names if name.text > "\u0600"
    }
    assert "حسن سبری نژاد" in scripts
    assert not [text for text in scripts if re.search("[\u200e\u200f\u202a-\u202e]", text)]


def test_a_party_under_a_directive_and_a_block_has_both_entries(cons: ListContent):
    bank = listed(cons)["ofac-17018"]
    kinds = {
        listing.list_id: [measure.kind.value for measure in listing.measures]
        for listing in bank.listings
    }
    assert kinds["us-ofac-sdn"][0] == "asset_freeze"
    assert "asset_freeze" not in kinds["us-ofac-cons"]
    assert {"sectoral", "correspondent_account"} <= set(kinds["us-ofac-cons"])


def test_the_facts_are_those_of_the_older_format(cons: ListContent, shared: Shared):
    """Eleven months lie between the two files; what differs is what was amended meanwhile."""
    older = listed(load("us-ofac-cons", shared("lists", "ofac", "2025-12-19-cons")))
    newer = listed(cons)
    both = older.keys() & newer.keys()
    assert len(both) == 442
    same = total = names = named = 0
    for entity_id in both:
        theirs, ours = older[entity_id], newer[entity_id]
        assert theirs.schema is ours.schema
        known = {(fact.prop, fact.value) for fact in ours.facts}
        facts = {(f.prop, f.value) for f in theirs.facts if f.prop not in ("notes", "provisions")}
        total += len(facts)
        same += len(facts & known)
        texts = {name.text for name in theirs.names}
        names += len(texts)
        named += len(texts & {name.text for name in ours.names})
    assert same / total > 0.97
    assert named / names > 0.99
