from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.lists.ofac_samples import assert_golden, golden_files

from lookthrough.lists import LISTS, source_files
from lookthrough.model import Entity, InputError, ListContent, Measure, MeasureKind

LIST_ID = "us-ofac-cons"
Shared = Callable[..., Path]


def load(path: Path, list_id: str = LIST_ID) -> ListContent:
    definition = LISTS[list_id]
    return ListContent.of(definition.map(definition.read(source_files(path)), "snapshot"))


def measures(entity: Entity) -> tuple[Measure, ...]:
    return entity.listings[0].measures


def freezes(entity: Entity) -> bool:
    return any(measure.kind is MeasureKind.ASSET_FREEZE for measure in measures(entity))


@pytest.fixture(scope="module")
def invented() -> dict[str, Entity]:
    definition = LISTS[LIST_ID]
    content = ListContent.of(definition.map(definition.read(golden_files(LIST_ID)), "snapshot"))
    return {entity.id: entity for entity in content.entities}


def test_the_invented_list_maps_as_written_down():
    definition = LISTS[LIST_ID]
    assert_golden(
        LIST_ID, ListContent.of(definition.map(definition.read(golden_files(LIST_ID)), "snapshot"))
    )


@pytest.mark.parametrize(
    ("entity_id", "kind"),
    [
        ("ofac-8001", MeasureKind.SECTORAL),
        ("ofac-8003", MeasureKind.SECTORAL),
        ("ofac-8004", MeasureKind.INVESTMENT_BAN),
        ("ofac-8005", MeasureKind.NON_BLOCKING_MENU),
        ("ofac-8007", MeasureKind.CORRESPONDENT_ACCOUNT),
        ("ofac-8008", MeasureKind.EXPORT_LICENCE),
        ("ofac-8009", MeasureKind.NON_BLOCKING_MENU),
        ("ofac-8010", MeasureKind.INVESTMENT_BAN),
        ("ofac-8012", MeasureKind.NON_BLOCKING_MENU),
        ("ofac-8013", MeasureKind.NON_BLOCKING_MENU),
        ("ofac-8014", MeasureKind.NON_BLOCKING_MENU),
    ],
)
def test_an_entry_outside_the_sdn_list_is_no_block_and_says_what_it_is(
    invented: dict[str, Entity], entity_id: str, kind: MeasureKind
):
    entity = invented[entity_id]
    assert kind in {measure.kind for measure in measures(entity)}
    assert not freezes(entity)
    assert "US persons must block" not in " ".join(m.statement for m in measures(entity))


@pytest.mark.parametrize("entity_id", ["ofac-8002", "ofac-8006", "ofac-8011"])
def test_a_record_that_says_it_is_blocked_elsewhere_is_not_played_down(
    invented: dict[str, Entity], entity_id: str
):
    assert freezes(invented[entity_id])


def test_the_listing_date_of_a_directive_is_the_listing_date(invented: dict[str, Entity]):
    assert invented["ofac-8003"].listings[0].listed_on == "2022-02-24"


@pytest.mark.shared
def test_the_set_of_december_2025_is_read_to_the_last_row(shared: Shared):
    content = load(shared("lists", "ofac", "2025-12-19-cons"))
    assert len(content.entities) == 442
    assert {rows.file: (rows.read, rows.left) for rows in content.rows} == {
        "cons_prim.csv": (442, 0),
        "cons_alt.csv": (1_073, 0),
        "cons_add.csv": (574, 0),
        "cons_comments.csv": (10, 0),
    }
    assert {note.kind for note in content.notes} == {"unresolved_link"}


@pytest.mark.shared
def test_the_bare_table_of_march_2025_tells_which_remarks_break_off(shared: Shared):
    content = load(shared("lists", "ofac", "2025-03-26-cons"))
    assert len(content.entities) == 443
    assert sum(note.kind == "cut_remarks" for note in content.notes) == 10


@pytest.mark.shared
def test_a_blocking_tag_here_is_borne_out_by_the_sdn_list(shared: Shared):
    """Why such a tag is taken for a block: each such record of 2018 is an SDN of 2019 as well."""
    here = load(shared("lists", "ofac", "2018-04-06-cons"))
    there = load(shared("lists", "ofac", "2019-01-15"), "us-ofac-sdn")
    listed = {entity.id for entity in there.entities}
    tagged = {
        entity.id
        for entity in here.entities
        if any("check its SDN entry" in measure.statement for measure in measures(entity))
    }
    assert len(tagged) == 8
    assert tagged <= listed


@pytest.mark.shared
def test_an_sdn_file_is_refused(shared: Shared):
    path = shared("lists", "ofac", "2021-07-07", "sdn.csv.gz")
    with pytest.raises(InputError, match="looks like us-ofac-sdn"):
        load(path)


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["2018-04-06-cons", "2025-03-26-cons", "2025-12-19-cons"])
def test_a_consolidated_file_is_refused_as_sdn(shared: Shared, folder: str):
    with pytest.raises(InputError, match="looks like us-ofac-cons"):
        load(shared("lists", "ofac", folder), "us-ofac-sdn")
