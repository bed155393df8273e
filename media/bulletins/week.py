"""What is read in a week, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from media.models import Bulletin
from media.models.bulletins import BulletinQuerySet, week_of


@dataclass(frozen=True)
class Broadcast:
    """One bulletin at one time of a day."""

    at: time
    bulletin: Bulletin


@dataclass(frozen=True)
class ReadingDay:
    """A day and what is read on it, in the order of the hours."""

    day: date
    readings: list[Broadcast]


def read_in_week(day: date) -> BulletinQuerySet:
    """Public bulletins whose use window has a day in the week of this day."""
    monday = week_of(day)[0]
    return Bulletin.objects.public().usable_between(monday, monday + timedelta(days=7))


def week_of_readings(bulletins: Iterable[Bulletin], day: date) -> list[ReadingDay]:
    """The days of the week of a day on which something is read; their times were fetched along."""
    known = list(bulletins)
    found = []
    for each in week_of(day):
        readings = [Broadcast(at, bulletin) for bulletin in known for at in bulletin.times_on(each)]
        if readings:
            found.append(ReadingDay(each, sorted(readings, key=lambda reading: reading.at)))
    return found
