"""Wrong tries at the details of a number by which people are known.

They are counted in the database, for all processes together, and in the transaction that holds the row of the
number: of a hundred tries at once each sees those before it. The same details again are the same try, so whoever
comes back with them, as the refusal advises, uses up nothing and is compared each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from contest.attempts import refusals
from contest.enums import Identity
from contest.identity.details import Details
from contest.identity.marks import guess_mark, guessed_mark
from contest.identity.persons import told_by
from contest.models import Guess, Rules
from contest.taking_part.guards import network_of

# Whoever forgot how a name was written needs a few tries, whoever guesses a birthday hundreds of them.
MOST_A_DAY = 5

# A delete of this many rows stays well below a second on SQLite, where others wait for it.
ROWS_AT_ONCE = 2_000


@dataclass(frozen=True)
class Tries:
    """Those of one day at the numbers of one form from one network, by their marks; `told` marks this one at each."""

    told: dict[str, str]
    day: date

    def require_few(self) -> None:
        """Raises RefusedError where so many others were wrong that this one is not even compared."""
        if not self.told:
            return
        counted = Guess.objects.filter(mark__in=self.told, day=self.day)
        wrong: dict[str, set[str]] = {mark: set() for mark in self.told}
        for mark, told in counted.values_list("mark", "told"):
            wrong[mark].add(told)
        for mark, told in self.told.items():
            if len(wrong[mark]) >= MOST_A_DAY and told not in wrong[mark]:
                raise refusals.too_many_tries()

    def count_one(self) -> None:
        """Count this one as wrong, once however often it comes."""
        guesses = [Guess(mark=mark, told=told, day=self.day) for mark, told in self.told.items()]
        Guess.objects.bulk_create(guesses, ignore_conflicts=True)


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
    told = told_by(details)
    # In one order, so that two who count the same wait for each other.
    return Tries({mark: guessed_mark(mark, told) for mark in sorted(marks)}, day)


def forget_before(day: date) -> None:
    """Remove what was counted on earlier days."""
    old = Guess.objects.filter(day__lt=day).order_by("pk")
    while chosen := list(old.values_list("pk", flat=True)[:ROWS_AT_ONCE]):
        Guess.objects.filter(pk__in=chosen).delete()
