"""The days of a rehearsal: all of them are past, so that what is kept of it can be looked at today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

WEEK, DAY, HOUR = timedelta(days=7), timedelta(days=1), timedelta(hours=1)
# From the first draft to the first opening.
PREPARING = 14 * DAY
# After the last close: awards, appeals, and the details are erased.
RETENTION = 45 * DAY
OPENS, CLOSES = time(9), time(8, 45)


@dataclass(frozen=True)
class Timetable:
    """When a rehearsal of so many rounds begins, and when its rounds open and close."""

    begins: datetime
    rounds: list[tuple[datetime, datetime]]

    @property
    def last_close(self) -> datetime:
        return self.rounds[-1][1]

    @property
    def erasure(self) -> datetime:
        """When details are over, by the rules."""
        return self.last_close + RETENTION


def timetable(rounds: int, today: date) -> Timetable:
    """Weekly rounds from Monday to Monday, as late as they can be for everything to be over before today."""
    latest = today - RETENTION - 3 * DAY - rounds * WEEK
    first = latest - timedelta(days=latest.weekday())
    weeks = [first + number * WEEK for number in range(rounds)]
    return Timetable(
        begins=_at(first - PREPARING, time(8)),
        rounds=[(_at(monday, OPENS), _at(monday + WEEK, CLOSES)) for monday in weeks],
    )


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
