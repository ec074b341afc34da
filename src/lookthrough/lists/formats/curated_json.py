"""A curated network in one JSON file: read, and checked before anything is taken from it.

The file is written by hand, so every key is looked at: one that is missing, not known, of the
wrong kind or pointing at nothing is an error that names where it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lookthrough.lists.source import SourceFile
from lookthrough.model import DamagedListError, InputError, MeasureKind, Schema

Json = Mapping[str, Any]

# Part of the file: keys each item must have, keys it may have.
_SHAPES: Mapping[str, tuple[str, str]] = {
    "file": ("about reviewed_on records documents programmes measures parties links", ""),
    "document": ("publisher title date url", ""),
    "measure": ("statement", "rule"),
    "party": (
        "record schema programmes measures listing_from names",
        "listed_on facts addresses",
    ),
    "name": ("prop text from", "family given"),
    "fact": ("prop value from", "original country currency issued expires label note"),
    "address": ("country country_text from", "street city region postal_code note"),
    "link": (
        "source target schema role stated_on",
        "from document quote quote_offset",
    ),
}
_TABLES = ("records", "documents", "programmes", "measures")
_SEQUENCES = ("parties", "links", "programmes", "measures", "names", "facts", "addresses")
_NAME_PROPS = {"name", "alias", "weakAlias", "previousName"}
_LINK_SCHEMATA = {
    "Directorship",
    "Employment",
    "Family",
    "Membership",
    "Ownership",
    "Representation",
    "UnknownLink",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class CuratedNetwork:
    """The file as read and checked: every key known, every reference resolved."""

    file_name: str
    content: Json


def read_curated(files: Sequence[SourceFile]) -> CuratedNetwork:
    """Read and check the network's one JSON file.

    Raises:
        DamagedListError: it is not JSON (line and column are named).
        InputError: a key is missing, unknown or of the wrong kind, or names something that is
            not in the file.
    """
    if len(files) != 1:
        raise InputError(f"{len(files)} files", expected="one JSON file of parties and links")
    source = files[0]
    with source.open() as stream:
        data = stream.read()
    try:
        content = json.loads(data)
    except UnicodeDecodeError as error:
        raise DamagedListError("not UTF-8 text", file=source.name) from error
    except json.JSONDecodeError as error:
        raise DamagedListError(
            f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}",
            file=source.name,
            row=error.lineno,
        ) from error
    _Check(source.name).file(content)
    return CuratedNetwork(source.name, content)


@dataclass(frozen=True, slots=True)
class _Check:
    """Looks for what is missing, unknown or unresolved, and names where."""

    file_name: str

    def file(self, content: Any) -> None:
        self.item(content, "file", "the file")
        for part, shape in (("documents", "document"), ("measures", "measure")):
            for key, item in content[part].items():
                self.item(item, shape, f"{part} {key}")
        for key in content["measures"]:
            self.one_of(key, set(MeasureKind), f"measures {key}")
        for part in ("records", "programmes"):
            for key, text in content[part].items():
                if not isinstance(text, str):
                    raise self.wrong(f"{part} {key}", "it is not a str")
        self.day(content["reviewed_on"], "reviewed_on")
        parties: set[str] = set()
        for position, party in enumerate(content["parties"]):
            self.item(party, "party", f"parties[{position}]")
            self.party(party, f"party {party['record']}", content)
            self.new(party["record"], parties, f"party {party['record']}")
        links: set[tuple[str, ...]] = set()
        for position, link in enumerate(content["links"]):
            where = f"links[{position}]"
            self.item(link, "link", where)
            self.link(link, where, parties, content)
            self.new(tuple(link[key] for key in ("source", "role", "target")), links, where)

    def party(self, party: Json, where: str, content: Json) -> None:
        self.one_of(party["schema"], set(Schema), f"{where} schema")
        self.source(party["listing_from"], content, f"{where} listing_from")
        for part, shape in (("names", "name"), ("facts", "fact"), ("addresses", "address")):
            for position, item in enumerate(party.get(part, ())):
                self.item(item, shape, f"{where} {part}[{position}]")
                self.source(item["from"], content, f"{where} {part}[{position}] from")
        for name in party["names"]:
            self.one_of(name["prop"], _NAME_PROPS, f"{where} names prop")
        if "listed_on" in party:
            self.day(party["listed_on"], f"{where} listed_on")
        for part in ("programmes", "measures"):
            if not party[part]:
                raise self.wrong(f"{where} {part}", "it is empty")
            for item in party[part]:
                self.one_of(item, set(content[part]), f"{where} {part}")
        if not party["names"]:
            raise self.wrong(f"{where} names", "it is empty")

    def link(self, link: Json, where: str, records: set[str], content: Json) -> None:
        for end in ("source", "target"):
            self.one_of(link[end], records, f"{where} {end}")
        self.one_of(link["schema"], _LINK_SCHEMATA, f"{where} schema")
        self.day(link["stated_on"], f"{where} stated_on")
        if ("from" in link) == ("document" in link):
            raise self.wrong(where, "it must have either a record (from) or a document")
        if "from" in link:
            self.source(link["from"], content, f"{where} from")
            return
        self.one_of(link["document"], set(content["documents"]), f"{where} document")
        if not link.get("quote") or link.get("quote_offset", -1) < 0:
            raise self.wrong(where, "a link from a document needs quote and quote_offset")

    def source(self, text: str, content: Json, where: str) -> None:
        self.one_of(text.partition(" ")[0], set(content["records"]), where)

    def item(self, item: Any, shape: str, where: str) -> None:
        required, optional = (set(keys.split()) for keys in _SHAPES[shape])
        if not isinstance(item, dict):
            raise self.wrong(where, "it is not an object")
        for key in sorted(required - item.keys()):
            raise self.wrong(where, f"{key} is missing")
        for key, value in item.items():
            if key not in required | optional:
                raise self.wrong(where, f"{key} is not a known key")
            kind = _kind(shape, key)
            if not isinstance(value, kind):
                raise self.wrong(f"{where} {key}", f"it is not a {kind.__name__}")

    def one_of(self, value: Any, known: set[Any], where: str) -> None:
        if not isinstance(value, str) or value not in known:
            raise self.wrong(where, f"{value!r} is not known")

    def day(self, text: str, where: str) -> None:
        if not _DAY.fullmatch(text):
            raise self.wrong(where, f"{text!r} is not a date like 2025-01-16")

    def new(self, key: Any, seen: set[Any], where: str) -> None:
        if key in seen:
            raise self.wrong(where, "it stands in the file twice")
        seen.add(key)

    def wrong(self, where: str, problem: str) -> InputError:
        return InputError(
            problem, file=self.file_name, field=where, expected="the form of the file as shipped"
        )


def _kind(shape: str, key: str) -> type:
    if shape == "file" and key in _TABLES:
        return dict
    if shape in ("file", "party") and key in _SEQUENCES:
        return list
    return int if key == "quote_offset" else str
