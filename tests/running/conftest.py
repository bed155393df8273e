"""The demonstration site, started as `make run` starts it: gunicorn, compressed files, the worker."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

import pytest

START_SECONDS = 600

# One live page of every type and language, and every address of ours beside the pages.
LIST_ADDRESSES = """
import json
from wagtail.models import get_page_models
from core.models import BasePage
found = {}
for model in get_page_models():
    if issubclass(model, BasePage):
        for page in model.objects.live().select_related("locale").order_by("locale_id", "-id"):
            found.setdefault(f"{model.__name__} {page.locale.language_code}", page.url)
from contest.models import Round
from media.models import AssetKind, Bulletin, Kit
from quiz_embed.models import Quiz
from django.db.models import Count
from django.utils import timezone
# The kit with the most to show.
kits = Kit.objects.public().annotate(texts=Count("assets__channel_texts"))
kit, quiz = kits.order_by("-texts", "-id").first(), Quiz.objects.open().latest("id")
# The sheet with the most sizes.
kind = AssetKind.objects.annotate(sizes=Count("specs")).order_by("-sizes", "id").first()
bulletin = Bulletin.objects.public().first()
contest = Round.objects.open(timezone.now()).filter(contest__is_public=True).latest("id").contest
# The last round of which a file is published.
proved = Round.objects.filter(ledger_files__made_at__isnull=False).latest("id")
own = ["/media/", f"/media/{kit.slug}/", f"/media/kinds/{kind.slug}/", "/media/slogans/",
       "/media/slogans/check/", "/media/led/", "/media/bulletins/", f"/media/bulletins/{bulletin.slug}/",
       "/quiz/", f"/quiz/{quiz.slug}/",
       f"/quiz/{quiz.slug}/embed/",
       *(f"/contest/{contest.slug}/{part}" for part in ("", "rules/", "rules/1/", "units/", "embed/", "embed-code/", "verify/")),
       f"/contest/{proved.contest.slug}/verify/",
       "/search/", "/search/?q=duong+loi", "/search/?q=zzzz", "/teams/",
       "/site-map/", "/khong-co-trang-nay/"]
for address in own:
    found[f"{address} vi"] = address
    found[f"{address} en"] = f"/en{address}"
print("ADDRESSES", json.dumps(found))
"""


class RunningSite:
    def __init__(self, address: str, environment: dict[str, str]) -> None:
        self.address = address
        self.environment = environment
        self.pages = self._pages()

    def manage(self, *arguments: str) -> str:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def read(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower-case names) and body."""
        request = urllib.request.Request(self.address + path, headers=headers)
        try:
            answer = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            names = {name.lower(): value for name, value in answer.headers.items()}
            return answer.status, names, answer.read()

    def _pages(self) -> dict[str, str]:
        printed = self.manage("shell", "--verbosity=0", "-c", LIST_ADDRESSES)
        line = next(line for line in printed.splitlines() if line.startswith("ADDRESSES "))
        return json.loads(line.removeprefix("ADDRESSES "))


@pytest.fixture(scope="session")
def running_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # A folder prepared before spares a developer the minute of seeding.
    prepared = os.environ.get("RUNNING_SITE_VAR")
    var = Path(prepared) if prepared else tmp_path_factory.mktemp("running")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "VAR_DIR": str(var),
        "PORT": str(port),
        "PYTHONPATH": "",
    }
    # The running site has a database of its own, whatever the tests beside it use.
    environment.pop("DATABASE_URL", None)
    log = Path(var, "serve.log")
    with log.open("w") as lines:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=lines,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", server, log)
        yield RunningSite(f"http://127.0.0.1:{port}", environment)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    pytest.fail(f"The site did not start:\n{log.read_text()[-4000:]}")
