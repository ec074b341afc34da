"""A curated network's file is checked key by key before anything is taken from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lookthrough.lists.formats.curated_json import read_curated
from lookthrough.lists.source import SourceFile, source_files
from lookthrough.model import DamagedListError, InputError

Content = dict[str, Any]


def content() -> Content:
    """Two invented parties, a link of the list and a link of a release."""
    first: Content = {
        "record": "1",
        "schema": "Organization",
        "listed_on": "2025-01-16",
        "programmes": ["DPRK2"],
        "measures": ["asset_freeze"],
        "listing_from": "sdn Program",
        "names": [{"prop": "name", "text": "EXAMPLE TRADING", "from": "sdn SDN_Name"}],
        "facts": [{"prop": "sector", "value": "trade", "from": "sdn Remarks"}],
        "addresses": [{"country": "KP", "country_text": "Korea, North", "from": "sdn address 1"}],
    }
    second = {key: value for key, value in first.items() if key not in ("facts", "addresses")}
    link: Content = {
        "source": "1",
        "target": "2",
        "schema": "UnknownLink",
        "role": "Linked To",
        "stated_on": "2025-01-16",
    }
    release = {"document": "r1", "quote": "front company", "quote_offset": 3}
    return {
        "about": "Invented.",
        "reviewed_on": "2026-01-02",
        "records": {"sdn": "sdn.csv, edition of 2026-01-02"},
        "documents": {
            "r1": {
                "publisher": "An office",
                "title": "A release",
                "date": "2025-01-16",
                "url": "https://office.example/r1",
            }
        },
        "programmes": {"DPRK2": "E.O. 13687"},
        "measures": {"asset_freeze": {"statement": "Frozen."}},
        "parties": [first, second | {"record": "2"}],
        "links": [link | {"from": "sdn Remarks"}, link | {"role": "front company of"} | release],
    }


def read(tmp_path: Path, text: str | bytes) -> object:
    path = tmp_path / "network.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_curated(source_files(path))


def test_a_whole_file_is_read(tmp_path: Path):
    assert read(tmp_path, json.dumps(content()))


def test_what_is_not_json_is_refused_with_its_line(tmp_path: Path):
    with pytest.raises(DamagedListError, match=r"network.json, row 2: not JSON at line 2, col"):
        read(tmp_path, '{"about": "x",\n oops}')


def test_what_is_not_text_is_refused(tmp_path: Path):
    with pytest.raises(DamagedListError, match="not UTF-8 text"):
        read(tmp_path, b'{"about": "\xff"}')


def test_there_must_be_one_file(tmp_path: Path):
    path = tmp_path / "a.json"
    with pytest.raises(InputError, match="2 files; expected one JSON file"):
        read_curated((SourceFile("a.json", path), SourceFile("b.json", path)))


def drop(part: str, key: str) -> Callable[[Content], object]:
    return lambda data: data[part][0].pop(key)


def put(part: str, **values: object) -> Callable[[Content], object]:
    return lambda data: data[part][0].update(values)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data.pop("links"), "field the file: links is missing"),
        (lambda data: data.update(extra="x"), "field the file: extra is not a known key"),
        (lambda data: data.update(parties={}), "field the file parties: it is not a list"),
        (lambda data: data.update(measures=[]), "field the file measures: it is not a dict"),
        (lambda data: data.update(reviewed_on="soon"), "'soon' is not a date like"),
        (lambda data: data["records"].update(sdn=1), "field records sdn: it is not a str"),
        (lambda data: data["documents"]["r1"].pop("url"), "documents r1: url is missing"),
        (lambda data: data["measures"].update(curse={"statement": "x"}), "'curse' is not known"),
        (lambda data: data["parties"].append("x"), r"parties\[2\]: it is not an object"),
        (lambda data: data["parties"].append(data["parties"][0]), "party 1: it stands in the file"),
        (drop("parties", "names"), r"parties\[0\]: names is missing"),
        (put("parties", names=[]), "party 1 names: it is empty"),
        (put("parties", names=[{"prop": "x", "text": "y", "from": "sdn a"}]), "'x' is not known"),
        (put("parties", measures=[]), "party 1 measures: it is empty"),
        (put("parties", measures=["travel_ban"]), "'travel_ban' is not known"),
        (put("parties", programmes=[["DPRK2"]]), "party 1 programmes: "),
        (put("parties", schema="Spaceship"), "'Spaceship' is not known"),
        (put("parties", listed_on="16 Jan 2025"), "party 1 listed_on: '16 Jan 2025' is not a date"),
        (put("parties", listing_from="nowhere"), "party 1 listing_from: 'nowhere' is not known"),
        (put("parties", facts=[{"prop": "sector"}]), r"party 1 facts\[0\]: from is missing"),
        (put("parties", addresses=[1]), r"party 1 addresses\[0\]: it is not an object"),
        (put("links", target="9"), r"links\[0\] target: '9' is not known"),
        (put("links", schema="Friendship"), "'Friendship' is not known"),
        (put("links", document="r1"), r"links\[0\]: it must have either a record"),
        (drop("links", "from"), r"links\[0\]: it must have either a record"),
        (lambda data: data["links"][1].pop("quote"), r"links\[1\]: a link from a document needs"),
        (lambda data: data["links"][1].update(document="r2"), "'r2' is not known"),
        (lambda data: data["links"].append(data["links"][0]), r"links\[2\]: it stands in the file"),
    ],
)
def test_a_flaw_is_refused_with_its_place(
    tmp_path: Path, change: Callable[[Content], object], message: str
):
    data = content()
    change(data)
    with pytest.raises(InputError, match=message) as raised:
        read(tmp_path, json.dumps(data))
    assert raised.value.file == "network.json"
