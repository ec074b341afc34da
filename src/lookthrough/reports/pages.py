"""The frame of every HTML report: one file, nothing loaded from elsewhere, no scripts."""

from __future__ import annotations

import functools
from datetime import UTC, datetime

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lookthrough.model import Address, Fact, Party
from lookthrough.reports import words


def rendered(template: str, **values: object) -> str:
    """Fill in one of the templates.

    Args:
        template: its name without endings, e.g. ``screen``.
        values: what it shows; texts are escaped, and characters that could disguise a name
            are made visible.
    """
    return _environment().get_template(f"{template}.html.jinja").render(values)


def moment(when: datetime) -> str:
    """Write a moment in UTC, to the minute.

    Example:
        >>> moment(datetime(2026, 3, 5, 9, 30, tzinfo=UTC))
        '2026-03-05 09:30 UTC'
    """
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def web_address(url: str) -> str:
    """Return the address if it is safe to put behind a link, else an empty string.

    Example:
        >>> web_address("https://lists.example/1"), web_address("javascript:alert(1)")
        ('https://lists.example/1', '')
    """
    return url if url.lower().startswith(("https://", "http://")) else ""


def published(fact: Fact) -> str:
    """Write a fact as the publisher put it, with what belongs to it."""
    added = ", ".join(f"{name} {text}" for name, text in fact.qualifiers)
    value = fact.original or fact.value
    return f"{value} ({added})" if added else value


def address_line(address: Address) -> str:
    """Write an address on one line, with the publisher's note."""
    line = address.full() or address.country
    return f"{line} ({address.note})" if address.note else line


def kind_of(party: Party) -> str:
    """Say what kind of party it is."""
    return words.SCHEMA_WORDS[party.schema]


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("lookthrough.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.filters |= {
        "counted": words.counted,
        "points": words.points,
        "words_of": words.words_of,
        "age": words.age,
        "moment": moment,
        "web_address": web_address,
        "published": published,
        "address_line": address_line,
        "kind_of": kind_of,
        "schema_words": words.SCHEMA_WORDS.__getitem__,
        "trouble": lambda problem: words.TROUBLE_WORDS.get(problem, problem),
        "top_sentence": words.top_sentence,
        "linked": words.linked,
        "who": words.who,
    }
    environment.globals |= {"caution": words.CAUTION, "not_listed": words.NOT_LISTED}
    return environment


def _harmless(value: object) -> object:
    return words.plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
