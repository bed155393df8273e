"""What the site has rendered, remembered until content changes or the clock changes what it says.

Each process keeps its own copies under the content's version (`ContentChange.version`), so an edit makes
every copy unreachable at once, in every process, without a message between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import TypeVar

from django.conf import settings
from django.core.cache import caches
from django.utils import timezone

from core.clock import next_edge
from core.models.changes import ContentChange

Value = TypeVar("Value")

LONGEST_SECONDS = 300

_version: ContextVar[str | None] = ContextVar("version", default=None)


@contextmanager
def one_version() -> Iterator[str]:
    """The content's version, read once: all that is remembered within is of this one.

    Read before the content is, an old version can only be given newer content, never the other way round.
    """
    version = _version.get() or ContentChange.version()
    token = _version.set(version)
    try:
        yield version
    finally:
        _version.reset(token)


def remembered(key: str, make: Callable[[], Value]) -> Value:
    """The value made under this key for the present content; made now if there is none, or if it is None."""
    if not settings.REMEMBER_PAGES:
        return make()
    with one_version() as version:
        cache, versioned = caches["pages"], f"{version}:{key}"
        value = cache.get(versioned)
        if value is None:
            # Time may pass an edge while the value is made, so what is kept counts from before.
            edge = _next_edge(version)
            value = make()
            seconds = (edge - timezone.now()).total_seconds()
            if value is not None and seconds > 0:
                cache.set(versioned, value, min(seconds, LONGEST_SECONDS))
        return value


def _next_edge(version: str) -> datetime:
    """The next edge, asked of its sources once for each version: they know only the content."""
    cache, key, now = caches["pages"], f"{version}:edge", timezone.now()
    edge = cache.get(key)
    if edge is None or edge <= now:
        edge = next_edge(now)
        cache.set(key, edge, LONGEST_SECONDS)
    return edge
