"""How fast the library lists ten thousand assets, and a kit of two hundred files: queries and seconds.

For each database one process with a fresh one. Each page is asked for in three states: `changed`, right after
an edit, when nothing is remembered; `anew`, at an address nobody has asked for since; `remembered`.

    .venv/bin/python -m benchmarks.media.listing [--assets 10000] [--times 40] [--databases sqlite postgresql]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.media.results_file import keep
from tests.postgresql import folder_of_programs, running_server

ROOT = Path(__file__).resolve().parents[2]
DATABASES = ("sqlite", "postgresql")
STATES = ("changed", "anew", "remembered")
# A parameter that each page reads and passes over: it gives an address that was not asked for before.
PAGES = {
    "first page": ("/media/", "page"),
    "filtered": ("/media/?kind=pano&size=a2&language=vi", "page"),
    "words": ("/media/?q=so+77", "page"),
    "by title": ("/media/?sort=name", "page"),
    "deep page": ("/media/?page=400", "kind"),
    "kit of 200 files": ("/media/{kit}/", "chosen"),
}
Row = dict[str, Any]


def measured(assets: int, times: int) -> Iterator[Row]:
    """The rows of the database of this process."""
    from benchmarks.search.setting_up import set_up

    set_up()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from core.models import ContentChange
    from demo.factories.home import HomePageFactory
    from demo.factories.stock import make_stock

    HomePageFactory.as_site_root()
    (kit,) = make_stock(50, assets_a_kit=50, variants=4)
    make_stock(assets - 50)
    client = Client(headers={"host": "localhost"})

    def ask(address: str) -> bytes:
        answer = client.get(address)
        if answer.status_code != 200:
            sys.exit(f"{address}: {answer.status_code}")
        return answer.content

    ask("/media/")
    for page, (pattern, passed_over) in PAGES.items():
        address = pattern.format(kit=kit.slug)
        joint = "&" if "?" in address else "?"
        fresh = [f"{address}{joint}{passed_over}=x{number}" for number in range(times + 1)]
        for state in STATES:
            before = ContentChange.record if state == "changed" else _nothing
            asked = [address] * (times + 1) if state != "anew" else fresh
            before()
            with CaptureQueriesContext(connection) as queries:
                size = len(ask(asked[0]))
                # Forgotten with the next request.
                asked_of_the_database = len(queries)
            taken = [_seconds(before, ask, each) for each in asked[1:]]
            yield {
                "page": page,
                "state": state,
                "queries": asked_of_the_database,
                "p50_ms": round(statistics.median(taken) * 1000, 1),
                "p95_ms": round(statistics.quantiles(taken, n=20)[-1] * 1000, 1),
                "kilobytes": round(size / 1000),
            }


def _nothing() -> None:
    pass


def _seconds(before: Callable[[], None], ask: Callable[[str], bytes], address: str) -> float:
    before()
    started = time.perf_counter()
    ask(address)
    return time.perf_counter() - started


def rows_of(database: str, url: str, folder: Path, options: argparse.Namespace) -> list[Row]:
    """What the process of one database measured."""
    command = [sys.executable, "-m", "benchmarks.media.listing", "--measure"]
    command += ["--assets", str(options.assets), "--times", str(options.times)]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "REMEMBER_PAGES": "1",
        "DEBUG": "0",
        "VAR_DIR": str(folder),
        "DATABASE_URL": url,
    }
    said = subprocess.run(
        command, cwd=ROOT, env=environment, text=True, check=True, stdout=subprocess.PIPE
    ).stdout
    rows = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    return [{"database": database, **row} for row in rows]


def table(rows: list[Row]) -> Iterator[str]:
    yield "| database | page | state | queries | p50 ms | p95 ms | kB |"
    yield "|---|---|---|---:|---:|---:|---:|"
    for row in rows:
        yield "| " + " | ".join(str(value) for value in row.values()) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=DATABASES)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        for row in measured(options.assets, options.times):
            print(json.dumps(row), flush=True)
        return
    rows: list[Row] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cong-listing-")))
        if "sqlite" in options.databases:
            url = f"sqlite:///{folder}/listing.sqlite3"
            rows += rows_of("SQLite", url, folder, options)
        programs = folder_of_programs()
        if programs and "postgresql" in options.databases:
            url = stack.enter_context(running_server(programs))
            rows += rows_of("PostgreSQL", url, folder, options)
    at = f"{datetime.now(UTC):%Y-%m-%d %H:%M}"
    load = round(os.getloadavg()[0], 1)
    keep("listing", {"at": at, "load": load, "assets": options.assets, "rows": rows})
    print(*table(rows), sep="\n")


if __name__ == "__main__":
    main()
