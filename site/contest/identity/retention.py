"""Until when the details of a contest's people are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db.models import Max

from contest.models import Contest, Rules

# The last moment that can be reckoned with, less a day so that every time zone can show it.
END_OF_TIME = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)


def kept_until(contest: Contest, at: datetime) -> datetime | None:
    """The moment from which details are to be erased, by the rules in force; None while nothing says so."""
    last = contest.rounds.aggregate(closes=Max("closes_at"))["closes"]
    rules = Rules.objects.in_force(contest, at)
    if last is None or rules is None:
        return None
    # What was stored before rounds and days had a bound must not keep the details of other contests.
    return last + timedelta(days=min(rules.retention_days, (END_OF_TIME - last).days))


def kept_contests(at: datetime) -> list[Contest]:
    """Contests whose people's details may be kept at a moment."""
    return [contest for contest in Contest.objects.all() if not is_over(contest, at)]


def is_over(contest: Contest, at: datetime) -> bool:
    """Whether details of a contest's people may no longer be kept."""
    until = kept_until(contest, at)
    return until is not None and until <= at
