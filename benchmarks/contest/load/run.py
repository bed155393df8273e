"""Whether the site holds the last hour of a week, with and without faults.

    .venv/bin/python -m benchmarks.contest.load.run [--rate 110] [--seconds 600] [--workers 2] [--threads 4]
    .venv/bin/python -m benchmarks.contest.load.run --kills 20 --crashes 10

So many visits begin each second, whether or not those before are done: two pages that anyone may keep, the
three pages of the flow, the entry. Times count from the moment at which a request was due. Ends with 1 when a
goal was missed, or when the load or a fault did not happen. Needs PostgreSQL (Debian: `apt install postgresql`).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.contest.load import report, servers
from benchmarks.contest.load.client import Client
from benchmarks.contest.load.faults import Faults, inflict
from benchmarks.contest.load.visits import KINDS, Journal, Visit, Visitor
from tests.postgresql import Cluster, folder_of_programs, running_cluster

WARM_UP_VISITS = 40
# Whoever has no receipt so long after the last visit began has none.
PATIENCE_SECONDS = 120


def main() -> int:
    given = arguments()
    # Otherwise servers outlive a run that is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))
    programs = folder_of_programs()
    if programs is None:
        sys.exit("PostgreSQL is missing: apt install postgresql")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cong-load-")))
        cluster = stack.enter_context(running_cluster(programs, durable=True))
        variables, facts = servers.prepared(folder, cluster.address("cong"))
        site = stack.enter_context(
            servers.running_site(variables, folder, given.workers, given.threads)
        )
        asyncio.run(warmed_up(site, facts))
        report.checkpoint(cluster.address("cong"))
        since = report.last_entry(cluster.address("cong"))
        outcome = asyncio.run(loaded(site, cluster, facts, given))
        stored = report.stored_entries(cluster.address("cong"), since)
        if given.keep_log:
            given.keep_log.write_bytes(site.log.read_bytes())
    return told(given, outcome, stored)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=110, help="visits that begin each second")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds a page is looked at")
    parser.add_argument("--kills", type=int, default=0, help="workers killed with -9")
    parser.add_argument("--crashes", type=int, default=0, help="crashes of PostgreSQL")
    parser.add_argument("--keep-log", type=Path, help="where to copy gunicorn's log to")
    return parser.parse_args()


async def warmed_up(site: servers.Site, facts: dict[str, Any]) -> None:
    """Some visits that count for nothing: each worker loads what it remembers."""
    client, journal = Client(site.port), Journal()
    visits = [
        Visit(client, journal, Visitor(9_000_000 + number, facts), 0).play(0)
        for number in range(WARM_UP_VISITS)
    ]
    await asyncio.gather(*visits)
    client.close()
    if len(journal.receipts) != WARM_UP_VISITS:
        sys.exit(f"No visit can be made: {dict(journal.errors)}")


class Outcome:
    """What the run left behind."""

    def __init__(self) -> None:
        self.journal, self.faults = Journal(), Faults()
        self.visits = 0
        # Processor seconds of this client and of the site, and how long all took.
        self.client = self.site = self.took = 0.0


async def loaded(
    site: servers.Site, cluster: Cluster, facts: dict[str, Any], given: argparse.Namespace
) -> Outcome:
    """Begins visits at the rate, whatever becomes of those before, and waits for all of them."""
    outcome, client = Outcome(), Client(site.port)
    journal, before, own = outcome.journal, site.seconds_used(), time.process_time()
    inflicted = asyncio.create_task(
        inflict(outcome.faults, site, cluster, given.kills, given.crashes, given.seconds)
    )
    playing = set()
    for number in range(round(given.rate * given.seconds)):
        planned = number / given.rate
        if planned > journal.now:
            await asyncio.sleep(planned - journal.now)
        visit = Visit(client, journal, Visitor(number, facts), given.pause)
        task = asyncio.create_task(visit.play(planned))
        playing.add(task)
        task.add_done_callback(playing.discard)
        outcome.visits += 1
    while playing and journal.now < given.seconds + PATIENCE_SECONDS:
        await asyncio.wait(playing, timeout=1)
    for task in playing:
        task.cancel()
    await inflicted
    outcome.took, outcome.client = journal.now, time.process_time() - own
    outcome.site = site.seconds_used() - before
    client.close()
    return outcome


def told(given: argparse.Namespace, outcome: Outcome, stored: list[tuple[str, int]]) -> int:
    """Prints the report; 1 when a goal was missed."""
    journal, faults = outcome.journal, outcome.faults
    kept = report.Kept.of(journal, stored)
    requests = len(journal.sendings)
    print(*report.table(journal), sep="\n")
    print(
        f"\n{outcome.visits:,} visits begun at {given.rate:g} a second, {requests:,} requests of "
        f"{len(KINDS)} kinds; {report.rate(journal):.1f} receipts a second; "
        f"{given.workers} workers of {given.threads} threads on {os.cpu_count()} cores.\n"
        f"Receipts given {kept.given:,}, lost {kept.lost}, doubled {kept.doubled}, "
        f"entries nobody has a receipt of {kept.unknown}.\n"
        f"Longest time without a receipt {report.longest_gap(journal):.2f} s.\n"
        f"Workers killed {faults.kills}, crashes of PostgreSQL {faults.crashes}"
        + "".join(
            f"; away {back - gone:.1f} s, {recovery:.1f} s later the next receipt"
            for (gone, back), recovery in zip(
                faults.away, report.recoveries(journal, faults), strict=True
            )
        )
        + f".\nThe site used {1000 * outcome.site / max(1, kept.given):.1f} ms of processor time a visit; "
        f"the client {outcome.client / outcome.took:.0%} of a core, "
        f"{report.late_share(journal):.2%} of its requests late."
    )
    for (kind, what), count in sorted(journal.unanswered.items()):
        print(f"Sent again: {count} × {kind} ({what})")
    asked = Faults(given.kills, given.crashes)
    goals = list(report.missed(journal, kept, outcome.visits, given.rate, asked, faults))
    print("\nMissed: " + "; ".join(goals) if goals else "\nAll goals are reached.")
    return 1 if goals else 0


if __name__ == "__main__":
    sys.exit(main())
