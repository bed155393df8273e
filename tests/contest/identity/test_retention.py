"""Details are kept no longer than by the rounds of the rules that people agreed to."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import pytest

from contest import counting
from contest.appeals import filing
from contest.appeals.deciding import decide
from contest.duties import erase_contestants
from contest.enums import AppealKind, AttemptPolicy, PrizeScope, Verdict
from contest.judging.approving import approve
from contest.judging.ladders import Ladder
from contest.judging.proposing import mark_of, propose
from contest.models import Person, Prize, Rules
from contest.secretariat import erasing
from demo.factories.contest import (
    AttemptFactory,
    EntryFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
)
from demo.factories.users import UserFactory
from tests.contest.rulebook.test_admin import WHY, round_form, said, soon
from users.enums import Role

pytestmark = pytest.mark.django_db

DAYS = 20


def closed_round(**rules):
    """The only round of a contest, which has closed."""
    contest = RulesFactory(retention_days=DAYS, **rules).contest
    return RoundFactory(contest=contest, opens_at=soon(days=-17), closes_at=soon(days=-10))


def entered(closed, rules=None):
    """Somebody who entered a round while it was open."""
    rules = rules or closed.contest.rules.get(number=1)
    attempt = AttemptFactory(round=closed, rules=rules, started_at=closed.opens_at)
    return EntryFactory(attempt=attempt).person


def add_round(client, contest, opens=1, closes=40):
    """What an organiser is told who adds the second round."""
    client.force_login(UserFactory(groups=[Role.CONTEST_ORGANISER]))
    form = round_form(contest, 2, soon(days=opens), soon(days=closes)) | WHY
    answer = client.post(reverse("contest_rounds:add"), form)
    assert answer.status_code == 302
    return said(answer)


@pytest.fixture
def prolonged(client):
    """A contest whose only round has closed, and the round that was added to it afterwards."""
    closed = closed_round()
    of_the_first = entered(closed)
    add_round(client, closed.contest)
    added = closed.contest.rounds.get(number=2)
    newest = Rules.objects.get(contest=closed.contest, number=2)
    of_the_second = AttemptFactory(round=added, rules=newest).person
    return closed, added, of_the_first, of_the_second


def the_end(closed):
    """Until when details are kept by the rules of the only round."""
    return closed.closes_at + timedelta(days=DAYS)


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


def test_whoever_only_gave_details_is_kept_by_the_rules_that_were_in_force_then(client):
    closed = closed_round()
    before = PersonFactory(contest=closed.contest, added_at=closed.opens_at)
    add_round(client, closed.contest)
    after = PersonFactory(contest=closed.contest, added_at=timezone.now())
    erase_contestants(the_end(closed) - timedelta(microseconds=1))
    assert kept(before, after) == [True, True]
    erase_contestants(the_end(closed))
    assert kept(before, after) == [False, True]


def test_an_attempt_by_the_later_version_keeps_whoever_gave_details_by_the_first(prolonged):
    closed, added, _of_the_first, of_the_second = prolonged
    Person.objects.filter(pk=of_the_second.pk).update(added_at=closed.opens_at)
    erase_contestants(the_end(closed))
    assert kept(of_the_second) == [True]


@pytest.fixture
def won(client):
    """Who won the prize of the first round, that round, and who was second, in a contest that goes on."""
    closed = closed_round(prizes=[("Giải Nhất", 1, None)])
    first, second = entered(closed), entered(closed)
    add_round(client, closed.contest)
    counting.count(closed, timezone.now())
    return first, closed, second


def give_prizes(closed, at):
    ladder = Ladder(closed.contest, PrizeScope.ROUND, closed)
    proposed = propose(ladder, UserFactory(groups=[Role.JUDGE]), at, mark_of(ladder))
    return approve(proposed, UserFactory(groups=[Role.CONTEST_ORGANISER]), at)


def test_nobody_is_erased_before_the_prizes_of_their_round_are_given(won):
    first, closed, second = won
    late = the_end(closed) + timedelta(days=5)
    erase_contestants(late)
    assert kept(first, second) == [True, True]
    give_prizes(closed, late)
    erase_contestants(late)
    assert kept(first, second) == [False, False]


def test_whoever_appealed_is_kept_until_the_appeal_is_decided(won):
    first, closed, second = won
    late = the_end(closed) + timedelta(days=1)
    give_prizes(closed, late)
    ladder = Ladder(closed.contest, PrizeScope.ROUND, closed)
    entry = second.entries.get()
    appeal = filing.file(ladder, entry, AppealKind.COUNTING, "Bài của tôi đúng cả.", late)
    erase_contestants(late)
    assert kept(first, second) == [False, True]
    decide(appeal, Verdict.REJECTED, UserFactory(groups=[Role.JUDGE]), late, "Đã tính đúng.")
    erase_contestants(late)
    assert kept(second) == [False]


def test_prizes_of_the_whole_contest_keep_nobody(client):
    closed = closed_round()
    rules = closed.contest.rules.get()
    Prize.objects.bulk_create(
        [Prize(rules=rules, scope=PrizeScope.OVERALL, name="Giải Nhất", quantity=1)]
    )
    person = entered(closed)
    add_round(client, closed.contest)
    counting.count(closed, timezone.now())
    erase_contestants(the_end(closed))
    assert kept(person) == [False]


def test_many_are_erased_in_as_few_statements_as_one(prolonged):
    closed, _added, of_the_first, _of_the_second = prolonged
    counting.count(closed, timezone.now())
    erasing.erase_lapsed(closed.contest, the_end(closed))
    assert kept(of_the_first) == [False]
    asked = []
    for many in (1, 9):
        people = [entered(closed) for _person in range(many)]
        with CaptureQueriesContext(connection) as statements:
            assert erasing.erase_lapsed(closed.contest, the_end(closed)) == many
        assert kept(*people) == [False] * many
        asked.append(len(statements))
    assert asked[0] == asked[1] < 50


def test_all_are_erased_however_many_at_once(prolonged, monkeypatch):
    closed, _added, of_the_first, of_the_second = prolonged
    others = [entered(closed) for _person in range(4)]
    counting.count(closed, timezone.now())
    monkeypatch.setattr(erasing, "LAPSED_AT_ONCE", 2)
    erase_contestants(the_end(closed))
    assert kept(of_the_first, *others, of_the_second) == [False] * 5 + [True]


class TestAnOrganiserWhoLetsAContestLastLonger:
    def test_is_told_from_which_day_details_go_and_what_that_means(self, client):
        closed = closed_round()
        entered(closed)
        told = add_round(client, closed.contest)
        day = timezone.localtime(the_end(closed))
        assert f"bị xóa từ ngày {day:%d/%m/%Y}" in told
        assert "giải cả cuộc thi" in told and "dự thi lại như người mới" in told

    def test_is_told_nothing_of_one_prize_where_everybody_enters_and_wins_as_often_as_they_like(
        self, client
    ):
        closed = closed_round(one_prize_a_person=False)
        entered(closed)
        told = add_round(client, closed.contest)
        assert "bị xóa từ ngày" in told and "dự thi lại" not in told

    def test_is_told_that_one_entry_ever_can_t_be_held_to(self, client):
        closed = closed_round(one_prize_a_person=False, attempt_policy=AttemptPolicy.ONCE_EVER)
        entered(closed)
        assert "dự thi lại như người mới" in add_round(client, closed.contest)

    def test_is_told_nothing_where_details_are_kept_until_the_new_end(self, client):
        closed = closed_round()
        entered(closed)
        assert "bị xóa" not in add_round(client, closed.contest, closes=9)

    def test_is_told_nothing_where_nobody_has_taken_part(self, client):
        closed = closed_round()
        PersonFactory(contest=closed.contest, added_at=closed.opens_at)
        assert "bị xóa" not in add_round(client, closed.contest)

    def test_is_told_nothing_when_something_else_of_a_round_changes(self, client, prolonged):
        _closed, added, *_people = prolonged
        opens, closes = timezone.localtime(added.opens_at), timezone.localtime(added.closes_at)
        form = round_form(added.contest, 2, opens, closes) | WHY | {"name": "Đợt hai"}
        # What was told when it was added is read.
        client.get(reverse("contest_rounds:index"))
        answer = client.post(reverse("contest_rounds:edit", args=[added.pk]), form)
        assert Rules.objects.filter(contest=added.contest, number=3).exists()
        assert "bị xóa" not in said(answer)

    def test_who_puts_off_the_only_close_is_told_of_the_day_it_closes(self, client):
        contest = RulesFactory(retention_days=DAYS).contest
        opened = RoundFactory(contest=contest, opens_at=soon(days=-1), closes_at=soon(days=2))
        AttemptFactory(round=opened)
        client.force_login(UserFactory(groups=[Role.CONTEST_ORGANISER]))
        closes = soon(days=60)
        form = round_form(contest, 1, timezone.localtime(opened.opens_at), closes) | WHY
        told = said(client.post(reverse("contest_rounds:edit", args=[opened.pk]), form))
        assert f"bị xóa từ ngày {closes:%d/%m/%Y}" in told
        # No round is left in which anybody could enter anew.
        assert "dự thi lại" not in told
