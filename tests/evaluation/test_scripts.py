from __future__ import annotations

import pytest

from lookthrough.evaluation.scripts import script_of, script_relation


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Miro Tannenfels", "Latin"),
        ("Åsa Łuk", "Latin"),
        ("Миро", "Cyrillic"),
        ("ميرو", "Arabic"),
        ("金正恩", "Han"),
        ("정인철", "Hangul"),
        ("ミロ", "Kana"),
        ("Μίρο", "Greek"),
        ("EP-GOM 12", "Latin"),
        ("12 – 7", "none"),
        ("Ab Аб", "Cyrillic"),
    ],
)
def test_a_name_is_in_the_script_of_most_of_its_letters(text: str, script: str):
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Ann", "Anne", "both Latin"),
        ("Анна", "Анна", "same script, not Latin"),
        ("Анна", "Anna", "across scripts"),
        ("Ann 金", "金", "across scripts"),
        ("7", "seven", "both Latin"),
    ],
)
def test_two_names_share_a_script_or_do_not(left: str, right: str, relation: str):
    assert script_relation(left, right) == script_relation(right, left) == relation
