from __future__ import annotations

from lookthrough.lists.formats.ofac_links import LinkText, Resolved, resolve_links
from lookthrough.model import Entity, Name, Provenance, Schema

ORIGIN = Provenance("us-ofac-sdn", "", "1", "sdn.csv Remarks")


def party(number: int, *names: tuple[str, str]) -> Entity:
    found = tuple(Name(text, prop, ORIGIN) for text, prop in names)
    return Entity(f"ofac-{number}", Schema.ORGANIZATION, found)


def resolve(name: str, *parties: Entity) -> Resolved:
    return resolve_links(parties, [LinkText("ofac-1", name, ORIGIN)])


def targets(name: str, *parties: Entity) -> list[str]:
    return [link.target for link in resolve(name, *parties).links]


def test_a_link_is_the_exact_name_whatever_its_case_and_spaces():
    assert targets("Example  Holdings", party(2, ("EXAMPLE HOLDINGS", "name"))) == ["ofac-2"]


def test_a_primary_name_goes_before_an_alias_and_an_alias_before_a_weak_one():
    primary = party(2, ("EXAMPLE", "name"))
    alias = party(3, ("OTHER", "name"), ("EXAMPLE", "alias"))
    weak = party(4, ("THIRD", "name"), ("EXAMPLE", "weakAlias"))
    assert targets("EXAMPLE", weak, alias, primary) == ["ofac-2"]
    assert targets("EXAMPLE", weak, alias) == ["ofac-3"]
    assert targets("EXAMPLE", weak) == ["ofac-4"]


def test_a_full_stop_lost_to_the_end_of_the_record_is_found_again():
    assert targets("EXAMPLE CO., LTD", party(2, ("EXAMPLE CO., LTD.", "name"))) == ["ofac-2"]
    assert targets("EXAMPLE CO., LTD.", party(2, ("EXAMPLE CO., LTD", "name"))) == ["ofac-2"]


def test_a_name_of_two_parties_is_never_guessed():
    found = resolve("EXAMPLE", party(2, ("EXAMPLE", "name")), party(3, ("EXAMPLE", "name")))
    assert found.links == ()
    assert [text.name for text in found.unresolved] == ["EXAMPLE"]
    (note,) = found.notes
    assert note.kind == "unresolved_link"
    assert '"Linked To: EXAMPLE" is a name of 2 records (ofac-2, ofac-3)' in note.text


def test_a_name_of_many_is_noted_without_listing_them_all():
    found = resolve("EXAMPLE", *(party(number, ("EXAMPLE", "name")) for number in range(2, 9)))
    assert "of 7 records (ofac-2, ofac-3, ofac-4, ofac-5, …)" in found.notes[0].text


def test_a_name_like_another_is_not_near_enough():
    found = resolve("EXAMPLES", party(2, ("EXAMPLE", "name")))
    assert found.links == ()
    assert "is no name of another record" in found.notes[0].text


def test_a_party_is_not_linked_to_itself():
    assert targets("EXAMPLE", party(1, ("EXAMPLE", "name"))) == []
    assert targets("EXAMPLE", party(1, ("EXAMPLE", "name")), party(2, ("EXAMPLE", "name"))) == [
        "ofac-2"
    ]


def test_the_same_link_said_twice_is_one_link_with_both_origins():
    texts = [LinkText("ofac-1", "EXAMPLE", ORIGIN), LinkText("ofac-1", "EXAMPLE", ORIGIN)]
    (link,) = resolve_links([party(2, ("EXAMPLE", "name"))], texts).links
    assert link.id == "ofac-1~linked-to~ofac-2"
    assert link.provenance == (ORIGIN, ORIGIN)
