"""Wrong tries at the details of a number by which people are known.

They are counted in the database, for all processes together, and in the transaction that holds the row of the
number: of a hundred tries at once each sees those before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.http import HttpRequest

from contest.attempts import refusals
from contest.enums import Identity
from contest.identity.details import Details
from contest.identity.marks import guess_mark
from contest.models import Guess, Rules
from contest.taking_part.guards import network_of

# Whoever forgot how a name was written needs a few tries, whoever guesses a birthday hundreds of them.
MOST_A_DAY = 5

# A delete of this many rows stays well below a second on SQLite, where others wait for it.
ROWS_AT_ONCE = 2_000


@dataclass(frozen=True)
class Tries:
    """Those of one day at the numbers of one form from one network, known by `marks`."""

    marks: tuple[str, ...]
    day: date

    def require_few(self) -> None:
        """Raises RefusedError where so many were wrong that the next one is not even compared."""
        counted = Guess.objects.filter(mark__in=self.marks, day=self.day)
        if self.marks and counted.filter(count__gte=MOST_A_DAY).exists():
            raise refusals.too_many_tries()

    def count_one(self) -> None:
        """Count a wrong one. Raises IntegrityError where another request counts the first one at this moment."""
        for mark in self.marks:
            counted = Guess.objects.filter(mark=mark, day=self.day)
            if not counted.update(count=F("count") + 1):
                Guess.objects.create(mark=mark, day=self.day, count=1)


def tries_of(request: HttpRequest, rules: Rules, details: Details, day: date) -> Tries:
    """The tries that a form is one of. The network belongs to it, so that nobody keeps the owner out from elsewhere.

    A telephone number counts only where it is one person: families and classes share one.
    """
    phone = details.phone if rules.identity == Identity.PHONE else ""
    id_number = details.id_number if rules.asks_id_number else ""
    network = network_of(request)
    marks = (
        guess_mark(rules.contest_id, network, number) for number in (phone, id_number) if number
    )
    # In one order, so that two who count the same wait for each other.
    return Tries(tuple(sorted(marks)), day)


def forget_before(day: date) -> None:
    """Remove what was counted on earlier days."""
    old = Guess.objects.filter(day__lt=day).order_by("pk")
    while chosen := list(old.values_list("pk", flat=True)[:ROWS_AT_ONCE]):
        Guess.objects.filter(pk__in=chosen).delete()
