"""The plain words every report uses, so that a table, a page and a terminal say the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from types import MappingProxyType

from lookthrough.model import (
    Coverage,
    Evidence,
    Explanation,
    Hit,
    InputFile,
    ListState,
    Outcome,
    Path,
    Provenance,
    Schema,
    Step,
    Subject,
    Summary,
)

NOT_LISTED = "This party stands on none of the lists searched; one of them refers to it."

CAUTION = (
    "A potential match is a prompt for a person to look, not a finding about anyone. Different "
    "people and companies share the same name. No match found on these lists is not a clearance: "
    "it says only that nothing at or above the threshold was found on the lists named here, as "
    "they stood on the dates given."
)

BESIDE = 3
"""Parties named when no chain leads onward."""

MINUS = "\N{MINUS SIGN}"
UNSEEN = "\N{REPLACEMENT CHARACTER}"

SCHEMA_WORDS = MappingProxyType(
    {
        Schema.PERSON: "person",
        Schema.ORGANIZATION: "organisation",
        Schema.COMPANY: "company",
        Schema.PUBLIC_BODY: "public body",
        Schema.LEGAL_ENTITY: "person or organisation",
        Schema.VESSEL: "vessel",
        Schema.AIRPLANE: "aircraft",
    }
)

TROUBLE_WORDS = MappingProxyType(
    {
        "missing": "not held",
        "stale": "out of date",
        "partial": "only an excerpt is held",
        "future": "dated in the future, so its age is not known",
    }
)


DELIMITER_WORDS = MappingProxyType(
    {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", "": "no delimiter"}
)


def read_as_words(read_as: InputFile) -> str:
    """Say how a file was read: its kind and what was chosen for it."""
    parts = [read_as.label]
    if read_as.sheet:
        parts.append(f"sheet {read_as.sheet}")
    if read_as.format == "csv":
        parts.append(DELIMITER_WORDS.get(read_as.delimiter, f"delimiter {read_as.delimiter}"))
    if read_as.encoding:
        parts.append(f"encoding {read_as.encoding}" + " (guessed)" * read_as.guessed)
    if read_as.skipped:
        parts.append(f"{counted(read_as.skipped, 'record')} passed over")
    return ", ".join(parts)


def plain(text: str) -> str:
    r"""Make a text harmless to show: no control or direction-changing characters.

    A name may carry terminal escapes or bidirectional overrides that would disguise it; each
    becomes a visible mark. Tabs and line breaks become spaces.

    Example:
        >>> plain("A\x1b[2Jlpha\tLtd")
        'A�[2Jlpha Ltd'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char in "\t\n\r\u2028\u2029":
        return " "
    if "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
        return UNSEEN
    hidden = unicodedata.category(char) in {"Cc", "Cs"} or char in "\ufffe\uffff"
    return UNSEEN if hidden else char


def counted(number: int, one: str, many: str = "") -> str:
    """Say a number with its noun.

    Example:
        >>> counted(1, "row"), counted(1200, "row"), counted(2, "match", "matches")
        ('1 row', '1,200 rows', '2 matches')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def points(value: float) -> str:
    """Write points with their sign, to two decimals.

    Example:
        >>> points(1.25), points(-0.5), points(0.0)
        ('+1.25', '−0.50', '0.00')
    """
    if not round(value, 2):
        return "0.00"
    sign = "+" if value > 0 else MINUS
    return f"{sign}{abs(value):.2f}"


def words_of(name: str) -> str:
    """Turn a property or feature name into words.

    Example:
        >>> words_of("birthDate"), words_of("name_tokens"), words_of("swiftBic")
        ('birth date', 'name tokens', 'swift bic')
    """
    spaced = "".join(f" {char.lower()}" if char.isupper() else char for char in name)
    return spaced.replace("_", " ").strip()


def outcome(summary: Summary, hits: int) -> tuple[str, ...]:
    """Say what came out, as clauses: matches first, then every other row.

    Args:
        summary: the account of the file.
        hits: how many hits its results hold together.
    """
    rows = counted(summary.rows, "row")
    clauses = []
    if summary.match:
        found = counted(hits, "potential match", "potential matches")
        clauses.append(f"{found} in {summary.match:,} of {rows}")
    if summary.exposed:
        linked = counted(summary.exposed, "row")
        clauses.append(f"{linked}: no match of its own, but linked to a listed party")
    if summary.no_match:
        some = counted(summary.no_match, "row")
        whole = summary.no_match == summary.rows > 1
        told = f"all {rows}" if whole else some
        clauses.append(f"{told}: no match found on these lists")
    if summary.error:
        clauses.append(f"{counted(summary.error, 'row')} could not be read")
    return tuple(clauses) or ("the file holds no rows, so nothing was screened",)


def sentence(clauses: Iterable[str]) -> str:
    """Join clauses into one sentence."""
    text = "; ".join(clauses)
    return f"{text[:1].upper()}{text[1:]}."


def coverage_problems(coverage: Coverage) -> tuple[str, ...]:
    """Say, one sentence each, why the results are incomplete; nothing when they are complete."""
    problems = [f"{name} is required but was not searched." for name in coverage.missing_lists]
    problems += [
        f"{state.list_id} is {TROUBLE_WORDS.get(state.problem, state.problem)} ({age(state)})."
        if state.problem == "stale"
        else f"{state.list_id}: {TROUBLE_WORDS.get(state.problem, state.problem)}."
        for state in coverage.troubled
    ]
    if not coverage.searched:
        problems.append("No list at all was searched.")
    return tuple(problems)


def age(state: ListState) -> str:
    """Say how old a list is, by the publisher's date or, where there is none, since it came in."""
    if not state.snapshot:
        return "not held"
    if not state.publisher_date:
        return f"added {state.fetched_at[:10]}; the publisher gives no date"
    day = state.publisher_date[:10]
    return day if state.age_days is None else f"{day}, {counted(state.age_days, 'day')} old"


def top_sentence(explanation: Explanation) -> str:
    """Return the sentence of the evidence that adds most."""
    best: Evidence | None = max(
        explanation.evidence, key=lambda item: item.contribution, default=None
    )
    return best.sentence if best else ""


def chain(path: Path) -> str:
    """Write a path as the parties walked to.

    Example:
        >>> from lookthrough.model import Party
        >>> a, b = Party("a", "Ava", Schema.PERSON), Party("b", "Bel Ltd", Schema.COMPANY)
        >>> chain(Path((Step(a, b, "l", "Ownership", "owns", True, ()),)))
        '→ Bel Ltd'
    """
    return " ".join(f"→ {step.target.caption}" for step in path.steps)


def who(subject: Subject | None, hit: Hit | None = None) -> str:
    """Name a subject, and the other of its names that a hit was found by.

    A row may give several names, an employer's among them; who reads it must see which one.
    """
    if subject is None or not subject.names:
        return ""
    found = (Outcome.AGREE, Outcome.PARTIAL)
    evidence = hit.explanation.evidence if hit else ()
    by = [e.subject_value for e in evidence if e.feature == "name" and e.outcome in found]
    first = subject.names[0]
    return first if not by or by[0] in {"", first} else f"{first} (as {by[0]})"


def linked(hit: Hit) -> str:
    """Say what a hit is linked to: a chain that points onward, or else the parties beside it.

    How many more parties are in reach is added. A link points from who acts to whom they act
    for, so a chain that never turns leads to who stands behind; one that turns leads to their
    other fronts, and is not shown as that.
    """
    paths = hit.exposure.paths
    onward = [path for path in paths if all(step.forward for step in path.steps)]
    if onward:
        longest = max(onward, key=lambda path: len(path.steps))
        told, shown = chain(longest), len(longest.steps)
    else:
        beside = [path.steps[0].target.caption for path in paths if len(path.steps) == 1][:BESIDE]
        told, shown = ", ".join(beside), len(beside)
    more = len(paths) + hit.exposure.omitted - shown
    return f"{told} (and {more:,} more)" if told and more > 0 else told


def relation(step: Step) -> str:
    """Write one step along the link's own direction: *source* – role – *target*."""
    first, second = (step.source, step.target) if step.forward else (step.target, step.source)
    return f"{first.caption} – {step.role} – {second.caption}"


def cite(provenance: Provenance) -> str:
    """Cite an origin in a few words, with the words that state it where there are any."""
    where = provenance.cite()
    return f"{where}: “{provenance.quote}”" if provenance.quote else where
