from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.matching.invented import TEXTS, WORDS, listed
from tests.matching.words import near_pairs

from lookthrough.matching import build_arrays, vocabulary
from lookthrough.matching.similarity import (
    MIN_JOIN_LETTERS,
    join_similarity,
    key_hash,
    word_similarity,
)
from lookthrough.matching.vocabulary import Vocabulary, looked_up
from lookthrough.names import tokens

LISTED = st.lists(TEXTS, max_size=8)
ASKED = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4),
    near_pairs().map(list),
)
Alike = dict[str, float]


class Listed:
    """A vocabulary, and the spellings of its entries."""

    def __init__(self, texts: list[str]) -> None:
        arrays = build_arrays([listed(*texts)])
        self.vocabulary = Vocabulary(arrays)
        names = [tokens(text) for text in texts]
        self.words = {word for name in names for word in name}
        self.joins = {
            a + b for name in names for a, b in pairwise(name) if len(a + b) >= MIN_JOIN_LETTERS
        }
        known = {key_hash(word): word for word in self.words | self.joins}
        self._spelling = [known[int(key)] for key in arrays["entry_hash"]]

    def found(self, words: list[str]) -> list[tuple[Alike, Alike]]:
        """For each row of spans, the single words found, and the joined ones."""
        spans = self.vocabulary.spans(words)
        assert spans.shape == (2 * len(words), 2)
        near, alike = self.vocabulary.near
        rows = []
        for start, end in spans.tolist():
            single: Alike = {}
            joined: Alike = {}
            for entry, like in zip(
                near[start:end].tolist(), alike[start:end].tolist(), strict=True
            ):
                into = single if entry < self.vocabulary.words else joined
                assert self._spelling[entry] not in into, "an entry is found twice"
                into[self._spelling[entry]] = like
            rows.append((single, joined))
        return rows


def above_zero(likes: Alike) -> Alike:
    return {word: like for word, like in likes.items() if like > 0}


@given(LISTED, ASKED)
def test_all_that_is_alike_is_found_with_its_likeness(texts: list[str], words: list[str]):
    held = Listed(texts)
    rows = held.found(words)
    for word, (single, joined) in zip(words, rows, strict=False):
        assert single == above_zero({w: word_similarity(word, w) for w in held.words})
        assert joined == above_zero({j: join_similarity(word, j) for j in held.joins})
    for (first, second), (single, joined) in zip(pairwise(words), rows[len(words) :], strict=False):
        both = first + second
        assert single == above_zero({w: join_similarity(w, both) for w in held.words})
        assert joined == {}
    assert rows[-1] == ({}, {}), "the last word has no next one"


@settings(max_examples=30)
@given(LISTED, st.lists(ASKED, min_size=2, max_size=5))
def test_what_was_asked_before_changes_nothing(texts: list[str], asked: list[list[str]]):
    held = Listed(texts)
    first = [held.found(words) for words in asked]
    assert [held.found(words) for words in reversed(asked)] == first[::-1]
    assert [Listed(texts).found(words) for words in asked] == first


@settings(max_examples=20)
@given(LISTED, st.lists(ASKED, min_size=2, max_size=5))
def test_forgetting_changes_nothing(texts: list[str], asked: list[list[str]]):
    held = Listed(texts)
    first = [held.found(words) for words in asked]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "KEPT", -1)
        assert [held.found(words) for words in asked] == first


def test_what_was_forgotten_is_not_taken_from_its_old_place():
    held = Listed(["Liaoning Friedrichbuchenberg Exampla Examplo Exampli"])
    names = [["liao", "ning"], ["example"], ["friedrich", "buchenberg"], ["examplu", "liaonin"]]
    fresh = [Listed(["Liaoning Friedrichbuchenberg Exampla Examplo Exampli"]) for _ in names]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "KEPT", -1)
        for _ in range(2):
            for words, other in zip(names, fresh, strict=True):
                assert held.found(words) == other.found(words)


def test_what_is_known_of_a_word_is_kept():
    held = Listed(["Ada Example", "Liao Ning"])
    first = held.vocabulary.spans(["exampel", "liaoning"]).tolist()
    assert held.vocabulary.spans(["exampel", "liaoning"]).tolist() == first


def test_room_grows_with_what_is_found():
    texts = [f"exampl{a}{b}" for a in "aeiou" for b in "bcdfghjklmnprst"]
    held = Listed(texts)
    for first in "abcdefghij":
        for second in "aeiou":
            word = f"exampl{second}{first}"
            (single, _), _ = held.found([word])
            assert single == above_zero({w: word_similarity(word, w) for w in held.words})
    assert len(held.vocabulary.near[0]) > 1024


def test_a_table_is_looked_up_by_text():
    arrays = build_arrays(
        [listed("Ada"), listed("Example", identifiers=(("idNumber", "54321", ""),))]
    )
    assert looked_up(arrays, "identifier", "54321").tolist() == [1]
    assert looked_up(arrays, "identifier", "54322").tolist() == []
    assert len(looked_up(arrays, "word", "ada")) == 1
