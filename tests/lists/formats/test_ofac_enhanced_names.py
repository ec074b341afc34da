"""Names and addresses of ENHANCED XML, in every script."""

from __future__ import annotations

from tests.lists.enhanced import by_number, golden


def test_a_name_comes_in_each_script_the_primary_one_first():
    names = by_number(golden())["90001"].names
    assert [(name.text, name.prop) for name in names] == [
        ("PUBLIC JOINT STOCK COMPANY EXAMPLE BANK", "name"),
        ("ПАО ПРИМЕРБАНК", "name"),
        ("EXAMPLE SAVINGS BANK", "previousName"),
        ("EXBANK", "weakAlias"),
    ]


def test_marks_of_direction_are_no_part_of_a_name():
    names = by_number(golden())["90002"].names
    assert names[1].text == "إكزامبلوف, إيفان"
    assert names[1].family == "إكزامبلوف"


def test_parts_of_a_persons_name_are_told_and_a_nickname_has_none():
    person = by_number(golden())["90002"]
    assert (person.names[0].family, person.names[0].given) == ("EXAMPLOV", "Ivan Petrovich")
    nickname = next(name for name in person.names if name.text == "The Example")
    assert (nickname.prop, nickname.family, nickname.given) == ("weakAlias", "", "")
    assert person.values("fatherName") == ("Petrovich",)
    assert "Oldova" in person.values("notes")


def test_the_same_words_are_one_name_and_an_empty_one_is_counted():
    person = by_number(golden())["90002"]
    assert len({name.text for name in person.names}) == len(person.names) == 4
    assert [row.empty for row in golden().rows if row.file.endswith(" name")] == [1]


def test_an_address_comes_in_each_script_and_apart():
    latin, cyrillic, region = by_number(golden())["90001"].addresses
    assert latin.street == "1 Example Street, Building 2, Floor 3"
    assert (latin.city, latin.region) == ("Moscow", "Moscow Oblast, Central")
    assert (latin.postal_code, latin.country, latin.country_text) == ("101000", "RU", "Russia")
    assert (cyrillic.street, cyrillic.city) == ("Примерная улица 1", "Москва")
    assert (region.city, region.country, region.country_text) == ("", "XE", "Region: Exampleland")
    assert [row.empty for row in golden().rows if row.file.endswith(" address")] == [2]
