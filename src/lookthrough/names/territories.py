"""Countries and territories, under any name people write, to ISO 3166-1 alpha-2.

Names in many languages come from the Unicode CLDR (by Babel); the table below adds only the
official long forms and list-makers' inversions that CLDR does not carry.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

_LANGUAGES = (
    "ar bg bn ca cs da de el es et fa fi fr ga he hi hr hu hy id is it ja ka kk km ko ky lo lt lv"
    " mk mn ms my nl no pl ps pt ro ru sk sl sq sr sv sw ta tg th tk tr uk ur uz vi zh zh_Hant"
).split()

# Long forms: UN terminology database (UNTERM) and the spellings of OFAC's and the UN's own lists.
_MORE_NAMES = """
AE United Arab Emirates, UAE, Emirates
BA Bosnia-Herzegovina, Bosnia
BO Bolivia Plurinational State of, Plurinational State of Bolivia
BN Brunei Darussalam
BS Bahamas The
CD Congo Democratic Republic of the, Democratic Republic of the Congo, DR Congo, DRC, Zaire
CF Central African Rep
CG Congo Republic of the, Republic of the Congo, Congo
CI Cote d Ivoire, Ivory Coast
CN China, People's Republic of China, PRC, China People's Republic of, Mainland China
CV Cabo Verde
CZ Czech Republic
FM Micronesia Federated States of, Federated States of Micronesia
GB Great Britain, Britain, UK, England, Scotland, Wales, Northern Ireland,
GB United Kingdom of Great Britain and Northern Ireland
GM Gambia The, The Gambia
HK Hong Kong, China Hong Kong, Hong Kong SAR, Hong Kong Special Administrative Region
HK China Hong Kong Special Administrative Region
IM Man Isle of
IR Iran Islamic Republic of, Islamic Republic of Iran, I R Iran
KN Saint Kitts and Nevis
KP Korea North, North Korea, DPRK, Democratic People's Republic of Korea, D P R K
KP Korea Democratic People's Republic of, Korea DPR, DPR Korea, N Korea, DPR of Korea
KP Северная Корея
KR Южная Корея
KR Korea South, South Korea, Republic of Korea, Korea Republic of, ROK, S Korea
LA Lao People's Democratic Republic, Lao PDR, Laos
LC Saint Lucia
LY Libyan Arab Jamahiriya, State of Libya
MD Moldova Republic of, Republic of Moldova
MK Macedonia, North Macedonia, North Macedonia The Republic of
MK Macedonia The Former Yugoslav Republic of
MK The former Yugoslav Republic of Macedonia
MM Burma, Myanmar
MO Macau, Macao, Macao SAR
NL Holland, The Netherlands, Kingdom of the Netherlands
PS Palestinian, Palestine, State of Palestine, West Bank, Gaza, Gaza Strip, Northern Gaza
PS Palestine State of, Occupied Palestinian Territory, Palestinian Territories
RS Serbia, Republic of Serbia
RU Russian Federation, Russia, RF, Российская Федерация
SY Syrian Arab Republic
SZ Swaziland, Eswatini
TL East Timor, Timor-Leste
TR Turkey, Turkiye, Republic of Turkiye
TW Taiwan, Taiwan Province of China, Republic of China
TZ Tanzania United Republic of, United Republic of Tanzania
US United States, United States of America, USA, U S A, U S, America
VC Saint Vincent and the Grenadines
VA Vatican, Holy See
VE Venezuela Bolivarian Republic of, Bolivarian Republic of Venezuela
VG Virgin Islands British, British Virgin Islands, BVI
VI Virgin Islands U S, U S Virgin Islands, US Virgin Islands
VN Viet Nam, Socialist Republic of Viet Nam
XK Kosovo
"""
# What a nationality column holds. "Korean", "Congolese", "Guinean" and "Dominican" fit more than
# one country and are left out.
_DEMONYMS = """
AE Emirati; AF Afghan, Afghani; AL Albanian; AM Armenian; AO Angolan; AR Argentine, Argentinian;
AT Austrian; AU Australian; AZ Azerbaijani; BA Bosnian; BD Bangladeshi; BE Belgian; BG Bulgarian;
BH Bahraini; BJ Beninese; BO Bolivian; BR Brazilian; BY Belarusian, Belarusan; CA Canadian;
CH Swiss; CL Chilean; CM Cameroonian; CN Chinese; CO Colombian; CR Costa Rican; CU Cuban;
CY Cypriot; CZ Czech; DE German; DK Danish; DZ Algerian; EC Ecuadorian; EE Estonian; EG Egyptian;
ER Eritrean; ES Spanish; ET Ethiopian; FI Finnish; FR French; GB British; GE Georgian;
GH Ghanaian; GR Greek; GT Guatemalan; HN Honduran; HR Croatian; HT Haitian; HU Hungarian;
ID Indonesian; IE Irish; IL Israeli; IN Indian; IQ Iraqi; IR Iranian; IS Icelandic; IT Italian;
JM Jamaican; JO Jordanian; JP Japanese; KE Kenyan; KG Kyrgyz; KH Cambodian; KP North Korean;
KR South Korean; KW Kuwaiti; KZ Kazakh, Kazakhstani; LA Lao, Laotian; LB Lebanese; LK Sri Lankan;
LR Liberian; LT Lithuanian; LV Latvian; LY Libyan; MA Moroccan; MD Moldovan; ME Montenegrin;
ML Malian; MM Burmese; MN Mongolian; MR Mauritanian; MT Maltese; MX Mexican; MY Malaysian;
MZ Mozambican; NG Nigerian; NI Nicaraguan; NL Dutch; NO Norwegian; NP Nepali, Nepalese;
NZ New Zealander; OM Omani; PA Panamanian; PE Peruvian; PH Filipino, Philippine; PK Pakistani;
PL Polish; PT Portuguese; PY Paraguayan; QA Qatari; RO Romanian; RS Serbian; RU Russian;
RW Rwandan; SA Saudi, Saudi Arabian; SD Sudanese; SE Swedish; SG Singaporean; SI Slovenian;
SK Slovak; SN Senegalese; SO Somali; SS South Sudanese; SV Salvadoran; SY Syrian; TD Chadian;
TH Thai; TJ Tajik; TM Turkmen; TN Tunisian; TR Turkish; TW Taiwanese; TZ Tanzanian; UA Ukrainian;
UG Ugandan; US American; UY Uruguayan; UZ Uzbek; VE Venezuelan; VN Vietnamese; YE Yemeni;
ZA South African; ZM Zambian; ZW Zimbabwean
"""
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
# No territory is called at such length; taking asides off takes the square of a text's length.
_LONGEST = 500
# "Libya (in custody)", "Region: West Bank", "Tunisian passport".
_ASIDE = re.compile(r"\(.*?\)|^region:|\bpassport$", re.IGNORECASE)
_STATE_FORM = re.compile(
    r"^(?:islamic |federal |democratic |arab |people s |co operative |socialist )*"
    r"(?:republic|kingdom|state|sultanate|principality|commonwealth) of "
)


@lru_cache(maxsize=65_536)
def country_code(text: str, *, english: bool = False) -> str:
    """Find the country or territory a text names.

    Args:
        text: a name in any of some fifty languages, a long form, or an ISO 3166-1 alpha-2 or
            alpha-3 code.
        english: it is in English, so that the names in other languages need not be loaded,
            which takes a quarter of a second, only to find that a town is no country.

    Returns:
        The alpha-2 code (``XK`` for Kosovo), or an empty string where it is none. The dissolved
        states (USSR, Yugoslavia) have no successor that can be told, and give nothing.

    Example:
        >>> [country_code(t) for t in ("Korea, North", "DPRK", "PRK", "kp", "북한", "Atlantis")]
        ['KP', 'KP', 'KP', 'KP', 'KP', '']
    """
    if len(text) > _LONGEST:
        return ""
    stripped = text.strip()
    code = _code(stripped.upper()) if stripped.isascii() else ""
    if code:
        return code
    # The whole first: what stands in brackets may tell one Congo, or Korea, from the other.
    tables = (_english,) if english else (_english, _other_languages)
    return _named(_key(stripped), tables) or _named(_key(_ASIDE.sub(" ", stripped)), tables)


@cache
def country_name(code: str) -> str:
    """Return the English name of an alpha-2 code, or the code itself where it is unknown.

    Example:
        >>> country_name("KP")
        'North Korea'
    """
    return str(Locale.parse("en").territories.get(code, code))


def _named(key: str, tables: Iterable[Callable[[], dict[str, str]]]) -> str:
    for table in tables:
        names = table()
        found = names.get(key) or names.get(_STATE_FORM.sub("", key))
        if found:
            return found
    return ""


def _code(text: str) -> str:
    if len(text) == 2 and text in _alpha2():
        return text
    if len(text) == 3:
        successors = get_global("territory_aliases").get(text, ())
        if len(successors) == 1 and successors[0] in _alpha2():
            return str(successors[0])
    return ""


@cache
def _alpha2() -> frozenset[str]:
    codes = map(str, Locale.parse("en").territories)
    return frozenset(c for c in codes if len(c) == 2 and c.isalpha()) - _NOT_COUNTRIES


@cache
def _english() -> dict[str, str]:
    names = _names_in("en")
    for line in (*_MORE_NAMES.strip().splitlines(), *_DEMONYMS.split(";")):
        code, _, rest = line.strip().partition(" ")
        names.update((_key(name), code) for name in rest.split(",") if name.strip())
    return names


@cache
def _other_languages() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in _LANGUAGES:
        for key, code in _names_in(language).items():
            names.setdefault(key, code)
    return names


def _names_in(language: str) -> dict[str, str]:
    territories = Locale.parse(language).territories
    return {_key(str(name)): code for code, name in territories.items() if code in _alpha2()}


def _key(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in plain.casefold().replace("&", " and "))
    return " ".join(word for word in words.split() if word != "the")
