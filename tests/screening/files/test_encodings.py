"""How a text is encoded is found out, told, and never half guessed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from lookthrough.model import InputError
from lookthrough.screening import ReadOptions, RowFile, open_rows

TEXT = "name,city\nZoë Brandstätter,Köln\nAnn,Oslo\n"
NAMES = {
    "cp1252": "Søren Kierkegård;Ærø\nZoë Brandstätter;Köln\nJosé Quiñones;Bogotá\n",
    "cp1250": "Łukasz Żółć;Kraków\nŚwięty Michał;Gdańsk\n",
    "cp1251": "ООО «Фонарь»;Москва\nПётр Ильич Иванов;Пермь\n",
    "koi8_r": "Иванов Иван Иванович;Москва\nПетров Пётр;Пермь\n",
    "gb18030": "金仁哲;平壤\n北京灯笼贸易有限公司;北京市朝阳区\n",
    "big5": "金仁哲;平壤\n臺北燈籠貿易有限公司;臺北市\n",
    "shift_jis": "金仁哲;東京\n株式会社ランタン;大阪市\n",
    "cp949": "김인철;평양\n등불무역주식회사;서울\n",
    "cp1253": "Γεώργιος Παπαδόπουλος;Αθήνα\n",
    "cp1256": "محمد أحمد علي;دمشق\nشركة الفانوس;بيروت\n",
    "cp874": "สมชาย ใจดี;กรุงเทพ\nบริษัท โคมไฟ;เชียงใหม่\n",
}


def opened(tmp_path: Path, content: bytes, **options: str) -> RowFile:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    return open_rows(path, ReadOptions(**options))


def names(file: RowFile) -> list[str]:
    return [row.values["name"][0] for row in file]


@pytest.mark.parametrize(
    ("codec", "mark", "told"),
    [
        ("utf-8", "", "utf-8"),
        ("utf-8", "\ufeff", "utf-8"),
        ("utf-16-le", "\ufeff", "utf-16"),
        ("utf-16-be", "\ufeff", "utf-16"),
        ("utf-32-le", "\ufeff", "utf-32"),
        ("utf-32-be", "\ufeff", "utf-32"),
        ("utf-16-le", "", "utf-16-le"),
        ("utf-16-be", "", "utf-16-be"),
        ("utf-32-le", "", "utf-32-le"),
        ("utf-32-be", "", "utf-32-be"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_unicode_is_found_with_and_without_a_mark(
    tmp_path: Path, codec: str, mark: str, told: str, *, packed: bool
):
    raw = (mark + TEXT).encode(codec)
    file = opened(tmp_path, gzip.compress(raw) if packed else raw)
    assert names(file) == ["Zoë Brandstätter", "Ann"]
    assert (file.read_as.encoding, file.read_as.guessed) == (told, False)


@pytest.mark.parametrize("codec", NAMES)
def test_what_nothing_tells_is_guessed_and_called_a_guess(tmp_path: Path, codec: str):
    lines = ("name;city\n" + NAMES[codec]).encode(codec)
    file = opened(tmp_path, lines)
    assert names(file) == [line.split(";")[0] for line in NAMES[codec].splitlines()]
    assert file.read_as.guessed


def test_letters_that_first_come_far_down_are_found(tmp_path: Path):
    file = opened(tmp_path, b"name,city\n" + b"Ann,Oslo\n" * 300_000 + b"Zo\xeb,Oslo\n")
    assert names(file)[-1] == "Zoë"
    assert (file.read_as.encoding, file.read_as.guessed) == ("cp1252", True)


def test_an_odd_byte_in_utf8_is_reported_and_does_not_change_how_the_rest_is_read(tmp_path: Path):
    content = TEXT.encode() + b"Zo\xeb,Oslo\n"
    with pytest.raises(InputError) as failure:
        opened(tmp_path, content)
    assert "byte 0xeb in line 4 is not utf-8 text" in str(failure.value)
    assert "--encoding" in failure.value.expected


def test_an_encoding_that_is_given_is_used_and_must_fit(tmp_path: Path):
    raw = TEXT.encode("cp1252")
    file = opened(tmp_path, raw, encoding="Windows-1252")
    assert names(file)[0] == "Zoë Brandstätter"
    assert (file.read_as.encoding, file.read_as.guessed) == ("cp1252", False)
    assert names(opened(tmp_path, raw, encoding="latin-1")) == names(file)
    with pytest.raises(InputError, match="byte 0xeb in line 2 is not utf-8 text"):
        opened(tmp_path, raw, encoding="utf-8")
    for unknown in ("klingon", "rot13", "hex"):
        with pytest.raises(InputError, match="not a known encoding"):
            opened(tmp_path, raw, encoding=unknown)
