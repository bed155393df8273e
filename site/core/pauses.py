"""Whether the campaign is paused, asked at no cost: the one place that boards, bulletins and pages ask."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from core.clock import edge_source
from core.memory import remembered_newest
from core.models import Pause


def pause_at(moment: datetime | None = None) -> Pause | None:
    """The pause that is in force at a moment (now by default), or None.

    All pauses are remembered under the content's version: a province has a few a year.
    """
    moment = moment or timezone.now()
    return next((pause for pause in _pauses() if pause.is_in_force(moment)), None)


@edge_source
def next_pause_edge(after: datetime) -> datetime | None:
    """The next moment at which a pause begins or ends as planned."""
    coming = (pause for pause in _pauses() if pause.lifted_at is None)
    edges = (edge for pause in coming for edge in (pause.starts_at, pause.ends_at))
    return min((edge for edge in edges if edge and edge > after), default=None)


def _pauses() -> tuple[Pause, ...]:
    """All there ever were, which time alone does not change."""
    return remembered_newest("pauses", lambda: tuple(Pause.objects.all()))
