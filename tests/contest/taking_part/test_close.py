"""The close of a round, to the microsecond: what is sent before it counts, and nothing from then on."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from django.test import Client

import pytest
import time_machine

from contest.counting import count
from contest.counting.freezing import SETTLING
from contest.models import Attempt, Entry
from demo.factories.contest import RoundFactory, at
from tests.contest.taking_part.conftest import Contestant

pytestmark = pytest.mark.usefixtures("clock_of_the_process")

CLOSES = at("2031-09-08 09:00")
WEEK, TEN_MINUTES = timedelta(weeks=1), timedelta(minutes=10)
SECOND, MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)


def around_the_close(count: int) -> list[datetime]:
    """So many moments within half a second of it, the nearest among them."""
    chance = Random(2031)  # noqa: S311 - made up, and the same each time
    nearest = [0, 1, -1, 2, -2, 1_000, -1_000, 499_999, -499_999]
    others = [chance.randrange(-500_000, 500_000) for _ in range(count - len(nearest))]
    return [CLOSES + number * MICROSECOND for number in sorted([*nearest, *others])]


def stopped(moment: datetime) -> time_machine.travel:
    """The clock stands at a moment."""
    return time_machine.travel(moment, tick=False)


@pytest.fixture
def rounds(contest, commune):
    """One that closes, and one that opens at that very moment."""
    return [
        RoundFactory(contest=contest, opens_at=opens, closes_at=opens + WEEK)
        for opens in (CLOSES - WEEK, CLOSES)
    ]


@pytest.fixture
def people(rounds, commune):
    """Makes so many who are about to begin, each with a telephone of their own to tell."""

    def made(count: int) -> list[tuple[Contestant, str]]:
        return [(Contestant(Client(), commune), f"0912345{number:03}") for number in range(count)]

    return made


def test_entries_sent_before_the_close_count_and_all_others_are_kept_as_late(rounds, people):
    moments = around_the_close(80)
    ready = people(len(moments))
    with stopped(CLOSES - TEN_MINUTES):
        for each, phone in ready:
            each.begin().give_details(phone=phone).give_answers()
    sent = {}
    for (each, _phone), moment in zip(ready, moments, strict=True):
        with stopped(moment):
            code = each.press("submit").code()
        assert ("không được tính" in each.text) == (moment >= CLOSES)
        sent[code.replace("-", "")] = moment
    kept = Entry.objects.filter(round=rounds[0])
    assert dict(kept.values_list("receipt", "submitted_at")) == sent
    in_time = {code for code, moment in sent.items() if moment < CLOSES}
    assert set(kept.filter(is_late=False).values_list("receipt", flat=True)) == in_time
    assert 0 < len(in_time) < len(sent)
    result = count(rounds[0], CLOSES + SETTLING)
    counted = result.standings.values_list("entry__receipt", flat=True)
    assert sorted(counted) == sorted(in_time)
    assert result.participants == len(in_time)
    assert not Entry.objects.filter(round=rounds[1]).exists()


def test_who_begins_around_the_close_begins_in_the_round_of_that_moment(rounds, people):
    first, second = rounds
    moments = around_the_close(40)
    for (each, phone), moment in zip(people(len(moments)), moments, strict=True):
        with stopped(moment):
            each.begin().give_details(phone=phone)
        assert each.page.select("fieldset.q")
    begun = Attempt.objects.order_by("started_at", "pk").values_list("started_at", "round")
    assert list(begun) == [
        (moment, first.pk if moment < CLOSES else second.pk) for moment in moments
    ]


@pytest.mark.parametrize("moment", [CLOSES, CLOSES + MICROSECOND, CLOSES + SECOND / 2])
def test_a_form_of_the_round_that_closed_leads_into_no_other(people, moment):
    [(each, phone)] = people(1)
    with stopped(CLOSES - MICROSECOND):
        each.begin()
    with stopped(moment):
        each.give_details(phone=phone)
    assert each.response.status_code == 409
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("moment", [CLOSES, CLOSES + MICROSECOND, CLOSES + SECOND / 2])
def test_answers_that_are_not_yet_sent_at_the_close_are_not_looked_through_any_more(people, moment):
    [(each, phone)] = people(1)
    with stopped(CLOSES - MICROSECOND):
        each.begin().give_details(phone=phone)
    with stopped(moment):
        each.give_answers()
    assert each.response.status_code == 409
    assert not Entry.objects.exists()


def test_what_was_sent_in_time_and_is_sent_again_after_the_close_is_in_time(rounds, people):
    [(each, phone)] = people(1)
    with stopped(CLOSES - MICROSECOND):
        each.begin().give_details(phone=phone).give_answers()
        review = each.response
        code = each.press("submit").code()
    each.response = review
    with stopped(CLOSES):
        assert each.press("submit").code() == code
    assert "không được tính" not in each.text
    assert count(rounds[0], CLOSES + SETTLING).participants == 1
