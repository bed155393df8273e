"""What the worker does for the library by the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone

from core.duties import duty
from media.models import Download, DownloadCount, Notice, NoticeSent, Watcher
from media.notices.gathering import gather_new_versions
from media.rights import mend_all
from media.tasks import tell_of
from media.watching import UNCONFIRMED_KEPT
from media.withdrawal import settle_all

# So many rows are added up in one transaction: others may write in between.
ROWS_AT_ONCE = 2000
# Whom a notice was sent to is known for so long, should its recall be lifted.
LETTERS_KEPT = timedelta(days=365)


@duty(every=timedelta(minutes=10))
def withdraw_what_is_hidden(now: datetime) -> None:
    """Take the files of what may not be shown any more away from their public addresses, and bring others back."""
    settle_all(now)


@duty(every=timedelta(hours=1))
def mend_rights(now: datetime) -> None:
    """Put right from which day things are hidden, where something wrote past the models."""
    mend_all()


@duty(every=timedelta(hours=1))
def add_up_downloads(now: datetime) -> None:
    """Turn downloads of days gone by into one number a day, kit and file."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    while _add_up_some(today):
        pass


def _add_up_some(before: datetime) -> bool:
    """Add up a few rows; whether there may be more."""
    with transaction.atomic():
        ids = list(
            Download.objects.filter(at__lt=before)
            .order_by("id")
            .values_list("id", flat=True)[:ROWS_AT_ONCE]
        )
        rows = Download.objects.filter(id__in=ids)
        days = rows.annotate(day=TruncDate("at")).order_by()
        groups = days.values("kit_id", "variant_id", "whole_kit", "day").annotate(found=Count("id"))
        for group in groups:
            found = group["found"]
            what = {name: value for name, value in group.items() if name != "found"}
            count, new = DownloadCount.objects.get_or_create(**what, defaults={"count": found})
            if not new:
                count.count += found
                count.save()
        rows.delete()
    return len(ids) == ROWS_AT_ONCE


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
