"""Relationships as links: their type, direction, number and the parties outside the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lists.enhanced import mapped, party, relationship, relationships, written

from lookthrough.lists.formats.ofac_records import Origin
from lookthrough.lists.formats.ofac_relations import Relation, Relations
from lookthrough.lists.formats.ofac_tables import OfacList
from lookthrough.model import Link, Schema

ORIGIN = Origin(OfacList.SDN, "snapshot", "enhanced.xml")


def links(type_id: str, source: Schema, target: Schema | None, text: str = "Is to") -> list[Link]:
    schemata = {"1": source} | ({"2": target} if target else {})
    relations = Relations(ORIGIN, schemata)
    relations.stated.append(Relation("7", "1", "2", "EXAMPLE", type_id, text))
    return list(relations.links())


@pytest.mark.parametrize(
    ("type_id", "schema", "source_prop", "target_prop"),
    [
        ("1555", "UnknownLink", "subject", "object"),
        ("15001", "UnknownLink", "subject", "object"),
        ("15002", "Representation", "agent", "client"),
        ("15003", "Ownership", "asset", "owner"),
        ("15004", "Family", "person", "relative"),
        ("91422", "Membership", "member", "organization"),
        ("91725", "Directorship", "director", "organization"),
        ("91900", "Directorship", "director", "organization"),
        ("92019", "Ownership", "owner", "asset"),
        ("92122", "Ownership", "asset", "owner"),
    ],
)
def test_each_type_has_its_schema_and_the_parts_of_both_ends(
    type_id: str, schema: str, source_prop: str, target_prop: str
):
    (link,) = links(type_id, Schema.ORGANIZATION, Schema.ORGANIZATION)
    assert (link.schema, link.source, link.target) == (schema, "ofac-1", "ofac-2")
    assert (link.source_prop, link.target_prop) == (source_prop, target_prop)


@pytest.mark.parametrize(
    ("type_id", "source", "target", "turned"),
    [
        ("15003", Schema.PERSON, Schema.ORGANIZATION, True),
        ("15003", Schema.ORGANIZATION, Schema.PERSON, False),
        ("15003", Schema.VESSEL, Schema.ORGANIZATION, False),
        ("92019", Schema.ORGANIZATION, Schema.PERSON, True),
        ("92019", Schema.PERSON, Schema.ORGANIZATION, False),
        ("91725", Schema.ORGANIZATION, Schema.PERSON, True),
        ("91725", Schema.PERSON, Schema.ORGANIZATION, False),
        ("15002", Schema.ORGANIZATION, Schema.PERSON, False),
        ("15004", Schema.PERSON, Schema.PERSON, False),
        # Turning round would not mend these, or nobody knows what the other end is.
        ("15003", Schema.PERSON, Schema.PERSON, False),
        ("15003", Schema.PERSON, None, False),
    ],
)
def test_a_direction_that_makes_no_sense_is_turned_round(
    type_id: str, source: Schema, target: Schema | None, *, turned: bool
):
    (link,) = links(type_id, source, target)
    assert (link.source == "ofac-2") is turned
    # What was published is kept beside, whichever way the link goes.
    assert dict(link.qualifiers) == {
        "id": "7",
        "type": type_id,
        "from": "ofac-1",
        "to": "ofac-2",
    }


def test_a_link_says_who_states_it_in_which_words():
    (link,) = links("15002", Schema.PERSON, None, "Acting for or on behalf of")
    (origin,) = link.provenance
    assert link.id == "ofac-1~acting-for-or-on-behalf-of~ofac-2"
    assert (origin.record, origin.field) == ("1", "enhanced.xml relationship 7")
    assert origin.quote == "Acting for or on behalf of EXAMPLE"


def test_what_is_stated_twice_is_one_link_with_both_origins():
    relations = Relations(ORIGIN, {"1": Schema.ORGANIZATION, "2": Schema.PERSON})
    relations.stated += [
        Relation("7", "1", "2", "EXAMPLE", "15003", "Owned or Controlled By"),
        Relation("8", "2", "1", "EXAMPLE LTD", "15003", "Owned or Controlled By"),
    ]
    (link,) = relations.links()
    assert (link.source, link.target) == ("ofac-1", "ofac-2")
    assert [origin.record for origin in link.provenance] == ["1", "2"]


def test_a_party_outside_the_file_comes_once_with_its_name(tmp_path: Path):
    ties = relationships(
        relationship("15001", "Providing support to", 9, "EXAMPLE FRONT"),
        relationship("15002", "Acting for or on behalf of", 9, "EXAMPLE FRONT"),
        relationship("15001", "Providing support to", 8, ""),
    )
    content = mapped(written(tmp_path, party(1, rest=ties)), OfacList.SDN)
    assert [(entity.id, entity.caption) for entity in content.entities[1:]] == [
        ("ofac-8", "OFAC 8"),
        ("ofac-9", "EXAMPLE FRONT"),
    ]
    assert len(content.links) == 3
