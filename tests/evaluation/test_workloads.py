from __future__ import annotations

from tests.evaluation.held import LISTED

from lookthrough.evaluation.workloads import misspelt, unlisted


def test_names_that_are_given_are_taken():
    assert unlisted(LISTED, ["Ann Lee", "Ben Roe", "Cy Vale"], 1, 2).names == ("Ann Lee", "Ben Roe")


def test_names_are_invented_where_none_are_given_and_the_title_says_so():
    made = unlisted(LISTED, [], 1, 10)
    assert len(made.names) <= 10
    assert "invented" in made.title


def test_a_misspelt_name_is_no_listed_one():
    listed = {name.text for party in LISTED for name in party.names}
    made = misspelt(LISTED, 1, 40)
    assert made.names
    assert not listed & set(made.names)
    assert made.names == misspelt(LISTED, 1, 40).names
