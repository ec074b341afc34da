"""Made cases: the same from the same seed, labelled truly, and fit to be screened."""

from __future__ import annotations

import csv
import io
import random

from tests.evaluation.held import LISTED, PEOPLE, person
from tests.screening.parties import REFERRED

from lookthrough.evaluation import PERTURBATIONS, clean_people, listed_cases
from lookthrough.names import tokens


def test_the_same_lists_and_seed_give_the_same_file_in_whatever_order():
    shuffled = random.Random(3).sample(LISTED, len(LISTED))  # noqa: S311 - test data
    assert listed_cases(LISTED, 7, 5).csv() == listed_cases(shuffled, 7, 5).csv()
    assert clean_people(LISTED, 7, 30).csv() == clean_people(shuffled, 7, 30).csv()


def test_another_seed_gives_other_cases():
    assert listed_cases(LISTED, 7, 5).csv() != listed_cases(LISTED, 8, 5).csv()


def test_a_class_is_drawn_by_itself(monkeypatch):
    before = [row for row in listed_cases(LISTED, 7, 5).rows if row[1] == "typo"]
    monkeypatch.delitem(PERTURBATIONS._items, "drop")
    assert [row for row in listed_cases(LISTED, 7, 5).rows if row[1] == "typo"] == before


def test_every_row_names_a_listed_party_its_own_name_and_what_was_done():
    made = listed_cases(LISTED, 1, 5)
    rows = list(csv.DictReader(io.StringIO(made.csv())))
    names = {party.id: {name.text for name in party.names} for party in LISTED}
    assert made.columns == tuple(rows[0])
    for row in rows:
        assert row["original"] in names[row["entity_id"]]
        assert (row["name"] == row["original"]) == (row["class"] == "unchanged")
        assert row["schema"] in {"Person", "Company"}
    assert set(made.counts) == set(PERTURBATIONS)
    assert made.counts["unchanged"] == made.counts["typo"] == 5
    assert made.counts["cyrillic"] == 0
    assert sum(made.counts.values()) == len(rows)


def test_a_party_that_is_only_referred_to_is_no_listed_party():
    assert listed_cases([REFERRED], 1, 5).rows == ()


def test_a_date_that_is_no_day_or_year_is_left_out():
    party = person(1, "VALE", "Miro Ann", ("birthDate", "1950/1952"), ("birthDate", "1951"))
    (row,) = (r for r in listed_cases([party], 1, 1).rows if r[1] == "unchanged")
    assert row[5] == "1951"


def test_an_invented_person_has_listed_words_and_no_listed_name():
    made = clean_people(LISTED, 1, 40)
    listed = {tuple(sorted(tokens(n.text))) for party in LISTED for n in party.names}
    words = {word for bag in listed for word in bag}
    assert made.counts == {"clean": len(made.rows)}
    for name, schema, born, _ in made.rows:
        bag = tuple(sorted(tokens(name)))
        assert bag not in listed
        assert set(bag) <= words
        assert (schema, len(born)) == ("Person", 10)


def test_whoever_comes_out_with_a_listed_name_is_left_out_and_counted():
    # Every family with every given name is listed: nobody is left to invent.
    made = clean_people(PEOPLE, 1, 10)
    assert made.rows == ()
    assert made.left_out > 0
