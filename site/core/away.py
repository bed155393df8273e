"""While the database is away: how that is known, and what is answered."""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections
from django.http import HttpResponse

# A database that crashed is back within seconds.
COME_AGAIN_SECONDS = 10


def is_away(fault: BaseException | None) -> bool:
    """Whether what failed did so because the database is stopped, starting, or cut off.

    A database that answers and refuses (a lock that was not given, a column that is missing) is not away.
    """
    if not isinstance(fault, OperationalError | InterfaceError):
        return False
    connection = connections[DEFAULT_DB_ALIAS]
    # Without a connection there was none to be had.
    return connection.connection is None or not connection.is_usable()


def come_again(response: HttpResponse) -> HttpResponse:
    """A page as 503, with the time after which it is worth asking again; kept by nobody."""
    response.status_code = 503
    response["Retry-After"] = str(COME_AGAIN_SECONDS)
    response["Cache-Control"] = "no-store"
    return response
