"""``lookthrough evaluate``: quality on labelled data, made cases, and the baseline."""

from __future__ import annotations

from pathlib import Path

import pytest

PAIRS = """schema,name1,name2,is_match
Person,Jong In-chol,JONG In Chol,true
Person,Jong In-chol,Greta Willowbrook,false
Company,Chonsurim Trading Co,Harbour Lantern Ltd,true
Person,broken
"""


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    file = tmp_path / "pairs.csv"
    file.write_text(PAIRS, encoding="utf-8")
    return file


def test_names_has_the_fixed_keys(cli, pairs):
    found = cli("evaluate", "names", pairs, "--json").json()
    assert (found["n"], found["threshold"]) == (3, 0.7)
    assert (found["precision"], found["recall"]) == (1.0, 0.5)
    assert found["f1"] == pytest.approx(2 / 3)
    assert found["skipped"][0]["row"] == 4


def test_a_table_is_printed_and_a_page_written(cli, pairs, tmp_path):
    ran = cli("evaluate", "names", pairs, "--html", tmp_path / "page.html")
    assert ran.code == 0
    assert "F1 0.667 on 3 labelled pairs" in ran.out
    assert "Not read: 1" in ran.out
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.rstrip().endswith("</html>")


def test_made_cases_are_fed_straight_back(cli, tmp_path):
    cases, clean = tmp_path / "cases.csv", tmp_path / "clean.csv"
    made = cli("evaluate", "cases", "--out", cases, "--per-class", 4, "--json").json()
    assert made["rows"] == sum(made["classes"].values()) > 30
    invented = cli("evaluate", "cases", "--out", clean, "--clean", 20, "--json").json()
    assert invented["rows"] == 20
    ran = cli("evaluate", "screening", "--listed", cases, "--clean", clean, "--json")
    found = ran.json()
    assert found["found"]["whole"] == made["rows"]
    assert found["found_by"] == "entity_id"
    assert found["recall"] > 0.7
    assert found["flagged_per_1000"] is not None
    shares = {p["value"]: p["share"] for p in found["slices"]["found"] if p["slice"] == "class"}
    assert shares["unchanged"] == 1.0
    assert set(shares) == {key for key, count in made["classes"].items() if count}


def test_the_same_seed_makes_the_same_file_byte_for_byte(cli, tmp_path):
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        cli("evaluate", "cases", "--out", tmp_path / name, "--per-class", 3, "--seed", seed)
    a, b, c = ((tmp_path / name).read_bytes() for name in "abc")
    assert a == b != c


def test_what_invented_people_can_show_is_said(cli, tmp_path):
    ran = cli("evaluate", "cases", "--out", tmp_path / "clean.csv", "--clean", 5)
    assert "flagged more often than real customers" in " ".join(ran.out.split())


def test_the_lists_searched_are_named(cli, tmp_path):
    file = tmp_path / "clean.csv"
    file.write_text("name\nGreta Willowbrook\n", encoding="utf-8")
    ran = cli("evaluate", "screening", "--clean", file)
    assert "Lists searched: curated-dprk-it" in ran.out
    found = cli("evaluate", "screening", "--clean", file, "--json").json()
    assert (found["recall"], found["flagged_per_1000"]) == (None, 0.0)
    assert found["coverage"]["watchlist"]


def test_a_baseline_is_written_and_compared_with(cli, pairs, tmp_path):
    baseline = tmp_path / "baseline.json"
    assert cli("evaluate", "names", pairs, "--write-baseline", baseline).code == 0
    same = cli("evaluate", "names", pairs, "--baseline", baseline, "--json")
    assert (same.code, same.json()["baseline"]["worse"]) == (0, False)
    pairs.write_text(PAIRS.replace("JONG In Chol", "Odo Thornapple"), encoding="utf-8")
    worse = cli("evaluate", "names", pairs, "--baseline", baseline)
    assert worse.code == 1
    assert "WORSE" in worse.out
    assert "Not as it was: sets" in " ".join(worse.out.split())


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["screening"], "there is nothing to evaluate"),
        (["screening", "--clean", "{pairs}", "--without", "born"], "'born' is not a field"),
        (["names", "no-such.csv"], "cannot be opened"),
        (["names", "{pairs}", "--html", "no-such-folder/a.html"], "a.html: cannot be written"),
        (["names", "{pairs}", "--write-baseline", "none/b.json"], "none/b.json: cannot be written"),
        (["names", "{pairs}", "--write-baseline", "{pairs}"], "would replace a file that is read"),
        (["names", "{pairs}", "--html", "{pairs}"], "would replace a file that is read"),
        (["names", "{pairs}", "--baseline", "no-such.json"], "cannot be read"),
        (["cases", "--out", "no-such-folder/a.csv"], "a.csv: cannot be written"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_done(cli, pairs, arguments, problem):
    before = pairs.read_bytes()
    filled = [str(pairs) if part == "{pairs}" else part for part in arguments]
    ran = cli("evaluate", *filled)
    assert (ran.code, ran.out) == (2, "")
    assert problem in ran.err
    assert pairs.read_bytes() == before


@pytest.mark.parametrize("command", ["names", "screening", "benchmark"])
@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_file_that_is_no_baseline_is_refused_before_anything_is_measured(
    cli, tmp_path, monkeypatch, command: str, option: str
):
    def measured(*_: object) -> None:
        raise AssertionError("it was measured")

    monkeypatch.setattr("lookthrough.evaluation.evaluate_pairs", measured)
    monkeypatch.setattr("lookthrough.app.evaluating.screening_quality", measured)
    monkeypatch.setattr("lookthrough.app.evaluating.speed", measured)
    (tmp_path / "b.json").write_text('{"baseline_version": 1}', encoding="utf-8")
    given = {"names": ["evaluate", "names", "a.csv"], "screening": ["evaluate", "screening"]}
    ran = cli(*given.get(command, [command]), option, tmp_path / "b.json")
    assert (ran.code, ran.out) == (2, "")
    assert "b.json: has no entries" in " ".join(ran.err.split())
