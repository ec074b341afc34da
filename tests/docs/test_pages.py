"""The pages say what is true: generated ones are current, links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docs import generate

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


@pytest.mark.parametrize("name", generate.PAGES)
def test_a_generated_page_is_current(name: str):
    written = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert written == generate.page(name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_within_the_project_lead_somewhere(page: Path):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    inner = [link for link in links if not link.startswith(("http://", "https://", "mailto:"))]
    assert [link for link in inner if not (page.parent / link).exists()] == []


def test_the_readme_shows_how_to_see_it_and_how_to_test_it():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_fits_on_a_page_and_gives_context_choice_and_price(page: Path):
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]
    assert len(text.splitlines()) <= 60


def test_decisions_are_numbered_without_gaps():
    numbers = [int(page.name[:4]) for page in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_stale_page_is_found_and_mended(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(generate, "HERE", tmp_path)
    monkeypatch.setattr(generate, "PAGES", {"one.md": lambda: "new"})
    assert generate.main(["--check"]) == 1
    assert "stale: one.md" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert generate.main([]) == 0
    assert (tmp_path / "one.md").read_text(encoding="utf-8") == generate.BANNER + "new\n"
    assert generate.main(["--check"]) == 0
