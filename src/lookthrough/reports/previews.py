"""How a file would be read, for a look before it is screened."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console

from lookthrough.model import Subject
from lookthrough.reports import words
from lookthrough.reports.jsonlines import input_json, problem_json, subject_json
from lookthrough.reports.terminal import ROOM_FOR_TABLE, print_rows, say
from lookthrough.screening import KEPT_ONLY, By, Field, Preview

MAX_EXAMPLE = 40
"""Characters of an example on the terminal."""
_DECIDED = {By.NAME: "by its name", By.OPTION: "by --map", By.FILE: "by the map file"}


def preview_json(preview: Preview) -> dict[str, object]:
    """Describe a preview: ``input, notes, columns, subjects, map_file``."""
    return {
        "input": input_json(preview.read_as),
        "notes": list(preview.notes),
        "columns": [
            {
                "column": item.column,
                "field": item.field and str(item.field),
                "decided_by": item.by and str(item.by),
                "compared": item.field is not None and item.field not in KEPT_ONLY,
                "examples": list(item.examples),
            }
            for item in preview.columns
        ],
        "subjects": [
            {
                "row": item.row,
                "subject": None if item.subject is None else subject_json(item.subject),
                "problems": [problem_json(problem) for problem in item.problems],
            }
            for item in preview.subjects
        ],
        "map_file": preview.map_file,
    }


def print_preview(console: Console, preview: Preview) -> None:
    """Print the columns, the first subjects, and a map file that says the same."""
    columns = [
        (
            item.column,
            _taken_for(item.field),
            _DECIDED[item.by] if item.by else "",
            " · ".join(map(_short, item.examples)),
        )
        for item in preview.columns
    ]
    print_rows(console, ("Column", "Read as", "Decided", "Examples"), columns, ROOM_FOR_TABLE)
    for item in preview.subjects:
        console.print()
        told = "cannot be screened" if item.subject is None else "; ".join(_told(item.subject))
        say(console, f"Row {item.row}: {told}")
        for problem in item.problems:
            expected = f"; expected {problem.expected}" if problem.expected else ""
            say(console, f"{problem.field or 'problem'}: {problem.problem}{expected}", indent=2)
    console.print()
    say(console, "As a map file, to be changed and given with --map FILE.toml:", "bold")
    for line in preview.map_file.splitlines():
        console.print(words.plain(line), markup=False, highlight=False, soft_wrap=True)


def _taken_for(field: Field | None) -> str:
    if field is None:
        return "not read"
    return f"{field} (kept, not compared)" if field in KEPT_ONLY else str(field)


def _short(text: str) -> str:
    return text if len(text) <= MAX_EXAMPLE else text[: MAX_EXAMPLE - 1] + "…"


def _told(subject: Subject) -> Iterator[str]:
    yield words.SCHEMA_WORDS[subject.schema]
    numbers = (
        f"{item.prop} {item.value}" + (f" ({item.country})" if item.country else "")
        for item in subject.identifiers
    )
    for what, values in (
        ("id", (subject.key,)),
        ("names", subject.names),
        ("born", subject.birth_dates),
        ("countries", subject.countries),
        ("numbers", tuple(numbers)),
        ("wallets", subject.wallets),
        ("addresses", subject.addresses),
    ):
        if any(values):
            yield f"{what}: {' | '.join(values)}"
