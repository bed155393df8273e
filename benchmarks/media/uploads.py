"""Broken and hostile uploads against the running site: what it answers, and what they cost it.

Starts the site under gunicorn (1 worker of 4 threads) on a database of its own, signs in, and sends the
files of `tests.media.inspection.hostile` to the forms of the admin, several at a time.

    .venv/bin/python -m benchmarks.media.uploads [--count 2000] [--seed 1] [--at-once 2]
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import signal
import statistics
import sys
import tempfile
import time
import urllib.parse
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.media.memory import Watch
from benchmarks.media.results_file import keep
from benchmarks.pages.run import ROOT, free_port, manage, started

# What makes the files lies among the apps.
sys.path.append(str(ROOT / "site"))

from tests.media.inspection.hostile import NEVER_IN_A_KIT, Upload, uploads
from tests.media.inspection.hostile.doors import Door, Doors

BOUNDARY = "----upload-that-nobody-would-guess"
PATIENCE = 120  # seconds
MOST_GROWN = 350  # megabytes
# Stored, shown again with what is wrong, or no request that anybody could read.
ANSWERED = (200, 302, 400, 413, 422)

# An editor who may do everything, signed in; a kit and a kind for what is sent.
SETTING_UP = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from importlib import import_module
from django.conf import settings
from demo.factories.media import AssetKindFactory, KitFactory
user = get_user_model().objects.create_superuser("uploads", "uploads@example.vn", "only for measuring")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.create()
print("SAID", settings.SESSION_COOKIE_NAME, session.session_key, KitFactory().pk, AssetKindFactory().pk)
"""


@dataclass
class Site:
    """The running site, and what an editor's browser holds."""

    address: str
    process: int
    cookies: dict[str, str]
    doors: Doors
    token: str = ""

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
        """The status and the text of an answer; 0 when there was none."""
        host = urllib.parse.urlsplit(self.address)
        connection = http.client.HTTPConnection(host.hostname or "", host.port, timeout=PATIENCE)
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, f"/admin/{path}", body, headers)
            answer = connection.getresponse()
            for line in answer.msg.get_all("Set-Cookie") or ():
                name, _is, value = line.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()

    def sign_in(self) -> None:
        """Take the token that every form needs."""
        status, page = self.ask("GET", self.doors.asset.path)
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if status != 200 or not found:
            sys.exit(f"The form of an asset answers {status}.")
        self.token = found[1]

    def send(self, door: Door, upload: Upload) -> str:
        """What became of an upload: "stored", "refused", or the status of an answer that is neither."""
        headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", **door.headers}
        fields = door.fields | {"csrfmiddlewaretoken": self.token}
        status, page = self.ask(
            "POST", door.path, body_of(fields, door.file_field, upload), **headers
        )
        if status not in ANSWERED:
            return str(status)
        return "stored" if door.is_stored(status, page) else "refused"


def body_of(fields: dict[str, str], file_field: str, upload: Upload) -> bytes:
    """A form as a browser sends it; the file's name goes as it is, which no browser would do."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{file_field}"; filename="{upload.name}"'
    head += "\r\nContent-Type: application/octet-stream\r\n\r\n"
    parts += [head.encode("utf-8", "surrogatepass"), upload.content, b"\r\n"]
    return b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """The site as in production on SQLite, with somebody signed in."""
    port = free_port()
    environment = {
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "PORT": str(port),
    }
    manage(ROOT, "prepare_site", **environment)
    printed = manage(ROOT, "shell", "--verbosity=0", "-c", SETTING_UP, **environment)
    cookie, session, kit, kind = printed.partition("SAID ")[2].split()
    with started(ROOT, "config.wsgi", port, 1, **environment) as (address, process):
        site = Site(address, process, {cookie: session}, Doors(int(kit), int(kind)))
        site.sign_in()
        yield site


@dataclass
class Figures:
    """What was answered, by family, and how long each answer took."""

    answers: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def add(self, number: int, upload: Upload, door: Door, told: str, seconds: float) -> None:
        if told == "stored" and upload.family in NEVER_IN_A_KIT and door.is_of_a_kit:
            told = "taken into a kit"
        word = told if told in ("stored", "refused") else "failed"
        self.answers[upload.family][word] += 1
        self.seconds.append(seconds)
        if word == "failed":
            self.failed.append(f"{told}: number {number}, {upload.family}, {door.path}")

    def count(self, word: str) -> int:
        return sum(answers[word] for answers in self.answers.values())


def measure(site: Site, count: int, seed: int, at_once: int) -> Figures:
    """Send so many uploads, several at once."""
    figures = Figures()

    def send(numbered: tuple[int, Upload]) -> None:
        number, upload = numbered
        door = site.doors.for_file(random.Random(f"{seed} {number}"), upload.name)  # noqa: S311
        start = time.perf_counter()
        told = site.send(door, upload)
        figures.add(number, upload, door, told, time.perf_counter() - start)

    with ThreadPoolExecutor(at_once) as senders:
        waiting: set[Future[None]] = set()
        for numbered in enumerate(uploads(count, seed)):
            # Not all files at once in the memory of this process.
            while len(waiting) > 4 * at_once:
                waiting = {sent for sent in waiting if not sent.done()}
                time.sleep(0.01)
            waiting.add(senders.submit(send, numbered))
            if numbered[0] % 100 == 99:
                sys.stderr.write(f"{numbered[0] + 1:,} of {count:,} are on their way.\n")
        for sent in waiting:
            sent.result()
    return figures


def table(figures: Figures) -> Iterator[str]:
    yield "| family | refused | stored | failed |"
    yield "|---|---:|---:|---:|"
    for family, answers in figures.answers.items():
        yield f"| {family} | {answers['refused']} | {answers['stored']} | {answers['failed']} |"
    words = ("refused", "stored", "failed")
    yield "| **all** | " + " | ".join(f"**{figures.count(word):,}**" for word in words) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=2)
    options = parser.parse_args()
    # Otherwise the server outlives a run that is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cong-uploads-")))
        site = stack.enter_context(running_site(folder))
        # Code and templates that the first uploads load are there before the measure begins.
        measure(site, 30, options.seed + 1, options.at_once)
        start = time.perf_counter()
        with Watch(site.process) as memory:
            figures = measure(site, options.count, options.seed, options.at_once)
        took = time.perf_counter() - start
    print(*table(figures), sep="\n")
    slowest, median = max(figures.seconds), statistics.median(figures.seconds)
    print(
        f"\n{options.count:,} uploads, {options.at_once} at once, in {took:,.0f} s; an answer takes "
        f"{median:.2f} s in the median, {slowest:.1f} s at most. The site took {memory.before:,.0f} MB "
        f"before and {memory.peak:,.0f} MB at its peak: {memory.grown:,.0f} MB more."
    )
    print(*figures.failed, sep="\n")
    keep(
        "uploads",
        {
            "on": f"{datetime.now(UTC):%Y-%m-%d}",
            "count": options.count,
            "seed": options.seed,
            "at_once": options.at_once,
            "answers": {family: dict(answers) for family, answers in figures.answers.items()},
            "failed": len(figures.failed),
            "seconds": round(took),
            "seconds_of_an_answer": {"median": round(median, 2), "most": round(slowest, 1)},
            "megabytes": {
                "before": round(memory.before),
                "peak": round(memory.peak),
                "grown": round(memory.grown),
            },
            "load": round(os.getloadavg()[0], 1),
        },
    )
    if figures.failed or memory.grown > MOST_GROWN:
        sys.exit(1)


if __name__ == "__main__":
    main()
