"""Until when the details of a contest's people are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from contest.enums import PrizeScope
from contest.models import Appeal, Attempt, Contest, Person, Round, Rules, awaits_prizes
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

    Somebody is kept until the latest of what the versions they began an attempt by promised; whoever began none, until
    what the version promised that was in force when they came. The days are those of the rules in force, which only
    ever become fewer. Nobody is erased before a round they began is counted and its prizes are given, nor while an
    appeal of theirs waits for its decision. Prizes of the whole contest keep nobody: they would keep everybody.
    """
    over = [version for version, until in _promises(contest, at).items() if until <= at]
    if not over:
        return Person.objects.none()
    unsettled = Round.objects.filter(Q(results=None) | awaits_prizes(PrizeScope.ROUND))
    begun = Attempt.objects.filter(person=OuterRef("pk"))
    versions = Rules.objects.filter(
        contest=OuterRef("contest"), issued_at__lte=OuterRef("added_at")
    )
    came_by = Subquery(versions.order_by("-number").values("pk")[:1])
    return Person.objects.alias(came_by=came_by).filter(
        Exists(begun) | Q(came_by__in=over),
        ~Exists(begun.exclude(rules__in=over)),
        ~Exists(begun.filter(round__in=unsettled.filter(contest=contest))),
        ~Exists(Appeal.objects.undecided().filter(entry__person=OuterRef("pk"))),
        contest=contest,
        erased_at=None,
    )


def first_lapse(contest: Contest, at: datetime) -> datetime | None:
    """From when on people who took part are erased before others are; None while all agreed to the last round there is.

    Nobody is before the rounds they began have closed; what keeps them longer is not foreseen.
    """
    closes = set(contest.rounds.values_list("closes_at", flat=True))
    last = max(closes, default=at)
    early = {version: end for version, end in _promises(contest, at).items() if end < last}
    persons = Person.objects.filter(contest=contest, erased_at=None)
    begun = Attempt.objects.filter(person=OuterRef("pk"))
    for moment in sorted(closes.union(early.values())):
        over = [version for version, end in early.items() if end <= moment]
        others = begun.filter(~Q(rules__in=over) | Q(round__closes_at__gt=moment))
        if over and persons.filter(Exists(begun), ~Exists(others)).exists():
            return max(moment, at)
    return None


def _promises(contest: Contest, at: datetime) -> dict[int, datetime]:
    """Until when each version that was replaced said that details are kept, by its primary key."""
    rules = Rules.objects.in_force(contest, at)
    if rules is None:
        return {}
    replaced = Rules.objects.issued().filter(contest=contest, schedule__isnull=False)
    return {
        version.pk: _kept_after(max(closes), rules)
        for version in replaced
        if (closes := [each.closes_at for each in rounds_of(version)])
    }
