"""A round opens and closes by the clock of the database, however wrong that of a web server goes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.utils import timezone

import pytest
import time_machine

from contest.clock import instant
from contest.models import Attempt, Entry
from demo.factories.contest import RoundFactory
from tests.contest.taking_part.conftest import Contestant, change_rules

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no clock but that of the process"
)

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
HOUR, HALF_AN_HOUR = timedelta(hours=1), timedelta(minutes=30)


@contextmanager
def web_server_that_is_wrong_by(difference: timedelta) -> Iterator[None]:
    with time_machine.travel(timezone.now() + difference):
        yield


@pytest.fixture(params=[HOUR, -HOUR], ids=["an hour ahead", "an hour behind"])
def wrong_clock(request) -> Iterator[timedelta]:
    with web_server_that_is_wrong_by(request.param):
        yield request.param


@pytest.fixture
def another(contest, commune):
    """Makes people who take part, each with a telephone of their own."""

    def made(number: int) -> Contestant:
        contestant = Contestant(Client(), commune)
        return contestant.begin().give_details(phone=f"09123456{number:02}").give_answers()

    return made


@pytest.fixture
def contestant(contest, client, commune):
    return Contestant(client, commune)


def test_the_clock_of_the_contest_is_not_that_of_the_process(wrong_clock, db):
    assert abs(timezone.now() - wrong_clock - instant()) < timedelta(minutes=1)


def test_a_round_takes_nobody_before_it_opens(wrong_clock, contest, contestant):
    opens = instant() + HALF_AN_HOUR
    RoundFactory(contest=contest, opens_at=opens, closes_at=opens + DAY)
    contestant.begin()
    assert contestant.response.status_code == 409
    assert "mở lúc" in contestant.heading
    assert not Attempt.objects.exists()


def test_a_round_takes_everybody_from_its_opening_on(wrong_clock, contest, contestant):
    opened = instant() - HALF_AN_HOUR
    RoundFactory(contest=contest, opens_at=opened, closes_at=opened + DAY)
    before = instant()
    assert contestant.reach_review().press("submit").code()
    entry = Entry.objects.get()
    assert before < entry.started_at < entry.submitted_at < instant()
    assert not entry.is_late


def test_a_round_takes_everybody_until_it_closes(wrong_clock, contest, contestant):
    closes = instant() + HALF_AN_HOUR
    RoundFactory(contest=contest, opens_at=closes - DAY, closes_at=closes)
    assert contestant.reach_review().press("submit").code()
    assert "không được tính" not in contestant.text
    assert not Entry.objects.get().is_late


def test_a_round_takes_nobody_from_its_close_on(wrong_clock, contest, contestant):
    closed = instant() - HALF_AN_HOUR
    RoundFactory(contest=contest, opens_at=closed - DAY, closes_at=closed)
    contestant.begin()
    assert contestant.response.status_code == 409
    assert "đóng lúc" in contestant.heading
    assert not Attempt.objects.exists()


def test_what_is_sent_after_the_close_is_late(wrong_clock, contest, contestant):
    asked = RoundFactory(contest=contest, opens_at=instant() - DAY, closes_at=instant() + DAY)
    contestant.reach_review()
    asked.closes_at = instant() - SECOND
    asked.save()
    contestant.press("submit")
    assert "không được tính" in contestant.text
    assert Entry.objects.get().is_late


def test_the_minutes_of_an_attempt_pass_by_it_too(wrong_clock, contest, contestant):
    change_rules(contest, minutes=20)
    RoundFactory(contest=contest, opens_at=instant() - DAY, closes_at=instant() + DAY)
    contestant.begin().give_details()
    left = Attempt.objects.get().deadline - instant()
    assert timedelta(minutes=19) < left < timedelta(minutes=20)
    assert 1140 < int(contestant.page.select_one("[data-clock]")["data-clock"]) <= 1200
    contestant.give_answers().press("submit")
    assert not Entry.objects.get().is_late


def test_web_servers_two_hours_apart_take_the_steps_of_one_entry_in_turn(contest, contestant):
    RoundFactory(
        contest=contest, opens_at=instant() - HALF_AN_HOUR, closes_at=instant() + HALF_AN_HOUR
    )
    steps = (
        contestant.begin,
        contestant.give_details,
        contestant.give_answers,
        lambda: contestant.press("submit"),
    )
    for number, step in enumerate(steps):
        with web_server_that_is_wrong_by(-HOUR if number % 2 else HOUR):
            step()
        assert contestant.response.status_code == 200
    entry = Entry.objects.get()
    assert timedelta(0) < entry.submitted_at - entry.started_at < timedelta(minutes=1)
    assert not entry.is_late


def test_while_it_closes_each_entry_falls_on_the_side_of_the_database_s_moment(
    wrong_clock, contest, another
):
    asked = RoundFactory(contest=contest, opens_at=instant() - DAY, closes_at=instant() + DAY)
    people = [another(number) for number in range(16)]
    asked.closes_at = closes = instant() + 2 * SECOND
    asked.save()
    sent = {}
    for number, each in enumerate(people):
        if number == len(people) // 2:
            # Half of them wait for it.
            time.sleep(max(0, (closes - instant()) / SECOND))
        before = instant()
        code = each.press("submit").code().replace("-", "")
        sent[code] = (before, instant())
    entries = Entry.objects.in_bulk(field_name="receipt")
    assert entries.keys() == sent.keys()
    for code, (before, after) in sent.items():
        assert before < entries[code].submitted_at < after
        assert entries[code].is_late == (entries[code].submitted_at >= closes)
    assert {entry.is_late for entry in entries.values()} == {True, False}
