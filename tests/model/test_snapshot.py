from __future__ import annotations

from lookthrough.model import Address, Counts, Entity, Link, ListContent, Name, Provenance, Schema

ORIGIN = Provenance("own-list", "", "17")


def test_counts_count_parties_and_all_they_carry():
    ada = Entity(
        "own-1",
        Schema.PERSON,
        (Name("Ada Example", "name", ORIGIN), Name("A. Example", "alias", ORIGIN)),
        addresses=(Address(ORIGIN, city="Exampleton"),),
    )
    firm = Entity("own-2", Schema.COMPANY, (Name("Example Ltd", "name", ORIGIN),))
    link = Link("l1", "UnknownLink", "own-1", "own-2", "works for", (ORIGIN,))
    counts = Counts.of(ListContent((ada, firm), (link,), rows=()))
    assert counts == Counts(entities=2, persons=1, names=3, addresses=1, links=1)


def test_an_empty_list_counts_nothing():
    assert Counts.of(ListContent((), (), ())) == Counts(0, 0, 0, 0, 0)
