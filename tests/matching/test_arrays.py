from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.matching.invented import WALLET, asked, listed, parties

from lookthrough.matching import Index, Profile, build_arrays
from lookthrough.matching.arrays import Arrays, arrays_version
from lookthrough.matching.similarity import MIN_JOIN_LETTERS, codes, counts, key_hash
from lookthrough.names import skeleton

PARTIES = st.lists(parties(), max_size=6)
FEW = (
    listed("Liao Ning Zhong Mao", ("Brigade 44", "alias"), wallets=(WALLET,)),
    listed(),
    listed("Ada Ada Example", identifiers=(("idNumber", "12345", ""),)),
)


def words_of(profiles: Sequence[Profile]) -> set[str]:
    return {word for p in profiles for form in p.names for word in form.words}


def entry_words(arrays: Arrays, profiles: Sequence[Profile]) -> list[str]:
    """The entries' spellings, from their hashes; the arrays hold none."""
    forms = [form.words for p in profiles for form in p.names]
    joins = {a + b for words in forms for a, b in pairwise(words)}
    spelling = {key_hash(word): word for word in words_of(profiles) | joins}
    return [spelling[int(key)] for key in arrays["entry_hash"]]


@given(PARTIES)
def test_every_name_is_laid_out_word_for_word(profiles: list[Profile]):
    arrays = build_arrays(profiles)
    entries = entry_words(arrays, profiles)
    offset = arrays["name_offset"]
    forms = [(row, form) for row, p in enumerate(profiles) for form in p.names]
    assert offset[0] == 0
    assert offset[-1] == len(arrays["name_word"])
    assert len(offset) == len(forms) + 1 == len(arrays["name_total"]) + 1
    for name, (row, form) in enumerate(forms):
        start, end = offset[name], offset[name + 1]
        assert tuple(entries[n] for n in arrays["name_word"][start:end]) == form.words
        assert arrays["name_weight"][start:end].tolist() == form.weights.tolist()
        assert arrays["name_total"][name] == form.total
        assert arrays["name_entity"][name] == row
        joins = [a + b for a, b in pairwise(form.words)]
        found = [entries[n] if n >= 0 else "" for n in arrays["name_join"][start:end]]
        assert found == [j if len(j) >= MIN_JOIN_LETTERS else "" for j in joins] + [""]


@given(PARTIES)
def test_postings_lead_back_to_their_entry_and_miss_no_place(profiles: list[Profile]):
    arrays = build_arrays(profiles)
    offset, names, places = (arrays[f"post_{part}"] for part in ("offset", "name", "place"))
    entries = len(arrays["entry_hash"])
    assert len(offset) == entries + 1
    assert offset[0] == 0
    assert offset[-1] == len(names) == len(places)
    assert (np.diff(offset) > 0).all(), "an entry that stands nowhere"
    found = set()
    for entry in range(entries):
        for at in range(offset[entry], offset[entry + 1]):
            flat = arrays["name_offset"][names[at]] + places[at]
            held = (arrays["name_word"][flat], arrays["name_join"][flat])
            assert entry in held
            found.add((entry, int(flat)))
    expected = {(int(n), flat) for flat, n in enumerate(arrays["name_word"])}
    expected |= {(int(n), flat) for flat, n in enumerate(arrays["name_join"]) if n >= 0}
    assert found == expected
    assert len(names) == len(expected), "a place is posted twice"


@given(PARTIES)
def test_the_vocabulary_is_in_order_of_length_with_numbers_last(profiles: list[Profile]):
    arrays = build_arrays(profiles)
    words = entry_words(arrays, profiles)[: len(arrays["word_counts"])]
    assert set(words) == words_of(profiles)
    assert len(set(words)) == len(words)
    letters = [word for word in words if not word.isdigit()]
    assert words[len(letters) :] == [word for word in words if word.isdigit()]
    begin = arrays["length_begin"]
    for length, (start, end) in enumerate(pairwise(begin)):
        assert all(len(codes(word)) == length for word in words[start:end])
    assert begin[0] == 0
    assert begin[-1] == len(letters)
    for number, word in enumerate(words):
        assert tuple(map(int, arrays["word_counts"][number])) == counts(word)


@given(PARTIES)
def test_entries_hold_their_codes(profiles: list[Profile]):
    arrays = build_arrays(profiles)
    offset = arrays["code_offset"]
    words = entry_words(arrays, profiles)
    assert (np.diff(offset) > 0).all()
    assert offset[-1] == len(arrays["code"])
    for entry, word in enumerate(words):
        assert arrays["code"][offset[entry] : offset[entry + 1]].tolist() == codes(word).tolist()
        assert arrays["entry_alpha"][entry] == word.isalpha()


@given(PARTIES)
def test_hash_tables_are_sorted_and_whole(profiles: list[Profile]):
    arrays = build_arrays(profiles)
    words = entry_words(arrays, profiles)
    single = len(arrays["word_counts"])
    long = [n for n in range(single) if len(words[n]) >= MIN_JOIN_LETTERS]
    expected = {
        "word": {(key_hash(words[n]), n) for n in range(single)},
        "word_skeleton": {(key_hash(skeleton(words[n])), n) for n in long},
        "join_skeleton": {(key_hash(skeleton(words[n])), n) for n in range(single, len(words))},
        "identifier": {
            (key_hash(i.value), row) for row, p in enumerate(profiles) for i in p.identifiers
        },
        "wallet": {(key_hash(w), row) for row, p in enumerate(profiles) for w in p.wallets},
    }
    for table, pairs in expected.items():
        hashes, numbers = arrays[f"{table}_hash"], arrays[f"{table}_number"]
        assert (hashes[:-1] <= hashes[1:]).all()
        assert set(zip(hashes.tolist(), numbers.tolist(), strict=True)) == pairs


@pytest.mark.parametrize("profiles", [(), (listed(),), FEW])
def test_types_do_not_depend_on_what_is_held(profiles: Sequence[Profile]):
    expected = {key: (array.dtype, array.ndim) for key, array in build_arrays(FEW).items()}
    found = {key: (array.dtype, array.ndim) for key, array in build_arrays(profiles).items()}
    assert found == expected
    assert not any(array.dtype == object for array in build_arrays(profiles).values())


def test_the_same_profiles_give_the_same_arrays():
    first, second = build_arrays(FEW), build_arrays(iter(FEW))
    assert first.keys() == second.keys()
    assert all(np.array_equal(first[key], second[key]) for key in first)


def test_hashes_are_the_same_on_every_machine():
    # printf osong | b2sum -l 64
    assert key_hash("osong") == int.from_bytes(bytes.fromhex("adcc79bef4ea8538"), "little")
    assert key_hash("\ud800") != key_hash("?")


@pytest.fixture
def mapped(tmp_path: Path) -> Callable[[Arrays], Arrays]:
    def save_and_map(arrays: Arrays) -> Arrays:
        for key, array in arrays.items():
            np.save(tmp_path / f"{key}.npy", array, allow_pickle=False)
        return {key: np.load(tmp_path / f"{key}.npy", mmap_mode="r") for key in arrays}

    return save_and_map


QUERIES = (
    asked("Liaoning Zhongmao", wallets=(WALLET,)),
    asked("Exampel Ada", identifiers=(("idNumber", "12345", ""),)),
    asked("Brigade 44", "Ada"),
)


def test_mapped_arrays_give_the_same_candidates(mapped: Callable[[Arrays], Arrays]):
    arrays = build_arrays(FEW)
    built, read = Index(arrays), Index(mapped(arrays))
    for query in QUERIES:
        assert read.candidates(query, 0.5) == built.candidates(query, 0.5) != []


@settings(max_examples=10)
@given(PARTIES)
def test_saved_arrays_come_back_whole(tmp_path_factory: pytest.TempPathFactory, profiles):
    folder = tmp_path_factory.mktemp("arrays")
    for key, array in build_arrays(profiles).items():
        np.save(folder / key, array, allow_pickle=False)
        back = np.load(folder / f"{key}.npy", mmap_mode="r")
        assert back.dtype == array.dtype
        assert np.array_equal(back, array)


def test_the_version_is_that_of_the_code(tmp_path, monkeypatch):
    for room in ("names", "matching"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "one.py").write_text("WEIGHT = 1\n")
    monkeypatch.setattr(
        "lookthrough.matching.arrays.resources.files",
        lambda room: tmp_path / room.rpartition(".")[2],
    )
    before = arrays_version.__wrapped__()
    assert arrays_version.__wrapped__() == before
    (tmp_path / "names" / "one.py").write_text("WEIGHT = 2\n")
    assert arrays_version.__wrapped__() != before
