from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lookthrough.names import tokens
from lookthrough.names.tokens import MAX_TEXT, MAX_WORDS

WORD = re.compile(r"[a-z0-9]+")
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
DOTTED = st.text(alphabet="aBc. &'’,-1ÉßЖ정中ا", max_size=30)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("EXAMPLE, Ada", "example ada"),
        ("O'Example D’Ada", "oexample dada"),
        ("L.L.C. Example", "llc example"),
        ("Example S. A.", "example sa"),
        ("Example S.A. Holding", "example sa holding"),
        ("J. Example", "j example"),
        ("J. R. R. Example", "jrr example"),
        ("Example & Sons", "example and sons"),
        ("Łódź Straße Ærø", "lodz strasse aero"),
        ("Пример Торг", "primer torg"),
        ("정인철", "jeong in cheol"),
        ("遼寧", "liao ning"),
        ("Example株式会社", "example zhu shi hui she"),
        ("ＦＵＬＬ　ｗｉｄｔｈ", "full width"),
        ("No. 44-B", "no 44 b"),
        ("...", ""),
        ("", ""),
    ],
)
def test_names_become_plain_words(text: str, words: str):
    assert tokens(text) == tuple(words.split())


def test_a_hyphen_parts_words_and_an_apostrophe_does_not():
    assert tokens("Yo'n-ku'n") == tokens("Yon kun") == ("yon", "kun")


def test_composed_and_decomposed_letters_are_the_same():
    assert tokens("e\u0301xample") == tokens("\u00e9xample") == ("example",)
    assert tokens("\u1112\u1161\u11ab") == tokens("\ud55c") == ("han",)


@given(st.one_of(ANY_TEXT, DOTTED))
def test_any_text_gives_plain_words(text: str):
    assert all(WORD.fullmatch(word) for word in tokens(text))


@given(st.one_of(ANY_TEXT, DOTTED))
def test_words_stay_as_they_are(text: str):
    words = tokens(text)
    joined = " ".join(words)
    assume(len(joined) <= MAX_TEXT)
    assert tokens(joined) == words
    assert tokens(joined.upper()) == words


def test_the_longest_texts_are_cut():
    assert tokens("a" * 5000) == ("a" * MAX_TEXT,)
    # One character that stands for eighteen; a thousand of them once made four thousand words.
    assert len(tokens("\ufdfa" * MAX_TEXT)) == MAX_WORDS
    assert len(tokens("x " * 60)) == 60
