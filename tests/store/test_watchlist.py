"""Several lists read as one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.store.invented import LATER, NOON, Row, add, invented_list, people

from lookthrough.model import InputError, Schema, UnknownKeyError
from lookthrough.store import DataFolder, RecordRef, Watchlist

PUBLISHED: list[Row] = [
    {"id": "inv-1", "name": "Ada Example", "schema": "LegalEntity", "born": "1979"},
    {"id": "inv-2", "name": "Example Front", "linked_to": "inv-1"},
]
CURATED: list[Row] = [
    {"id": "inv-3", "name": "Bo Example", "linked_to": "inv-1"},
    {"id": "inv-1", "name": "Ada Example", "born": "1979-01-05"},
    {"id": "inv-2", "name": "Front Ltd", "linked_to": "inv-1", "since": "2020-01-01"},
]


@pytest.fixture
def watchlist(folder: DataFolder) -> Watchlist:
    add(folder, CURATED, definition=invented_list("curated-network"))
    add(folder, PUBLISHED, definition=invented_list("zz-published"))
    return folder.open(folder.current())


def test_publishers_come_before_curated_lists(watchlist: Watchlist):
    assert [m.list_id for m in watchlist.manifests] == ["zz-published", "curated-network"]
    assert watchlist.entity_ids() == ("inv-1", "inv-2", "inv-3")
    assert len(watchlist) == 3


def test_every_record_has_an_address_and_is_read_by_it(watchlist: Watchlist):
    records = list(watchlist.records())
    assert [ref for ref, _ in records] == [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2)]
    assert [watchlist.read(ref) for ref, _ in reversed(records)] == [e for _, e in records[::-1]]
    assert watchlist.refs("inv-1") == (RecordRef(0, 0), RecordRef(1, 1))


@pytest.mark.parametrize("ref", [RecordRef(2, 0), RecordRef(-1, 0), RecordRef(0, 2)])
def test_an_address_that_does_not_exist_is_an_error(watchlist: Watchlist, ref: RecordRef):
    with pytest.raises(UnknownKeyError):
        watchlist.read(ref)


def test_a_party_on_two_lists_is_joined_and_what_both_say_is_kept_once(watchlist: Watchlist):
    party = watchlist.party("inv-1")
    assert [name.text for name in party.names] == ["Ada Example"]
    assert party.names[0].provenance.list_id == "zz-published"
    assert party.values("birthDate") == ("1979", "1979-01-05")
    assert [fact.provenance.list_id for fact in party.facts] == ["zz-published", "curated-network"]


def test_names_that_differ_are_all_kept_the_publishers_first(watchlist: Watchlist):
    assert [n.text for n in watchlist.party("inv-2").names] == ["Example Front", "Front Ltd"]


def test_a_list_that_knows_the_kind_of_party_decides_it(watchlist: Watchlist):
    assert watchlist.party("inv-1").schema is Schema.PERSON


def test_a_lists_own_word_on_its_entry_stands_before_what_another_list_says_of_it(folder):
    """A publisher's file may tell of an entry on another of its lists, which may be held too."""
    told: list[Row] = [
        {"id": "inv-1", "name": "Ada Example", "on": ["one", "two"]},
        {"id": "inv-2", "name": "Bo Example", "on": ["one", "two"]},
        {"id": "inv-3", "name": "Cy Example"},
    ]
    own: list[Row] = [
        {"id": "inv-1", "name": "Ada Example"},
        {"id": "inv-3", "name": "Cy Example", "on": []},
    ]
    add(folder, told, definition=invented_list("one"))
    add(folder, own, definition=invented_list("two", at_least=1))
    watchlist = folder.open(folder.current())

    def entries(entity_id: str) -> list[tuple[str, str]]:
        listings = watchlist.party(entity_id).listings
        return [(listing.list_id, listing.provenance.list_id) for listing in listings]

    assert entries("inv-1") == [("one", "one"), ("two", "two")]
    assert entries("inv-2") == [("one", "one"), ("two", "one")]
    assert entries("inv-3") == [("one", "one")]


def test_a_party_on_one_list_is_its_record(watchlist: Watchlist):
    assert watchlist.party("inv-3") == watchlist.read(RecordRef(1, 0))


def test_a_party_is_joined_once(watchlist: Watchlist):
    assert watchlist.party("inv-1") is watchlist.party("inv-1")


def test_a_party_on_no_list_is_an_error(watchlist: Watchlist):
    for attempt in (watchlist.party, watchlist.refs):
        with pytest.raises(UnknownKeyError, match="no entity 'inv-9' on these lists"):
            attempt("inv-9")


def test_an_id_twice_on_one_list_is_one_party_with_two_records(folder: DataFolder):
    add(folder, [{"id": "inv-1", "name": "Ada"}, {"id": "inv-1", "name": "Eda"}])
    watchlist = folder.open(folder.current())
    assert len(watchlist) == 1
    assert watchlist.refs("inv-1") == ((0, 0), (0, 1))
    assert [name.text for name in watchlist.party("inv-1").names] == ["Ada", "Eda"]


def test_a_link_on_two_lists_is_one_link_with_both_origins(watchlist: Watchlist):
    links = {link.id: link for link in watchlist.links()}
    assert list(links) == ["inv-2-inv-1", "inv-3-inv-1"]
    both = links["inv-2-inv-1"]
    assert [origin.list_id for origin in both.provenance] == ["zz-published", "curated-network"]
    assert both.start_date == "2020-01-01"
    assert watchlist.links() is watchlist.links()


def test_the_id_depends_on_content_alone(folder: DataFolder):
    first = add(folder, people(10)).manifest
    other = add(folder, people(3), definition=invented_list("another")).manifest
    changed = add(folder, people(11), fetched_at=LATER).manifest
    same = add(folder, people(10), fetched_at=LATER + timedelta(days=1)).manifest
    name = folder.open([first, other]).id
    assert len(name) == 16
    assert folder.open([other, first]).id == name
    assert folder.open([other, same]).id == name
    assert folder.open([other, changed]).id != name
    assert folder.open([first]).id != name


def test_the_order_of_records_does_not_depend_on_the_order_of_opening(folder: DataFolder):
    manifests = [
        add(folder, people(2), definition=invented_list(list_id), fetched_at=NOON).manifest
        for list_id in ("curated-x", "b-list", "a-list")
    ]
    one, other = folder.open(manifests), folder.open(manifests[::-1])
    assert list(one.records()) == list(other.records())
    assert [m.list_id for m in one.manifests] == ["a-list", "b-list", "curated-x"]


def test_two_snapshots_of_one_list_cannot_be_opened_together(folder: DataFolder):
    add(folder, people(3))
    add(folder, people(4), fetched_at=LATER)
    with pytest.raises(InputError, match="two snapshots of invented; expected one"):
        folder.open(folder.manifests("invented"))


def test_a_watchlist_of_no_lists_is_empty(folder: DataFolder):
    watchlist = folder.open([])
    assert (len(watchlist), watchlist.entity_ids(), watchlist.links()) == (0, (), ())


def test_an_outline_says_what_the_whole_party_says(watchlist: Watchlist):
    for entity_id in watchlist.entity_ids():
        party, outline = watchlist.party(entity_id), watchlist.outline(entity_id)
        assert (outline.id, outline.caption, outline.schema) == (
            party.id,
            party.caption,
            party.schema,
        )
        assert outline.lists == tuple(dict.fromkeys(x.list_id for x in party.listings))
    with pytest.raises(UnknownKeyError):
        watchlist.outline("nobody")
