"""A circuit breaker: an engine that failed is not asked again for a while, by any process of the site."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from search.engines.choice import other_engine
from search.models import EngineState

logger = logging.getLogger(__name__)

# Nobody asks for so long after a fault; twice as long after each further one, up to the longest.
SHORTEST, LONGEST = timedelta(seconds=5), timedelta(seconds=60)


def may_ask(now: datetime) -> bool:
    """Whether the engine may be asked. When a period without it is over, one caller may try."""
    state = EngineState.objects.filter(name=_name()).first()
    if state is None or state.open_until is None:
        return True
    # A clock that was set back must not shut the engine off for longer than a period.
    if state.open_until - LONGEST <= now < state.open_until:
        return False
    # The try counts as failed until it succeeds: whoever makes it may die of it.
    failures = state.failures + 1
    claimed = EngineState.objects.filter(name=state.name, open_until=state.open_until)
    return bool(claimed.update(failures=failures, open_until=now + _pause(failures)))


def failed(reason: str, now: datetime) -> None:
    """The engine did not answer: shut it off, unless it is already."""
    reason = reason[:300]
    states = EngineState.objects.filter(name=_name())
    EngineState.objects.get_or_create(name=_name())
    # Many fail at once when an engine goes down; only the first of them opens the breaker.
    opened = states.filter(open_until=None).update(
        failures=1, failed_at=now, open_until=now + SHORTEST, reason=reason
    )
    if opened:
        logger.warning("The search engine is shut off: %s", reason)
    else:
        states.update(reason=reason)


def answered() -> None:
    """The engine answered: it is asked as before."""
    shut_off = EngineState.objects.filter(name=_name(), failures__gt=0)
    # Looking takes no lock, so readers of an engine that is well are in no writer's way.
    if not shut_off.exists():
        return
    if shut_off.update(failures=0, open_until=None, failed_at=None, reason=""):
        logger.info("The search engine answers again")


def _pause(failures: int) -> timedelta:
    return min(SHORTEST * 2 ** min(max(failures - 1, 0), 10), LONGEST)


def _name() -> str:
    engine = other_engine()
    return engine.name if engine else ""
