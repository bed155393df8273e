"""Rendered pages, remembered until content changes or the clock changes what they say.

Each process keeps its own copies under the content's version (`ContentChange.version`), so an edit makes
every copy unreachable at once, in every process, without a message between them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import caches
from django.utils import timezone

from core.clock import next_edge
from core.models.changes import ContentChange

Value = TypeVar("Value")

LONGEST_SECONDS = 300


def remembered(key: str, make: Callable[[], Value]) -> Value:
    """The value made under this key for the current version of the content, made now if there is none."""
    cache = caches["pages"]
    versioned = f"{ContentChange.version()}:{key}"
    value = cache.get(versioned)
    if value is None:
        started = timezone.now()
        value = make()
        # Time may pass an edge while the page is made, so what is kept counts from before.
        seconds = (next_edge(started) - timezone.now()).total_seconds()
        if seconds > 0:
            cache.set(versioned, value, min(seconds, LONGEST_SECONDS))
    return value
