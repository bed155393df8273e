"""Chromium, started once for all tests that look at pages, and axe to look with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.db import connection

import pytest

# What Django puts back before a test that commits: nothing, the root conftest does it after.
NO_ROWS = "[]"

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Callable[..., Any]]:
    """Starts Chromium once for each way of starting it: `chromium("--flag")`."""
    missing = ""
    if not CHROMIUM.exists():
        missing = f"Chromium is missing: no {CHROMIUM} (set CHROMIUM to its path)."
    else:
        try:
            from playwright.sync_api import sync_playwright
        except ImportError:
            missing = "playwright is missing: install requirements-dev.txt."
    if missing:
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    # Playwright runs an event loop in this thread, which Django would take for asynchronous code.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    running: dict[tuple[str, ...], Any] = {}
    with sync_playwright() as playwright:
        # While that loop runs, Django hands this thread a second connection object.
        connection._test_serialized_contents = NO_ROWS

        def start(*flags: str) -> Any:
            if flags not in running:
                running[flags] = playwright.chromium.launch(
                    executable_path=str(CHROMIUM), args=["--no-sandbox", *flags]
                )
            return running[flags]

        yield start
        for browser in running.values():
            browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# For a page that was looked at already, in other colours.
COLOURS = ["cat.color"]

FADES = """document.getAnimations().some(
    each => each.playState === "running" && each.effect?.getComputedTiming().endTime !== Infinity
)"""


@pytest.fixture
def accessible() -> Callable[..., None]:
    """Asserts that axe finds nothing on the page (WCAG 2.0 to 2.2 A and AA, and best practice, or what is named)."""

    def check(page: Any, context: str | None = None, rules: Sequence[str] = EVERYTHING) -> None:
        from axe_playwright_python.sync_playwright import Axe

        # What is fading in has no contrast yet; without scripts there are no promises to wait for.
        for _turn in range(20):
            if not page.evaluate(FADES):
                break
            page.wait_for_timeout(50)
        found = Axe().run(page, context=context, options={"runOnly": list(rules)})
        assert found.violations_count == 0, found.generate_report()

    return check
