"""How long a search for signs takes in a round of 250,000 entries of 80,000 people, on SQLite and PostgreSQL.

    .venv/bin/python -m benchmarks.contest.signs [--entries 250000] [--people 80000] [--postgresql]

The round is the one of `benchmarks.contest.ranking`; a telephone number of its own is sealed for everybody but for each
tenth, who shares that of somebody else (of them each tenth under the same name in another order), and attempts come from so many networks and devices that a few are crowded. With `--postgresql` SQLite is left out.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NETWORKS, BROWSERS, ROWS_AT_ONCE, SHARING = 4_000, 300, 5_000, 10


def main() -> None:
    """Print a line of the table for each database, each measured in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=250_000)
    parser.add_argument("--people", type=int, default=80_000)
    parser.add_argument("--postgresql", action="store_true", help="leave out SQLite")
    parser.add_argument("--one", action="store_true", help="only the database of DATABASE_URL")
    given = parser.parse_args()
    if given.one:
        print(measured(given.entries, given.people), flush=True)
        return
    print("| database | searched in | processor time | most memory | signs |", flush=True)
    print("|---|---:|---:|---:|---|", flush=True)
    again = [sys.executable, "-m", "benchmarks.contest.signs", "--one"]
    again += ["--entries", str(given.entries), "--people", str(given.people)]
    if not given.postgresql:
        with tempfile.TemporaryDirectory() as folder:
            address = f"sqlite:///{folder}/db.sqlite3"
            subprocess.run(again, check=True, cwd=ROOT, env={**os.environ, "DATABASE_URL": address})
    subprocess.run([sys.executable, "-m", "tests.postgresql", *again], check=True, cwd=ROOT)


def measured(entries: int, people: int) -> str:
    """Fills the empty database of DATABASE_URL and searches; a line of the table."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.contest.ranking import filled_round

    call_command("migrate", verbosity=0)
    searched = filled_round(entries, people)
    placed()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    from contest.signs.searching import search

    started, before = time.perf_counter(), time.process_time()
    made = search(searched, searched.closes_at)
    took, worked = time.perf_counter() - started, time.process_time() - before
    assert made.entries == entries
    kinds = Counter(searched.signs.values_list("kind", flat=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    return f"| {connection.vendor} | {took:.1f} s | {worked:.1f} s | {memory:.0f} MB | {found} |"


def placed() -> None:
    """Telephone numbers, networks and devices, made up the same each time."""
    from contest.identity.marks import phone_mark, place_marks
    from contest.keys import seal
    from contest.models import Attempt, Person

    chance = random.Random(2031)  # noqa: S311 - made up
    numbers = chance.sample(range(900_000_000, 999_999_999), Person.objects.count())
    persons: list[Any] = []
    for place, person in enumerate(Person.objects.order_by("pk").iterator()):
        name, owner = "Lê Thị Mẫu", place
        if place % SHARING == 1:
            name, owner = "Trần Văn Bình" if place // SHARING % SHARING else "Mẫu Lê Thị", place - 1
        told = {"name": name, "birth_date": "2001-05-04", "phone": f"+84{numbers[owner]}"}
        person.sealed, person.phone_digest = seal(told), phone_mark(told["phone"])
        persons.append(person)
    Person.objects.bulk_update(persons, ["sealed", "phone_digest"], batch_size=ROWS_AT_ONCE)
    marks = [
        place_marks(1, f"10.{network // 250}.{network % 250}.0/24", f"Mozilla/5.0 ({browser})")
        for network in range(NETWORKS)
        for browser in chance.sample(range(BROWSERS), 12)
    ]
    attempts = Attempt.objects.order_by("pk").only("pk")
    batch: list[Any] = []
    for attempt in attempts.iterator():
        # Squared, so that few places are much more crowded than most.
        mark = marks[int(chance.random() ** 2 * len(marks))]
        attempt.network_mark, attempt.device_mark = mark.network, mark.device
        batch.append(attempt)
        if len(batch) == ROWS_AT_ONCE:
            Attempt.objects.bulk_update(batch, ["network_mark", "device_mark"], batch_size=1_000)
            batch.clear()
    if batch:
        Attempt.objects.bulk_update(batch, ["network_mark", "device_mark"], batch_size=1_000)


if __name__ == "__main__":
    main()
