"""Everybody and everything on the stage of a rehearsal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from contest.models import Contest, Entry, Person
from contest.rehearsal.crowd import Crowd
from contest.rehearsal.entrants import Entrant, Sent
from contest.rehearsal.officials import Office
from contest.rehearsal.practice import Sum
from contest.rehearsal.record import Record
from contest.rehearsal.worker import Worker


@dataclass
class Cast:
    """`sent` and `late` are receipts as they were shown: entries that count, and those that came too late."""

    contest: Contest
    office: Office
    worker: Worker
    crowd: Crowd
    record: Record
    chance: Random
    folder: Path
    questions: list[Sum]
    entrants: list[Entrant]
    # People of whom each does one thing only.
    barred: Entrant
    child: Entrant
    spares: Iterator[Entrant]
    sent: list[Sent] = field(default_factory=list)
    late: list[str] = field(default_factory=list)

    def spare(self) -> Entrant:
        """Somebody who has not come before."""
        return next(self.spares)

    def entrant_of(self, person: Person) -> Entrant:
        """Who is behind a code: known to nobody but the rehearsal."""
        receipts = set(Entry.objects.filter(person=person).values_list("receipt", flat=True))
        return next(each.entrant for each in self.sent if each.receipt in receipts)

    def sent_in(self, number: int) -> list[Sent]:
        return [each for each in self.sent if each.round == number]
