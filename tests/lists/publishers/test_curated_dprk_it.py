"""The curated network says what the official records say, and cites each of them."""

from __future__ import annotations

import csv
import gzip
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lookthrough.lists.formats.curated_json import read_curated
from lookthrough.lists.publishers.curated_dprk_it import INFO, built_in, map_network
from lookthrough.model import Entity, Link, MeasureKind, Provenance, Schema
from lookthrough.names import parse_date

CONTENT = map_network(read_curated(built_in()), "abc")
PARTIES = {entity.id: entity for entity in CONTENT.entities}
LINKS = {link.id: link for link in CONTENT.links}
JANUARY_2025 = {f"ofac-{number}" for number in (52262, 52264, 52282, 52283, 52286, 52289)}
ROWS_HELD = "edition of 2024-05-03", "edition of June 2025 or later"

Find = Callable[..., Path]


def test_the_network_of_january_2025_is_whole():
    assert {i for i, party in PARTIES.items() if party.listings[0].listed_on == "2025-01-16"} == (
        JANUARY_2025
    )
    person = PARTIES["ofac-52289"]
    assert (person.schema, person.caption) == (Schema.PERSON, "JONG, In Chol")
    assert (person.names[0].family, person.names[0].given) == ("JONG", "In Chol")
    assert person.values("birthDate") == ("1979-01-05",)
    assert person.values("passportNumber") == ("390220044",)
    passport = next(fact for fact in person.facts if fact.prop == "passportNumber")
    assert (passport.qualifier("country"), passport.qualifier("expires")) == ("KP", "2025-05-12")
    assert PARTIES["ofac-52264"].values("uscCode") == ("91210600MA0YQP7Y0B",)
    assert PARTIES["ofac-52262"].schema is Schema.PUBLIC_BODY


def test_the_release_joins_what_the_list_leaves_apart():
    """On the list alone the six parties fall into three groups."""
    listed = [link for link in CONTENT.links if link.role == "Linked To"]
    assert len(groups(JANUARY_2025, listed)) == 3
    assert len(groups(JANUARY_2025, CONTENT.links)) == 1


def groups(ids: set[str], links: list[Link] | tuple[Link, ...]) -> list[set[str]]:
    found = [{party} for party in sorted(ids)]
    for link in links:
        joined = [group for group in found if {link.source, link.target} & group]
        if len(joined) == 2 and {link.source, link.target} <= ids:
            found = [group for group in found if group not in joined] + [set.union(*joined)]
    return found


def test_a_front_company_is_not_told_as_ownership():
    fronts = [link for link in CONTENT.links if link.role == "front company of"]
    assert {(link.source, link.target, link.schema) for link in fronts} == {
        ("ofac-52282", "ofac-52262", "UnknownLink"),
        ("ofac-52283", "ofac-52262", "UnknownLink"),
    }
    assert not any(link.schema == "Ownership" for link in CONTENT.links)


def test_link_ids_have_the_form_of_the_official_list():
    link = LINKS["ofac-52289~linked-to~ofac-52283"]
    assert (link.role, link.start_date) == ("Linked To", "2025-01-16")
    assert link.provenance[0].field == (
        "OFAC SDN record 52289, sdn.csv Remarks, edition of June 2025 or later"
    )
    assert link.provenance[0].quote == "Linked To: CHONSURIM TRADING CORPORATION"


def test_every_link_ends_at_a_party_of_the_network():
    assert {end for link in CONTENT.links for end in (link.source, link.target)} <= PARTIES.keys()
    assert len(LINKS) == len(CONTENT.links)


def places(entity: Entity) -> Iterator[Provenance]:
    yield from (name.provenance for name in entity.names)
    yield from (fact.provenance for fact in entity.facts)
    yield from (address.provenance for address in entity.addresses)
    yield from (listing.provenance for listing in entity.listings)


def test_every_statement_cites_a_record_or_a_quote():
    for party in CONTENT.entities:
        for at in places(party):
            assert at.list_id == INFO.id
            assert at.record == party.id.removeprefix("ofac-")
            assert re.fullmatch(
                rf"OFAC SDN record {at.record}, (sdn|alt|add)\.csv .+, edition of .+", at.field
            )
    for link in CONTENT.links:
        (at,) = link.provenance
        assert at.field.startswith("OFAC SDN record") or (at.document and at.quote)


def test_every_listing_blocks_and_only_rows_that_say_so_carry_more():
    for party in CONTENT.entities:
        (listing,) = party.listings
        kinds = [measure.kind for measure in listing.measures]
        assert kinds.count(MeasureKind.ASSET_FREEZE) == len(listing.programmes)
        more = {MeasureKind.SECONDARY_SANCTIONS_RISK, MeasureKind.FOREIGN_BRANCH_BAN}
        row_held = listing.provenance.field.endswith(ROWS_HELD)
        assert (set(kinds) & more) == (more if row_held else set())


def test_wallets_are_those_the_record_prints_with_their_currency():
    wallets = [fact for fact in PARTIES["ofac-43377"].facts if fact.prop == "publicKey"]
    assert [fact.qualifier("currency") for fact in wallets] == [
        "XBT",
        "XBT",
        "ETH",
        "ETH",
        "USDT",
        "USDC",
    ]
    assert PARTIES["ofac-55065"].values("publicKey") == ("1HmqvgSXUVES1jn4TQPzk9dxo1NE8wim2T",)


def sdn_rows(*paths: Path) -> dict[str, list[str]]:
    rows = {}
    for path in paths:
        for row in table(path):
            rows[row[0]] = row
    return rows


def table(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="ascii", newline="") as stream:
        for row in csv.reader(stream):
            if row != ["\x1a"]:
                yield ["" if field.strip() == "-0-" else field for field in row]


@pytest.mark.shared
def test_names_programmes_and_birth_dates_are_those_of_the_list(shared: Find):
    rows = sdn_rows(
        shared("lists", "ofac", "daily", "2024-05-03", "sdn.csv.gz"),
        shared("lists", "ofac-excerpt", "2025-01-16", "sdn.csv.gz"),
    )
    held = {i: party for i, party in PARTIES.items() if i.removeprefix("ofac-") in rows}
    assert len(held) == 27
    for entity_id, party in held.items():
        _, name, kind, programmes, *_, remarks = rows[entity_id.removeprefix("ofac-")]
        assert party.caption == name
        assert (party.schema is Schema.PERSON) == (kind == "individual")
        assert "] [".join(party.listings[0].programmes) == programmes
        births = re.findall(r"DOB (\d+ \w+ \d{4})", remarks)
        assert list(party.values("birthDate")) == [parse_date(text) for text in births]
        weak = re.findall(r"a\.k\.a\. '([^']+)'", remarks)
        assert [name.text for name in party.names if name.prop == "weakAlias"] == weak
        assert missing_from(remarks, party) == []
        assert linked(party) == re.findall(r"Linked To: ([^;.]+)", remarks)


def missing_from(remarks: str, party: Entity) -> list[str]:
    """Numbers and wallets of the party that its row does not print (later editions aside)."""
    return [
        fact.value
        for fact in party.facts
        if fact.prop
        in ("passportNumber", "taxNumber", "uscCode", "publicKey", "registrationNumber")
        and fact.provenance.field.endswith(ROWS_HELD)
        and fact.value not in remarks
    ]


def linked(party: Entity) -> list[str]:
    return [
        PARTIES[link.target].caption
        for link in CONTENT.links
        if link.source == party.id and link.role == "Linked To"
    ]


@pytest.mark.shared
def test_aliases_and_addresses_are_those_of_the_tables(shared: Find):
    aliases, countries = defaultdict(list), defaultdict(list)
    for row in table(shared("lists", "ofac", "2025-12-24", "alt.csv.gz")):
        aliases[row[0]].append(row[3])
    for row in table(shared("lists", "ofac", "2025-12-24", "add.csv.gz")):
        if any(row[2:5]):
            countries[row[0]].append(row[4])
    for entity_id, party in PARTIES.items():
        record = entity_id.removeprefix("ofac-")
        assert [name.text for name in party.names if name.prop == "alias"] == aliases[record]
        assert [address.country_text for address in party.addresses] == countries[record]


@pytest.mark.shared
def test_later_names_are_those_of_the_derived_list(shared: Find):
    with gzip.open(shared("lists", "ofac-derived", "2025-08", "sdn_entities.jsonl.gz"), "rt") as f:
        text = f.read().casefold()
    later = [p for p in CONTENT.entities if 49970 <= int(p.id.removeprefix("ofac-")) <= 55065]
    assert len(later) == 19
    for party in later:
        # The derived file writes persons without the comma.
        person = party.schema is Schema.PERSON
        name = party.caption.replace(",", "") if person else party.caption
        assert f'"{name}"'.casefold() in text


@pytest.mark.shared
def test_each_quote_stands_in_the_release_at_its_offset(shared: Find):
    text = shared("press", "jy2790.txt").read_text(encoding="utf-8")
    body = " ".join(text.split("\n---\n", 1)[1].split())
    cited = [link.provenance[0] for link in CONTENT.links if link.provenance[0].document]
    assert len(cited) == 6
    for at in cited:
        assert at.document
        assert f"Source: {at.document.url}\nDate: {at.document.date}" in text
        assert body[at.quote_offset :].startswith(at.quote)
        assert len(at.quote) > 40


def test_the_page_lists_every_party_and_every_link():
    page = Path(__file__).parents[3] / "docs" / "lists" / "curated-dprk-it.md"
    text = page.read_text(encoding="utf-8")
    for party in PARTIES.values():
        listing = party.listings[0]
        row = f"| {listing.record} | {party.caption} | {party.schema.value} |"
        assert row in text
        assert ", ".join(listing.programmes) in text.partition(row)[2].partition("\n")[0]
    for link in CONTENT.links:
        source, target = (end.removeprefix("ofac-") for end in (link.source, link.target))
        if link.provenance[0].document:
            quote = f"“{link.provenance[0].quote}”"
            row = f"| {source} | {link.role} | {target} | {link.schema} | {quote} |"
        else:
            captions = PARTIES[link.source].caption, PARTIES[link.target].caption
            row = f"| {source} {captions[0]} | {target} {captions[1]} | {link.start_date} |"
        assert row in text
    assert f"It holds {len(PARTIES)} parties and {len(LINKS)} links" in text
