"""How long a writer waits for SQLite's write lock: Django's backend beside ours, which queues.

Four processes of four threads each write to one file without pause, first through the one backend, then
through the other. What counts is the longest wait of any of them, and that none starves.

    .venv/bin/python -m benchmarks.sqlite.writers [--seconds 20]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROCESSES, THREADS = 4, 4

Outcome = tuple[float, int, int]


def write_in_threads(engine: str, file: str, seconds: float) -> list[Outcome]:
    """Longest wait in seconds, transactions, and failures, of each thread of this process."""
    connections = prepare(engine, file)
    from django.db import OperationalError, transaction

    outcomes: list[Outcome] = []

    def write() -> None:
        longest, written, failed = 0.0, 0, 0
        until = time.monotonic() + seconds
        while (asked := time.monotonic()) < until:
            try:
                with transaction.atomic(), connections["default"].cursor() as cursor:
                    longest = max(longest, time.monotonic() - asked)
                    cursor.execute("SELECT count FROM entry WHERE id = 1").fetchone()
                    cursor.execute("UPDATE entry SET count = count + 1 WHERE id = 1")
                    cursor.execute("INSERT INTO entry (count) VALUES (0)")
                written += 1
            except OperationalError:
                longest, failed = max(longest, time.monotonic() - asked), failed + 1
        connections["default"].close()
        outcomes.append((longest, written, failed))

    threads = [threading.Thread(target=write) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def prepare(engine: str, file: str) -> Any:
    """Django's connections with the site's own options, to this file through this backend."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    from django.conf import settings

    settings.DATABASES = {
        "default": {"ENGINE": engine, "NAME": file, "OPTIONS": settings.SQLITE_OPTIONS}
    }
    import django
    from django.db import connections

    django.setup()
    return connections


def measure(engine: str, seconds: float) -> str:
    """One line of the table for this backend."""
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/db.sqlite3"
        with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes:
            processes.submit(make_table, engine, file).result()
            tasks = [
                processes.submit(write_in_threads, engine, file, seconds) for _ in range(PROCESSES)
            ]
            parts = [task.result() for task in tasks]
    outcomes = [outcome for part in parts for outcome in part]
    longest = max(outcome[0] for outcome in outcomes)
    written = [outcome[1] for outcome in outcomes]
    failed = sum(outcome[2] for outcome in outcomes)
    return (
        f"| {engine} | {longest:.2f} s | {min(written):,} – {max(written):,} "
        f"| {sum(written) / seconds:,.0f}/s | {failed} |"
    )


def make_table(engine: str, file: str) -> None:
    """The one table that all write to, with its one row that all change."""
    with prepare(engine, file)["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, count INTEGER)")
        cursor.execute("INSERT INTO entry (count) VALUES (0)")


def main() -> None:
    """Print the table of both backends, measured one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    seconds = parser.parse_args().seconds
    print(
        "| backend | longest wait | transactions of a thread | all | failed |\n|---|---|---|---|---|"
    )
    for engine in ("django.db.backends.sqlite3", "core.sqlite"):
        print(measure(engine, seconds), flush=True)


if __name__ == "__main__":
    main()
