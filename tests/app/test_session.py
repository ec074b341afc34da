"""Lists opened for searching: finding, tracing and screening over one watchlist."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lookthrough.app import Session, Workspace, chains
from lookthrough.app import session as session_module
from lookthrough.model import AmbiguousEntityError, InputError, Schema, Subject, UnknownKeyError
from lookthrough.screening import Settings

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
UN_LIST = Path(__file__).parents[1] / "golden" / "un-sc"
JONG, CHONSURIM, BUREAU = "ofac-52289", "ofac-52283", "ofac-52262"


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("session") / "data"
    Workspace(folder, NOON).add_list("un-sc", UN_LIST, allow_shrink=True)
    return folder


def opened(root: Path, settings: Settings | None = None) -> Session:
    return Workspace(root, NOON).open(settings or Settings())


@pytest.fixture(scope="module")
def session(root: Path) -> Session:
    return opened(root)


def test_a_party_is_found_by_its_id(session: Session):
    party = session.find(JONG)
    assert (party.id, party.caption) == (JONG, "JONG, In Chol")
    assert (party.schema, party.lists) == (Schema.PERSON, ("curated-dprk-it",))


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Jong In-chol", JONG),
        ("John In-cheol", JONG),
        ("정인철", JONG),
        ("Chonsurim Trading Co", CHONSURIM),
        ("Department 53", BUREAU),
    ],
)
def test_a_party_is_found_by_its_name(session: Session, text: str, entity: str):
    assert session.find(text).id == entity


@pytest.mark.parametrize("text", ["Greta Willowbrook", "ofac-1", "", "!!!"])
def test_a_name_nobody_has_is_said_so(session: Session, text: str):
    with pytest.raises(UnknownKeyError) as failure:
        session.find(text)
    assert str(failure.value) == (
        f"no party on these lists is found by {text!r}; give its whole name, or its id"
    )


def test_a_name_that_fits_several_equally_well_names_them(tmp_path: Path):
    text = (UN_LIST / "consolidated.xml").read_text(encoding="utf-8")
    begin, end = text.index("<INDIVIDUAL>"), text.index("</INDIVIDUAL>") + len("</INDIVIDUAL>")
    twin = text[begin:end].replace("KPi.901", "KPi.951").replace("9000001", "9000951")
    file = tmp_path / "consolidated.xml"
    file.write_text(text[:begin] + twin + text[begin:], encoding="utf-8")
    workspace = Workspace(tmp_path / "data", NOON)
    workspace.add_list("un-sc", file, allow_shrink=True)
    with pytest.raises(AmbiguousEntityError) as failure:
        workspace.open(Settings()).find("Bo Gi Kim Example Junior")
    told = str(failure.value)
    assert "'Bo Gi Kim Example Junior' fits several parties; give one by id: un-KPi.901 (" in told
    assert "; un-KPi.951 (BO GI KIM" in told


def test_a_better_fit_is_no_ambiguity(root: Path):
    lenient = opened(root, Settings(threshold=0.3))
    hits = lenient.screener.screen(Subject(0, ("Ministry of Peoples Armed Forces",))).hits
    assert len(hits) > 1
    assert hits[0].score > hits[1].score
    assert lenient.find("Ministry of Peoples Armed Forces").id == hits[0].entity == "ofac-22285"


def test_the_path_from_the_worker_to_the_department_is_cited(session: Session):
    search = session.paths(session.find(JONG), session.find(BUREAU))
    assert search.omitted == 0
    assert [[step.target.id for step in path.steps] for path in search.paths] == [
        [CHONSURIM, BUREAU]
    ]
    assert all(step.provenance for path in search.paths for step in path.steps)


def test_parties_without_a_chain_of_links_between_them_have_no_path(session: Session):
    linked, other = session.find(JONG), session.find("un-KPi.901")
    assert session.paths(linked, other).paths == ()
    unlinked = next(
        session.party(id_) for id_ in session._watchlist.entity_ids() if id_ not in session.graph
    )
    assert session.paths(linked, unlinked).paths == ()
    assert session.paths(unlinked, linked).paths == ()
    assert session.around(unlinked) == type(session.around(linked))((unlinked,), ())


def test_what_is_around_a_party_grows_with_the_radius(root: Path):
    near = opened(root, Settings(radius=1))
    far = opened(root, Settings(radius=2))
    first, second = near.around(near.find(JONG)), far.around(far.find(JONG))
    assert {party.id for party in first.parties} == {JONG, CHONSURIM}
    assert {party.id for party in first.parties} < {party.id for party in second.parties}
    assert BUREAU in {party.id for party in second.parties}


def test_each_link_around_a_party_is_a_chain_of_one(session: Session):
    around = session.around(session.find(JONG))
    assert [path.steps for path in chains(around)] == [(step,) for step in around.steps]
    assert around.steps


def test_the_index_is_built_once_and_mapped_from_then_on(root: Path, monkeypatch):
    first = opened(root)
    hits = first.screener.screen(Subject(0, ("Jong In-chol",)))
    built: list[object] = []
    monkeypatch.setattr(session_module, "build_arrays", built.append)
    assert opened(root).screener.screen(Subject(0, ("Jong In-chol",))) == hits
    assert built == []


def test_a_damaged_index_is_built_again(tmp_path: Path):
    root = tmp_path / "data"
    first = opened(root).screener.screen(Subject(0, ("Jong In-chol",)))
    for array in (root / "indexes").glob("*/*/name_word.npy"):
        array.write_bytes(array.read_bytes()[:-8])
    assert opened(root).screener.screen(Subject(0, ("Jong In-chol",))) == first
    assert first.hits


def test_two_sessions_give_the_same_results(root: Path):
    examples = Path(__file__).parents[2] / "examples" / "contractors.csv"
    runs = [list(opened(root).file(examples, {})[1]) for _ in range(2)]
    assert runs[0] == runs[1]
    assert len(runs[0]) == 60


def test_a_file_is_opened_with_its_columns(session: Session, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("Who,dob\nJong In-chol,1979\n", encoding="utf-8")
    rows, batch = session.file(file, {"name": "Who"})
    assert (rows.rows, batch.mapping.shown()) == (1, (("Who", "name"), ("dob", "birth_date")))
    assert [hit.entity for result in batch for hit in result.hits] == [JONG]
    with pytest.raises(InputError, match=r"people\.csv: no column"):
        session.file(file, {"id": "Who"})


@pytest.mark.shared
def test_a_hit_on_a_party_of_two_lists_is_one_hit_with_both(tmp_path: Path, shared):
    workspace = Workspace(tmp_path / "data", NOON)
    excerpt = shared("lists", "ofac-excerpt", "2025-01-16")
    workspace.add_list("us-ofac-sdn", excerpt, partial=True)
    hits = workspace.open(Settings()).screener.screen(Subject(0, ("Jong In-chol",))).hits
    assert [hit.entity for hit in hits] == [JONG]
    assert hits[0].list == "us-ofac-sdn"
    lists = {listing.list_id for listing in hits[0].party.listings}
    assert lists == {"us-ofac-sdn", "curated-dprk-it"}
    statements = [(measure.kind, measure.statement) for measure in hits[0].measures]
    assert len(statements) == len(set(statements))


def test_a_name_with_a_word_too_many_is_not_taken_for_the_party(session: Session):
    with pytest.raises(UnknownKeyError, match=r"nearest: ofac-52283 \(CHONSURIM"):
        session.find("Chonsurim Widget Trading")
