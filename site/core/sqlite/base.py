"""SQLite for many writers: they queue for the write lock instead of trying their luck; and for Vietnamese.

SQLite lets a writer that finds the lock taken sleep and try again; whoever tries at the right moment
wins, and under load one of sixteen loses until its 20 seconds are over ("database is locked"). Here the
one at the head of the queue waits for the lock, the others wait for their turn in the kernel.
"""

from __future__ import annotations

import fcntl
import os
import stat
from contextlib import suppress
from os import PathLike
from typing import Any

from django.db.backends.sqlite3 import base
from django.utils.asyncio import async_unsafe

from core.text import fold


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that takes its turn before it begins a transaction; statements outside of one do not."""

    _queue: int | None = None

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection whose SQL has `fold(text)` (`core.text.fold`)."""
        connection = super().get_new_connection(conn_params)
        connection.create_function("fold", 1, _fold, deterministic=True)
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        if self.is_in_memory_db():
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        # Held from the turn's beginning until SQLite has given the lock, never while the work is done.
        queue = self._open_queue()
        if queue is None:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        fcntl.flock(queue, fcntl.LOCK_EX)
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        finally:
            fcntl.flock(queue, fcntl.LOCK_UN)

    @async_unsafe
    def close(self) -> None:
        super().close()
        if self._queue is not None:
            os.close(self._queue)
            self._queue = None

    def _open_queue(self) -> int | None:
        """A description of its own for each connection: that is what the kernel lets wait.

        None where the file can't be opened: writing without a turn is what SQLite does anyway.
        """
        if self._queue is None:
            database = self.settings_dict["NAME"]
            with suppress(OSError):
                self._queue = _opened(f"{database}-queue", beside=database)
        return self._queue


def _fold(value: object) -> str | None:
    return None if value is None else fold(str(value))


def _opened(address: str, beside: str | PathLike[str]) -> int:
    """The file at an address, made now if need be, with the owner and the rights of the database.

    SQLite does the same with its own files: a command that root runs must not lock out the site.
    """
    try:
        return os.open(address, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        queue = os.open(address, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        with suppress(OSError):
            owner = os.stat(beside)
            os.fchmod(queue, stat.S_IMODE(owner.st_mode))
            os.fchown(queue, owner.st_uid, owner.st_gid)
        return queue
