"""What a list holds, counted and collected from the parts a mapping hands out."""

from __future__ import annotations

from lookthrough.model import (
    Account,
    Address,
    Counts,
    Entity,
    Link,
    ListContent,
    Listing,
    Name,
    Note,
    Part,
    Provenance,
    RowCount,
    Schema,
)

ORIGIN = Provenance("own-list", "", "17")
LISTING = Listing("own-list", "17", (), (), ORIGIN)
ADA = Entity(
    "own-1",
    Schema.PERSON,
    (Name("Ada Example", "name", ORIGIN), Name("A. Example", "alias", ORIGIN)),
    (LISTING,),
    addresses=(Address(ORIGIN, city="Exampleton"),),
)
FIRM = Entity("own-2", Schema.COMPANY, (Name("Example Ltd", "name", ORIGIN),), (LISTING,))
OTHER = Entity("own-3", Schema.PERSON, (Name("Only Referred To", "name", ORIGIN),))
LINK = Link("l1", "UnknownLink", "own-1", "own-3", "works for", (ORIGIN,))
ACCOUNT = Account((RowCount("own.csv", 2, 2),), (Note("odd_value", "17", "Odd."),), "2025-01-16")
PARTS: tuple[Part, ...] = (ADA, FIRM, OTHER, LINK, ACCOUNT)


def test_counts_count_listed_parties_and_all_they_carry():
    assert Counts.of(PARTS) == Counts(2, 1, 3, 1, 1, external=1)


def test_an_empty_list_counts_nothing():
    assert Counts.of(ListContent((), (), ())) == Counts()


def test_parts_are_collected_and_handed_out_again_in_their_order():
    content = ListContent.of(PARTS)
    assert (content.entities, content.links) == ((ADA, FIRM, OTHER), (LINK,))
    assert (content.rows, content.notes) == (ACCOUNT.rows, ACCOUNT.notes)
    assert (content.publisher_date, content.partial) == ("2025-01-16", False)
    assert tuple(content) == PARTS
    assert ListContent.of(content) == content
