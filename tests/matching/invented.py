"""Invented parties, in as few words as a test needs, and the shapes hypothesis draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from lookthrough.matching import Profile, entity_profile, subject_profile
from lookthrough.model import (
    Address,
    Entity,
    Fact,
    Identifier,
    Name,
    Provenance,
    Schema,
    Subject,
)

AT = Provenance("invented", "0123456789ab", "1", "field")
WALLET = "0x" + "ab" * 20
OTHER_WALLET = "0x" + "cd" * 20

NameGiven = str | tuple[str, str]


def asked(  # every field a subject has
    *names: str,
    schema: Schema = Schema.PERSON,
    born: Sequence[str] = (),
    countries: Sequence[str] = (),
    identifiers: Sequence[tuple[str, str, str]] = (),
    wallets: Sequence[str] = (),
) -> Profile:
    """The profile of a subject; an identifier is ``(property, value, country)``."""
    return subject_profile(
        Subject(
            row=1,
            names=names,
            schema=schema,
            birth_dates=tuple(born),
            countries=tuple(countries),
            identifiers=tuple(Identifier(*given) for given in identifiers),
            wallets=tuple(wallets),
        )
    )


def entity(
    *names: NameGiven,
    schema: Schema = Schema.PERSON,
    born: Sequence[str] = (),
    countries: Sequence[str] = (),
    identifiers: Sequence[tuple[str, str, str]] = (),
    wallets: Sequence[str] = (),
    lives_in: str = "",
) -> Entity:
    """A listed party; a name is a text, or ``(text, property)``."""
    pairs = [(given, "name") if isinstance(given, str) else given for given in names]
    facts = [Fact("birthDate", value, AT) for value in born]
    facts += [Fact("nationality", code, AT) for code in countries]
    facts += [
        Fact(prop, value, AT, qualifiers=(("country", country),) if country else ())
        for prop, value, country in identifiers
    ]
    facts += [Fact("publicKey", value, AT) for value in wallets]
    return Entity(
        "inv-1",
        schema,
        tuple(Name(text, prop, AT) for text, prop in pairs),
        facts=tuple(facts),
        addresses=(Address(AT, country=lives_in),) if lives_in else (),
    )


def listed(*names: NameGiven, **given: Any) -> Profile:
    """The profile of a listed party; see :func:`entity`."""
    return entity_profile(entity(*names, **given))


# Words that meet in every way: same, near, written together, written apart, numbers, light ones.
WORDS = st.sampled_from(
    (
        "liao ning liaoning liaonin zhong mao zhongmao zongmao kyong kyung gyeong son song sik "
        "shik ada adah example exampel sample friedrich buchenberg fridrichbuchenberg "
        "friedrichbuchenberg 44 45 4445 12 345 12345 b2 b3 al ltd inc trading trade korea a x"
    ).split()
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=5).map(" ".join),
    st.text(alphabet="abdegiklnorst' ", max_size=14),
    st.sampled_from(("", "...", "遼寧中貿", "정인철", "ada ada ada", "ning liao ning liao")),
)
NAMES = st.tuples(TEXTS, st.sampled_from(("name", "alias", "weakAlias", "previousName")))
DATES = st.sampled_from(
    "1979 1980 1981 1979-01 1979-02 1979-01-05 1979-05-01 1979-05-02 1990-12-31 1978/1980"
    " 1982/1985-03".split()
)
COUNTRIES = st.sampled_from("KP CN RU LA US".split())
IDENTIFIERS = st.tuples(
    st.sampled_from(("passportNumber", "idNumber", "taxNumber", "email")),
    st.sampled_from(("PP-390220044", "PP390220044", "12345", "54321", "7", "box@list.example")),
    st.sampled_from(("", "KP", "CN")),
)
WALLETS = st.sampled_from((WALLET, WALLET.upper().replace("X", "x"), OTHER_WALLET, "none"))
SCHEMATA = st.sampled_from(tuple(Schema))


@st.composite
def subjects(draw: st.DrawFn) -> Profile:
    return asked(
        *draw(st.lists(TEXTS, max_size=3)),
        schema=draw(SCHEMATA),
        born=draw(st.lists(DATES, max_size=2)),
        countries=draw(st.lists(COUNTRIES, max_size=2)),
        identifiers=draw(st.lists(IDENTIFIERS, max_size=2)),
        wallets=draw(st.lists(WALLETS, max_size=2)),
    )


@st.composite
def parties(draw: st.DrawFn) -> Profile:
    return listed(
        *draw(st.lists(NAMES, max_size=3)),
        schema=draw(SCHEMATA),
        born=draw(st.lists(DATES, max_size=2)),
        countries=draw(st.lists(COUNTRIES, max_size=2)),
        identifiers=draw(st.lists(IDENTIFIERS, max_size=2)),
        wallets=draw(st.lists(WALLETS, max_size=2)),
    )


_OTHER_SPELLINGS = {
    "liaoning": "liaonin",
    "zhongmao": "zongmao",
    "kyong": "kyung",
    "sik": "shik",
    "ada": "adah",
    "example": "exampel",
    "friedrichbuchenberg": "fridrichbuchenberg",
}
_APART = {
    "liaoning": "liao ning",
    "zhongmao": "zhong mao",
    "friedrichbuchenberg": "friedrich buchenberg",
    "12345": "12 345",
}


@st.composite
def spellings(draw: st.DrawFn, words: Sequence[str]) -> str:
    """A name of these words: each as it is, spelt otherwise, written apart or left out."""
    kinds = draw(st.lists(st.integers(0, 5), min_size=len(words), max_size=len(words)))
    forms = {2: _OTHER_SPELLINGS, 3: _APART}
    kept = [forms.get(k, {}).get(w, w) for k, w in zip(kinds, words, strict=True) if k < 5]
    return " ".join(draw(st.permutations(kept)) if draw(st.booleans()) else kept)


@st.composite
def families(draw: st.DrawFn) -> tuple[list[Profile], list[Profile]]:
    """Parties and subjects, most of whose names are spellings of one another."""
    core = st.sampled_from((*_OTHER_SPELLINGS, *_APART, *_OTHER_SPELLINGS.values(), "44", "al"))
    stems = draw(st.lists(st.lists(core, min_size=1, max_size=4), min_size=1, max_size=3))
    text = st.one_of(st.sampled_from(stems).flatmap(spellings), TEXTS)
    given = st.lists(st.tuples(text, st.sampled_from(("name", "weakAlias"))), max_size=3)
    return (
        [listed(*names, schema=draw(SCHEMATA)) for names in draw(st.lists(given, max_size=5))],
        [asked(name, schema=draw(SCHEMATA)) for name in draw(st.lists(text, max_size=4))],
    )


@st.composite
def near_parties(draw: st.DrawFn) -> tuple[Profile, Profile]:
    """A subject and a party of about the same name, and no number in common."""
    words = draw(st.lists(WORDS, min_size=1, max_size=6))
    others = list(words)
    for _ in range(draw(st.integers(0, 2))):
        others.insert(draw(st.integers(0, len(others))), draw(WORDS))
    schema = draw(st.sampled_from((Schema.PERSON, Schema.COMPANY)))
    born, countries = draw(st.lists(DATES, max_size=1)), draw(st.lists(COUNTRIES, max_size=1))
    weak = draw(st.sampled_from(("name", "weakAlias")))
    return (
        asked(" ".join(words), schema=schema, born=born, countries=countries),
        listed(
            (" ".join(others), weak),
            *draw(st.lists(NAMES, max_size=1)),
            schema=schema,
            born=draw(st.sampled_from((born, ["1979"]))),
            countries=draw(st.sampled_from((countries, ["KP"]))),
        ),
    )
