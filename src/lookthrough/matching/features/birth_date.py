"""Birth date: whether the dates can be the same day, as precisely as both are known."""

from __future__ import annotations

from lookthrough.matching.profile import Profile
from lookthrough.matching.scoring import FEATURES, Feature, evidence
from lookthrough.model import Evidence, Outcome, Schema
from lookthrough.names import date_range

SAME_DAY = 0.25
SAME_MONTH = 0.18
SAME_YEAR = 0.12
WITHIN_RANGE = 0.06
SWAPPED = 0.15
"""Day and month the other way round: a common slip between date conventions."""
NEAR_YEAR = -0.15
OTHER_YEAR = -0.29
"""Leaves the same name a hit: a wrong digit of the year, or a borrowed identity, is no rarity."""
DIFFERENT = -0.45
OTHER_YEARS = 10
"""Further apart, the two are of different generations rather than one date misread."""
NEAR_YEARS = 1
"""Lists often carry a birth year off by one, from age at a date or another calendar."""


def compare_dates(first: str, second: str) -> tuple[float, str]:
    """Compare two ISO dates or ranges, each as precise as it is.

    Returns:
        The points, and what is the same in a few words.

    Example:
        >>> compare_dates("1979-01-05", "1979"), compare_dates("1979-01-05", "1950/1952")
        ((0.12, 'the year'), (-0.45, 'nothing'))
    """
    if "/" in first or "/" in second:
        return _ranges(date_range(first), date_range(second))
    if first == second:
        return {4: (SAME_YEAR, "the year"), 7: (SAME_MONTH, "the month")}.get(
            len(first), (SAME_DAY, "the day")
        )
    shorter = min(len(first), len(second))
    if first[:shorter] == second[:shorter]:
        return (SAME_YEAR, "the year") if shorter == 4 else (SAME_MONTH, "the month")
    if first[:4] == second[:4]:
        if first[5:7] == second[8:] and second[5:7] == first[8:]:
            return SWAPPED, "the date with day and month swapped"
        return NEAR_YEAR, f"the year, but not the {'day' if shorter == 10 else 'month'}"
    apart = abs(int(first[:4]) - int(second[:4]))
    return _years_apart(apart)


def _years_apart(apart: int) -> tuple[float, str]:
    if apart <= NEAR_YEARS:
        return NEAR_YEAR, "nearly the year"
    return (OTHER_YEAR if apart <= OTHER_YEARS else DIFFERENT), "nothing"


def _ranges(first: tuple[str, str], second: tuple[str, str]) -> tuple[float, str]:
    years = [int(end[:4]) for end in (*first, *second)]
    apart = max(years[0], years[2]) - min(years[1], years[3])
    if apart <= 0:
        return WITHIN_RANGE, "a year in the range"
    return _years_apart(apart)


def _birth_date(subject: Profile, listed: Profile) -> Evidence:
    shown = (", ".join(subject.birth_dates), ", ".join(listed.birth_dates))
    if not (subject.birth_dates and listed.birth_dates):
        if Schema.PERSON not in {subject.schema, listed.schema}:
            return evidence("birth_date", Outcome.NOT_APPLICABLE, 0, "Not a person.", *shown)
        who = "The subject" if not subject.birth_dates else "The list"
        return evidence("birth_date", Outcome.MISSING, 0, f"{who} gives no birth date.", *shown)
    points, same, ours, theirs = max(
        (*compare_dates(a, b), a, b) for a in subject.birth_dates for b in listed.birth_dates
    )
    if points > 0:
        outcome = Outcome.AGREE if points == SAME_DAY else Outcome.PARTIAL
        sentence = f"Birth dates {ours} and {theirs} share {same}."
    else:
        outcome = Outcome.DISAGREE
        sentence = f"Birth dates {ours} and {theirs} differ"
        sentence += "." if same == "nothing" else f": they share {same}."
    return evidence("birth_date", outcome, points, sentence, *shown)


FEATURES.add(
    "birth_date",
    Feature(
        _birth_date,
        most=lambda subject: SAME_DAY if subject.birth_dates else 0.0,
        title="Birth date",
    ),
)
