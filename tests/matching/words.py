"""Words for hypothesis: any, and such as differ from each other by a few letters."""

from __future__ import annotations

from hypothesis import strategies as st

# Letters that fold together, stand near one another or come as two for one sound.
LETTERS = "aeiouywhbpdtgkqcjvfszxlrmn"
ANY_WORD = st.text(alphabet=LETTERS, min_size=1, max_size=14)
MIXED = st.text(alphabet="ashkngdz159", min_size=1, max_size=8)


@st.composite
def near_pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A word, and the same after up to three slips."""
    word = draw(st.text(alphabet=LETTERS, min_size=2, max_size=16))
    other = list(word)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(other)))
        kind = draw(st.sampled_from(("add", "drop", "change", "swap")))
        if kind == "add":
            other.insert(at, draw(st.sampled_from(LETTERS)))
        elif kind == "drop" and len(other) > 1:
            del other[min(at, len(other) - 1)]
        elif kind == "change" and other:
            other[min(at, len(other) - 1)] = draw(st.sampled_from(LETTERS))
        elif 0 < at < len(other):
            other[at - 1 : at + 1] = other[at], other[at - 1]
    return word, "".join(other)


PAIRS = st.one_of(near_pairs(), st.tuples(ANY_WORD, ANY_WORD), st.tuples(MIXED, MIXED))
_LONGEST = "adelinobarukipemoritafusagovelimdurnabikesolepartimugodafinerolubdakemit"


@st.composite
def long_words(draw: st.DrawFn) -> str:
    """One of about 64 sounds, where the kernel's ways part, with a slip or two."""
    word = list(_LONGEST[: draw(st.integers(58, len(_LONGEST)))])
    for at in draw(st.lists(st.integers(0, len(word) - 1), max_size=5)):
        word[at] = draw(st.sampled_from("aeotdz"))
    return "".join(word)


LONG_PAIRS = st.tuples(long_words(), long_words())
