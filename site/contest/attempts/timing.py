"""Until when an attempt may be answered. All periods are half-open: their end is no longer within."""

from __future__ import annotations

from datetime import datetime, timedelta

from contest.models import Attempt, Rules


def deadline(rules: Rules, at: datetime, *, needs_more_time: bool = False) -> datetime | None:
    """When the time of an attempt that starts at a moment ends by its minutes; None where the rules set no limit.

    The close of the round is not in it, for it may still be moved: see `ends_at`.
    """
    if rules.minutes is None:
        return None
    percent = 100 + (rules.extra_time_percent if needs_more_time else 0)
    return at + timedelta(minutes=rules.minutes) * percent / 100


def ends_at(attempt: Attempt) -> datetime:
    """Until when an attempt may be answered, grace aside.

    Never after the round has closed, since no entry counts from then on: whoever starts five minutes before
    has five minutes. Where the close is moved while people answer, their time moves with it.
    """
    closes_at = attempt.round.closes_at
    return min(attempt.deadline, closes_at) if attempt.deadline else closes_at


def is_over(attempt: Attempt, at: datetime) -> bool:
    """Whether an entry sent at a moment is late: after the time and its grace, or after the round has closed.

    The grace makes up for slow lines within a round; from the close on nothing counts.
    """
    if at >= attempt.round.closes_at:
        return True
    if attempt.deadline is None:
        return False
    return at >= attempt.deadline + timedelta(seconds=attempt.rules.grace_seconds)
