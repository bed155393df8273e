"""What a run shows: times per kind of request, what is in the database, and which goals were missed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import psycopg

from benchmarks.contest.load.faults import Faults
from benchmarks.contest.load.visits import KINDS, SUBMIT, Journal

P95_SECONDS = 0.5
# Longest time without a receipt: while workers are killed, and once a database that crashed is back.
KILL_GAP_SECONDS, RECOVERY_SECONDS = 3.0, 5.0
LEAST_OF_RATE = 0.98
# The client itself must keep its times, or it measures nothing.
LATE_SECONDS, MOST_LATE = 0.1, 0.01


@dataclass(frozen=True)
class Kept:
    """Receipts given against rows of the database."""

    given: int
    lost: int
    doubled: int
    unknown: int

    @classmethod
    def of(cls, journal: Journal, stored: Sequence[tuple[str, int]]) -> Kept:
        """`stored` is the receipt and the person of each entry."""
        receipts = {receipt for receipt, _person in stored}
        given = list(journal.receipts.values())
        return cls(
            given=len(given),
            lost=len(set(given) - receipts),
            # Of one person, or one receipt that two people hold.
            doubled=len(stored)
            - len({person for _receipt, person in stored})
            + len(given)
            - len(set(given)),
            unknown=len(receipts - set(given)),
        )


def stored_entries(database: str, since: int) -> list[tuple[str, int]]:
    """The receipt and the person of each entry that came after one of this id."""
    with psycopg.connect(database) as connection:
        found = connection.execute(
            "SELECT receipt, person_id FROM contest_entry WHERE id > %s", [since]
        )
        return found.fetchall()


def checkpoint(database: str) -> None:
    """A server has long written what it began with; a crash must not make it read that again."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CHECKPOINT")


def last_entry(database: str) -> int:
    with psycopg.connect(database) as connection:
        row = connection.execute("SELECT coalesce(max(id), 0) FROM contest_entry").fetchone()
    return int(row[0]) if row else 0


def table(journal: Journal) -> Iterator[str]:
    """Times in milliseconds from the moment at which each request was due."""
    yield "| request | answered | p50 | p95 | p99 | longest |"
    yield "|---|---:|---:|---:|---:|---:|"
    for kind in KINDS:
        times = times_of(journal, kind)
        if times:
            shown = [quantile(times, part) for part in (0.5, 0.95, 0.99, 1)]
            cells = " | ".join(f"{1000 * each:,.0f}" for each in shown)
            yield f"| {kind} | {len(times):,} | {cells} |"


def times_of(journal: Journal, kind: str) -> list[float]:
    """Seconds from due to answered, shortest first."""
    return sorted(each.answered - each.planned for each in journal.sendings if each.kind == kind)


def quantile(ordered: Sequence[float], part: float) -> float:
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def rate(journal: Journal) -> float:
    """Receipts a second, from the first to the last."""
    moments = _receipt_moments(journal)
    return (len(moments) - 1) / (moments[-1] - moments[0]) if len(moments) > 1 else 0.0


def longest_gap(journal: Journal) -> float:
    """The longest time in which nobody got a receipt."""
    moments = _receipt_moments(journal)
    return max((after - before for before, after in pairwise(moments)), default=math.inf)


def recoveries(journal: Journal, faults: Faults) -> list[float]:
    """After each crash, the seconds from when the database was back to the next receipt."""
    moments = [journal.began + each for each in _receipt_moments(journal)]
    return [
        min((each - back for each in moments if each >= back), default=math.inf)
        for _gone, back in faults.away
    ]


def late_share(journal: Journal) -> float:
    """The share of requests that the client sent later than it meant to."""
    late = sum(each.late > LATE_SECONDS for each in journal.sendings)
    return late / max(1, len(journal.sendings))


def _receipt_moments(journal: Journal) -> list[float]:
    return sorted(each.answered for each in journal.sendings if each.kind == SUBMIT)


def missed(
    journal: Journal, kept: Kept, visits: int, planned_rate: float, asked: Faults, had: Faults
) -> Iterator[str]:
    """The goals that were missed, in words; and whether the load or a fault did not happen."""
    if len(journal.receipts) != visits:
        yield f"{visits - len(journal.receipts)} of {visits} visits ended without a receipt"
    yield from (f"{count} × {what}" for what, count in journal.errors.items())
    if kept.lost or kept.doubled or kept.unknown:
        yield f"lost {kept.lost}, doubled {kept.doubled}, without a receipt {kept.unknown}"
    if rate(journal) < LEAST_OF_RATE * planned_rate:
        yield f"{rate(journal):.1f} receipts a second instead of {planned_rate:g}"
    if late_share(journal) > MOST_LATE:
        yield f"the client sent {late_share(journal):.1%} of its requests late: the machine is too busy"
    if (asked.kills, asked.crashes) != (had.kills, had.crashes):
        yield f"{had.kills} kills and {had.crashes} crashes instead of {asked.kills} and {asked.crashes}"
    if asked.kills or asked.crashes:
        yield from _missed_with_faults(journal, had)
    else:
        yield from _missed_without_faults(journal)


def _missed_without_faults(journal: Journal) -> Iterator[str]:
    for kind in KINDS:
        times = times_of(journal, kind)
        if times and quantile(times, 0.95) >= P95_SECONDS:
            yield f"p95 of “{kind}” is {1000 * quantile(times, 0.95):,.0f} ms"
    yield from _told(journal.unanswered.items())


def _missed_with_faults(journal: Journal, had: Faults) -> Iterator[str]:
    if not had.crashes and longest_gap(journal) > KILL_GAP_SECONDS:
        yield f"{longest_gap(journal):.1f} s without a receipt"
    slowest = max(recoveries(journal, had), default=0.0)
    if slowest > RECOVERY_SECONDS:
        yield f"{slowest:.1f} s from the database to the next receipt"
    # Whoever meets a fault is told to try again, and never that the site failed.
    raw = [each for each in journal.unanswered.items() if each[0][1] == "500"]
    yield from _told(raw)


def _told(unanswered: Iterable[tuple[tuple[str, str], int]]) -> Iterator[str]:
    for (kind, what), count in unanswered:
        yield f"{count} × {kind}: {what}"
