"""Results as tables, pages and pictures: for the terminal, for files and for people."""

from __future__ import annotations

from lookthrough.reports.drawing import network_svg
from lookthrough.reports.files import check_place, write_page, write_results, writer_for
from lookthrough.reports.jsonlines import (
    SCHEMA_VERSION,
    coverage_json,
    hit_json,
    input_json,
    json_line,
    list_json,
    path_json,
    result_json,
    summary_json,
)
from lookthrough.reports.measured.report import measured_report
from lookthrough.reports.measured.terminal import print_comparison, print_measured
from lookthrough.reports.measured.to_json import comparison_json, measured_json
from lookthrough.reports.previews import preview_json, print_preview
from lookthrough.reports.screen_report import screen_report
from lookthrough.reports.terminal import print_hits, print_lists, print_paths, print_results
from lookthrough.reports.trace_report import trace_report
from lookthrough.reports.words import read_as_words

__all__ = [
    "SCHEMA_VERSION",
    "check_place",
    "comparison_json",
    "coverage_json",
    "hit_json",
    "input_json",
    "json_line",
    "list_json",
    "measured_json",
    "measured_report",
    "network_svg",
    "path_json",
    "preview_json",
    "print_comparison",
    "print_hits",
    "print_lists",
    "print_measured",
    "print_paths",
    "print_preview",
    "print_results",
    "read_as_words",
    "result_json",
    "screen_report",
    "summary_json",
    "trace_report",
    "write_page",
    "write_results",
    "writer_for",
]
