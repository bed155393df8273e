"""How the search engine is, for the health page and for administrators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from core.health import health_source
from search.models import Change, EngineState


@dataclass(frozen=True)
class EngineHealth:
    """The engine that readers ask, whether it is shut off, since when and why, and what it is still to be told.

    Readers are answered from the database while it is shut off.
    """

    name: str = "database"
    is_shut_off: bool = False
    since: datetime | None = None
    reason: str = ""
    waiting: int = 0

    @classmethod
    def now(cls) -> EngineHealth:
        if not settings.SEARCH_ENGINE:
            return cls()
        name, waiting = str(settings.SEARCH_ENGINE["NAME"]), Change.objects.count()
        # When a period without it is over one reader tries it; it is shut off until it has answered.
        state = EngineState.objects.filter(name=name).exclude(open_until=None).first()
        if state is None:
            return cls(name, waiting=waiting)
        return cls(name, True, state.failed_at, state.reason, waiting)


@health_source
def search() -> dict[str, Any]:
    """`engine`, `state` ("ok" or "shut off"), `waiting`; while it is shut off also `since` and `reason`."""
    engine = EngineHealth.now()
    body: dict[str, Any] = {
        "engine": engine.name,
        "state": "shut off" if engine.is_shut_off else "ok",
        "waiting": engine.waiting,
    }
    if engine.is_shut_off:
        since = engine.since and timezone.localtime(engine.since).isoformat(timespec="seconds")
        body |= {"since": since, "reason": engine.reason}
    return body
