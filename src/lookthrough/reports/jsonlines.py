"""Results as JSON: one object per subject and one for the whole file.

``schema_version`` in the summary is raised whenever a key changes its meaning or goes away; new
keys may appear at any time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from lookthrough.model import (
    Coverage,
    Explanation,
    Hit,
    InputFile,
    ListState,
    Measure,
    Party,
    Path,
    Problem,
    Provenance,
    Result,
    Status,
    Step,
    Subject,
    Summary,
)

SCHEMA_VERSION = 1


def result_json(result: Result, coverage: Coverage) -> dict[str, object]:
    """Describe one subject's outcome.

    Args:
        result: the outcome.
        coverage: what was searched; it decides ``complete`` and ``missing_lists``.

    Returns:
        ``row, subject, status, complete, missing_lists, hits, exposure, problems``. ``exposure``
        holds every path of every hit once.
    """
    return {
        "row": result.row,
        "subject": None if result.subject is None else subject_json(result.subject),
        "status": str(result.status),
        "complete": coverage.complete and result.status is not Status.ERROR,
        "missing_lists": list(coverage.missing_lists),
        "hits": [hit_json(hit) for hit in result.hits],
        "exposure": [path_json(path) for path in _distinct_paths(result.hits)],
        "problems": [problem_json(problem) for problem in result.problems],
    }


def hit_json(hit: Hit) -> dict[str, object]:
    """Describe one potential match."""
    return {
        "entity": hit.entity,
        "list": hit.list,
        "caption": hit.caption,
        "score": hit.score,
        "schema": str(hit.party.schema),
        "lists": list(dict.fromkeys(listing.list_id for listing in hit.party.listings)),
        "measures": [_measure(measure) for measure in hit.measures],
        "explanation": _explanation(hit.explanation),
        "exposure": [path_json(path) for path in hit.exposure.paths],
        "exposure_radius": hit.exposure.radius,
        "exposure_omitted": hit.exposure.omitted,
    }


def path_json(path: Path) -> dict[str, object]:
    """Describe a chain of links: ``{steps: [{source, link, target, provenance}]}``.

    ``source`` and ``target`` are as walked; where ``link.forward`` is false the relation reads
    *target* – role – *source*.
    """
    return {"steps": [_step(step) for step in path.steps]}


def summary_json(summary: Summary) -> dict[str, object]:
    """Describe the whole file: ``{"summary": {…}}``, the last line of a result file."""
    account: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "rows": summary.rows,
        "match": summary.match,
        "exposed": summary.exposed,
        "no_match": summary.no_match,
        "error": summary.error,
        "threshold": summary.threshold,
        "seconds": summary.seconds,
        "rate": summary.rows / summary.seconds if summary.seconds > 0 else None,
    }
    if summary.input is not None:
        account["input"] = input_json(summary.input)
    return {"summary": account | coverage_json(summary.coverage)}


def input_json(read_as: InputFile) -> dict[str, object]:
    """Describe how the user's file was read; null where something does not apply to its kind."""
    return {
        "format": read_as.format,
        "encoding": read_as.encoding or None,
        "encoding_guessed": read_as.guessed,
        "sheet": read_as.sheet or None,
        "delimiter": read_as.delimiter or None,
        "rows": read_as.rows,
        "skipped": read_as.skipped,
    }


def coverage_json(coverage: Coverage) -> dict[str, object]:
    """Describe what was searched and what was not."""
    return {
        "complete": coverage.complete,
        "missing_lists": list(coverage.missing_lists),
        "required_lists": list(coverage.required),
        "lists": [list_json(state) for state in coverage.searched],
        "lists_not_held": list(coverage.not_held),
        "watchlist": coverage.watchlist,
    }


def list_json(state: ListState) -> dict[str, object]:
    """Describe one list at the moment of screening."""
    return {
        "list": state.list_id,
        "title": state.title,
        "snapshot": state.snapshot,
        "date": state.publisher_date,
        "fetched_at": state.fetched_at,
        "age_days": state.age_days,
        "entities": state.entities,
        "problem": state.problem,
    }


def json_line(value: Mapping[str, object]) -> str:
    """Write one object on one line, in UTF-8 characters.

    Half a surrogate pair, which no UTF-8 file can hold, is written as its JSON escape.

    Example:
        >>> json_line({"name": "Zoë"})
        '{"name":"Zoë"}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _distinct_paths(hits: Iterable[Hit]) -> Iterable[Path]:
    return dict.fromkeys(path for hit in hits for path in hit.exposure.paths)


def subject_json(subject: Subject) -> dict[str, object]:
    """Describe who is screened."""
    return {
        "key": subject.key,
        "name": subject.names[0] if subject.names else "",
        "schema": str(subject.schema),
        "names": list(subject.names),
        "birth_dates": list(subject.birth_dates),
        "countries": list(subject.countries),
        "identifiers": [
            {"prop": item.prop, "value": item.value, "country": item.country}
            for item in subject.identifiers
        ],
        "wallets": list(subject.wallets),
        "addresses": list(subject.addresses),
    }


def problem_json(problem: Problem) -> dict[str, object]:
    """Describe what could not be read."""
    return {
        "row": problem.row,
        "field": problem.field,
        "problem": problem.problem,
        "expected": problem.expected,
    }


def _measure(measure: Measure) -> dict[str, object]:
    return {
        "kind": str(measure.kind),
        "statement": measure.statement,
        "programme": measure.programme,
        "source": measure.source,
    }


def _explanation(explanation: Explanation) -> dict[str, object]:
    return {
        "prior": explanation.prior,
        "evidence": [
            {
                "feature": item.feature,
                "outcome": str(item.outcome),
                "contribution": item.contribution,
                "subject": item.subject_value,
                "listed": item.listed_value,
                "sentence": item.sentence,
            }
            for item in explanation.evidence
        ],
        "score": explanation.score,
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "source": _party(step.source),
        "link": {
            "id": step.link,
            "schema": step.schema,
            "role": step.role,
            "forward": step.forward,
        },
        "target": _party(step.target),
        "provenance": [_provenance(origin) for origin in step.provenance],
    }


def _party(party: Party) -> dict[str, object]:
    return {
        "id": party.id,
        "caption": party.caption,
        "schema": str(party.schema),
        "lists": list(party.lists),
    }


def _provenance(origin: Provenance) -> dict[str, object]:
    document = origin.document
    return {
        "list": origin.list_id,
        "snapshot": origin.snapshot,
        "record": origin.record,
        "field": origin.field,
        "document": None
        if document is None
        else {
            "id": document.id,
            "publisher": document.publisher,
            "title": document.title,
            "date": document.date,
            "url": document.url,
        },
        "quote": origin.quote,
        "quote_offset": origin.quote_offset,
        "cite": origin.cite(),
    }
