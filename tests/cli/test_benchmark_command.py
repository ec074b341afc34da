"""``lookthrough benchmark``: on an empty data folder, too."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.filterwarnings("ignore")
def test_it_runs_on_an_empty_folder_and_says_that_the_list_is_tiny(cli, tmp_path: Path):
    page = tmp_path / "page.html"
    ran = cli("benchmark", "--quick", "--html", page)
    assert ran.code == 0
    assert "tiny" in ran.out
    assert "unlisted" in ran.out
    assert "_vs_wratio" in page.read_text(encoding="utf-8")


def test_a_quick_run_is_compared_with_nothing(cli, tmp_path: Path):
    ran = cli("benchmark", "--quick", "--baseline", tmp_path / "baseline.json")
    assert (ran.code, ran.out) == (2, "")
    assert "too little is measured to compare by" in ran.err
