"""The UN list's records become entities, and what is not used is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lookthrough.lists.formats.un_entities import LEFT, map_un
from lookthrough.lists.formats.un_xml import UnDocument, UnElement, UnRecord, read_un_xml
from lookthrough.lists.source import source_files
from lookthrough.model import (
    Entity,
    ListContent,
    Measure,
    MeasureKind,
    Provenance,
    RowCount,
    Schema,
)

GOLDEN = Path(__file__).parents[2] / "golden" / "un-sc"
FREEZE = Measure(MeasureKind.ASSET_FREEZE, "Frozen.")


def mapped(document: UnDocument) -> ListContent:
    return map_un(document, "abc", "un-sc", lambda _: (FREEZE,))


def golden() -> dict[str, Entity]:
    return {item.id: item for item in mapped(read_un_xml(source_files(GOLDEN))).entities}


def record(kind: str = "INDIVIDUAL", **texts: str) -> UnRecord:
    return UnRecord(kind, tuple(UnElement(tag, text) for tag, text in texts.items()))


def of(*records: UnRecord, generated: str = "2026-01-02") -> ListContent:
    return mapped(UnDocument("un.xml", generated, records))


def names(entity: Entity) -> list[tuple[str, str]]:
    return [(name.prop, name.text) for name in entity.names]


def test_ids_are_the_publishers_reference_numbers_or_its_row_numbers():
    assert list(golden()) == [
        "un-KPi.901",
        "un-GBi.901",
        "un-LYi.901",
        "un-KPe.901",
        "un-KPe.902",
        "un-9000103",
    ]


def test_a_person_has_every_name_the_primary_one_first():
    person = golden()["un-KPi.901"]
    assert person.schema is Schema.PERSON
    assert names(person) == [
        ("name", "BO GI KIM EXAMPLE JUNIOR"),
        ("name", "김보기"),
        ("alias", "Kim Bo-ki"),
        ("alias", "Gim Bogi"),
        ("weakAlias", "The Sample"),
        ("previousName", "Park Bo Gi"),
        ("alias", "Pogi Primer"),
        ("alias", "Поги Пример"),
    ]


def test_an_organisation_has_former_names_and_names_in_other_scripts():
    organisation = golden()["un-KPe.901"]
    assert organisation.schema is Schema.ORGANIZATION
    assert names(organisation) == [
        ("name", "EXAMPLE TRADING CORPORATION (ETC)"),
        ("alias", "보기무역회사"),
        ("alias", "Bogi Trading"),
        ("alias", "Pogi Trading"),
        ("previousName", "Old Example Trading Company"),
    ]
    assert names(golden()["un-KPe.902"]) == [
        ("name", "EXAMPLE BANK"),
        ("alias", "SAMPLE SAVINGS HOUSE"),
    ]


def test_a_name_that_is_weak_once_and_strong_once_is_strong():
    aliases = [
        UnElement("INDIVIDUAL_ALIAS", "", (("QUALITY", quality), ("ALIAS_NAME", "Gim")))
        for quality in ("Low", "Good")
    ]
    first = record(REFERENCE_NUMBER="QDi.901", FIRST_NAME="KIM")
    (entity,) = of(UnRecord("INDIVIDUAL", (*first.elements, *aliases))).entities
    assert names(entity) == [("name", "KIM"), ("alias", "Gim")]


def test_facts_cover_every_element_of_the_person():
    person = golden()["un-KPi.901"]
    assert person.values("birthDate") == (
        "1971-02-03",
        "1970-01-02",
        "1971",
        "1966/1968",
        "1972-09",
    )
    assert person.values("nationality") == ("KP", "the former Republic of Nowhere")
    assert person.values("title") == ("Colonel",)
    assert person.values("position") == (
        "Head of an invented bureau",
        "Adviser to Example Bank (KPE.902)",
    )
    assert person.values("gender") == ("male",)
    assert person.values("passportNumber") == ("AB 0012345",)
    assert person.values("idNumber") == ("545167",)
    assert person.values("birthCountry") == ("CN", "CN")
    notes = person.values("notes")
    assert "submitted by: Utopia" in notes
    assert "date of birth: 30-35 years old" in notes
    assert "document: Birth certificate, China" in notes
    assert any(note.startswith("Works for Example Trading Corporation") for note in notes)
    assert golden()["un-KPe.901"].values("notes") == (
        "submitted on: 2009-07-17",
        "Runs the vessel SAMPLE STAR.",
    )


def test_empty_addresses_are_not_addresses():
    assert [len(entity.addresses) for entity in golden().values()] == [1, 0, 0, 1, 0, 0]


def test_a_listing_has_its_regime_and_its_first_and_last_date():
    (listing,) = golden()["un-KPi.901"].listings
    assert (listing.list_id, listing.record, listing.programmes) == ("un-sc", "KPi.901", ("DPRK",))
    assert (listing.listed_on, listing.changed_on) == ("2016-03-02", "2022-11-08")
    assert listing.measures == (FREEZE,)


def places(entity: Entity) -> Iterator[Provenance]:
    yield from (name.provenance for name in entity.names)
    yield from (fact.provenance for fact in entity.facts)
    yield from (address.provenance for address in entity.addresses)
    yield from (listing.provenance for listing in entity.listings)


def test_everything_says_where_it_is_written():
    for entity in golden().values():
        for at in places(entity):
            assert (at.list_id, at.snapshot) == ("un-sc", "abc")
            assert at.record == entity.id.removeprefix("un-")
            assert at.field


def test_all_records_are_accounted_for():
    content = mapped(read_un_xml(source_files(GOLDEN)))
    assert content.rows == (
        RowCount("consolidated.xml INDIVIDUAL", read=3, used=3),
        RowCount("consolidated.xml ENTITY", read=3, used=3),
    )
    assert [note.kind for note in content.notes] == ["unresolved_link"]
    assert content.publisher_date == "2026-01-02T23:00:04.625Z"


def test_an_unknown_element_is_named_once_with_its_count():
    odd = {"HAIR": "grey", "FIRST_NAME": "KIM"}
    parts = (UnElement("INDIVIDUAL_ALIAS", "", (("ALIAS_NAME", "Gim"), ("TUNE", "x"))),)
    one = record(REFERENCE_NUMBER="QDi.901", **odd)
    two = record(REFERENCE_NUMBER="QDi.902", **odd)
    content = of(UnRecord(one.kind, one.elements + parts), two)
    assert [(note.kind, note.text) for note in content.notes] == [
        (
            "unread_field",
            "<HAIR> is not known to this reader and was not used; it was filled 2 times.",
        ),
        (
            "unread_field",
            (
                "<INDIVIDUAL_ALIAS/TUNE> is not known to this reader and was not used; "
                "it was filled 1 times."
            ),
        ),
    ]


def test_elements_left_on_purpose_have_a_reason_and_no_note():
    texts = dict.fromkeys(LEFT, "1")
    content = of(record(REFERENCE_NUMBER="QDi.901", FIRST_NAME="KIM", **texts))
    assert content.notes == ()
    assert all(LEFT.values())


def test_a_record_that_cannot_be_used_is_left_with_its_reason():
    content = of(
        record(REFERENCE_NUMBER="QDi.901"),
        record(FIRST_NAME="KIM"),
        record("VESSEL", REFERENCE_NUMBER="KPv.901", FIRST_NAME="SAMPLE STAR"),
    )
    assert content.entities == ()
    assert content.rows == (
        RowCount("un.xml INDIVIDUAL", read=2, used=0, left=2),
        RowCount("un.xml ENTITY", read=0, used=0),
        RowCount("un.xml VESSEL", read=1, used=0, left=1),
    )
    assert [note.text for note in content.notes] == [
        "A INDIVIDUAL record was left: it has no name.",
        "A INDIVIDUAL record was left: it has neither REFERENCE_NUMBER nor DATAID.",
        "A VESSEL record was left: its kind is not known.",
    ]


def test_a_reference_number_used_twice_loses_neither_record():
    twin = {"REFERENCE_NUMBER": "QDi.901", "DATAID": "77", "FIRST_NAME": "GIM"}
    content = of(record(REFERENCE_NUMBER="QDi.901", FIRST_NAME="KIM"), record(**twin))
    assert [entity.id for entity in content.entities] == ["un-QDi.901", "un-77"]
    assert [note.kind for note in content.notes] == ["duplicate_record"]


def test_a_delisting_date_is_told_and_does_not_take_the_party_off():
    content = of(record(REFERENCE_NUMBER="QDi.901", FIRST_NAME="KIM", DELISTED_ON="2025-01-02"))
    assert content.entities[0].listings
    assert content.entities[0].values("notes") == ("delisted on: 2025-01-02",)
    assert [note.kind for note in content.notes] == ["odd_value"]


def test_a_file_without_a_date_is_told():
    (note,) = of(record(REFERENCE_NUMBER="QDi.901", FIRST_NAME="KIM"), generated="").notes
    assert note.kind == "odd_value"
