"""What SQLite keeps of rows that were overwritten or removed."""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS, connections


def wipe_residue(using: str = DEFAULT_DB_ALIAS) -> None:
    """Empty the write-ahead log, in which rows stand as they were; with `secure_delete` the database has none of them.

    Waits for whoever reads, as long as a writer does, and leaves the log for another time if they go on, or if the
    caller is in the midst of a transaction. Another database is left alone.
    """
    connection = connections[using]
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
