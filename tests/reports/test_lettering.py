from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lookthrough.reports.lettering import ELLIPSIS, text_width, wrapped

WIDTH = 120.0
SIZE = 13.0


@given(st.text(max_size=200))
def test_no_line_is_wider_than_allowed(text: str):
    for line in wrapped(text, SIZE, WIDTH, 3):
        assert text_width(line, SIZE) <= WIDTH


@given(st.text(max_size=200))
def test_with_lines_enough_nothing_is_lost(text: str):
    kept = "".join(wrapped(text, SIZE, WIDTH, 1000))
    assert kept.replace(" ", "") == "".join(text.split())


def test_what_does_not_fit_ends_in_an_ellipsis():
    lines = wrapped("word " * 100, SIZE, WIDTH, 3)
    assert len(lines) == 3
    assert lines[-1].endswith(ELLIPSIS)


def test_wide_scripts_take_more_room_and_marks_none():
    assert text_width("靜葦軟件", SIZE) > text_width("abcd", SIZE)
    assert text_width("e\N{COMBINING ACUTE ACCENT}", SIZE) == text_width("e", SIZE)
