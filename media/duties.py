"""What the worker does for the library by the clock."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime, timedelta

from django.conf import settings

from core.duties import duty
from media.bulk_upload.staging import clear_before
from media.delivery.adding_up import add_up_days_before
from media.delivery.nginx_log import count_from_log
from media.enums import Handover
from media.expiring.letters import tell_editors
from media.led.beats import add_up_beats, forget_hours
from media.models import Notice, NoticeSent, Watcher
from media.notices.gathering import gather_new_versions
from media.notices.watching import UNCONFIRMED_KEPT
from media.rights.hiding import mend_all
from media.rights.settling import settle_all
from media.tasks import tell_of

# Whom a notice was sent to is known for so long, should its recall be lifted.
LETTERS_KEPT = timedelta(days=365)


@duty(every=timedelta(minutes=1))
def count_what_nginx_sent(now: datetime) -> None:
    """Count the downloads that nginx has finished."""
    log = settings.KIT_DOWNLOAD_LOG
    # What nginx wrote while it was asked to is counted afterwards too; then nobody misses the log.
    if settings.KIT_DELIVERY == Handover.NGINX or os.access(log, os.R_OK):
        count_from_log(log)


@duty(every=timedelta(minutes=10))
def withdraw_what_is_hidden(now: datetime) -> None:
    """Take the files of what may not be shown any more away from their public addresses, and bring others back."""
    settle_all(now)


@duty(every=timedelta(days=1))
def tell_of_endings(now: datetime) -> None:
    """Write to editors about rights, consents, days of use and links that end within two weeks."""
    tell_editors(now)


@duty(every=timedelta(hours=1))
def mend_rights(now: datetime) -> None:
    """Put right from which day things are hidden, where something wrote past the models."""
    mend_all()


@duty(every=timedelta(days=1))
def clear_staged_files(now: datetime) -> None:
    """Delete files that were sent long ago and never placed."""
    clear_before(now)


@duty(every=timedelta(hours=1))
def add_up_downloads(now: datetime) -> None:
    """Turn downloads of days gone by into one number a day, kit, file and taker."""
    # Else the last minute of a day would be counted apart from it, and repeats in it be taken for readers.
    # A log that can't be read is told of by the duty that reads it; it must not keep readers' names here.
    with suppress(OSError):
        count_what_nginx_sent(now)
    add_up_days_before(now)


@duty(every=timedelta(minutes=1))
def add_up_screens(now: datetime) -> None:
    """Turn what screens said since into numbers by hour, and drop those of long ago."""
    add_up_beats()
    forget_hours(now)


@duty(every=timedelta(minutes=1))
def announce_new_versions(now: datetime) -> None:
    """Have those who took a file told that another has taken its place."""
    gather_new_versions(now)


@duty(every=timedelta(minutes=5))
def tell_what_waits(now: datetime) -> None:
    """Go on with letters that a fault, or the end of a worker, has kept back."""
    for notice_id in Notice.objects.unfinished().values_list("pk", flat=True):
        tell_of.enqueue(notice_id)


@duty(every=timedelta(hours=1))
def forget_watchers_and_letters(now: datetime) -> None:
    """Delete addresses that nobody confirmed, and what is kept of letters of long ago."""
    Watcher.objects.filter(confirmed_at=None, asked_at__lt=now - UNCONFIRMED_KEPT).delete()
    NoticeSent.objects.filter(notice__finished_at__lt=now - LETTERS_KEPT).delete()
