"""What the UN regimes impose, and the real lists of ten dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from lookthrough.lists.formats.un_xml import UnElement, UnRecord, read_un_xml
from lookthrough.lists.publishers.un_sc import INFO, REGIMES, map_document, measures_of
from lookthrough.lists.source import LISTS, source_files
from lookthrough.model import Entity, MeasureKind

FREEZE = MeasureKind.ASSET_FREEZE
TRAVEL = MeasureKind.TRAVEL_BAN
ARMS = MeasureKind.ARMS_EMBARGO
DATES = (
    "2016-02-11",
    "2018-06-07",
    "2018-08-24",
    "2018-10-29",
    "2020-03-20",
    "2024-11-30",
    "2025-04-19",
    "2025-11-18",
    "2025-11-20",
    "2026-02-27",
)


def record(kind: str, regime: str, comments: str = "") -> UnRecord:
    return UnRecord(kind, (UnElement("UN_LIST_TYPE", regime), UnElement("COMMENTS1", comments)))


def kinds(kind: str, regime: str, comments: str = "") -> list[MeasureKind]:
    return [measure.kind for measure in measures_of(record(kind, regime, comments))]


@pytest.mark.parametrize(
    ("regime", "person", "organisation"),
    [
        ("DPRK", [FREEZE, TRAVEL], [FREEZE]),
        ("Iran", [FREEZE, TRAVEL], [FREEZE]),
        ("Al-Qaida", [FREEZE, TRAVEL, ARMS], [FREEZE, ARMS]),
        ("Taliban", [FREEZE, TRAVEL, ARMS], [FREEZE, ARMS]),
        ("Iraq", [FREEZE], [FREEZE]),
        ("GB", [TRAVEL], []),
        ("A regime of next year", [FREEZE, TRAVEL], [FREEZE]),
    ],
)
def test_a_listing_does_what_its_regime_imposes(
    regime: str, person: list[MeasureKind], organisation: list[MeasureKind]
):
    assert kinds("INDIVIDUAL", regime) == person
    assert kinds("ENTITY", regime) == organisation


@pytest.mark.parametrize(
    ("comments", "measures"),
    [
        ("Listed pursuant to paragraph 15 of resolution 1970 (Travel Ban).", [TRAVEL]),
        ("Listed pursuant to paragraph 17 of resolution 1970 ( Asset Freeze).", [FREEZE]),
        ("By resolution 1970 (Travel Ban). By resolution 1970 (Asset Freeze).", [FREEZE, TRAVEL]),
        ("Banned from travel by his own country (Travel Ban).", [FREEZE, TRAVEL]),
    ],
)
def test_a_record_that_names_its_measures_is_followed(comments: str, measures: list[MeasureKind]):
    assert kinds("INDIVIDUAL", "Libya", comments) == measures


def test_an_embargo_alone_is_not_told_as_a_freeze():
    comments = "Listed under paragraph 14 of resolution 2216 (2015) (targeted arms embargo)."
    assert kinds("ENTITY", "Yemen", comments) == [ARMS]


def test_a_freeze_that_only_holds_abroad_says_so():
    comments = "Listed under paragraph 17 of resolution 1973, see paragraph 15 of resolution 2009."
    (measure,) = measures_of(record("ENTITY", "Libya", comments))
    assert measure.kind is FREEZE
    assert "outside Libya" in measure.statement


def test_every_measure_names_its_resolution_and_paragraph():
    for name in REGIMES:
        for measure in measures_of(record("INDIVIDUAL", name)):
            assert re.search(r"S/RES/\d{4} \(20\d\d\).* para\. \d", measure.source)
            assert measure.programme == name


def test_the_list_is_registered_with_its_bounds():
    assert LISTS[INFO.id].info is INFO
    assert (INFO.min_entities, INFO.max_entities, INFO.max_age_days) == (300, 5000, 7)


Find = Callable[..., Path]


@pytest.mark.shared
@pytest.mark.parametrize("date", DATES)
def test_a_real_list_maps_whole_with_no_field_unread(shared: Find, date: str):
    document = read_un_xml(source_files(shared("lists", "un", date)))
    content = map_document(document, "abc")
    assert {note.kind for note in content.notes} <= {"unresolved_link"}
    assert len(content.entities) == len(document.records) == sum(row.used for row in content.rows)
    assert content.publisher_date.startswith(date)
    for source, entity in zip(document.records, content.entities, strict=True):
        assert missing_words(source, entity) == set()
        assert entity.listings[0].measures
        assert entity.listings[0].programmes[0] in REGIMES
        assert len(entity.listings[0].listed_on) == 10


def missing_words(source: UnRecord, entity: Entity) -> set[str]:
    """Words of the record's name fields that neither a name nor a remark of the entity has."""
    fields = [source.text(f"{part}_NAME") for part in ("FIRST", "SECOND", "THIRD", "FOURTH")]
    fields += [
        source.text("NAME_ORIGINAL_SCRIPT"),
        *source.texts(f"{source.kind}_ALIAS", "ALIAS_NAME"),
    ]
    kept = [name.text for name in entity.names] + list(entity.values("notes"))
    enumerators = set("abcdefgh")
    label = {"original", "script"}
    return words(" ".join(fields)) - words(" ".join(kept)) - enumerators - label


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


@pytest.mark.shared
def test_the_list_of_february_2026_has_its_persons_and_organisations(shared: Find):
    content = map_document(read_un_xml(source_files(shared("lists", "un", "2026-02-27"))), "abc")
    assert Counter(entity.schema.value for entity in content.entities) == {
        "Person": 730,
        "Organization": 273,
    }
    by_id = {entity.id: entity for entity in content.entities}
    bank, department = by_id["un-KPe.025"], by_id["un-KPe.028"]
    assert bank.caption == "KOREA KWANGSON BANKING CORPORATION (KKBC)"
    assert department.caption == "MUNITIONS INDUSTRY DEPARTMENT"
    assert [measure.kind for measure in department.listings[0].measures] == [FREEZE]
    assert all(link.source in by_id and link.target in by_id for link in content.links)
    assert len(content.links) == 512
    unresolved = [note for note in content.notes if note.kind == "unresolved_link"]
    assert len(unresolved) == 7


@pytest.mark.shared
def test_every_country_the_real_list_names_is_known(shared: Find):
    content = map_document(read_un_xml(source_files(shared("lists", "un", "2026-02-27"))), "abc")
    unknown = Counter(
        address.country_text
        for entity in content.entities
        for address in entity.addresses
        if address.country_text and not address.country
    )
    unknown.update(
        value
        for entity in content.entities
        for value in (*entity.values("nationality"), *entity.values("birthCountry"))
        if len(value) != 2
    )
    assert set(unknown) <= {"former Soviet Union"}
