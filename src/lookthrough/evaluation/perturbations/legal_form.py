"""A company's legal form is left out, spelt out, shortened, or given as its counterpart's."""

from __future__ import annotations

from random import Random

from lookthrough.evaluation.perturbing import PERTURBATIONS, ListedName, Perturbation, like, put

_SPELT_OUT = {
    "llc": "limited liability company",
    "ltd": "limited",
    "co": "company",
    "corp": "corporation",
    "inc": "incorporated",
    "plc": "public limited company",
    "jsc": "joint stock company",
    "ojsc": "open joint stock company",
    "cjsc": "closed joint stock company",
    "pjsc": "public joint stock company",
    "ooo": "obshchestvo s ogranichennoy otvetstvennostyu",
    "oao": "otkrytoye aktsionernoye obshchestvo",
    "zao": "zakrytoye aktsionernoye obshchestvo",
    "pao": "publichnoye aktsionernoye obshchestvo",
    "gmbh": "gesellschaft mit beschraenkter haftung",
    "sa": "sociedad anonima",
    "srl": "sociedad de responsabilidad limitada",
}
_SHORT = {long: short for short, long in _SPELT_OUT.items()}
_COUNTERPARTS = {
    "llc": ("ooo", "ltd"),
    "ltd": ("llc",),
    "corp": ("inc",),
    "inc": ("corp",),
    "jsc": ("ao", "plc"),
    "ojsc": ("oao", "jsc"),
    "cjsc": ("zao", "jsc"),
    "pjsc": ("pao", "jsc"),
    "ooo": ("llc", "ltd"),
    "oao": ("ojsc", "jsc"),
    "zao": ("cjsc", "jsc"),
    "pao": ("pjsc", "jsc"),
    "gmbh": ("llc", "ltd"),
    "srl": ("llc", "ltd"),
}
_LONGEST = 5


def legal_form(name: ListedName, chance: Random) -> str | None:
    """Change the first legal form found at the end of a name, or at its beginning."""
    words = name.words
    if name.is_person:
        return None
    found = _at_an_end(words)
    if found is None:
        return None
    at, length = found
    plain = _plain(words[at : at + length])
    short = _SHORT.get(plain, plain)
    written = " ".join(words[at : at + length])
    others = [
        *_COUNTERPARTS.get(short, ()),
        short if plain in _SHORT else _SPELT_OUT[short],
        "",
    ]
    new = chance.choice(others)
    shown = new.upper() if new and " " not in new and new not in _SHORT else like(new, written)
    return put(words, at, *shown.split(), instead_of=length)


def _at_an_end(words: tuple[str, ...]) -> tuple[int, int] | None:
    """Find where a form stands and how many words it has; something must remain beside it."""
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        for at in (len(words) - length, 0):
            plain = _plain(words[at : at + length])
            if plain in _SPELT_OUT or plain in _SHORT:
                return at, length
    return None


def _plain(words: tuple[str, ...]) -> str:
    return " ".join(words).replace(".", "").lower()


PERTURBATIONS.add(
    "legal_form", Perturbation(legal_form, "legal form changed, spelt out or left out")
)
