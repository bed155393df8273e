"""What the contest does by the clock."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from contest.audit import checking
from contest.clock import instant
from contest.counting.automatic import count_closed
from contest.identity.members import bar_members
from contest.identity.retention import is_over, kept_contests
from contest.ledger import chain
from contest.ledger.files import make_files
from contest.models import Contest
from contest.secretariat import erasing
from contest.signs.automatic import search_closed
from contest.taking_part import guesses
from contest.unit_tables.making import make_due
from core.duties import duty
from core.sqlite.residue import wipe_residue

logger = logging.getLogger(__name__)


# More often than a head is due, so that a worker that was busy for some seconds skips no minute. Beside
# everything else, since a minute without a head reads as one in which somebody could have changed entries.
@duty(every=timedelta(seconds=20), on_time=True)
def keep_ledgers(now: datetime) -> None:
    """Chain the entries of open rounds, and publish a head of each once a minute."""
    chain.keep(instant())


@duty(every=timedelta(minutes=1))
def count_closed_rounds(now: datetime) -> None:
    """Count rounds that have closed and were never counted."""
    # By the clock that closed them, which may not be this machine's.
    count_closed(instant())


@duty(every=timedelta(minutes=1))
def make_ledger_files(now: datetime) -> None:
    """Make the files by which everybody counts again."""
    make_files(instant())


@duty(every=timedelta(minutes=1))
def make_tables_of_units(now: datetime) -> None:
    """Make the tables of units that are due."""
    make_due(instant())


# Often, since prizes wait for it: whoever is held reads that it takes ten minutes at most.
@duty(every=timedelta(minutes=1))
def find_signs_in_closed_rounds(now: datetime) -> None:
    """Look for signs in rounds that have closed, and again where somebody was put on the barred list since."""
    search_closed(instant())


@duty(every=timedelta(hours=1))
def bar_members_of_contests(now: datetime) -> None:
    """Put on the barred lists whoever became a member past what notices it, as by a change to many rows."""
    for contest in kept_contests(now):
        bar_members(contest)


@duty(every=timedelta(days=1))
def erase_contestants(now: datetime) -> None:
    """Erase the details of contests whose days of keeping are over, and of people who agreed to fewer days."""
    for contest in Contest.objects.all():
        if is_over(contest, now):
            erasing.erase_all(contest, now)
        else:
            erasing.erase_lapsed(contest, now)
    # Of these, and of whoever was erased on request since yesterday.
    wipe_residue()


@duty(every=timedelta(days=1))
def forget_guesses(now: datetime) -> None:
    """Remove what was counted of wrong tries on days that are over."""
    guesses.forget_before(timezone.localdate(now))


@duty(every=timedelta(days=1))
def write_down_the_head_of_acts(now: datetime) -> None:
    """Write the end of the log of acts into the site's own log, which lies elsewhere."""
    number, link = checking.head()
    logger.info("Log of acts of the contest: %s records, head %s", number, link)
