"""Whether SQLite holds a small contest: so many people enter, sixteen at a time.

    .venv/bin/python -m benchmarks.contest.load.sqlite [--entrants 5000] [--writers 16]

gunicorn runs as on a server, with a thread for each writer and the database in one file. Ends with 1 when an
entry is lost or doubled, when anybody is not answered at the first try, or when "database is locked" is said
anywhere in the log.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sqlite3
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from benchmarks.contest.load import report, servers
from benchmarks.contest.load.ceiling import repeated
from benchmarks.contest.load.client import Client
from benchmarks.contest.load.visits import Journal, Visit, Visitor

THREADS = 4


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entrants", type=int, default=5_000)
    parser.add_argument("--writers", type=int, default=16)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cong-sqlite-")))
        database = folder / "db.sqlite3"
        variables, facts = servers.prepared(folder, f"sqlite:///{database}")
        before = {receipt for receipt, _person in _stored(database)}
        workers = -(-given.writers // THREADS)
        site = stack.enter_context(servers.running_site(variables, folder, workers, THREADS))
        journal, took = asyncio.run(_entered(site, facts, given.entrants, given.writers))
        stored = [row for row in _stored(database) if row[0] not in before]
        locked = site.log.read_text().count("database is locked")
    kept = report.Kept.of(journal, stored)
    print(*report.table(journal), sep="\n")
    print(
        f"\n{given.entrants:,} entrants, {given.writers} at a time, in {took:.0f} s "
        f"({given.entrants / took:.1f} a second). Receipts {kept.given:,}, lost {kept.lost}, "
        f"doubled {kept.doubled}, without a receipt {kept.unknown}; "
        f"“database is locked” {locked} times; not answered at once {journal.unanswered.total()}, "
        f"errors {dict(journal.errors)}."
    )
    faults = [kept.lost, kept.doubled, kept.unknown, locked, journal.unanswered.total()]
    return 1 if any(faults) or journal.errors or kept.given != given.entrants else 0


def _stored(database: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT receipt, person_id FROM contest_entry").fetchall()


async def _entered(
    site: servers.Site, facts: dict[str, Any], entrants: int, writers: int
) -> tuple[Journal, float]:
    """Everybody's whole visit, so many at once; and the seconds it took."""
    client, journal = Client(site.port), Journal()
    numbers = iter(range(entrants))

    async def one() -> None:
        now = journal.now
        await Visit(client, journal, Visitor(next(numbers), facts), 0).play(now)

    began = time.monotonic()
    await repeated(one, writers, entrants)
    client.close()
    return journal, time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
