"""PostgreSQL whose connections are looked at, not asked, before a request uses them again.

Django asks the server `SELECT 1` at the beginning of each request, which takes as long as what most requests
ask. A server that stopped, crashed or ended a connection has said so on the line: as long as nothing came on
it, it is as it was left.
"""

from __future__ import annotations

import select

from django.db.backends.postgresql import base

import psycopg


class DatabaseWrapper(base.DatabaseWrapper):
    def close_if_health_check_failed(self) -> None:
        """As Django does, where something came on the line since it was last used."""
        if not self.pool and _is_quiet(self.connection):
            self.health_check_done = True
        super().close_if_health_check_failed()


def _is_quiet(connection: psycopg.Connection | None) -> bool:
    """Whether an open connection has nothing to be read, neither an end nor a message."""
    if connection is None or connection.closed:
        return False
    # Not select(): it knows no descriptors beyond 1023.
    line = select.poll()
    line.register(connection.fileno(), select.POLLIN | select.POLLPRI)
    return not line.poll(0)
