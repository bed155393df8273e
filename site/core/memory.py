"""What the site has rendered, remembered until content changes or the clock changes what it says.

Each process keeps its own copies under the content's version (`ContentChange.version`), so an edit makes
every copy unreachable at once, in every process, without a message between them.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.utils import timezone

from core.clock import next_edge
from core.models.changes import ContentChange

Value = TypeVar("Value")

LONGEST_SECONDS = 300


@dataclass
class Scope:
    """What belongs to one answer: the version of the content it is of, and what was made for it so far."""

    version: str
    made: dict[str, Any] = field(default_factory=dict)


_scope: ContextVar[Scope | None] = ContextVar("scope", default=None)


@contextmanager
def one_version() -> Iterator[Scope]:
    """All that is remembered within is of one version, which is read once, and is looked up once.

    Read before the content is, an old version can only be given newer content, never the other way round.
    """
    scope = _scope.get() or Scope(ContentChange.version() if settings.REMEMBER_PAGES else "")
    token = _scope.set(scope)
    try:
        yield scope
    finally:
        _scope.reset(token)


def remembered(key: str, make: Callable[[], Value]) -> Value:
    """The value made under this key for the present content; made now if there is none, or if it is None."""
    with one_version() as scope:
        if key not in scope.made:
            scope.made[key] = _kept(scope, key, make) if settings.REMEMBER_PAGES else make()
        return scope.made[key]


def remembered_newest(key: str, make: Callable[[], Value]) -> Value:
    """Like `remembered`, for large values that time alone does not change and nobody who gets them does.

    The process keeps one copy, the newest, and hands out that very object.
    """
    with one_version() as scope:
        if key not in scope.made:
            kept = settings.REMEMBER_PAGES
            scope.made[key] = _newest_kept(scope, key, make) if kept else make()
        return scope.made[key]


# By key: the version of the content, a token that lies in the cache as long as the value may be used, the value.
_newest: dict[str, tuple[str, str, Any]] = {}


def _newest_kept(scope: Scope, key: str, make: Callable[[], Value]) -> Value:
    cache = caches["pages"]
    version, token, value = _newest.get(key, ("", "", None))
    if not token or version != scope.version or cache.get(key) != token:
        value, token = make(), secrets.token_hex(8)
        _newest[key] = (scope.version, token, value)
        cache.set(key, token, LONGEST_SECONDS)
    return value


def _kept(scope: Scope, key: str, make: Callable[[], Value]) -> Value:
    """The value as this process keeps it for all requests."""
    cache, versioned = caches["pages"], f"{scope.version}:{key}"
    value = cache.get(versioned)
    if value is None:
        # Time may pass an edge while the value is made, so what is kept counts from before.
        edge = _next_edge(scope.version)
        value = make()
        seconds = (edge - timezone.now()).total_seconds()
        if value is not None and seconds > 0:
            cache.set(versioned, value, min(seconds, LONGEST_SECONDS))
    return value


def _next_edge(version: str) -> datetime:
    """The next edge, asked of its sources once for each version: they know only the content."""
    cache, key, now = caches["pages"], f"{version}:edge", timezone.now()
    asked_at, edge = cache.get(key) or (now, now)
    # Before the moment at which it was asked for, another one may be next.
    if not asked_at <= now < edge:
        edge = next_edge(now)
        cache.set(key, (now, edge), LONGEST_SECONDS)
    return edge
