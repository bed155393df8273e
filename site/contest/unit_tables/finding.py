"""Who had taken part before a moment, by unit: one grouped query, for the worker and never for a request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Exists, OuterRef

from contest.models import Annulment, Contest, Entry, Person
from units.succession import heirs


def people_by_unit(
    contest: Contest, as_of: datetime, excluded: Collection[int]
) -> dict[int | None, int]:
    """How many people of each unit they named (by primary key, None for none) had sent an entry before `as_of`.

    As the count of a round does, it leaves out entries that are late or annulled, and people who are excluded
    (primary keys). Everybody is one person, however many entries came in however many rounds.
    """
    annulled = Annulment.objects.in_force().filter(entry=OuterRef("pk"))
    entries = Entry.objects.filter(
        ~Exists(annulled), person=OuterRef("pk"), submitted_at__lt=as_of, is_late=False
    )
    people = Person.objects.filter(Exists(entries), contest=contest).exclude(pk__in=excluded)
    return dict(people.order_by().values_list("unit").annotate(people=Count("pk")))


def by_unit_of_the_day(
    named: dict[int | None, int], successors: dict[int, list[int]], valid: Collection[int]
) -> Counter[int | None]:
    """The same people by the unit that stands on a day for the one they named; None as `unit_of_the_day` has it."""
    found: Counter[int | None] = Counter()
    for unit, people in named.items():
        found[unit_of_the_day(unit, successors, valid)] += people
    return found


def unit_of_the_day(
    unit: int | None, successors: dict[int, list[int]], valid: Collection[int]
) -> int | None:
    """The unit (by primary key) that stands on a day for the one that somebody named.

    A unit that has ended is carried on by its successor. Where several share its work, or nobody carries it on,
    nobody can say where its people belong: None, as for those who named none.
    """
    carriers = heirs(unit, successors, valid) if unit is not None else []
    return carriers[0] if len(carriers) == 1 else None
