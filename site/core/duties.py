"""What the background worker does by the clock.

An app registers its duties in a module `duties.py`, which is imported at start:

    @duty(every=timedelta(minutes=1))
    def close_finished_rounds(now: datetime) -> None: ...
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.models import Heartbeat

logger = logging.getLogger(__name__)

Work = Callable[[datetime], None]


@dataclass(frozen=True)
class Duty:
    """Something to be done again and again. `work` gets the moment at which it was started.

    One that is `on_time` waits for no task and for no duty that is not.
    """

    name: str
    every: timedelta
    work: Work
    on_time: bool = False


_registered: dict[str, Duty] = {}


def duty(every: timedelta, *, on_time: bool = False) -> Callable[[Work], Work]:
    """Register a function as a duty under its own name; names are unique across the site.

    A duty may run late, twice, or after the site stood still for days, so it looks at the state it finds,
    never at how often it was called. One that is `on_time` is done beside tasks and other duties.
    """

    def register(work: Work) -> Work:
        known = _registered.get(work.__name__)
        if known is not None and known.work.__module__ != work.__module__:
            raise ValueError(f"Two duties are called {work.__name__}.")
        _registered[work.__name__] = Duty(work.__name__, every, work, on_time)
        return work

    return register


def registered() -> list[Duty]:
    """Every duty of the site."""
    return list(_registered.values())


def some_must_be_on_time() -> bool:
    """Whether any duty may not wait for the others."""
    return any(each.on_time for each in registered())


class Schedule:
    """Which duties are due, remembered across restarts through `Heartbeat`."""

    def __init__(self, *, on_time: bool = False) -> None:
        self._duties = [each for each in registered() if each.on_time == on_time]
        self._tried = dict(Heartbeat.objects.values_list("duty", "at"))

    def run_due(self, now: datetime) -> None:
        """Do what is due. A duty that fails is logged and tried again at its next time."""
        for due in self._duties:
            last = self._tried.get(due.name)
            # A clock that was set back must not silence a duty until it has caught up.
            if last is not None and last <= now < last + due.every:
                continue
            self._tried[due.name] = now
            try:
                due.work(now)
                Heartbeat.objects.update_or_create(duty=due.name, defaults={"at": now})
            except Exception:
                logger.exception("The duty %s failed", due.name)
