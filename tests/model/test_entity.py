from __future__ import annotations

from lookthrough.model import Address, Entity, Fact, Name, Provenance, Schema

ORIGIN = Provenance("own-list", "", "17")


def test_the_caption_is_the_first_name_or_the_id_of_a_nameless_party():
    named = Entity("own-17", Schema.PERSON, (Name("Ada Example", "name", ORIGIN),))
    assert named.caption == "Ada Example"
    assert Entity("own-18", Schema.PERSON, ()).caption == "own-18"


def test_values_are_those_of_one_property_in_their_order():
    facts = (
        Fact("birthDate", "1979-01", ORIGIN),
        Fact("passportNumber", "X1", ORIGIN),
        Fact("birthDate", "1978", ORIGIN),
    )
    party = Entity("own-17", Schema.PERSON, (), facts=facts)
    assert party.values("birthDate") == ("1979-01", "1978")
    assert party.values("nationality") == ()


def test_a_qualifier_is_looked_up_by_name_and_may_be_absent():
    fact = Fact("passportNumber", "X1", ORIGIN, qualifiers=(("country", "ch"), ("note", "lost")))
    assert fact.qualifier("note") == "lost"
    assert fact.qualifier("issued") == ""


def test_an_address_reads_in_order_without_gaps():
    address = Address(ORIGIN, street="1 Example Way", postal_code="12345", country_text="Exampland")
    assert address.full() == "1 Example Way, 12345, Exampland"
    assert Address(ORIGIN, note="unknown").full() == ""
