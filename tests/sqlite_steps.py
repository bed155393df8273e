"""The work a statement costs SQLite, in instructions of its machine: the same on a quiet and on a busy computer."""

from collections.abc import Callable

from django.db import connection

_EVERY = 100


def steps(work: Callable[[], object]) -> int:
    """Instructions that SQLite carries out for some work, to the nearest hundred."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += _EVERY
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, _EVERY)
    try:
        work()
    finally:
        connection.connection.set_progress_handler(None, _EVERY)
    return counted
