"""A name is romanised by another rule than the list's.

Which rules compete depends on the language, so a party's countries choose the family: for
Cyrillic BGN/PCGN, ISO 9 without marks, ICAO Doc 9303 and the French and German usage; for Arabic
and Persian ALA-LC, ICAO Doc 9303 and the French usage; for Korean McCune-Reischauer, the Revised
Romanisation of 2000 and the spellings people choose; for Chinese Pinyin and Wade-Giles.
"""

from __future__ import annotations

from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation, like, put

_CYRILLIC = """kh > h x | ts > c tz | ya ia ja | yu iu ju | zh > j | shch > sch | ye > ie e | x > ks
    | -iy -ii -ij | -y > -iy -i | -ov -off -ow | -ev -eff -ew | -skiy -sky -ski"""
_ARABIC = """q > k g | u > o ou | o > u | ee > i | oo > u ou | aa > a | sh > ch | j > dj | dh > d z
    | th > t | kh > k | gh > g | iyya ia iya | -ah -a | -y -i | mad med | mm > m | ss > s | dd > d
    | aw au | ay ai ei | -allah -ullah | -din -deen -dine | -rahman -rehman"""
_KOREAN = """=chol =cheol | =chong =jeong =jong | =kyong =gyeong =kyung | =hyok =hyeok =hyuk
    | =yong =yeong =young | =song =seong =sung | =kim =gim | =pak =bak =park | =ri =yi =lee
    | =choe =choi | =chung =jung | =kwang =gwang | =tong =dong | =kuk =guk =kook | =pong =bong
    | =su =soo | =kun =geun | =hui =hee | =kil =gil | =chin =jin | =chun =jun | =sok =seok =suk
    | =hyon =hyeon =hyun | =myong =myeong =myung | =un =eun | =son =seon =sun | =so =seo
    | =paek =baek =paik | =cho =jo | =chang =jang | =kang =gang | =ryong =yong | =ok =ok =oak"""
_CHINESE = """=zhang =chang | =zhao =chao | =zhou =chou | =xu =hsu | =xie =hsieh | =xiao =hsiao
    | =qian =chien | =jiang =chiang | =jin =chin | =gao =kao | =guo =kuo | =deng =teng
    | =dong =tung | =song =sung | =zeng =tseng | =cai =tsai | =cao =tsao | =bai =pai | =bo =po
    | =xin =hsin | =xing =hsing | =zhong =chung | =zhen =chen | =hong =hung | =long =lung
    | =ren =jen | =rong =jung | =tian =tien | =yan =yen | =jian =chien | =qing =ching
    | =jing =ching | =guang =kuang | =gang =kang | =ding =ting | =dai =tai | =du =tu
    | =qi =chi | =ji =chi | =zhi =chih | =jun =chun | =guang =kuang | =bin =pin | =bing =ping"""
_FAMILIES = (
    (_CYRILLIC, "RU UA BY KZ KG TJ UZ TM MD BG RS ME MK MN GE AM AZ"),
    (_ARABIC, "IQ SY LB JO PS SA YE OM AE QA BH KW EG LY TN DZ MA SD SO IR AF PK MR"),
    (_KOREAN, "KP KR"),
    (_CHINESE, "CN TW HK MO SG"),
)


def _rules(table: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Turn a table into what may be written, and what instead.

    ``a b`` stand for each other, ``a > b`` goes one way; ``-x`` ends a word and ``=x`` is one.
    """
    rules: list[tuple[str, tuple[str, ...]]] = []
    for group in table.split("|"):
        one, way, others = group.partition(">")
        forms = one.split()
        rules += ((f, tuple(o for o in (others if way else one).split() if o != f)) for f in forms)
    return tuple(rules)


_BY_COUNTRY = {
    country: rules
    for table, countries in _FAMILIES
    for rules in (_rules(table),)
    for country in countries.split()
}


def transliteration(name: ListedName, chance: Random) -> str | None:
    """Rewrite one or two places by a competing rule of the same language."""
    known = [c.upper() for c in sorted(name.countries) if c.upper() in _BY_COUNTRY]
    words = name.words
    if not known or not name.is_person:
        return None
    rules = _BY_COUNTRY[known[0]]
    changed = _rewritten(words, rules, chance)
    if changed is None:
        return None
    if chance.random() < 0.5:
        again = _rewritten(tuple(changed.split()), rules, chance)
        # The second change must not be the first one's way back.
        changed = again if again and again != " ".join(words) else changed
    return changed


def _rewritten(
    words: tuple[str, ...], rules: tuple[tuple[str, tuple[str, ...]], ...], chance: Random
) -> str | None:
    places = [
        (number, start, form.lstrip("-="), others)
        for number, word in enumerate(words)
        if word.isascii()
        for form, others in rules
        for start in _starts(word.lower(), form)
    ]
    if not places:
        return None
    number, start, form, others = chance.choice(places)
    word = words[number]
    old = word[start : start + len(form)]
    new = like(chance.choice(others).lstrip("-="), old if not word.isupper() else "XX")
    return put(words, number, word[:start] + new + word[start + len(form) :])


def _starts(word: str, form: str) -> list[int]:
    letters = form.lstrip("-=")
    if form.startswith("="):
        return [0] if word == letters else []
    if form.startswith("-"):
        return [len(word) - len(letters)] if word.endswith(letters) and word != letters else []
    return [at for at in range(len(word)) if word.startswith(letters, at)]


PERTURBATIONS.add("transliteration", Perturbation(transliteration, "romanised by another rule"))
