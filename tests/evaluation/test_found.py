"""Found and flagged: counted by hand on invented lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.evaluation.held import LISTED, held
from tests.screening.parties import ENTITIES

from lookthrough.evaluation import ScreenSettings, evaluate_screening, listed_cases
from lookthrough.model import InputError, ScreeningEvaluation, Share

LISTED_CSV = """entity_id,class,original,name,schema,birth_date,country
xx-1,unchanged,"TANNENFELS, Miro","TANNENFELS, Miro",Person,1979-01-05,LA
xx-1,typo,"TANNENFELS, Miro",Miro Tannenfelz,Person,1979-01-05,LA
xx-1,other,"TANNENFELS, Miro",Greta Willowbrook,Person,1979-01-05,LA
xx-2,unchanged,HARBOUR LANTERN TRADING,Harbour Lantern Trading Co. Ltd,Company,,
xx-999,unchanged,Nobody,Odo Thornapple,Person,,
"""
CLEAN_CSV = """full name,date of birth,nationality
Greta Willowbrook,1980-02-02,Laos
Miro Tannenfels,1992-06-30,Laos
Miro Tannenfels,,
???,1980-01-01,Laos
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    file = tmp_path / "listed.csv"
    file.write_text(LISTED_CSV, encoding="utf-8")
    return file


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    file = tmp_path / "clean.csv"
    file.write_text(CLEAN_CSV, encoding="utf-8")
    return file


def evaluated(
    listed: Path | None = None, clean: Path | None = None, settings: ScreenSettings | None = None
) -> ScreeningEvaluation:
    settings = settings or ScreenSettings()
    return evaluate_screening(listed, clean, held(settings.lowest), settings)


def test_a_row_is_found_by_the_id_of_its_party(listed: Path):
    found = evaluated(listed)
    assert (found.found, found.found_by) == (Share(3, 5), "entity_id")
    assert found.held == 4
    assert found.flagged == Share(0, 0)
    assert [(miss.row, miss.entity, miss.score) for miss in found.misses] == [
        (3, "xx-1", None),
        (5, "xx-999", None),
    ]
    assert found.misses[0].caption == "TANNENFELS, Miro"


def test_another_party_of_the_same_name_does_not_count(tmp_path: Path):
    file = tmp_path / "listed.csv"
    # NAMESAKE (xx-4) has this name, and another birth date.
    file.write_text("entity_id,name,birth_date\nxx-4,Miro Tannenfels,1979-01-05\n", "utf-8")
    assert evaluated(file).found == Share(0, 1)


def test_the_label_columns_are_not_screened(tmp_path: Path):
    file = tmp_path / "listed.csv"
    file.write_text("entity_id,original,name\nxx-1,Miro Tannenfels,Greta Willowbrook\n", "utf-8")
    assert evaluated(file).found == Share(0, 1)


def test_without_an_id_a_row_is_found_by_its_exact_name(tmp_path: Path):
    file = tmp_path / "listed.csv"
    file.write_text('name\n"tannenfels,  MIRO"\nMiro Tannenfelz\n', encoding="utf-8")
    found = evaluated(file)
    # The second is found by the search, but no listed party has that very name.
    assert (found.found, found.held, found.found_by) == (Share(1, 2), 1, "exact name")


def test_any_potential_match_flags_a_clean_row(clean: Path):
    found = evaluated(clean=clean)
    assert found.flagged == Share(1, 3)
    assert [(alarm.row, alarm.entity) for alarm in found.alarms] == [(3, "xx-1")]
    assert found.listed is None
    assert found.clean is not None
    assert (found.clean.rows, found.clean.used) == (4, 3)
    assert [problem.row for problem in found.skipped] == [4]


def test_a_row_with_nothing_to_compare_is_missed_if_listed_and_not_counted_if_clean(tmp_path: Path):
    listed, clean = tmp_path / "listed.csv", tmp_path / "clean.csv"
    listed.write_text("entity_id,name\nxx-1,ーー\n", encoding="utf-8")
    clean.write_text("name\nーー\nGreta Willowbrook\n", encoding="utf-8")
    found = evaluated(listed, clean)
    assert (found.found, found.flagged) == (Share(0, 1), Share(0, 1))
    assert [problem.problem for problem in found.skipped] == ["nothing in it can be compared"]


def test_a_field_can_be_withheld(clean: Path):
    assert evaluated(clean=clean, settings=ScreenSettings(withheld=("birth_date",))).flagged == (
        Share(2, 3)
    )
    with pytest.raises(InputError, match="'born' is not a field"):
        evaluated(clean=clean, settings=ScreenSettings(withheld=("born",)))


def test_slices_add_up_to_all_rows(listed: Path, clean: Path):
    found = evaluated(listed, clean)
    for slices, rows in ((found.listed_slices, 5), (found.clean_slices, 3)):
        sums: dict[str, int] = {}
        for part in slices:
            sums[part.kind] = sums.get(part.kind, 0) + part.share.whole
        assert set(sums.values()) == {rows}
    classes = {p.value: p.share for p in found.listed_slices if p.kind == "class"}
    assert classes == {"unchanged": Share(2, 3), "typo": Share(1, 1), "other": Share(0, 1)}
    born = {p.value: p.share for p in found.clean_slices if p.kind == "birth date"}
    assert born == {"given": Share(0, 2), "not given": Share(1, 1)}


def test_every_threshold_is_an_exact_cut(tmp_path: Path):
    listed, clean = tmp_path / "listed.csv", tmp_path / "clean.csv"
    listed.write_text(listed_cases(LISTED, 5, 4).csv(), encoding="utf-8")
    clean.write_text(CLEAN_CSV, encoding="utf-8")
    parties = (*LISTED, *ENTITIES)

    def run(settings: ScreenSettings, screened_at: float) -> ScreeningEvaluation:
        return evaluate_screening(listed, clean, held(screened_at, parties), settings)

    cut = {point.threshold: point for point in run(ScreenSettings(), 0.4).curve}
    for threshold in (0.4, 0.6, 0.7, 0.9, 1.25):
        # The search at this very threshold, with the bound on candidates that follows from it.
        alone = run(ScreenSettings(threshold), threshold)
        assert alone.found == cut[threshold].found
        assert alone.flagged == cut[threshold].flagged


def test_nothing_to_evaluate_is_said_so():
    with pytest.raises(InputError, match="nothing to evaluate"):
        evaluated()
