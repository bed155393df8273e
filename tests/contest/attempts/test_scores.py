"""How right an entry is, who may know when, and how often questions were drawn."""

from datetime import timedelta

import pytest

from contest.attempts.exposure import StillOpenError, times_drawn
from contest.attempts.scores import may_show, score, shown_from
from contest.attempts.starting import start
from contest.enums import AttemptPolicy, PrizeScope, QuestionSource, ResultsShown
from contest.models import AwardList, Voiding
from demo.factories.contest import (
    AttemptFactory,
    BankQuestionFactory,
    ContestFactory,
    EntryFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
    at,
)
from demo.factories.users import UserFactory

pytestmark = pytest.mark.django_db

OPENS, CLOSES = at("2031-09-01 10:00"), at("2031-09-08 09:00")
A_MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize("right", [0, 1, 2])
def test_a_score_is_the_number_of_right_answers(right):
    assert score(EntryFactory(right=right)) == (right, 2)


def test_a_voided_question_is_neither_right_nor_asked():
    entry = EntryFactory(right=1)
    for _time in range(2):
        question_id = entry.attempt.draw[0][0]
        Voiding.objects.get_or_create(
            round=entry.round, question_id=question_id, defaults={"voided_at": CLOSES}
        )
        assert score(entry) == (0, 1)


def test_a_question_voided_in_another_round_still_counts_here():
    entry = EntryFactory(right=2)
    elsewhere = RoundFactory(contest=entry.round.contest)
    Voiding.objects.create(round=elsewhere, question_id=entry.attempt.draw[0][0], voided_at=CLOSES)
    assert score(entry) == (2, 2)


@pytest.mark.parametrize(
    ("shown", "policy", "while_open", "after_the_close"),
    [
        (ResultsShown.AT_ONCE, AttemptPolicy.ONCE_A_ROUND, True, True),
        (ResultsShown.AT_ONCE, AttemptPolicy.UNLIMITED, False, True),
        (ResultsShown.AT_ONCE, AttemptPolicy.ONCE_A_DAY, False, True),
        (ResultsShown.AFTER_CLOSE, AttemptPolicy.ONCE_A_ROUND, False, True),
        (ResultsShown.AFTER_PUBLICATION, AttemptPolicy.ONCE_A_ROUND, False, False),
    ],
)
def test_scores_are_shown_when_the_rules_say_and_never_to_who_may_try_again(
    shown, policy, while_open, after_the_close
):
    rules = RulesFactory(results_shown=shown, attempt_policy=policy)
    asked = RoundFactory(contest=rules.contest, opens_at=OPENS, closes_at=CLOSES)
    assert may_show(rules, asked, CLOSES - A_MOMENT) is while_open
    assert may_show(rules, asked, CLOSES) is after_the_close


@pytest.mark.parametrize("shown", [ResultsShown.AT_ONCE, ResultsShown.AFTER_CLOSE])
def test_scores_tell_nothing_of_questions_that_another_round_still_asks(shown):
    rules = RulesFactory(results_shown=shown)
    asked = RoundFactory(contest=rules.contest, opens_at=OPENS, closes_at=CLOSES)
    shared = asked.round_questions.last().question
    week = timedelta(days=7)
    elsewhere = RoundFactory(
        contest=ContestFactory(campaign=rules.contest.campaign),
        opens_at=OPENS,
        closes_at=CLOSES + 2 * week,
        questions=[shared],
    )
    RoundFactory(
        contest=rules.contest, opens_at=CLOSES, closes_at=CLOSES + week, questions=[shared]
    )
    assert shown_from(rules, asked) == elsewhere.closes_at
    assert not may_show(rules, asked, elsewhere.closes_at - A_MOMENT)
    assert may_show(rules, asked, elsewhere.closes_at)


@pytest.mark.parametrize(
    ("shown", "from_when"), [(ResultsShown.AT_ONCE, OPENS), (ResultsShown.AFTER_CLOSE, CLOSES)]
)
def test_scores_wait_for_no_round_that_closed_before_or_asks_other_questions(shown, from_when):
    rules = RulesFactory(results_shown=shown)
    asked = RoundFactory(contest=rules.contest, opens_at=OPENS, closes_at=CLOSES)
    shared = [each.question for each in asked.round_questions.all()]
    RoundFactory(
        contest=rules.contest,
        opens_at=OPENS - timedelta(days=7),
        closes_at=OPENS,
        questions=shared,
    )
    RoundFactory(contest=rules.contest, opens_at=CLOSES, closes_at=CLOSES + timedelta(days=7))
    assert shown_from(rules, asked) == from_when


def test_scores_that_come_with_the_results_wait_for_other_rounds_too():
    rules = RulesFactory(results_shown=ResultsShown.AFTER_PUBLICATION)
    asked = RoundFactory(contest=rules.contest, opens_at=OPENS, closes_at=CLOSES)
    shared = [asked.round_questions.first().question]
    later = RoundFactory(
        contest=rules.contest,
        opens_at=CLOSES,
        closes_at=CLOSES + timedelta(days=7),
        questions=shared,
    )
    assert shown_from(rules, asked) is None
    awards = AwardList.objects.create(
        contest=rules.contest,
        scope=PrizeScope.ROUND,
        round=asked,
        number=1,
        rules=rules,
        proposed_at=CLOSES,
        proposed_by=UserFactory(),
    )
    awards.approved_at, awards.approved_by = CLOSES + timedelta(days=1), UserFactory()
    awards.save()
    assert shown_from(rules, asked) == later.closes_at


def test_how_often_questions_were_drawn_is_told_after_the_close_alone():
    rules = RulesFactory(question_source=QuestionSource.DRAWN, question_count=2)
    asked = RoundFactory(
        contest=rules.contest,
        opens_at=OPENS,
        closes_at=CLOSES,
        questions=BankQuestionFactory.create_batch(5),
    )
    for _person in range(10):
        start(asked, rules, PersonFactory(contest=rules.contest), OPENS)
    with pytest.raises(StillOpenError):
        times_drawn(asked, CLOSES - A_MOMENT)
    drawn = times_drawn(asked, CLOSES)
    assert set(drawn) == set(asked.round_questions.values_list("question_id", flat=True))
    assert sum(drawn.values()) == 20


def test_a_question_that_was_never_drawn_is_told_too():
    asked = RoundFactory(opens_at=OPENS, closes_at=CLOSES)
    first, second = asked.round_questions.values_list("question_id", flat=True)
    AttemptFactory(round=asked, draw=[[first, [1, 2, 3]]])
    assert times_drawn(asked, CLOSES) == {first: 1, second: 0}
