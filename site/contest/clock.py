"""The contest's own clock: one instant a request, passed down as an argument."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone

# What a round rests on stays from so long before it opens or closes: whoever has looked at the clock may still be
# saving, and whoever begins at the very opening may have read everything a moment before.
MARGIN = timedelta(minutes=1)


def instant() -> datetime:
    """This moment by the clock that all processes share: PostgreSQL's, or this machine's on SQLite.

    Web servers may disagree by seconds; a round must open and close once for everybody. It is the moment of
    the call and not of the transaction's beginning. A rehearsal is one process and has a clock of its own (ADR 27).
    """
    if settings.CONTEST_ASKS_ITS_PROCESS or connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (now,) = cursor.fetchone()
    return now
