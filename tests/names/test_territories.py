from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.names import country_code, country_name

# ISO 3166-1, the officially assigned alpha-2 codes.
ISO_3166 = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
""".split()


def test_the_code_list_is_whole():
    assert len(set(ISO_3166)) == 249


@pytest.mark.parametrize("code", ISO_3166)
def test_every_code_and_every_english_name_is_its_own_country(code: str):
    assert country_code(code) == code
    assert country_code(f" {code.lower()} ") == code
    assert country_name(code) != code
    assert country_code(country_name(code)) == code


@pytest.mark.parametrize(
    "text",
    [
        "North Korea",
        "Korea, North",
        "DPRK",
        "D.P.R.K.",
        "prk",
        "DPR Korea",
        "Democratic People's Republic of Korea",
        "Democratic People’s Republic of Korea",
        "the Democratic People's Republic of Korea",
        "Korea (Democratic People's Republic of)",
        "KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF",
        "North Korean",
        "북한",
        "朝鲜",
        "北朝鮮",
        "Северная Корея",
        "Corée du Nord",
        "Corea del Norte",
        "Nordkorea",
        "Coreia do Norte",
        "كوريا الشمالية",
        "Triều Tiên",
    ],
)
def test_north_korea_under_many_names(text: str):
    assert country_code(text) == "KP"


@pytest.mark.parametrize(
    "text",
    [
        "South Korea",
        "Korea, South",
        "ROK",
        "Republic of Korea",
        "Korea, Republic of",
        "The Republic of Korea",
        "South Korean",
        "대한민국",
        "韩国",
        "韓国",
        "Южная Корея",
        "Südkorea",
        "Corée du Sud",
        "كوريا الجنوبية",
    ],
)
def test_south_korea_under_many_names(text: str):
    assert country_code(text) == "KR"


@pytest.mark.parametrize(
    "text",
    [
        "Korea",
        "Korean",
        "Congolese",
        "Guinean",
        "Dominican",
        "USSR",
        "Yugoslavia",
        "Atlantis",
        "EU",
        "UN",
        "ZZ",
        "ß",
        "",
        "  ",
        "()",
    ],
)
def test_what_fits_no_country_or_several_gives_nothing(text: str):
    assert country_code(text) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Congo, Democratic Republic of the", "CD"),
        ("Congo (Democratic Republic of the)", "CD"),
        ("Congo (the Democratic Republic of the)", "CD"),
        ("Congo (the)", "CG"),
        ("Korea (Republic of)", "KR"),
        ("Korea (the Republic of)", "KR"),
        ("Korea (the Democratic People's Republic of)", "KP"),
        ("Bahamas (the)", "BS"),
        ("The Kingdom of the Netherlands", "NL"),
        ("Cocos (Keeling) Islands", "CC"),
        ("Republic of the Congo", "CG"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Federal Republic of Germany", "DE"),
        ("Libya (in custody)", "LY"),
        ("Region: Gaza", "PS"),
        ("Tunisian passport", "TN"),
        ("Viet Nam", "VN"),
        ("Burma", "MM"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Bosnia & Herzegovina", "BA"),
        ("UK", "GB"),
        ("U.S.A.", "US"),
        ("China, Hong Kong", "HK"),
        ("中国", "CN"),
        ("中國", "CN"),
        ("Российская Федерация", "RU"),
        ("Россия", "RU"),
        ("Kosovo", "XK"),
        ("GBR", "GB"),
        ("840", "US"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Guinea", "GN"),
        ("Dominica", "DM"),
        ("Georgia", "GE"),
    ],
)
def test_long_forms_codes_and_asides(text: str, code: str):
    assert country_code(text) == code


@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_any_text_names_a_known_country_or_none(text: str):
    code = country_code(text)
    assert code == "" or (len(code) == 2 and country_name(code) != code)


def test_an_unknown_code_is_its_own_name():
    assert country_name("QQ") == "QQ"
