"""What the worker does for the library by the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone

from core.duties import duty
from media.models import Download, DownloadCount
from media.rights import mend_all
from media.withdrawal import settle_all

# So many rows are added up in one transaction: others may write in between.
ROWS_AT_ONCE = 2000


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
