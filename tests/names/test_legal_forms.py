from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.names import LEGAL_FORMS, tokens, with_legal_forms
from lookthrough.names.legal_forms import _table

FORMS = st.sampled_from(sorted(_table()[0]))
PLAIN = st.sampled_from(("example", "vympel", "ada", "north", "x"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("OOO Vympel", "ltd vympel"),
        ("Vympel LLC", "vympel ltd"),
        ("Example Company Limited", "example ltd"),
        ("Example Co., Ltd.", "example ltd"),
        ("Example Co", "example inc"),
        ("Example Aktiengesellschaft", "example plc"),
        ("ОАО Пример", "plc primer"),
        ("Open Joint Stock Company Example", "plc example"),
        ("Example S. de R.L.", "example s de rl"),
        ("Example SA de CV", "example plc"),
        ("Example GmbH & Co. KG", "example lp"),
        ("FGUP Example", "unitary example"),
        ("Example Sdn. Bhd.", "example ltd"),
        ("Limited Company Public", "ltd public"),
    ],
)
def test_counterpart_forms_share_a_spelling(text: str, words: str):
    assert with_legal_forms(tokens(text)) == tuple(words.split())


def test_the_longest_form_wins():
    words = ("public", "joint", "stock", "company")
    assert with_legal_forms(words) == ("plc",)
    assert with_legal_forms(words[1:]) == ("plc",)
    assert with_legal_forms(words[3:]) == ("inc",)
    assert with_legal_forms(words[:2]) == words[:2]


def test_no_form_stands_for_two_spellings():
    """The table is a dictionary: a form written under two spellings would silently move."""
    table, _ = _table()
    for form, spelling in table.items():
        assert with_legal_forms(form) == (spelling,)
    assert set(table.values()) == LEGAL_FORMS


@given(FORMS, PLAIN, PLAIN)
def test_a_form_is_found_wherever_it_stands(form: tuple[str, ...], first: str, last: str):
    table, _ = _table()
    assert with_legal_forms((first, *form, last)) == (first, table[form], last)
    assert with_legal_forms((first, *form)) == (first, table[form])


@given(st.lists(st.one_of(PLAIN.map(lambda word: (word,)), FORMS), max_size=5))
def test_other_words_are_neither_lost_nor_moved(parts: list[tuple[str, ...]]):
    words = tuple(word for part in parts for word in part)
    found = with_legal_forms(words)
    plain = {"example", "vympel", "ada", "north", "x"}
    assert [w for w in found if w in plain] == [w for w in words if w in plain]
    assert len(found) <= len(words)


@given(st.lists(st.text(alphabet="abcdeltdop", min_size=1, max_size=4), max_size=6))
def test_any_words_are_taken(words: list[str]):
    assert len(with_legal_forms(words)) <= len(words)
    assert with_legal_forms(()) == ()
