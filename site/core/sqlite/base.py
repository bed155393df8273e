"""SQLite for many writers: they queue for the write lock instead of trying their luck.

SQLite lets a writer that finds the lock taken sleep and try again; whoever tries at the right moment
wins, and under load one of sixteen loses until its 20 seconds are over ("database is locked"). Here the
one at the head of the queue waits for the lock, the others wait for their turn in the kernel.
"""

from __future__ import annotations

import fcntl
import os

from django.db.backends.sqlite3 import base
from django.utils.asyncio import async_unsafe


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that takes its turn before it begins a transaction; statements outside of one do not."""

    _queue: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        if self.is_in_memory_db():
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        # Held from the turn's beginning until SQLite has given the lock, never while the work is done.
        queue = self._open_queue()
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

    def _open_queue(self) -> int:
        """A description of its own for each connection: that is what the kernel lets wait."""
        if self._queue is None:
            address = f"{self.settings_dict['NAME']}-queue"
            self._queue = os.open(address, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return self._queue
