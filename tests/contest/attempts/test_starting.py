"""The beginning of an attempt, its going on, and why none is given."""

from datetime import timedelta
from decimal import Decimal

from django.utils import translation

import pytest

from contest.attempts.drawing import draw
from contest.attempts.pool import pool_of
from contest.attempts.refusals import Refusal
from contest.attempts.starting import RefusedError, start
from contest.attempts.submitting import submit
from contest.attempts.timing import ends_at, is_over
from contest.enums import AttemptPolicy, Flag, QuestionSource
from contest.models import Attempt
from demo.factories.contest import PersonFactory, RoundFactory, RulesFactory, answers, at

pytestmark = pytest.mark.django_db

OPENS, CLOSES = at("2031-09-01 10:00"), at("2031-09-08 09:00")
MONDAY = at("2031-09-01 12:00")
A_MOMENT = timedelta(microseconds=1)


def played(**of_rules):
    """A round from Monday to Monday, its rules, and somebody who takes part."""
    rules = RulesFactory(**of_rules)
    asked = RoundFactory(contest=rules.contest, opens_at=OPENS, closes_at=CLOSES)
    return asked, rules, PersonFactory(contest=rules.contest)


def next_round(asked, opens_at=CLOSES, closes_at=CLOSES + timedelta(days=7)):
    return RoundFactory(contest=asked.contest, opens_at=opens_at, closes_at=closes_at)


def send(attempt, moment):
    return submit(attempt, answers(attempt), Decimal(100), moment)


def refused(*arguments):
    with pytest.raises(RefusedError) as caught:
        start(*arguments)
    return caught.value


def test_an_attempt_has_its_questions_its_deadline_and_its_rules():
    asked, rules, person = played(minutes=20)
    attempt = start(asked, rules, person, MONDAY, flags=[Flag.TRAP])
    attempt.refresh_from_db()
    assert attempt.draw == draw(rules, pool_of(asked, MONDAY), attempt.nonce)
    assert attempt.started_at == MONDAY
    assert attempt.deadline == at("2031-09-01 12:20")
    assert attempt.rules == rules
    assert attempt.flags == ["trap"]


def test_people_who_need_it_are_given_more_time():
    asked, rules, person = played(minutes=15, extra_time_percent=50)
    attempt = start(asked, rules, person, MONDAY, needs_more_time=True)
    assert attempt.deadline - MONDAY == timedelta(minutes=22, seconds=30)


def test_without_a_limit_of_time_there_is_no_deadline():
    attempt = start(*played(), MONDAY)
    assert attempt.deadline is None


def test_no_time_goes_beyond_the_close_of_the_round():
    asked, rules, person = played(minutes=20, extra_time_percent=100)
    attempt = start(asked, rules, person, CLOSES - timedelta(minutes=5), needs_more_time=True)
    assert ends_at(attempt) == CLOSES


def test_time_that_was_cut_by_the_close_moves_with_it():
    asked, rules, person = played(minutes=20)
    attempt = start(asked, rules, person, CLOSES - timedelta(minutes=5))
    asked.closes_at = CLOSES + timedelta(hours=1)
    asked.save()
    attempt = Attempt.objects.get(pk=attempt.pk)
    assert ends_at(attempt) == CLOSES + timedelta(minutes=15)
    assert not is_over(attempt, CLOSES + timedelta(minutes=14))
    assert is_over(attempt, CLOSES + timedelta(minutes=15))
    asked.closes_at = CLOSES - timedelta(minutes=1)
    asked.save()
    attempt = Attempt.objects.get(pk=attempt.pk)
    assert ends_at(attempt) == CLOSES - timedelta(minutes=1)
    assert is_over(attempt, CLOSES - timedelta(minutes=1))


def test_going_on_changes_nothing():
    asked, rules, person = played(minutes=20, extra_time_percent=100)
    begun = start(asked, rules, person, MONDAY)
    begun.refresh_from_db()
    later = start(asked, rules, person, MONDAY + timedelta(minutes=19), needs_more_time=True)
    assert later == begun
    assert later.draw == begun.draw
    assert (later.nonce, later.started_at, later.deadline) == (
        begun.nonce,
        MONDAY,
        begun.deadline,
    )


def test_an_attempt_goes_on_under_the_rules_it_was_begun_under():
    asked, rules, person = played(minutes=20)
    begun = start(asked, rules, person, MONDAY)
    newer = RulesFactory(contest=rules.contest, attempt_policy=AttemptPolicy.UNLIMITED)
    again = start(asked, newer, person, MONDAY)
    assert again == begun
    assert again.rules == rules


def test_a_round_begins_attempts_from_its_opening_until_before_its_close():
    asked, rules, person = played()
    early = refused(asked, rules, person, OPENS - A_MOMENT)
    assert early.reason == Refusal.NOT_YET_OPEN
    assert early.message == "Đợt thi này mở lúc 10:00, Thứ Hai 1/9/2031."
    begun = start(asked, rules, person, OPENS)
    assert start(asked, rules, person, CLOSES - A_MOMENT) == begun
    late = refused(asked, rules, person, CLOSES)
    assert late.reason == Refusal.CLOSED
    assert late.message == "Đợt thi này đã đóng lúc 9:00, Thứ Hai 8/9/2031.".replace(
        "9:00", "09:00"
    )
    assert Attempt.objects.count() == 1


def test_an_english_reader_is_refused_in_english():
    asked, rules, person = played()
    send(start(asked, rules, person, MONDAY), MONDAY)
    with translation.override("en"):
        told = refused(asked, rules, person, MONDAY)
    assert told.reason == Refusal.NO_MORE_TURNS
    assert told.message == "Each person enters once a round, and you have had your turn."


def test_once_in_the_whole_contest_means_all_rounds():
    asked, rules, person = played(attempt_policy=AttemptPolicy.ONCE_EVER)
    assert start(asked, rules, person, MONDAY).slot == "ever"
    # It was begun and not sent; it can't go on with the questions of another round.
    told = refused(next_round(asked), rules, person, CLOSES)
    assert told.reason == Refusal.NO_MORE_TURNS
    assert "một lần trong cả cuộc thi" in told.message


def test_once_a_round_gives_a_turn_in_each():
    asked, rules, person = played()
    send(start(asked, rules, person, MONDAY), MONDAY)
    assert refused(asked, rules, person, MONDAY).reason == Refusal.NO_MORE_TURNS
    assert start(next_round(asked), rules, person, CLOSES).slot == "r2"


def test_several_times_a_round_ends_at_the_limit():
    asked, rules, person = played(attempt_policy=AttemptPolicy.SOME_A_ROUND, attempt_limit=3)
    for slot in ("r1-1", "r1-2", "r1-3"):
        attempt = start(asked, rules, person, MONDAY)
        assert attempt.slot == slot
        send(attempt, MONDAY)
    assert "nhiều nhất 3 lượt" in refused(asked, rules, person, MONDAY).message
    assert start(next_round(asked), rules, person, CLOSES).slot == "r2-1"


def test_once_a_day_begins_anew_at_midnight_where_the_site_lives():
    asked, rules, person = played(attempt_policy=AttemptPolicy.ONCE_A_DAY)
    midnight = at("2031-09-03 00:00")
    late_evening = midnight - A_MOMENT
    send(start(asked, rules, person, late_evening), late_evening)
    assert "hôm nay" in refused(asked, rules, person, late_evening).message
    assert start(asked, rules, person, midnight).slot == "d2031-09-03"


def test_once_a_day_is_meant_even_where_a_round_opens_on_the_day_another_closes():
    asked, rules, person = played(attempt_policy=AttemptPolicy.ONCE_A_DAY)
    send(start(asked, rules, person, CLOSES - A_MOMENT), CLOSES - A_MOMENT)
    following = next_round(asked)
    assert refused(following, rules, person, CLOSES).reason == Refusal.NO_MORE_TURNS
    assert start(following, rules, person, CLOSES + timedelta(days=1)).slot == "d2031-09-09"


def test_what_was_begun_before_midnight_goes_on_after_it():
    asked, rules, person = played(attempt_policy=AttemptPolicy.ONCE_A_DAY, minutes=20)
    begun = start(asked, rules, person, at("2031-09-02 23:50"))
    assert start(asked, rules, person, at("2031-09-03 00:05")) == begun
    send(begun, at("2031-09-03 00:06"))
    assert start(asked, rules, person, at("2031-09-03 00:07")).slot == "d2031-09-03"


def test_as_often_as_one_likes_has_no_end():
    asked, rules, person = played(attempt_policy=AttemptPolicy.UNLIMITED)
    for turn in range(1, 6):
        attempt = start(asked, rules, person, MONDAY)
        assert attempt.slot == f"r1-{turn}"
        send(attempt, MONDAY)


def test_a_turn_whose_time_ran_out_is_taken():
    asked, rules, person = played(minutes=20, grace_seconds=30)
    begun = start(asked, rules, person, MONDAY)
    with_grace = MONDAY + timedelta(minutes=20, seconds=30)
    assert start(asked, rules, person, with_grace - A_MOMENT) == begun
    told = refused(asked, rules, person, with_grace)
    assert told.reason == Refusal.TIME_OVER
    assert told.message.startswith(
        "Bạn bắt đầu lúc 12:00, Thứ Hai 1/9/2031 và đã hết giờ lúc 12:20, Thứ Hai 1/9/2031 mà chưa nộp bài."
    )


def test_after_a_turn_ran_out_the_next_one_is_given():
    asked, rules, person = played(
        minutes=20, attempt_policy=AttemptPolicy.SOME_A_ROUND, attempt_limit=2
    )
    start(asked, rules, person, MONDAY)
    second = start(asked, rules, person, MONDAY + timedelta(hours=1))
    assert (second.slot, second.started_at) == ("r1-2", MONDAY + timedelta(hours=1))


@pytest.mark.parametrize("newer", AttemptPolicy)
def test_turns_under_an_earlier_version_of_the_rules_are_taken_under_a_later_one(newer):
    asked, rules, person = played(attempt_policy=AttemptPolicy.SOME_A_ROUND, attempt_limit=2)
    for _turn in range(2):
        send(start(asked, rules, person, MONDAY), MONDAY)
    changed = RulesFactory(contest=rules.contest, attempt_policy=newer, attempt_limit=2)
    if newer == AttemptPolicy.UNLIMITED:
        assert start(asked, changed, person, MONDAY).slot == "r1-3"
    else:
        assert refused(asked, changed, person, MONDAY).reason == Refusal.NO_MORE_TURNS


def test_people_do_not_take_each_others_turns():
    asked, rules, person = played(attempt_policy=AttemptPolicy.ONCE_EVER)
    other = PersonFactory(contest=rules.contest)
    assert start(asked, rules, person, MONDAY) != start(asked, rules, other, MONDAY)


@pytest.mark.parametrize("source", QuestionSource)
def test_a_round_that_lacks_questions_asks_people_to_come_back(source):
    asked, rules, person = played(question_source=source, question_count=2)
    asked.round_questions.first().delete()
    told = refused(asked, rules, person, MONDAY)
    assert told.reason == Refusal.NOT_READY
    assert "chưa sẵn sàng" in told.message
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("source", QuestionSource)
def test_beginning_and_going_on_cost_few_queries(source, django_assert_max_num_queries):
    asked, rules, person = played(
        question_source=source,
        attempt_policy=AttemptPolicy.SOME_A_ROUND,
        attempt_limit=20,
        question_count=10,
    )
    for _turn in range(3):
        # Two of them a savepoint, since the test is within a transaction.
        with django_assert_max_num_queries(8):
            attempt = start(asked, rules, person, MONDAY)
        with django_assert_max_num_queries(4):
            start(asked, rules, person, MONDAY)
        send(attempt, MONDAY)
