"""How many entries a second the site takes at most, beside a bare Django view and the bare inserts.

    .venv/bin/python -m benchmarks.contest.load.ceiling [--workers 1,2,3,4] [--threads 1,4] [--seconds 20]

Everything runs one after the other on one machine and one PostgreSQL, durable as on a server: `pgbench` with the
same inserts, then for each number of workers and threads a bare view that stores one JSON row, the last step of
the flow alone, and whole visits. Whoever asks waits for the answer and asks again at once. Beside the rates stands
the processor time a request takes, which other work on the machine does not change much. At the end one worker is
profiled while it takes entries. Ends with 1 when no entries a second reach half of the bare view's rows a second.
"""

from __future__ import annotations

import argparse
import asyncio
import pstats
import signal
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.contest.load import pgbench, servers
from benchmarks.contest.load.client import Client, NoAnswerError, written
from benchmarks.contest.load.visits import Journal, Visit, Visitor
from tests.postgresql import Cluster, folder_of_programs, running_cluster

GOAL = 0.5
WARM_UP = 40
PROFILED = 300

_numbers = count()


@dataclass(frozen=True)
class Measured:
    """So many a second, and milliseconds of processor time of the site for each."""

    rate: float
    cost: float


@dataclass(frozen=True)
class Row:
    workers: int
    threads: int
    bare: Measured
    entry: Measured
    visit: Measured


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", default="1,2,3,4")
    parser.add_argument("--threads", default="1,4")
    parser.add_argument("--seconds", type=float, default=20)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))
    programs = folder_of_programs()
    if programs is None:
        sys.exit("PostgreSQL is missing: apt install postgresql")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cong-ceiling-")))
        cluster = stack.enter_context(running_cluster(programs, ("cong", "bare"), durable=True))
        variables, facts = servers.prepared(folder, cluster.address("cong"))
        rows = [
            _row(cluster, folder, variables, facts, workers, threads, given.seconds)
            for workers in map(int, given.workers.split(","))
            for threads in map(int, given.threads.split(","))
        ]
        entries = pgbench.entries_a_second(cluster, folder, 16, given.seconds)
        visits = pgbench.visits_a_second(cluster, folder, 16, given.seconds)
        profile = _profiled(folder, variables, facts)
    print(*_table(rows, entries, visits), sep="\n")
    profile.print_stats(40)
    return 0 if max(row.entry.rate / row.bare.rate for row in rows) >= GOAL else 1


def _table(rows: list[Row], entries: float, visits: float) -> list[str]:
    lines = [
        f"pgbench, 16 clients: {entries:,.0f} entries/s; {visits:,.0f} whole visits/s.\n",
        "| workers × threads | bare row/s | entry/s | ÷ bare | ÷ pgbench | visit/s | ÷ bare "
        "| ms of processor: bare | entry | visit |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        lines.append(
            f"| {row.workers} × {row.threads} | {row.bare.rate:,.0f} | {row.entry.rate:,.0f} "
            f"| {row.entry.rate / row.bare.rate:.2f} | {row.entry.rate / entries:.3f} "
            f"| {row.visit.rate:,.0f} | {row.visit.rate / row.bare.rate:.2f} "
            f"| {row.bare.cost:.1f} | {row.entry.cost:.1f} | {row.visit.cost:.1f} |"
        )
    return lines


def _row(
    cluster: Cluster,
    folder: Path,
    variables: dict[str, str],
    facts: dict[str, Any],
    workers: int,
    threads: int,
    seconds: float,
) -> Row:
    at_once = max(16, 2 * workers * threads)
    with servers.running_site(variables, folder, workers, threads) as site:
        visit = asyncio.run(_visits(site, facts, at_once, seconds))
        entry, form = asyncio.run(_entries(site, facts, at_once, seconds))
    bare = _bare(cluster, folder, workers, threads, form, at_once, seconds)
    return Row(workers, threads, bare, entry, visit)


async def _visits(
    site: servers.Site, facts: dict[str, Any], at_once: int, seconds: float
) -> Measured:
    """Whole visits with their two pages, by so many people at once who never look at a page."""
    client, journal = Client(site.port), Journal()

    async def one() -> None:
        await Visit(client, journal, _newcomer(facts), 0).play(0)

    await repeated(one, at_once, WARM_UP)
    before = site.seconds_used()
    done, took = await repeated(one, at_once, seconds=seconds)
    client.close()
    _demand(journal, done + WARM_UP)
    return Measured(done / took, 1000 * (site.seconds_used() - before) / done)


async def _entries(
    site: servers.Site, facts: dict[str, Any], at_once: int, seconds: float
) -> tuple[Measured, dict[str, str]]:
    """The last step alone: forms are brought so far first, then sent. With one of the forms."""
    client, journal = Client(site.port), Journal()
    waiting = await _reviewed(client, journal, facts, at_once, seconds)
    some = waiting[0][1]

    async def one() -> None:
        visit, form = waiting.pop()
        await visit.submit(form, 0)

    forms, before = len(waiting), site.seconds_used()
    done, took = await repeated(one, at_once, forms)
    client.close()
    _demand(journal, forms)
    return Measured(done / took, 1000 * (site.seconds_used() - before) / done), some


async def _reviewed(
    client: Client, journal: Journal, facts: dict[str, Any], at_once: int, seconds: float
) -> list[tuple[Visit, dict[str, str]]]:
    """Visits that stand before their last step, as many as come so far in three times the seconds."""
    waiting: list[tuple[Visit, dict[str, str]]] = []

    async def one() -> None:
        visit = Visit(client, journal, _newcomer(facts), 0)
        waiting.append((visit, await visit.reach_review(0)))

    await repeated(one, at_once, seconds=3 * seconds)
    return waiting


def _bare(
    cluster: Cluster,
    folder: Path,
    workers: int,
    threads: int,
    form: dict[str, str],
    at_once: int,
    seconds: float,
) -> Measured:
    """The bare view under the same gunicorn, sent the same form."""
    port = servers.free_port()
    variables = {
        **servers.environment(folder, cluster.address("bare"), port),
        "BARE_TABLE": "0" if (folder / "bare").exists() else "1",
    }
    (folder / "bare").touch()
    options = ["benchmarks.contest.load.bare", "--bind", f"127.0.0.1:{port}", "--preload"]
    options += ["--worker-class", "gthread", "--workers", str(workers), "--threads", str(threads)]
    options += ["--no-control-socket", "--log-level", "error"]
    log = folder / "bare.log"
    with servers.running_gunicorn(options, variables, log, port) as master:
        site = servers.Site(port, master, log, variables)
        return asyncio.run(_bare_rows(site, form, at_once, seconds))


async def _bare_rows(
    site: servers.Site, form: dict[str, str], at_once: int, seconds: float
) -> Measured:
    client = Client(site.port)
    request = written(site.port, "/", urlencode(form).encode(), "127.0.0.1")

    async def one() -> None:
        answer = await client.send(request)
        if answer.status != 200:
            raise NoAnswerError(answer.status)

    await repeated(one, at_once, WARM_UP)
    before = site.seconds_used()
    done, took = await repeated(one, at_once, seconds=seconds)
    client.close()
    return Measured(done / took, 1000 * (site.seconds_used() - before) / done)


def _profiled(folder: Path, variables: dict[str, str], facts: dict[str, Any]) -> pstats.Stats:
    """Where one worker of one thread spends its time while it takes entries."""
    path = folder / "profile"
    port = int(variables["BIND"].rpartition(":")[2])
    options = ["--config", str(servers.ROOT / "deploy" / "gunicorn.conf.py")]
    options.append("benchmarks.contest.load.profiled")
    counts = {"WEB_WORKERS": "1", "WEB_THREADS": "1", "PROFILE": str(path)}
    with servers.running_gunicorn(options, {**variables, **counts}, folder / "profiled.log", port):
        asyncio.run(_entries_of_one(port, facts))
    return pstats.Stats(str(path)).strip_dirs().sort_stats("cumulative")


async def _entries_of_one(port: int, facts: dict[str, Any]) -> None:
    client, journal = Client(port), Journal()
    for _number in range(PROFILED):
        visit = Visit(client, journal, _newcomer(facts), 0)
        form = await visit.reach_review(0)
        client.headers = {"X-Measured": "1"}
        await visit.submit(form, 0)
        client.headers = {}
    client.close()
    _demand(journal, PROFILED)


def _newcomer(facts: dict[str, Any]) -> Visitor:
    return Visitor(next(_numbers), facts)


async def repeated(
    one: Callable[[], Awaitable[None]],
    at_once: int,
    times: int | None = None,
    seconds: float = float("inf"),
) -> tuple[int, float]:
    """Does a thing so many times, or for so many seconds, so many at once; how often, and how long it took."""
    began, done = time.monotonic(), 0

    async def again_and_again() -> None:
        nonlocal done, times
        while time.monotonic() - began < seconds and (times is None or times > 0):
            if times is not None:
                times -= 1
            await one()
            done += 1

    await asyncio.gather(*(again_and_again() for _place in range(at_once)))
    return done, time.monotonic() - began


def _demand(journal: Journal, receipts: int) -> None:
    """Ends the program where anything went wrong: a rate of failures says nothing."""
    if journal.errors or journal.unanswered or len(journal.receipts) != receipts:
        sys.exit(
            f"{len(journal.receipts)} receipts of {receipts}: "
            f"{dict(journal.errors)} {dict(journal.unanswered)}"
        )


if __name__ == "__main__":
    sys.exit(main())
