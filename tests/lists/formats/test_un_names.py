"""Names come out of the UN list's fields whole, one by one, and nothing else with them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.lists.formats.un_names import is_former, names_in_note, split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KIM BO GI", ["KIM BO GI"]),
        ("Kim Bogi; Gim Bogi; Kim Bo-ki", ["Kim Bogi", "Gim Bogi", "Kim Bo-ki"]),
        ("EXAMPLE BANK (EB) ; SAMPLE HOUSE (SH)", ["EXAMPLE BANK (EB)", "SAMPLE HOUSE (SH)"]),
        ("Example Trading (Hong Kong) Limited", ["Example Trading (Hong Kong) Limited"]),
        ("김보기 (Kim Bogi; Gim Bogi)", ["김보기", "Kim Bogi", "Gim Bogi"]),
        ("Kim Bogi (김보기)", ["Kim Bogi", "김보기"]),
        ("Pogi (original script: Поги)", ["Pogi", "Поги"]),
        (
            "Example Front (EF) (견본 (original script); Sample Front; Front (of Samples))",
            ["Example Front (EF)", "견본", "Sample Front", "Front (of Samples)"],
        ),
        ("견본 (Sample Network - sub-unit name)", ["견본", "Sample Network"]),
        ("Kim Sample b) Gim Sample; K. Sample", ["Kim Sample", "Gim Sample", "K. Sample"]),
        (") Kim Bogi", ["Kim Bogi"]),
        ("Kim Bogi (김보기 ),", ["Kim Bogi", "김보기"]),
        ("“Caesar”", ["Caesar"]),
        ("“General” Sample", ["“General” Sample"]),
        ("SAMPLE, Kim", ["SAMPLE, Kim"]),
        ("Kim; Kim", ["Kim"]),
        ("; ;", []),
        ("", []),
    ],
)
def test_a_field_gives_its_names(text: str, names: list[str]):
    assert [name.text for name in split_names(text)] == names


@pytest.mark.parametrize(
    ("text", "name", "former", "remark"),
    [
        ("Kim (previously listed as)", "Kim", True, "previously listed as"),
        ("Kim/Gim Army (formerly listed as)", "Kim/Gim Army", True, "formerly listed as"),
        ("EL SAMPLE (COMBAT NAME)", "EL SAMPLE", False, "COMBAT NAME"),
        ("보기 (Tigrinya)", "보기", False, "Tigrinya"),
        ("Sample Academy (KPE.018)", "Sample Academy", False, "KPE.018"),
        (
            "Kim, born 1 Jan. 1953 (Sample passport no.03825239)",
            "Kim",
            False,
            "born 1 Jan. 1953 (Sample passport no.03825239)",
        ),
    ],
)
def test_a_remark_is_kept_beside_the_name(text: str, name: str, former: bool, remark: str):  # noqa: FBT001
    (found,) = split_names(text)
    assert (found.text, found.former, found.remark) == (name, former, remark)


@pytest.mark.parametrize(
    ("alias", "note", "names"),
    [
        ("Pogi", "original script: Поги", ("Поги",)),
        ("Pogi", "Previously listed as. In Arabic: بوغي", ("بوغي",)),
        ("김보기", "Kim Bogi; Gim Bogi", ("Kim Bogi", "Gim Bogi")),
        ("김보기", "(Kim Bogi; Gim Bogi) prominently known by this name", ("Kim Bogi", "Gim Bogi")),
        (
            "김보기",
            "transliterations: Kim Bogi; Gim Bogi ) (Nom de guerre)",
            ("Kim Bogi", "Gim Bogi"),
        ),
        (
            "Kim Bogi",
            "Gim Bogi, Kim Bo-ki (transliterations of original script name)",
            ("Gim Bogi", "Kim Bo-ki"),
        ),
        ("Kim Bogi", "born in 1972 in Sampletown", ()),
        ("Kim Bogi", "Passport number: B0515260; POB: Sampletown; Date of issue: 10 Jan 2012", ()),
        ("Kim Bogi", "nom de guerre", ()),
        ("Kim Bogi", "", ()),
    ],
)
def test_a_note_gives_its_names_if_it_holds_any(alias: str, note: str, names: tuple[str, ...]):
    assert names_in_note(alias, note) == names


def test_a_former_name_is_told_from_a_current_one():
    assert is_former("Previously listed as. In Arabic: بوغي")
    assert not is_former("prominently known by this nom de guerre")


@given(st.text(alphabet='AbÉ김Пو ;()",“”-1', max_size=40))
def test_no_letter_is_lost_or_made_up(text: str):
    names = split_names(text)
    kept = {letter for name in names for letter in re.findall(r"\w", name.text + name.remark)}
    assert kept == set(re.findall(r"\w", text))
    assert all(name.text == name.text.strip() for name in names)
