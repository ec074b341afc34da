"""``lookthrough lists``: adding, showing, and the state of what is held."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lookthrough.lists import LISTS
from lookthrough.store import DataFolder

GOLDEN = Path(__file__).parents[1] / "golden"
UN_LIST = GOLDEN / "un-sc" / "consolidated.xml"
STATE_KEYS = {
    "list",
    "title",
    "snapshot",
    "date",
    "fetched_at",
    "age_days",
    "entities",
    "problem",
}
ADD_KEYS = {"list", "snapshot", "entities", "persons", "names", "addresses", "links"}
MANIFEST_KEYS = ADD_KEYS | {
    "external",
    "publisher_date",
    "fetched_at",
    "partial",
    "reader_version",
    "files",
    "rows",
    "note_counts",
}


def tree(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_adding_a_list_accounts_for_all_of_it_in_json(cli):
    ran = cli("lists", "add", "un-sc", UN_LIST, "--allow-shrink", "--json")
    added = ran.json()
    assert ran.code == 0
    assert set(added) == MANIFEST_KEYS | {"new"}
    assert added["list"] == "un-sc"
    assert re.fullmatch(r"\d{8}T\d{6}Z-[0-9a-f]{12}", added["snapshot"])
    counts = [added[key] for key in ("entities", "persons", "names", "addresses", "links")]
    assert counts == [6, 3, 18, 2, 4]
    assert added["publisher_date"].startswith("2026-01-02")
    assert (added["partial"], added["new"]) == (False, True)
    assert set(added["files"][0]) == {"name", "origin", "sha256", "bytes"}
    assert added["files"][0]["bytes"] == UN_LIST.stat().st_size
    for row in added["rows"]:
        assert set(row) == {"file", "read", "used", "empty", "left"}
        assert row["read"] == row["used"] + row["empty"] + row["left"]
    assert sum(row["used"] for row in added["rows"]) == added["entities"]


def test_adding_the_same_again_makes_nothing_new(cli, data):
    cli("lists", "add", "un-sc", UN_LIST, "--allow-shrink")
    before = tree(data)
    ran = cli("lists", "add", "un-sc", UN_LIST, "--allow-shrink", "--json")
    assert (ran.code, ran.json()["new"]) == (0, False)
    assert tree(data) == before
    told = cli("lists", "add", "un-sc", UN_LIST, "--allow-shrink")
    assert "held already; nothing was changed" in told.err


def test_a_folder_and_a_compressed_file_are_added_alike(cli, tmp_path):
    packed = tmp_path / "folder" / "consolidated.xml.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(UN_LIST.read_bytes()))
    plain = cli("lists", "add", "un-sc", UN_LIST, "--allow-shrink", "--json").json()
    folder = cli("lists", "add", "un-sc", packed.parent, "--allow-shrink", "--json").json()
    for key in ("entities", "persons", "names", "addresses", "links", "rows", "note_counts"):
        assert folder[key] == plain[key]


def test_adding_tells_counts_rows_and_notes_to_a_person(cli):
    ran = cli("lists", "add", "un-sc", UN_LIST, "--partial")
    assert ran.code == 0
    assert "un-sc: United Nations Security Council Consolidated List" in ran.out
    assert " – an excerpt" in ran.out
    assert re.search(r"\d+ parties \(\d+ persons\), \d+ names, \d+ addresses, \d+ links", ran.out)
    assert "Rows read  Used  Empty  Left" in ran.out
    assert "unresolved link: " in ran.out


@pytest.mark.parametrize(
    ("list_id", "path", "code", "message"),
    [
        ("mine", UN_LIST, 2, "no list named 'mine'; known: curated-dprk-it, un-sc"),
        ("un-sc", "absent.xml", 2, "absent.xml: no such file or folder"),
        ("un-sc", GOLDEN / "us-ofac-sdn" / "sdn.csv", 2, "sdn.csv"),
        ("un-sc", UN_LIST, 1, "--allow-shrink"),
        ("../un-sc", UN_LIST, 2, "../un-sc"),
    ],
)
def test_what_cannot_be_added_ends_with_its_code_and_changes_nothing(
    cli, data, list_id, path, code, message
):
    cli("lists", "status")
    before = tree(data)
    ran = cli("lists", "add", list_id, path, "--json")
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("Error: ")
    assert message in ran.err.replace("\n", " ")
    after = tree(data)
    assert {k: v for k, v in after.items() if k != "lock"} == {
        k: v for k, v in before.items() if k != "lock"
    }


def test_a_damaged_file_is_refused_with_its_place(cli, tmp_path):
    cut = tmp_path / "cut.xml"
    cut.write_bytes(UN_LIST.read_bytes()[:-300])
    ran = cli("lists", "add", "un-sc", cut, "--allow-shrink")
    assert (ran.code, ran.out) == (2, "")
    assert re.search(r"cut\.xml, row \d+: ", ran.err)


def test_a_folder_another_process_writes_to_ends_with_1(cli, data, monkeypatch):
    cli("lists", "status")
    monkeypatch.setitem(DataFolder.__init__.__kwdefaults__, "lock_timeout_s", 0.05)
    with DataFolder(data)._writing():
        ran = cli("lists", "add", "un-sc", UN_LIST, "--allow-shrink")
        assert (ran.code, ran.out) == (1, "")
        assert "another process is writing" in ran.err
        assert cli("search", "Jong In-chol", "--fail-on-hit").code == 3


def test_status_has_every_list_in_json(cli):
    states = cli("lists", "status", "--json").json()["lists"]
    assert [state["list"] for state in states] == sorted(LISTS)
    assert all(set(state) == STATE_KEYS for state in states)
    assert {s["list"]: s["problem"] for s in states} == {
        "curated-dprk-it": "",
        "un-sc": "missing",
        "us-ofac-cons": "missing",
        "us-ofac-sdn": "missing",
    }


def test_lists_alone_is_the_status(cli, tmp_path):
    assert cli("lists").out == cli("lists", "status").out
    assert cli("lists", "--json").json() == cli("lists", "status", "--json").json()
    assert "not held" in cli("lists").out
    cli("lists", "--data", tmp_path / "other")
    assert (tmp_path / "other" / "lists").is_dir()


@pytest.mark.parametrize("option", [("--json",), ("--data", "elsewhere")])
def test_options_before_a_command_of_lists_are_refused_and_not_dropped(cli, option):
    ran = cli("lists", *option, "status")
    assert (ran.code, ran.out) == (2, "")
    assert "come after the command; expected lists status" in ran.err
    assert not Path("elsewhere").exists()


def test_showing_a_list_gives_its_notes_and_older_snapshots(cli, tmp_path, monkeypatch):
    moments = iter(datetime(2026, 1, day, tzinfo=UTC) for day in range(5, 10))
    monkeypatch.setattr("lookthrough.cli.options.now", lambda: next(moments))
    first = cli("lists", "add", "un-sc", UN_LIST, "--allow-shrink", "--json").json()
    changed = tmp_path / "consolidated.xml"
    changed.write_text(UN_LIST.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    second = cli("lists", "add", "un-sc", changed, "--allow-shrink", "--json").json()
    shown = cli("lists", "show", "un-sc", "--json").json()
    assert set(shown) == MANIFEST_KEYS | {"notes", "older"}
    assert (shown["snapshot"], shown["older"]) == (second["snapshot"], [first["snapshot"]])
    assert sum(shown["note_counts"].values()) == len(shown["notes"]) > 0
    assert all(set(note) == {"kind", "record", "text"} for note in shown["notes"])
    assert "Older snapshots held: 1" in cli("lists", "show", "un-sc").out


def test_showing_what_is_not_held_ends_with_2_and_says_how_to_add_it(cli):
    ran = cli("lists", "show", "un-sc")
    assert (ran.code, ran.out) == (2, "")
    assert "add one with: lookthrough lists add un-sc PATH" in ran.err
