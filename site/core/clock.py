"""When what the site shows changes by itself: midnight, the edge of a phase, the opening of a quiz."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.utils import timezone

# Given a moment, the first later moment at which something this source knows changes, if any.
EdgeSource = Callable[[datetime], datetime | None]

_sources: list[EdgeSource] = []


def edge_source(source: EdgeSource) -> EdgeSource:
    """Register a function that knows when something visible will change; used as a decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def next_midnight(after: datetime) -> datetime:
    """The start of the next day where the site lives."""
    local = timezone.localtime(after)
    return timezone.make_aware(datetime.combine(local.date() + timedelta(days=1), time()))


def next_edge(after: datetime) -> datetime:
    """The first moment after the given one at which any page may look different without an edit."""
    edges = [edge for source in _sources if (edge := source(after)) is not None and edge > after]
    return min([next_midnight(after), *edges])
