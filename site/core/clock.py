"""When what the site shows changes by itself: midnight, the edge of a phase, the opening of a quiz."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Given a moment, the first later moment at which something this source knows changes, if any.
EdgeSource = Callable[[datetime], datetime | None]

# Given a moment, the columns (`values_list` of one field each) that hold moments after it.
EdgeColumns = Callable[[datetime], Iterable["QuerySet[Any, datetime]"]]

_sources: list[EdgeSource] = []
_columns: list[EdgeColumns] = []


def edge_source(source: EdgeSource) -> EdgeSource:
    """Register a function that knows when something visible will change; used as a decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def edge_columns(source: EdgeColumns) -> EdgeColumns:
    """Register a function that says in which columns such moments stand; all of them are asked in one query."""
    if source not in _columns:
        _columns.append(source)
    return source


def next_midnight(after: datetime) -> datetime:
    """The start of the next day where the site lives."""
    local = timezone.localtime(after)
    return timezone.make_aware(datetime.combine(local.date() + timedelta(days=1), time()))


def next_edge(after: datetime) -> datetime:
    """The first moment after the given one at which any page may look different without an edit."""
    edges = [edge for source in _sources if (edge := source(after)) is not None and edge > after]
    return min([next_midnight(after), *edges, *_moments_in_columns(after)])


def _moments_in_columns(after: datetime) -> Iterable[datetime]:
    columns = [column.order_by() for source in _columns for column in source(after)]
    return columns[0].union(*columns[1:]) if columns else ()
