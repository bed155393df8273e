"""A running site and a real browser for the tests of this folder.

    def test_something(browse, home):
        page = browse(javascript=False, width=390, colours="dark")
        page.goto("/")

`browse` opens a page in a fresh context whose addresses start at the running site. Cookies and storage are
blocked with `blocked=True`; another name of the same site (for frames) is `other_site`, and `host` is a page of
another origin that holds what `host.html` says.
"""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.test import Client

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
        # The limit only tells a page that hangs from a machine that does much else.
        context.set_default_timeout(90_000)
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


@pytest.fixture
def desk(browse: Browse, site_address: str) -> Callable[..., Any]:
    """Opens pages for somebody who is signed in: `desk(user, width=…)`, as `browse` takes it."""

    def sit_down(user: Any, **options: Any) -> Any:
        client = Client()
        client.force_login(user)
        page = browse(**options)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": site_address}])
        return page

    return sit_down


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


class HostPage:
    """A page of another origin that holds the pasted lines; `address` is where it runs."""

    def __init__(self) -> None:
        host = self
        self.html = ""

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(host.html.encode())

            def log_message(self, *args: Any) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def host() -> Iterator[HostPage]:
    running = HostPage()
    yield running
    running.server.shutdown()
    running.server.server_close()
