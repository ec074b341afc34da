"""What every test may ask for: the shared data, a browser, and no network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LOOKTHROUGH_SHARED") or ROOT / "../shared")
REQUIRE_ALL = os.environ.get("LOOKTHROUGH_REQUIRE") == "all"
REVIEW_LINES = 400

CHROMIUM_ARGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)

# The same examples on every run and every machine; speed is for benchmarks.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
# For a longer hunt: pytest --hypothesis-profile=explore
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("ci")


def _absent(reason: str, *, required: bool) -> NoReturn:
    if required:
        pytest.fail(f"{reason}; LOOKTHROUGH_REQUIRE=all does not let this test be skipped")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Callable[..., Path]:
    """``shared("lists", "un")`` is a file or folder of the shared data, or skips the test."""

    def find(*parts: str) -> Path:
        if not SHARED.is_dir():
            _absent("no shared data: set LOOKTHROUGH_SHARED to its folder", required=False)
        path = SHARED.joinpath(*parts)
        if not path.exists():
            _absent(f"the shared data lacks {'/'.join(parts)}", required=REQUIRE_ALL)
        return path

    return find


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give a headless Chromium that reaches nothing but this machine, or skip the test."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        _absent(f"no browser on the PATH ({', '.join(names)})", required=REQUIRE_ALL)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let browser tests, and no others, talk to this machine."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the files long enough to be worth a second look."""
    for path in sorted((*ROOT.glob("src/**/*.py"), *ROOT.glob("tests/**/*.py"))):
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > REVIEW_LINES:
            name = path.relative_to(ROOT)
            terminalreporter.write_line(f"worth a review: {name} has {lines} lines")
