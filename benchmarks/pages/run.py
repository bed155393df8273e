"""Requests per second of our pages beside a bare Wagtail page and a plain Django view.

All sites run at once, each under gunicorn with 2 workers of 4 threads; `wrk` with 16 connections asks one
page after the other, in rounds, so that whatever else the machine does falls on all of them. What counts is
the median of the rounds, and its ratio to the bare page on the same database.

    .venv/bin/python -m benchmarks.pages.run [--seconds 5] [--rounds 3] [--without-postgresql]
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.postgresql import folder_of_programs, running_server

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

# `wagtail start` makes a site for developers; this is what a server would change.
BARE_SETTINGS = """
import environ
from .base import *
DEBUG = False
SECRET_KEY = "only for measuring"
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": environ.Env().db_url("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = 600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
"""

OUR_PAGES = """
from home.models import HomePage
from news.models import ArticlePage, NewsIndexPage
for name, model in (("home", HomePage), ("list", NewsIndexPage), ("article", ArticlePage)):
    page = model.objects.live().filter(locale__language_code="vi").order_by("id").last()
    print("PAGE", name, page.relative_url(None) or page.url)
"""


@dataclass
class Target:
    """One page to ask for, and what each round gave."""

    site: str
    page: str
    database: str
    memory: str
    address: str
    rounds: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return statistics.median(self.rounds)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def gunicorn(folder: Path, application: str, **environment: str) -> Iterator[str]:
    """The application under gunicorn, from the folder; yields its address."""
    with started(folder, application, free_port(), **environment) as (address, _process):
        yield address


@contextmanager
def started(
    folder: Path, application: str, port: int, workers: int = 2, /, **environment: str
) -> Iterator[tuple[str, int]]:
    """The application under gunicorn at a port; yields its address and the number of its process."""
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
        + ["--worker-class", "gthread", "--workers", str(workers), "--threads", "4"]
        + ["--no-control-socket", "--log-level", "error"],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
    )
    try:
        for _ in range(200):
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=1):
                    break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait()


def bare_site(folder: Path) -> Path:
    """What `wagtail start` makes, ready to run."""
    subprocess.run(
        [Path(sys.executable).with_name("wagtail"), "start", "bare"],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (folder / "bare" / "bare" / "settings" / "measured.py").write_text(BARE_SETTINGS)
    return folder / "bare"


def manage(folder: Path, *command: str, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    ).stdout


def targets_on(stack: ExitStack, database: str, url: str, folder: Path, bare: Path) -> list[Target]:
    """Our three pages, with and without the memory of pages, and the bare page, on one database."""
    name = url.rpartition("/")[2] if database == "PostgreSQL" else ""
    bare_url = url.removesuffix(name) + "bare" if name else f"sqlite:///{folder}/bare.sqlite3"
    bare_environment = {
        "DJANGO_SETTINGS_MODULE": "bare.settings.measured",
        "DATABASE_URL": bare_url,
    }
    manage(bare, "migrate", "--verbosity=0", **bare_environment)
    address = stack.enter_context(gunicorn(bare, "bare.wsgi", **bare_environment))
    found = [Target("bare Wagtail", "home", database, "", f"{address}/")]

    ours = {
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "VAR_DIR": str(folder / f"var-{database}"),
        "DATABASE_URL": url,
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
    }
    manage(ROOT, "prepare_site", "--demo", **ours)
    printed = manage(ROOT, "shell", "--verbosity=0", "-c", OUR_PAGES, **ours)
    pages = dict(re.findall(r"PAGE (\S+) (?:https?://[^/\s]+)?(\S+)", printed))
    for memory, value in (("on", "1"), ("off", "0")):
        address = stack.enter_context(gunicorn(ROOT, "config.wsgi", **ours, REMEMBER_PAGES=value))
        found += [
            Target("Cổng 10·10", page, database, memory, address + path)
            for page, path in pages.items()
        ]
    return found


def measure(target: Target, seconds: int) -> float:
    """Requests per second; fails on any answer that is not 200."""
    with urllib.request.urlopen(target.address, timeout=30) as answer:
        answer.read()
    said = subprocess.run(
        ["wrk", "-t1", "-c16", f"-d{seconds}s", target.address],
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    ).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"{target.address}\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])  # type: ignore[index]


def table(targets: list[Target]) -> Iterator[str]:
    bare = {target.database: target.rate for target in targets if target.site == "bare Wagtail"}
    yield "| site | page | database | memory of pages | requests/s | × bare page |"
    yield "|---|---|---|---|---:|---:|"
    for target in targets:
        against = bare.get(target.database)
        ratio = f"{target.rate / against:.2f}" if against else ""
        yield (
            f"| {target.site} | {target.page} | {target.database} | {target.memory} "
            f"| {target.rate:,.0f} | {ratio} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-postgresql", action="store_true")
    options = parser.parse_args()
    # Otherwise servers outlive a run that is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))
    if not shutil.which("wrk"):
        sys.exit("wrk is missing: apt install wrk")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cong-pages-")))
        bare = bare_site(folder)
        address = stack.enter_context(gunicorn(HERE, "plain"))
        targets = [Target("plain Django view", "", "", "", f"{address}/")]
        targets += targets_on(stack, "SQLite", f"sqlite:///{folder}/ours.sqlite3", folder, bare)
        programs = folder_of_programs()
        if programs and not options.without_postgresql:
            url = stack.enter_context(running_server(programs, databases=("cong", "bare")))
            targets += targets_on(stack, "PostgreSQL", url, folder, bare)
        for number in range(options.rounds):
            for target in targets:
                target.rounds.append(measure(target, options.seconds))
            sys.stderr.write(f"Round {number + 1} of {options.rounds} is done.\n")
        print(*table(targets), sep="\n")


if __name__ == "__main__":
    main()
