"""A running site and a real browser for the tests of this folder.

    def test_something(browse, home):
        page = browse(javascript=False, width=390, colours="dark")
        page.goto("/")

`browse` opens a page in a fresh context whose addresses start at the running site. Cookies and storage are
blocked with `blocked=True`; another name of the same site (for frames) is `other_site`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.requests_under_way import Requests

Browse = Callable[..., Any]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # The threads of the running site need to see what the test wrote, so tests commit.
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))


@pytest.fixture
def site_address(live_server: Any) -> str:
    """Where the site runs, e.g. http://localhost:41234."""
    return str(live_server.url)


@pytest.fixture
def other_site(site_address: str) -> str:
    """The same server under a name that browsers take for another site."""
    return site_address.replace("localhost", "127.0.0.1")


@pytest.fixture
def browse(
    chromium: Callable[..., Any], site_address: str, requests_under_way: Requests
) -> Iterator[Browse]:
    """Opens pages: `browse(javascript=True, width=1280, height=900, colours="light", blocked=False)`.

    `blocked` refuses every cookie and all storage, in frames too. Script errors and refused loads
    (Content-Security-Policy) are gathered in `page.faults`; a test that ends with some fails.
    """
    contexts: list[Any] = []
    faults: list[str] = []

    def open_page(
        javascript: bool = True,
        width: int = 1280,
        height: int = 900,
        colours: str = "light",
        blocked: bool = False,
        **options: Any,
    ) -> Any:
        context = chromium().new_context(
            java_script_enabled=javascript,
            viewport={"width": width, "height": height},
            color_scheme=colours,
            base_url=site_address,
            **options,
        )
        context.set_default_timeout(30_000)
        if blocked and javascript:
            context.add_init_script(STORAGE_IS_BLOCKED)
        contexts.append(context)
        page = context.new_page()
        page.faults = faults
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda line: (
                faults.append(f"{page.url}: {line.text}")
                if line.type == "error" and "Content Security Policy" in line.text
                else None
            ),
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    # The database is emptied next: a request that is still being answered would write into it.
    requests_under_way.wait_until_answered()
    assert not faults, faults


# What Chromium does when its setting "block all cookies" is on: reading either throws.
STORAGE_IS_BLOCKED = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
  Object.defineProperty(window, name, {
    get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
  });
}
Object.defineProperty(document, "cookie", {
  get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
  set() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
});
"""
