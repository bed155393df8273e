"""How long a round of 250,000 entries of 80,000 people takes to be counted, on SQLite and PostgreSQL.

    .venv/bin/python -m benchmarks.contest.ranking [--entries 250000] [--people 80000]

Entries are made up: ten questions of three options, most people right in most of them, the best of several
entries counts. They are chained first, as a site does every minute. The count is the site's own
(`contest.counting.count`), with its lock, its log and its ranking written, and everybody's details opened and
compared with a barred list of 200; beside it stands what the same database needs to count the rows of the
table of entries.
Without PostgreSQL (Debian: `apt install postgresql`) only SQLite is measured.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS, BARRED, ROWS_AT_ONCE = 10, 200, 5_000


def main() -> None:
    """Print a line of the table for each database, each measured in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=250_000)
    parser.add_argument("--people", type=int, default=80_000)
    parser.add_argument("--one", action="store_true", help="only the database of DATABASE_URL")
    given = parser.parse_args()
    if given.one:
        print(measured(given.entries, given.people), flush=True)
        return
    print("| database | chained in | counted in | of it the barred list ", end="")
    print("| entries counted a second | SELECT count(*) | ratio |", flush=True)
    print("|---|---:|---:|---:|---:|---:|---:|", flush=True)
    again = [sys.executable, "-m", "benchmarks.contest.ranking", "--one"]
    again += ["--entries", str(given.entries), "--people", str(given.people)]
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/db.sqlite3"
        subprocess.run(again, check=True, cwd=ROOT, env={**os.environ, "DATABASE_URL": address})
    subprocess.run([sys.executable, "-m", "tests.postgresql", *again], check=True, cwd=ROOT)


def measured(entries: int, people: int) -> str:
    """Fills the empty database of DATABASE_URL and counts; a line of the table."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    counted = filled_round(entries, people)
    chained = seconds_to_chain(counted)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        plain = min(seconds_for(cursor) for _ in range(5))

    from contest import counting
    from contest.counting.freezing import SETTLING
    from contest.identity import barring

    started = time.perf_counter()
    assert not barring.barred_persons(counted.contest)
    compared = time.perf_counter() - started
    started = time.perf_counter()
    result = counting.count(counted, counted.closes_at + SETTLING)
    took = time.perf_counter() - started
    assert result.standings.count() == result.participants
    return (
        f"| {connection.vendor} | {chained:.1f} s | {took:.1f} s | {compared:.1f} s | {entries / took:,.0f} "
        f"| {plain * 1000:.1f} ms | {took / plain:,.0f} |"
    )


def seconds_to_chain(of: Any) -> float:
    """How long the ledger of a round takes to get a line for every entry."""
    from contest.ledger import chain

    ledger = chain.begin(of, of.opens_at)
    started = time.perf_counter()
    chain.append_waiting(ledger)
    return time.perf_counter() - started


def seconds_for(cursor: Any) -> float:
    """How long the database needs to count the rows of the table of entries."""
    started = time.perf_counter()
    cursor.execute("SELECT count(*) FROM contest_entry")
    cursor.fetchone()
    return time.perf_counter() - started


def filled_round(entries: int, people: int) -> Any:
    """A closed round with so many entries of so many people, everybody with at least one."""
    from contest.enums import CountedAttempt
    from contest.keys import seal
    from contest.models import Attempt, BarredPerson, Entry, Person
    from demo.factories.contest import ContestFactory, RoundFactory, RulesFactory, whole_draw

    contest = ContestFactory()
    rules = RulesFactory(
        contest=contest, question_count=QUESTIONS, counted_attempt=CountedAttempt.BEST
    )
    made = RoundFactory(contest=contest)
    draw = whole_draw(made)
    right = {
        row.question_id: row.question.options.get(is_right=True).pk
        for row in made.round_questions.all()
    }
    chance = random.Random(2031)  # noqa: S311 - made up, and the same each time
    # Opening takes as long for one person's details as for another's; one date of birth is on the list.
    sealed = seal({"name": "Lê Thị Mẫu", "birth_date": "2001-05-04", "phone": "+84912345678"})
    for number in range(BARRED):
        born = date(2001, 5, 4) - timedelta(days=number)
        BarredPerson.objects.create(
            contest=contest,
            body="other",
            sealed=seal({"name": f"Trần Văn {number}", "birth_date": born.isoformat()}),
        )
    in_batches(
        Person,
        (
            Person(
                contest=contest,
                sealed=sealed,
                code=f"P{number:010}",
                identity_digest=f"{number:064}",
                phone_digest=f"{number:064}",
                name_birth_digest=f"{number:064}",
                added_at=made.opens_at,
            )
            for number in range(people)
        ),
    )
    persons = list(Person.objects.values_list("pk", flat=True))
    whose = [*persons, *chance.choices(persons, k=entries - people)]
    chance.shuffle(whose)
    week = (made.closes_at - made.opens_at) / timedelta(seconds=1)
    starts = [made.opens_at + timedelta(seconds=chance.uniform(0, week - 900)) for _ in whose]
    in_batches(
        Attempt,
        (
            Attempt(
                nonce=f"{number:032}",
                round=made,
                person_id=person,
                rules=rules,
                slot=f"r1-{number}",
                draw=draw,
                started_at=starts[number],
            )
            for number, person in enumerate(whose)
        ),
    )
    attempts = Attempt.objects.order_by("pk").values_list("pk", flat=True)
    in_batches(
        Entry,
        (
            Entry(
                attempt_id=attempt,
                round=made,
                person_id=whose[number],
                receipt=f"R{number:010}",
                answers={
                    str(question): str(
                        right[question] if chance.random() < 0.75 else chance.choice(options)
                    )
                    for question, options in draw
                },
                prediction=chance.randrange(20_000),
                started_at=starts[number],
                submitted_at=starts[number] + timedelta(seconds=chance.uniform(20, 900)),
            )
            for number, attempt in enumerate(attempts)
        ),
    )
    return made


def in_batches(model: Any, rows: Iterator[Any]) -> None:
    """Store rows by the thousand, so that they needn't be in memory at once."""
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        model.objects.bulk_create(batch)


if __name__ == "__main__":
    main()
