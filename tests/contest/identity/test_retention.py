"""Details are kept no longer than by the rounds of the rules that people agreed to."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from contest import counting
from contest.duties import erase_contestants
from contest.models import Rules
from demo.factories.contest import AttemptFactory, EntryFactory, RoundFactory, RulesFactory
from demo.factories.users import UserFactory
from tests.contest.rulebook.test_admin import WHY, round_form, soon
from users.enums import Role

pytestmark = pytest.mark.django_db

DAYS = 20


@pytest.fixture
def prolonged(client):
    """A contest whose only round has closed, and the round that was added to it afterwards."""
    contest = RulesFactory(retention_days=DAYS).contest
    closed = RoundFactory(contest=contest, opens_at=soon(days=-17), closes_at=soon(days=-10))
    of_the_first = EntryFactory(
        attempt=AttemptFactory(round=closed, started_at=closed.opens_at)
    ).person
    client.force_login(UserFactory(groups=[Role.CONTEST_ORGANISER]))
    form = round_form(contest, 2, soon(days=1), soon(days=40)) | WHY
    assert client.post(reverse("contest_rounds:add"), form).status_code == 302
    added = contest.rounds.get(number=2)
    newest = Rules.objects.get(contest=contest, number=2)
    of_the_second = AttemptFactory(round=added, rules=newest).person
    return closed, added, of_the_first, of_the_second


def kept(*persons) -> list[bool]:
    for each in persons:
        each.refresh_from_db()
    return [each.erased_at is None for each in persons]


def test_a_round_that_is_added_later_keeps_nobody_longer_than_they_agreed(prolonged):
    closed, _added, of_the_first, of_the_second = prolonged
    counting.count(closed, timezone.now())
    last = closed.closes_at + timedelta(days=DAYS)
    erase_contestants(last - timedelta(microseconds=1))
    assert kept(of_the_first, of_the_second) == [True, True]
    erase_contestants(last)
    assert kept(of_the_first, of_the_second) == [False, True]
    assert not of_the_first.entries.get().annulments.exists()


def test_nobody_is_erased_whose_entry_is_not_counted(prolonged):
    closed, _added, of_the_first, _of_the_second = prolonged
    late = closed.closes_at + timedelta(days=DAYS + 1)
    erase_contestants(late)
    assert kept(of_the_first) == [True]
    counted = counting.count(closed, late)
    assert counted.standings.get().person == of_the_first
    erase_contestants(late)
    assert kept(of_the_first) == [False]


def test_whoever_takes_part_by_the_later_version_agrees_to_its_rounds(prolonged):
    closed, added, of_the_first, _of_the_second = prolonged
    newest = Rules.objects.get(contest=added.contest, number=2)
    AttemptFactory(round=added, person=of_the_first, rules=newest)
    counting.count(closed, timezone.now())
    erase_contestants(closed.closes_at + timedelta(days=DAYS))
    assert kept(of_the_first) == [True]
    erase_contestants(added.closes_at + timedelta(days=DAYS))
    assert kept(of_the_first) == [False]


def test_a_close_that_comes_earlier_brings_the_erasing_forward(client):
    contest = RulesFactory(retention_days=DAYS).contest
    opened = RoundFactory(contest=contest, opens_at=soon(days=-1), closes_at=soon(days=9))
    person = AttemptFactory(round=opened).person
    client.force_login(UserFactory(groups=[Role.CONTEST_ORGANISER]))
    earlier = soon(days=1)
    form = round_form(contest, 1, timezone.localtime(opened.opens_at), earlier) | WHY
    edit = reverse("contest_rounds:edit", args=[opened.pk])
    assert client.post(edit, form).status_code == 302
    erase_contestants(earlier + timedelta(days=DAYS))
    assert kept(person) == [False]
