from __future__ import annotations

from pathlib import Path

import pytest
from tests.lists.ofac_samples import address_row, alias_row, main_row, read, write

from lookthrough.lists import SourceFile
from lookthrough.lists.formats.ofac_entities import map_tables
from lookthrough.lists.formats.ofac_tables import OfacList
from lookthrough.model import ListContent, Schema


def mapped(*files: SourceFile, of: OfacList = OfacList.SDN) -> ListContent:
    return map_tables(read(*files, of=of), "abc123", of)


@pytest.fixture
def sdn(tmp_path: Path):
    def make(*rows: str) -> SourceFile:
        return write(tmp_path, "sdn.csv", "".join(rows))

    return make


@pytest.mark.parametrize(
    ("kind", "remarks", "schema"),
    [
        ("individual", "", Schema.PERSON),
        ("vessel", "", Schema.VESSEL),
        ("aircraft", "", Schema.AIRPLANE),
        ("", "", Schema.ORGANIZATION),
        ("", "Target Type Government Entity.", Schema.PUBLIC_BODY),
        ("", "Target Type State-Owned Enterprise.", Schema.ORGANIZATION),
        ("balloon", "", Schema.ORGANIZATION),
    ],
)
def test_the_type_decides_the_schema(sdn, kind: str, remarks: str, schema: Schema):
    (entity,) = mapped(sdn(main_row(1, "EXAMPLE", kind, "SDGT", remarks))).entities
    assert entity.schema is schema


def test_a_type_not_known_is_kept(sdn):
    (entity,) = mapped(sdn(main_row(1, "EXAMPLE", "balloon"))).entities
    assert entity.values("classification") == ("balloon",)


def test_a_person_s_name_stays_as_published_with_its_parts_marked(sdn):
    (entity,) = mapped(sdn(main_row(1, "HANYU, Chol Ok", "individual"))).entities
    (name,) = entity.names
    assert (name.text, name.family, name.given) == ("HANYU, Chol Ok", "HANYU", "Chol Ok")


def test_a_company_s_comma_marks_no_family_name(sdn):
    (entity,) = mapped(sdn(main_row(1, "EXAMPLE, LTD."))).entities
    assert entity.names[0].family == ""


def test_everything_carries_its_record_file_and_snapshot(sdn, tmp_path: Path):
    content = mapped(
        sdn(main_row(1, "EXAMPLE", remarks="DOB 1962; a.k.a. 'EX'.")),
        write(tmp_path, "alt.csv", alias_row(1, "SAMPLE")),
        write(tmp_path, "add.csv", address_row(1, country="Cuba")),
    )
    (entity,) = content.entities
    origins = [
        *(name.provenance for name in entity.names),
        *(fact.provenance for fact in entity.facts),
        *(address.provenance for address in entity.addresses),
        entity.listings[0].provenance,
    ]
    assert {(o.list_id, o.snapshot, o.record) for o in origins} == {("us-ofac-sdn", "abc123", "1")}
    assert {o.field for o in origins} == {
        "sdn.csv SDN_Name",
        "sdn.csv Remarks",
        "sdn.csv Program",
        "alt.csv alt_num 11",
        "add.csv add_num 12",
    }


def test_a_weak_previous_name_keeps_the_quotes_that_mark_it(sdn):
    (entity,) = mapped(sdn(main_row(1, "EXAMPLE", remarks="f.k.a. 'OLD'."))).entities
    assert (entity.names[1].prop, entity.names[1].provenance.quote) == (
        "previousName",
        "f.k.a. 'OLD'",
    )


def test_every_column_of_a_vessel_is_used(tmp_path: Path):
    row = (
        '1,"MS EXAMPLE","vessel","SDGT",-0- ,"X9EX","Tug","318,000","160","Iran",'
        '"EXAMPLE S.A.",-0- \r\n'
    )
    (entity,) = mapped(write(tmp_path, "sdn.csv", row)).entities
    assert {fact.prop: (fact.value, fact.original) for fact in entity.facts} == {
        "callSign": ("X9EX", ""),
        "type": ("Tug", ""),
        "tonnage": ("318,000", ""),
        "grossRegisteredTonnage": ("160", ""),
        "flag": ("IR", "Iran"),
        "owner": ("EXAMPLE S.A.", ""),
    }


def test_orphans_are_left_with_one_note_a_table(sdn, tmp_path: Path):
    content = mapped(
        sdn(main_row(1, "EXAMPLE")),
        write(tmp_path, "alt.csv", "".join(alias_row(number, "X") for number in range(1, 9))),
    )
    rows = {count.file: count for count in content.rows}["alt.csv"]
    assert (rows.read, rows.used, rows.empty, rows.left) == (8, 1, 0, 7)
    (note,) = (note for note in content.notes if note.kind != "missing_table")
    assert note.text == (
        "sdn.csv lacks the records of 7 of the 8 rows of alt.csv: 2, 3, 4, 5, 6, …."
    )


def test_an_address_row_of_nulls_is_empty_and_a_country_alone_is_not(sdn, tmp_path: Path):
    content = mapped(
        sdn(main_row(1, "EXAMPLE")),
        write(tmp_path, "add.csv", address_row(1) + address_row(1, country="Laos")),
    )
    rows = {count.file: count for count in content.rows}["add.csv"]
    assert (rows.used, rows.empty) == (1, 1)
    assert [address.country for address in content.entities[0].addresses] == ["LA"]


def test_a_link_not_resolved_stays_on_the_party_in_its_words(sdn):
    content = mapped(sdn(main_row(1, "EXAMPLE", remarks="Linked To: NOBODY HERE.")))
    assert content.links == ()
    assert content.entities[0].values("notes") == ("Linked To: NOBODY HERE",)
    assert [n.kind for n in content.notes if n.kind != "missing_table"] == ["unresolved_link"]


def test_a_consolidated_entry_linked_to_an_sdn_is_not_guessed(tmp_path: Path):
    main = main_row(1, "EXAMPLE", tag="NS-PLC", remarks="Linked To: EXAMPLE ORGANISATION.")
    content = mapped(write(tmp_path, "cons_prim.csv", main), of=OfacList.CONSOLIDATED)
    assert [n.kind for n in content.notes if n.kind != "missing_table"] == ["unresolved_link"]
    assert content.entities[0].id == "ofac-1"


def test_the_same_row_twice_is_told_and_counted_once(sdn):
    row = main_row(1, "EXAMPLE", remarks="DOB 1962.")
    content = mapped(sdn(row, row))
    assert len(content.entities) == 1
    assert content.entities[0].values("birthDate") == ("1962",)
    assert (content.rows[0].used, content.rows[0].left) == (1, 1)
    assert [n.kind for n in content.notes if n.kind != "missing_table"] == ["duplicate_record"]


def test_two_rows_of_one_number_that_differ_are_joined_and_told(sdn):
    content = mapped(
        sdn(
            main_row(1, "EXAMPLE", tag="CUBA", remarks="DOB 1962."),
            main_row(1, "OTHER", tag="SDGT", remarks="DOB 1963; Linked To: THIRD."),
            main_row(2, "THIRD"),
        )
    )
    entity = content.entities[0]
    assert [name.text for name in entity.names] == ["EXAMPLE", "OTHER"]
    assert entity.values("birthDate") == ("1962", "1963")
    assert entity.listings[0].programmes == ("CUBA", "SDGT")
    assert [measure.programme for measure in entity.listings[0].measures] == ["CUBA", "SDGT"]
    assert [link.target for link in content.links] == ["ofac-2"]


def test_the_same_tables_map_to_the_same_content(sdn):
    file = sdn(main_row(1, "EXAMPLE", remarks="Linked To: THIRD."), main_row(2, "THIRD"))
    assert mapped(file) == mapped(file)


def test_a_list_without_its_alias_or_address_table_is_not_whole(sdn):
    alone = mapped(sdn(main_row(1, "EXAMPLE")))
    assert alone.partial
    told = [note.text for note in alone.notes if note.kind == "missing_table"]
    assert [text.partition(" (")[0] for text in told] == ["the alias table", "the address table"]
