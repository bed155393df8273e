"""A closed round, with people whose numbers, places and predictions are as a test needs them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from contest.keys import seal
from contest.models import Entry, Person, Round
from demo.factories.contest import (
    AttemptFactory,
    ContestFactory,
    EntryFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
    at,
)

OPENED, CLOSED = at("2021-09-01 09:00"), at("2021-09-08 09:00")
SEARCHED = CLOSED + timedelta(minutes=10)


class Closed:
    """A round of two questions, 1 to 8 September 2021, with a prize that nobody has yet."""

    def __init__(self, **contest: Any) -> None:
        self.contest = ContestFactory(**contest)
        issued_at = at("2021-08-01 08:00")
        RulesFactory(
            contest=self.contest, issued_at=issued_at, prizes=[("Giải Nhất", 1, 2_000_000)]
        )
        self.round = RoundFactory(contest=self.contest, opens_at=OPENED, closes_at=CLOSED)

    def person(self, phone: str = "") -> Person:
        sealed = seal({"name": "Lê Văn Mẫu", "birth_date": "2001-05-04", "phone": phone})
        return PersonFactory(contest=self.contest, sealed=sealed if phone else "")

    def another_round(self, number: int = 2) -> Round:
        """A round so many weeks after the first."""
        later = timedelta(weeks=number - 1)
        return RoundFactory(
            contest=self.contest, number=number, opens_at=OPENED + later, closes_at=CLOSED + later
        )

    def entry(
        self,
        minute: float = 60,
        *,
        place: str = "",
        in_round: Round | None = None,
        **values: Any,
    ) -> Entry:
        """An entry of somebody else each time; `place` stands for a network and a device in it."""
        played = in_round or self.round
        sent = played.opens_at + timedelta(minutes=minute)
        attempt = AttemptFactory(
            round=played,
            person=values.pop("person", None) or self.person(),
            started_at=sent - timedelta(minutes=values.pop("took", 10)),
            network_mark=place,
            device_mark=place,
        )
        return EntryFactory(attempt=attempt, submitted_at=sent, **values)

    def series(self, people: int = 6) -> list[Entry]:
        """Entries from one device whose predictions go up by one."""
        return [
            self.entry(60 + number, place="d" * 64, prediction=100 + number)
            for number in range(people)
        ]


@pytest.fixture
def closed(home):
    return Closed()
