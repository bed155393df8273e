"""What goes of a contestant with the details: nothing that is left tells who it was."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from contest.models import Attempt, Person

# What is left: group, unit and the connection with the province, for statistics, and the moments.
_ERASED = {
    "sealed": "",
    "identity_digest": None,
    "id_digest": None,
    "phone_digest": "",
    "name_digest": "",
    "name_birth_digest": "",
}


def forget(persons: Collection[int], at: datetime) -> int:
    """Empty the details of rows by their primary keys, with the places of their attempts; says how many had any."""
    kept = Person.objects.filter(pk__in=persons, erased_at=None)
    forgotten = kept.update(erased_at=at, **_ERASED)
    forget_places(Attempt.objects.filter(person__in=persons))
    return forgotten


def forget_places(attempts: QuerySet[Attempt]) -> None:
    """Empty the digests of where attempts were begun."""
    marked = attempts.exclude(network_mark="", device_mark="")
    marked.update(network_mark="", device_mark="")
