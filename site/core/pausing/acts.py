"""Pausing the campaign and letting it go on, each noted in the history of the site."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from wagtail.log_actions import log

from core.models import Pause
from core.models.pauses import PauseQuerySet

PAUSED, CHANGED, LIFTED = "core.pause", "core.change_pause", "core.lift_pause"


class AlreadyPaused(Exception):
    """Somebody else paused the campaign a moment ago."""


def open_pause(now: datetime) -> Pause | None:
    """The pause that can be lifted: in force, or still to come."""
    return _open_pauses(now).select_related("started_by").first()


def locked_open_pause(now: datetime) -> Pause | None:
    """The same within a transaction, until whose end nobody else changes or lifts it."""
    return _open_pauses(now).select_for_update().first()


def _open_pauses(now: datetime) -> PauseQuerySet:
    return Pause.objects.open().exclude(ends_at__lte=now)


def start(pause: Pause, user: Any, now: datetime) -> None:
    """Pause the campaign from now on; raises `AlreadyPaused`."""
    pause.starts_at, pause.started_by = now, user
    try:
        with transaction.atomic():
            Pause.objects.close_ended(now)
            pause.save()
            _note(pause, PAUSED, user)
    except IntegrityError as refused:
        raise AlreadyPaused from refused


@transaction.atomic
def change(pause: Pause, user: Any) -> None:
    """Tell readers something else, or plan another end, without a gap in the pause.

    Nothing else is written, so that whoever lifts it at the same moment has lifted it.
    """
    pause.save(update_fields=["reason", "notice", "notice_en", "ends_at"])
    _note(pause, CHANGED, user)


@transaction.atomic
def lift(pause: Pause, user: Any, now: datetime) -> None:
    """Let everything go on from now; words that were changed meanwhile stay."""
    pause.lifted_at, pause.lifted_by = now, user
    pause.save(update_fields=["lifted_at", "lifted_by"])
    _note(pause, LIFTED, user)


def _note(pause: Pause, action: str, user: Any) -> None:
    data = {"reason": pause.reason, "notice": pause.notice, "notice_en": pause.notice_en}
    if pause.ends_at:
        data["ends_at"] = pause.ends_at.isoformat()
    log(pause, action, user=user, data=data)
