"""A closed round and short ways to fill and count it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from contest import counting
from contest.counting.freezing import SETTLING
from contest.models import Entry, Person, Prize, Result, Round, Voiding
from demo.factories.contest import (
    AttemptFactory,
    ContestFactory,
    EntryFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
    at,
    whole_draw,
)
from demo.factories.programme import CampaignFactory
from programme.models import Campaign

RULES_IN_FORCE = at("2021-08-01 08:00")
OPENED, CLOSED = at("2021-09-01 09:00"), at("2021-09-08 09:00")
# The first moment at which it can be counted.
SETTLED = CLOSED + SETTLING


class Played:
    """A contest of one round, 1 to 8 September 2021 at 9:00, with `question_count` questions (3).

    `prizes` and `overall_prizes` are ladders of (name, how many).
    """

    def __init__(
        self,
        prizes: Sequence[tuple[str, int]] = (),
        overall_prizes: Sequence[tuple[str, int]] = (),
        issued_at: datetime | None = RULES_IN_FORCE,
        **rules: Any,
    ) -> None:
        self.contest = ContestFactory(campaign=Campaign.objects.first() or CampaignFactory())
        self.rules = RulesFactory(
            contest=self.contest, issued_at=None, **{"question_count": 3, **rules}
        )
        for scope, ladder in (("round", prizes), ("overall", overall_prizes)):
            for place, (name, quantity) in enumerate(ladder):
                Prize.objects.create(
                    rules=self.rules, scope=scope, name=name, quantity=quantity, sort_order=place
                )
        self.rules.issued_at = issued_at
        self.rules.save()
        self.round = self.another_round(1)

    def another_round(self, number: int) -> Round:
        """A round so many weeks after the opening of the first."""
        later = timedelta(weeks=number - 1)
        return RoundFactory(
            contest=self.contest,
            number=number,
            opens_at=OPENED + later,
            closes_at=CLOSED + later,
        )

    def person(self, **values: Any) -> Person:
        return PersonFactory(contest=self.contest, **values)

    def entry(
        self,
        person: Person | None = None,
        right: int | None = None,
        prediction: Any = 0,
        after: float = 60,
        took: float = 30,
        in_round: Round | None = None,
        drawn: Sequence[int] | None = None,
        **values: Any,
    ) -> Entry:
        """Sent `after` seconds from the opening, started `took` seconds before.

        `drawn` are the places of the questions that were drawn, all by default.
        """
        played = in_round or self.round
        sent = played.opens_at + timedelta(seconds=after)
        draw = whole_draw(played)
        attempt = AttemptFactory(
            round=played,
            draw=draw if drawn is None else [draw[place] for place in drawn],
            person=person or self.person(),
            rules=self.rules,
            started_at=sent - timedelta(seconds=took),
        )
        values = {"right": right, "prediction": prediction, "submitted_at": sent, **values}
        return EntryFactory(attempt=attempt, **values)

    def count(self, reason: str = "", in_round: Round | None = None, reason_en: str = "") -> Result:
        counted = in_round or self.round
        at = counted.closes_at + SETTLING
        return counting.count(counted, at, reason=reason, reason_en=reason_en)


@pytest.fixture
def played(db):
    """Makes a contest by the rules given: `played(counted_attempt="best")`."""
    return Played


def void(of: Round, place: int = 0) -> None:
    """Take a question out of the count, the first by default."""
    question = of.round_questions.all()[place].question
    Voiding.objects.create(round=of, question=question, reason="Đáp án sai.", voided_at=CLOSED)


def ranked(result: Result) -> list[Entry]:
    """The entries of a result from the first place to the last."""
    return [standing.entry for standing in result.standings.order_by("rank")]
