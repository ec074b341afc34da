"""The keys that every JSON document of the command line has, all of them and no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

PROVENANCE = frozenset("list snapshot record field document quote quote_offset cite".split())
PARTY = frozenset({"id", "caption", "schema", "lists"})
LIST_STATE = frozenset("list title snapshot date fetched_at age_days entities problem".split())
COVERAGE = frozenset("complete missing_lists required_lists lists lists_not_held watchlist".split())
RESULT = frozenset("row subject status complete missing_lists hits exposure problems".split())
HIT = frozenset(
    "entity list caption score schema lists measures explanation exposure exposure_radius"
    " exposure_omitted".split()
)
SUBJECT = frozenset(
    "key name schema names birth_dates countries identifiers wallets addresses".split()
)
EVIDENCE = frozenset("feature outcome contribution subject listed sentence".split())
INPUT = frozenset("format encoding encoding_guessed sheet delimiter rows skipped".split())
SUMMARY = COVERAGE | frozenset(
    "schema_version rows match exposed no_match error threshold seconds rate input".split()
)


def keys(value: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(value)


def assert_paths(paths: Iterable[Mapping[str, Any]]) -> None:
    """Check ``paths [{steps [{source, link, target, provenance}]}]``."""
    for path in paths:
        assert keys(path) == {"steps"}
        assert path["steps"]
        for step in path["steps"]:
            assert keys(step) == {"source", "link", "target", "provenance"}
            assert keys(step["source"]) == keys(step["target"]) == PARTY
            assert keys(step["link"]) == {"id", "schema", "role", "forward"}
            assert step["provenance"]
            for origin in step["provenance"]:
                assert keys(origin) == PROVENANCE
                if origin["document"] is not None:
                    assert keys(origin["document"]) == {"id", "publisher", "title", "date", "url"}
                    assert origin["quote"]


def assert_result(result: Mapping[str, Any], *beside: str) -> None:
    """Check one subject's outcome, with the keys that stand beside the usual ones."""
    assert keys(result) == RESULT | set(beside)
    assert result["status"] in {"match", "exposed", "no_match", "error"}
    if result["subject"] is not None:
        assert keys(result["subject"]) == SUBJECT
    assert_paths(result["exposure"])
    for problem in result["problems"]:
        assert keys(problem) == {"row", "field", "problem", "expected"}
    for hit in result["hits"]:
        assert keys(hit) == HIT
        assert_paths(hit["exposure"])
        for measure in hit["measures"]:
            assert keys(measure) == {"kind", "statement", "programme", "source"}
        explanation = hit["explanation"]
        assert keys(explanation) == {"prior", "evidence", "score"}
        assert all(keys(item) == EVIDENCE for item in explanation["evidence"])
        points = [item["contribution"] for item in explanation["evidence"]]
        assert hit["score"] == explanation["score"] == explanation["prior"] + sum(points)


def assert_coverage(coverage: Mapping[str, Any]) -> None:
    """Check what was searched."""
    assert keys(coverage) == COVERAGE
    assert all(keys(state) == LIST_STATE for state in coverage["lists"])
