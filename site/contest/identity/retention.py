"""Until when the details of a contest's people are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db.models import Exists, Max, OuterRef, QuerySet

from contest.models import Attempt, Contest, Person, Rules
from contest.rulebook.standing import rounds_of

# The last moment that can be reckoned with, less a day so that every time zone can show it.
END_OF_TIME = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)


def kept_until(contest: Contest, at: datetime) -> datetime | None:
    """The moment from which details are to be erased, by the rules in force; None while nothing says so."""
    last = contest.rounds.aggregate(closes=Max("closes_at"))["closes"]
    rules = Rules.objects.in_force(contest, at)
    if last is None or rules is None:
        return None
    return _kept_after(last, rules)


def _kept_after(last: datetime, rules: Rules) -> datetime:
    """The moment from which details are to be erased, where the last round closes at `last`."""
    # What was stored before rounds and days had a bound must not keep the details of other contests.
    return last + timedelta(days=min(rules.retention_days, (END_OF_TIME - last).days))


def kept_contests(at: datetime) -> list[Contest]:
    """Contests whose people's details may be kept at a moment."""
    return [contest for contest in Contest.objects.all() if not is_over(contest, at)]


def is_over(contest: Contest, at: datetime) -> bool:
    """Whether details of a contest's people may no longer be kept."""
    until = kept_until(contest, at)
    return until is not None and until <= at


def lapsed(contest: Contest, at: datetime) -> QuerySet[Person]:
    """People whose details are to be erased although the contest goes on: they agreed to an earlier last round.

    What somebody agreed to are the rounds of the newest version they began an attempt by; the days are those of the
    rules in force, which only ever become fewer. While a round they began is not counted they are kept: a count leaves
    out whose details are gone.
    """
    rules = Rules.objects.in_force(contest, at)
    if rules is None:
        return Person.objects.none()
    replaced = Rules.objects.issued().filter(contest=contest, schedule__isnull=False)
    over = [
        version.pk
        for version in replaced
        if (closes := [each.closes_at for each in rounds_of(version)])
        and _kept_after(max(closes), rules) <= at
    ]
    begun = Attempt.objects.filter(person=OuterRef("pk"))
    return Person.objects.filter(
        Exists(begun.filter(rules__in=over)),
        ~Exists(begun.exclude(rules__in=over)),
        ~Exists(begun.filter(round__results=None)),
        contest=contest,
        erased_at=None,
    )
