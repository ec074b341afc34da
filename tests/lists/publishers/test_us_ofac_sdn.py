from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from tests.lists.ofac_samples import assert_golden, golden_files

from lookthrough.lists import LISTS, source_files
from lookthrough.model import Counts, ListContent, MeasureKind, Schema

LIST_ID = "us-ofac-sdn"
Shared = Callable[..., Path]


@lru_cache(maxsize=2)
def load(path: Path) -> ListContent:
    definition = LISTS[LIST_ID]
    return ListContent.of(definition.map(definition.read(source_files(path)), "snapshot"))


def measure_kinds(content: ListContent, entity_id: str) -> set[MeasureKind]:
    entity = next(entity for entity in content.entities if entity.id == entity_id)
    return {measure.kind for listing in entity.listings for measure in listing.measures}


def test_the_invented_list_maps_as_written_down():
    definition = LISTS[LIST_ID]
    assert_golden(
        LIST_ID, ListContent.of(definition.map(definition.read(golden_files(LIST_ID)), "snapshot"))
    )


def test_every_entry_is_an_asset_freeze():
    definition = LISTS[LIST_ID]
    content = ListContent.of(definition.map(definition.read(golden_files(LIST_ID)), "snapshot"))
    for entity in content.entities:
        assert MeasureKind.ASSET_FREEZE in measure_kinds(content, entity.id), entity.caption


@pytest.mark.shared
def test_the_full_set_of_2021_is_read_to_the_last_row(shared: Shared):
    content = load(shared("lists", "ofac", "2021-07-07"))
    schemata = Counter(entity.schema for entity in content.entities)
    assert len(content.entities) == 8_976
    assert schemata[Schema.PERSON] == 4_620
    assert schemata[Schema.VESSEL] == 406
    assert schemata[Schema.AIRPLANE] == 277
    assert {rows.file: (rows.read, rows.left) for rows in content.rows} == {
        "sdn.csv": (8_976, 0),
        "alt.csv": (11_910, 0),
        "add.csv": (13_837, 0),
        "sdn_comments.csv": (5, 0),
    }
    for rows in content.rows:
        assert rows.read == rows.used + rows.empty + rows.left
    used = {rows.file: rows.used for rows in content.rows}
    assert Counts.of(content).addresses == used["add.csv"]
    from_table = sum(
        name.provenance.field.startswith("alt.csv")
        for entity in content.entities
        for name in entity.names
    )
    assert from_table == used["alt.csv"]


@pytest.mark.shared
def test_every_linked_to_of_2021_is_a_link_or_a_note(shared: Shared):
    folder = shared("lists", "ofac", "2021-07-07")
    content = load(folder)
    files = {file.name: file for file in source_files(folder)}
    written = sum(
        len(re.findall(rb"Linked To: ", files[name].open().read()))
        for name in ("sdn.csv", "sdn_comments.csv")
    )
    unresolved = sum(note.kind == "unresolved_link" for note in content.notes)
    stated = sum(len(link.provenance) for link in content.links)
    # One more begins in the Remarks column and ends in the comments table.
    assert stated + unresolved in (written, written + 1)
    assert unresolved == 11
    ids = {entity.id for entity in content.entities}
    assert all(link.source in ids and link.target in ids for link in content.links)


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["2019-01-15", "2021-07-07", "2022-01-31", "daily/2024-05-03"])
def test_nearly_every_remark_becomes_a_typed_fact(shared: Shared, folder: str):
    content = load(shared("lists", "ofac", *folder.split("/")))
    remarks = [
        fact
        for entity in content.entities
        for fact in entity.facts
        if fact.provenance.field == "sdn.csv Remarks"
    ]
    kept_whole = sum(fact.prop == "notes" for fact in remarks)
    assert kept_whole / len(remarks) < 0.03


@pytest.mark.shared
def test_every_whole_wallet_address_is_a_public_key(shared: Shared):
    path = shared("lists", "ofac", "daily", "2024-05-03", "sdn.csv.gz")
    text = source_files(path)[0].open().read().decode()
    whole = re.findall(r"Digital Currency Address - (\w+) (\w+)(?=[;.])", text)
    found = [
        (fact.qualifier("currency"), fact.value)
        for entity in load(path).entities
        for fact in entity.facts
        if fact.prop == "publicKey"
    ]
    assert len(whole) == 288
    assert Counter(found) == Counter(whole)


@pytest.mark.shared
def test_the_action_of_january_2025_keeps_its_links(shared: Shared):
    content = load(shared("lists", "ofac-excerpt", "2025-01-16"))
    links = {(link.source, link.target): link for link in content.links}
    assert links["ofac-52286", "ofac-52282"].provenance[0].quote == (
        "Linked To: KOREA OSONG SHIPPING CORPORATION"
    )
    assert ("ofac-52289", "ofac-52283") in links
    assert ("ofac-52264", "ofac-52262") in links
    jong = next(entity for entity in content.entities if entity.id == "ofac-52289")
    assert jong.values("birthDate") == ("1979-01-05",)
    passport = next(fact for fact in jong.facts if fact.prop == "passportNumber")
    assert (passport.value, passport.qualifier("country"), passport.qualifier("expires")) == (
        "390220044",
        "KP",
        "2025-05-12",
    )
    assert measure_kinds(content, "ofac-52289") == {
        MeasureKind.ASSET_FREEZE,
        MeasureKind.SECONDARY_SANCTIONS_RISK,
        MeasureKind.FOREIGN_BRANCH_BAN,
    }
    department = next(entity for entity in content.entities if entity.id == "ofac-52262")
    assert department.schema is Schema.PUBLIC_BODY
    assert {"DEPARTMENT 53", "BUREAU 53"} <= {name.text for name in department.names}


@pytest.mark.shared
def test_a_record_under_two_programmes_keeps_both(shared: Shared):
    content = load(shared("lists", "ofac", "2021-07-07"))
    silverstar = next(entity for entity in content.entities if entity.id == "ofac-24977")
    assert silverstar.listings[0].programmes == ("DPRK3", "DPRK4")


@pytest.mark.shared
def test_remarks_that_break_off_are_told(shared: Shared):
    content = load(shared("lists", "ofac", "daily", "2024-05-03"))
    cut = {note.record for note in content.notes if note.kind == "cut_remarks"}
    assert {"42496", "44718", "39593"} <= cut
    assert len(cut) == 18


@pytest.mark.shared
def test_a_record_number_given_twice_is_told_and_loses_nothing(shared: Shared):
    content = load(shared("lists", "ofac", "2022-01-31"))
    (note,) = (note for note in content.notes if note.kind == "duplicate_record")
    assert note.record == "2677"
    both = next(entity for entity in content.entities if entity.id == "ofac-2677")
    assert {name.text for name in both.names if name.prop == "name"} == {
        "AL-ZOMOR, Abboud Abdul Latif Hassan",
        "HAMER AND NAIL CONSTRUCTION LIMITED",
    }
    assert sum(rows.left for rows in content.rows) == 1


@pytest.mark.shared
def test_no_tag_of_the_real_lists_is_unknown(shared: Shared):
    content = load(shared("lists", "ofac", "daily", "2024-05-03"))
    unknown = {
        measure.programme
        for entity in content.entities
        for measure in entity.listings[0].measures
        if measure.source == "SDN list" and measure.programme
    }
    assert unknown == set()
