"""Days gone by: many rows of downloads become one number a day, and nothing of readers is left."""

from __future__ import annotations

from dataclasses import asdict, astuple
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from media.delivery.counting import KEY, Numbers, counted
from media.models import Download, DownloadCount, ReaderKey

# So many rows are deleted in one statement: databases take no more parameters than so many.
ROWS_AT_ONCE = 500


def add_up_days_before(now: datetime) -> None:
    """Add up every day before the one of `now`, each number in a transaction of its own.

    What stopped in the middle goes on with the numbers that are left.
    """
    today = timezone.localdate(now)
    past = Download.objects.filter(at__lt=_start_of(today)).annotate(day=TruncDate("at"))
    for group in list(past.order_by().values(*KEY).distinct()):
        _add_up(group)
    ReaderKey.objects.filter(day__lt=today).delete()


def _add_up(group: dict[str, Any]) -> None:
    """Turn the rows of one day, thing and taker into one row."""
    with transaction.atomic():
        # Counted and deleted are the same rows, whatever is added meanwhile.
        rows = list(_rows_of(group).values_list("id", "reader", "is_robot"))
        numbers = counted((reader, is_robot) for _id, reader, is_robot in rows)
        stored, made = DownloadCount.objects.get_or_create(**group, defaults=asdict(numbers))
        if not made:
            # More was told of a day that had been added up: by a log that was read late.
            numbers += Numbers(stored.count, stored.repeats, stored.robots)
            stored.count, stored.repeats, stored.robots = astuple(numbers)
            stored.save()
        ids = [row[0] for row in rows]
        for start in range(0, len(ids), ROWS_AT_ONCE):
            Download.objects.filter(id__in=ids[start : start + ROWS_AT_ONCE]).delete()


def _rows_of(group: dict[str, Any]) -> QuerySet[Download]:
    what = dict(group)
    day: date = what.pop("day")
    begin, end = _start_of(day), _start_of(day + timedelta(days=1))
    return Download.objects.filter(**what, at__gte=begin, at__lt=end)


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
