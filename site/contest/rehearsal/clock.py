"""The time of a rehearsal: the clock of its process stands still and is moved forward by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

import time_machine


class Clock:
    """Moves this process, whole: the contest, the memory of pages, sessions and histories read the same clock."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self._traveller = traveller

    @property
    def now(self) -> datetime:
        return timezone.now()

    def wait(self, while_: timedelta) -> datetime:
        return self.move_to(self.now + while_)

    def move_to(self, moment: datetime) -> datetime:
        """It is this moment now, unless it is later already."""
        if moment > self.now:
            self._traveller.move_to(moment.astimezone(UTC), tick=False)
        return self.now


@contextmanager
def starting_at(moment: datetime) -> Iterator[Clock]:
    """A process that lives in the time of the rehearsal. Refused by every other process than a rehearsal's."""
    if not settings.CONTEST_ASKS_ITS_PROCESS:
        raise ImproperlyConfigured("Only a rehearsal moves the clock.")
    with time_machine.travel(moment.astimezone(UTC), tick=False) as traveller:
        yield Clock(traveller)
