"""Numbers of people who left without an entry, for whoever comes with them next.

Somebody may write a stranger's number by a slip or on purpose, and would otherwise keep its owner out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil

from contest.attempts.timing import deadline, is_over
from contest.clock import MARGIN
from contest.identity.forgetting import forget
from contest.models import Attempt, Entry, Person, Rules


def let_go(persons: Iterable[Person], at: datetime) -> bool:
    """Free the numbers of people none of whom has an entry or time left, and say whether that was so.

    Their details go as if they were erased. Their turns stay with the rows that nobody is known by any more, since
    whoever comes next has begun none of them. Within a transaction.
    """
    rows = Person.objects.filter(pk__in=[each.pk for each in persons])
    # Entries and attempts that are being stored hold the row, so they are waited for and seen.
    locked = [each.pk for each in rows.order_by("pk").select_for_update()]
    if Entry.objects.filter(person__in=locked).exists():
        return False
    begun = Attempt.objects.filter(person__in=locked).select_related("round", "rules")
    # Whoever sends an entry at the last moment may still be on the way.
    if any(not is_over(each, at - MARGIN) for each in begun):
        return False
    forget(locked, at)
    return True


def minutes_until_free(rules: Rules, at: datetime) -> int | None:
    """How long a number is held at most by whoever begins with it and sends nothing; None without a limit of time."""
    ends_at = deadline(rules, at, needs_more_time=True)
    if ends_at is None:
        return None
    held = ends_at - at + timedelta(seconds=rules.grace_seconds) + MARGIN
    return ceil(held / timedelta(minutes=1))
