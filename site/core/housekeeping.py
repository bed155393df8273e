"""Duties that keep any site running: scheduled publishing, and rows that have served their time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.management import call_command

from django_tasks_db.models import DBTaskResult

from core.duties import duty
from core.models import ContentChange
from core.publishing import publish_due

# Finished tasks are kept this long, for whoever looks into a failure.
TASKS_KEPT = timedelta(days=14)
# A delete of this many rows stays well below a second on SQLite, where others wait for it.
ROWS_AT_ONCE = 2_000


@duty(every=timedelta(minutes=1))
def publish_scheduled(now: datetime) -> None:
    """Publish and take down what editors gave a moment for."""
    publish_due(now)


@duty(every=timedelta(hours=1))
def forget_old_changes(now: datetime) -> None:
    """Drop rows of `ContentChange` whose versions no process remembers any more."""
    ContentChange.forget_before(now)


@duty(every=timedelta(hours=1))
def forget_old_tasks(now: datetime) -> None:
    """Drop the results of tasks that finished long ago."""
    old = DBTaskResult.objects.finished().filter(finished_at__lt=now - TASKS_KEPT).order_by("pk")
    while chosen := list(old.values_list("pk", flat=True)[:ROWS_AT_ONCE]):
        DBTaskResult.objects.filter(pk__in=chosen).delete()


@duty(every=timedelta(days=1))
def clear_sessions(now: datetime) -> None:
    """Drop sessions that ended."""
    call_command("clearsessions")
