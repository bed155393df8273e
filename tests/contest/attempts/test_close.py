"""Thousands of entries around the close of a round, many of them at the same microsecond."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest

from contest.attempts.submitting import submit
from contest.counting import count
from contest.counting.freezing import SETTLING
from contest.models import Attempt, Entry, Person
from demo.factories.contest import (
    AttemptFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
    answers,
    at,
    whole_draw,
)

pytestmark = pytest.mark.django_db

OPENS, CLOSES = at("2031-09-01 10:00"), at("2031-09-08 09:00")
ENTRIES = 2_000


@pytest.fixture
def attempts():
    """Those of so many people, all begun in time and none yet sent."""
    rules = RulesFactory()
    asked = RoundFactory(contest=rules.contest, opens_at=OPENS, closes_at=CLOSES)
    people = PersonFactory.build_batch(ENTRIES, contest=rules.contest)
    draw = whole_draw(asked)
    return Attempt.objects.bulk_create(
        AttemptFactory.build(
            round=asked, rules=rules, person=person, draw=draw, slot="r1", started_at=OPENS
        )
        for person in Person.objects.bulk_create(people)
    )


@pytest.mark.parametrize("seed", [2031, 2032])
def test_the_count_takes_exactly_what_was_sent_before_the_close(attempts, seed):
    chance = Random(seed)  # noqa: S311 - made up, and the same each time
    # Half of them within half a thousandth of a second, so that many share a moment with others.
    around = [chance.randrange(-500, 500) * chance.choice([1, 1_000]) for _ in attempts]
    around[:3] = [-1, 0, 1]
    chance.shuffle(around)
    sent = answers(attempts[0])
    for attempt, microseconds in zip(attempts, around, strict=True):
        moment = CLOSES + timedelta(microseconds=microseconds)
        entry = submit(attempt, sent, Decimal(100), moment)
        assert entry.is_late == (microseconds >= 0)
    before = Entry.objects.filter(submitted_at__lt=CLOSES)
    assert before.count() == sum(each < 0 for each in around)
    asked = attempts[0].round
    result = count(asked, CLOSES + SETTLING)
    ranked = list(result.standings.order_by("rank").values_list("entry", flat=True))
    # Alike in all else: the earlier stands first, and of those at one moment whoever was written first.
    assert ranked == list(before.order_by("submitted_at", "pk").values_list("pk", flat=True))
    again = count(asked, CLOSES + SETTLING, reason="Xem lại.", reason_en="Looked at again.")
    assert list(again.standings.order_by("rank").values_list("entry", flat=True)) == ranked
