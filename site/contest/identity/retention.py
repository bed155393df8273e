"""Until when the details of a contest's people are kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Max

from contest.models import Contest, Rules


def kept_until(contest: Contest, at: datetime) -> datetime | None:
    """The moment from which details are to be erased, by the rules in force; None while nothing says so."""
    last = contest.rounds.aggregate(closes=Max("closes_at"))["closes"]
    rules = Rules.objects.in_force(contest, at)
    if last is None or rules is None:
        return None
    return last + timedelta(days=rules.retention_days)


def kept_contests(at: datetime) -> list[Contest]:
    """Contests whose people's details may be kept at a moment."""
    return [contest for contest in Contest.objects.all() if not is_over(contest, at)]


def is_over(contest: Contest, at: datetime) -> bool:
    """Whether details of a contest's people may no longer be kept."""
    until = kept_until(contest, at)
    return until is not None and until <= at
