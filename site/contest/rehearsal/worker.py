"""The duties that the site's worker does, done as the days of a rehearsal pass."""

from __future__ import annotations

from datetime import datetime, timedelta

from contest import duties
from contest.rehearsal.clock import Clock

# The worker of a site looks every minute; here nobody waits for heads of minutes in which nothing came.
BETWEEN = timedelta(hours=3)


class Worker:
    """Looks at what is due whenever the clock has passed its next time."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.next = clock.now

    def work_until(self, moment: datetime) -> None:
        """Let time pass up to a moment, with all the duties that fall due before it."""
        while self.next <= moment:
            self.clock.move_to(self.next)
            self.look()
            self.next = self.clock.now + BETWEEN
        self.clock.move_to(moment)

    def let_pass(self, while_: timedelta) -> None:
        self.work_until(self.clock.now + while_)

    def look(self) -> None:
        """Everything that is due now."""
        now = self.clock.now
        duties.keep_ledgers(now)
        duties.count_closed_rounds(now)
        duties.make_ledger_files(now)
        duties.make_tables_of_units(now)
        duties.find_signs_in_closed_rounds(now)

    def erase(self) -> None:
        """The duty that erases details whose days are over; it runs once a day."""
        duties.erase_contestants(self.clock.now)
