"""A round is counted after its close, once, and again only as another version."""

from datetime import timedelta

from django.utils import translation

from wagtail.models import ModelLogEntry

import pytest

from contest import counting
from contest.counting.automatic import count_closed
from contest.models import Annulment, Result, Rules
from demo.factories.users import UserFactory
from tests.contest.counting.conftest import CLOSED, SETTLED, ranked

MICROSECOND = timedelta.resolution


def test_a_round_is_not_counted_while_entries_come_or_may_be_on_their_way(played):
    game = played()
    for at in (CLOSED - MICROSECOND, CLOSED, SETTLED - MICROSECOND):
        with pytest.raises(counting.TooEarlyError) as refused:
            counting.count(game.round, at)
        assert refused.value.instant == SETTLED
        assert str(refused.value).startswith("Từ 08/09/2021, 09:01 mới tính kết quả được")
    with translation.override("en"), pytest.raises(counting.TooEarlyError, match="08/09/2021"):
        counting.count(game.round, CLOSED)
    assert not Result.objects.exists()
    assert counting.count(game.round, SETTLED).number == 1


def test_a_second_count_needs_a_reason_and_leaves_the_first_as_it_was(played):
    game = played()
    first, second = game.entry(after=10), game.entry(after=20)
    before = game.count()
    with pytest.raises(counting.ReasonNeededError):
        game.count(reason="  ")
    Annulment.objects.create(entry=first, reason="Thi hộ.", decided_at=CLOSED)
    after = game.count("Hủy một bài thi hộ.")
    assert (before.number, after.number, after.reason) == (1, 2, "Hủy một bài thi hộ.")
    assert (ranked(before), ranked(after)) == ([first, second], [second])
    assert list(Result.objects.newest()) == [after]


def test_a_recount_concerns_only_what_was_counted(played):
    game = played()
    judge = UserFactory()
    assert counting.recount(game.round, SETTLED, judge, "Đáp án câu 2 sai.") is None
    game.count()
    again = counting.recount(game.round, SETTLED, judge, "Đáp án câu 2 sai.")
    assert (again.number, again.counted_by) == (2, judge)


def test_counts_are_noted_with_who_and_why(played):
    game = played()
    game.count()
    judge = UserFactory()
    again = counting.count(game.round, SETTLED, judge, "Đáp án câu 2 sai.")
    noted = ModelLogEntry.objects.for_instance(again).get()
    assert (noted.action, noted.user) == ("contest.count_result", judge)
    assert noted.data == {"version": 2, "reason": "Đáp án câu 2 sai."}
    assert noted.message == "Đã tính kết quả đợt thi: bản 2. Đáp án câu 2 sai."


def test_the_rules_in_force_at_the_last_moment_of_the_round_are_applied(played):
    game = played(prediction_target="fully_right")
    game.entry(right=0)
    in_time = Rules.objects.create(
        contest=game.contest,
        number=2,
        issued_at=CLOSED - MICROSECOND,
        audience="Mọi người.",
        prediction_target="participants",
    )
    Rules.objects.create(
        contest=game.contest,
        number=3,
        issued_at=CLOSED,
        audience="Mọi người.",
        prediction_target="percent",
    )
    result = game.count()
    assert (result.rules, result.target, result.actual) == (in_time, "participants", 1)


def test_a_round_by_no_rules_is_not_counted(played):
    game = played(issued_at=None)
    with pytest.raises(counting.NoRulesError):
        game.count()


def test_the_site_counts_closed_rounds_by_itself_and_only_once(played):
    game = played()
    later = game.another_round(2)
    played(issued_at=None)
    count_closed(CLOSED)
    # Entries of the last moment may be on their way.
    assert not Result.objects.exists()
    for minutes in (1, 2, 3):
        count_closed(CLOSED + timedelta(minutes=minutes))
    assert [(each.round, each.number) for each in Result.objects.all()] == [(game.round, 1)]
    count_closed(later.closes_at + timedelta(minutes=1))
    assert Result.objects.get(round=later).counted_by is None
