"""SQLite in real use: many writers wait for each other and none fails."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import Error, connections, transaction

import pytest

from core.models import ContentChange, Heartbeat
from core.sqlite.residue import wipe_residue

pytestmark = pytest.mark.one_database

WRITERS = 16
SECONDS = float(os.environ.get("SQLITE_WRITERS_SECONDS", "5"))


@pytest.fixture
def file_database(tmp_path: Path, django_db_blocker) -> Iterator[str]:
    """A database file with the site's own options, beside the tests' own database."""
    alias = "file"
    connections.databases[alias] = connections.configure_settings(
        {
            "default": {},
            alias: {
                "ENGINE": "core.sqlite",
                "NAME": tmp_path / "db.sqlite3",
                "OPTIONS": settings.SQLITE_OPTIONS,
            },
        }
    )[alias]
    with django_db_blocker.unblock():
        with connections[alias].schema_editor() as editor:
            editor.create_model(ContentChange)
            editor.create_model(Heartbeat)
        yield alias
        connections[alias].close()
    del connections[alias], connections.databases[alias]


def test_every_connection_writes_ahead_and_waits(file_database: str) -> None:
    for _ in range(2):
        with connections[file_database].cursor() as cursor:
            values = [
                cursor.execute(f"PRAGMA {name}").fetchone()[0]
                for name in (
                    "journal_mode",
                    "synchronous",
                    "busy_timeout",
                    "foreign_keys",
                    "secure_delete",
                    "recursive_triggers",
                )
            ]
        assert values == ["wal", 2, 20_000, 1, 1, 1]
        connections[file_database].close()


def test_sixteen_writers_are_never_told_that_the_database_is_locked(file_database: str) -> None:
    Heartbeat.objects.using(file_database).create(duty="shared", at="2020-01-01T00:00:00+00:00")
    until = time.monotonic() + SECONDS
    faults: list[Error] = []
    written = [0] * WRITERS

    def write(number: int) -> None:
        try:
            while time.monotonic() < until:
                with transaction.atomic(using=file_database):
                    # Read, then write: in a deferred transaction this is what fails at once.
                    row = Heartbeat.objects.using(file_database).get(duty="shared")
                    row.save(using=file_database)
                    ContentChange.objects.using(file_database).create()
                written[number] += 1
        except Error as fault:
            faults.append(fault)
        finally:
            connections[file_database].close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert min(written) > 0
    assert ContentChange.objects.using(file_database).count() == sum(written)


def test_what_was_overwritten_or_removed_can_be_read_in_no_file(file_database: str) -> None:
    database = Path(connections[file_database].settings_dict["NAME"])

    def kept(duty: str) -> bool:
        return any(duty.encode() in each.read_bytes() for each in database.parent.iterdir())

    heartbeats = Heartbeat.objects.using(file_database)
    for duty in ("removed-canary", "overwritten-canary"):
        heartbeats.create(duty=duty, at="2020-01-01T00:00:00+00:00")
        assert kept(duty)
    heartbeats.filter(duty="removed-canary").delete()
    heartbeats.filter(duty="overwritten-canary").update(duty="another")
    wipe_residue(file_database)
    assert kept("another")
    assert not kept("removed-canary")
    assert not kept("overwritten-canary")


def test_the_queue_belongs_to_whom_the_database_belongs(file_database: str) -> None:
    # Root's command must not lock out the site, which runs as somebody else: what SQLite keeps beside
    # the database has its owner and its rights, too.
    database = Path(connections[file_database].settings_dict["NAME"])
    connections[file_database].close()
    queue = database.with_name(f"{database.name}-queue")
    queue.unlink(missing_ok=True)
    database.chmod(0o660)
    if os.geteuid() == 0:
        os.chown(database, 4711, 4712)

    with transaction.atomic(using=file_database):
        ContentChange.objects.using(file_database).create()

    wanted, given = database.stat(), queue.stat()
    assert (given.st_mode, given.st_uid, given.st_gid) == (
        wanted.st_mode,
        wanted.st_uid,
        wanted.st_gid,
    )


def test_who_may_not_join_the_queue_writes_without_it(
    file_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> int:
        raise PermissionError

    connections[file_database].close()
    monkeypatch.setattr("core.sqlite.base.os.open", refuse)
    with transaction.atomic(using=file_database):
        ContentChange.objects.using(file_database).create()
    assert ContentChange.objects.using(file_database).count() == 1
