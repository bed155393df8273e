"""A contest whose rounds are played by people of named units."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from contest.models import Contest, Entry, Person, Round, UnitTable
from demo.factories.contest import (
    AttemptFactory,
    ContestFactory,
    EntryFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
    at,
)
from demo.factories.units import UnitFactory

OPENED, CLOSED = at("2021-09-01 09:00"), at("2021-09-08 09:00")
HOUR = time(11)


class Played:
    """A contest with tables at 11:00 and one round, 1 to 8 September 2021 at 9:00."""

    def __init__(self, **values: Any) -> None:
        organiser = UnitFactory(department=True)
        self.contest: Contest = ContestFactory(
            **{"slug": "tim-hieu", "tables_at": HOUR, "organiser": organiser, **values}
        )
        self.rules = RulesFactory(contest=self.contest, issued_at=OPENED - timedelta(days=30))
        self.round: Round = RoundFactory(
            contest=self.contest, opens_at=OPENED, closes_at=CLOSED, number=1
        )

    def person(self, unit: Any = None, **values: Any) -> Person:
        return PersonFactory(contest=self.contest, unit=unit, **values)

    def entry(self, unit: Any = None, sent: datetime | None = None, **values: Any) -> Entry:
        """An entry of somebody of a unit, by default two hours after the opening."""
        moment = sent or OPENED + timedelta(hours=1)
        attempt = AttemptFactory(
            round=values.pop("round", self.round),
            person=values.pop("person", None) or self.person(unit),
            rules=self.rules,
            started_at=moment - timedelta(minutes=5),
        )
        return EntryFactory(attempt=attempt, submitted_at=moment, **values)


@pytest.fixture
def played(home):
    return Played()


def people_of(table: UnitTable) -> dict[str, int]:
    """How many people a table tells of each unit, by name."""
    return {row.unit.name: row.people for row in table.rows.select_related("unit")}
