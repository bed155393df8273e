"""Which questions an attempt asks, and in which order."""

from collections import Counter
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.attempts.drawing import CannotDrawError, draw, drawn, fixed
from contest.attempts.pool import PoolQuestion, Quota, pool_of
from contest.enums import Difficulty, QuestionSource
from demo.factories.contest import BankQuestionFactory, RoundFactory, RulesFactory
from demo.factories.programme import TopicFactory

questions = st.builds(
    PoolQuestion,
    id=st.integers(1, 500),
    topic_id=st.integers(1, 3),
    difficulty=st.sampled_from(Difficulty.values),
    option_ids=st.just((1, 2, 3)),
)
pools = st.lists(questions, max_size=30, unique_by=lambda question: question.id)
quotas = st.lists(
    st.builds(
        Quota,
        topic_id=st.integers(1, 3),
        difficulty=st.sampled_from([None, *Difficulty.values]),
        count=st.integers(0, 4),
    ),
    max_size=5,
)


def can_be_met(pool, quotas, count):
    """Whether the quotas can be met, by what each needs of its own difficulty and in all of its topic."""
    for topic_id in {quota.topic_id for quota in quotas}:
        of_topic = [each for each in pool if each.topic_id == topic_id]
        asked = [quota for quota in quotas if quota.topic_id == topic_id]
        if sum(quota.count for quota in asked) > len(of_topic):
            return False
        for difficulty in Difficulty.values:
            needed = sum(quota.count for quota in asked if quota.difficulty == difficulty)
            if needed > sum(each.difficulty == difficulty for each in of_topic):
                return False
    return sum(quota.count for quota in quotas) <= count <= len(pool)


@given(pools, quotas, st.integers(0, 20), st.text(max_size=32))
def test_a_draw_meets_every_quota_that_can_be_met_and_asks_nothing_twice(pool, quotas, count, seed):
    try:
        chosen = drawn(pool, quotas, count, seed)
    except CannotDrawError:
        assert not can_be_met(pool, quotas, count)
        return
    assert can_be_met(pool, quotas, count)
    assert len(chosen) == len({question.id for question in chosen}) == count
    assert set(chosen) <= set(pool)
    for quota in quotas:
        alike = [
            each.count
            for each in quotas
            if each.topic_id == quota.topic_id and quota.difficulty in (None, each.difficulty)
        ]
        assert sum(quota.takes(question) for question in chosen) >= sum(alike)


@given(pools, st.integers(0, 10), st.text(max_size=32), st.randoms())
def test_the_same_seed_draws_the_same_however_the_pool_is_laid_out(pool, count, seed, random):
    count = min(count, len(pool))
    turned = random.sample(pool, len(pool))
    assert drawn(pool, [], count, seed) == drawn(turned, [], count, seed)


def test_a_draw_stays_the_same_over_the_years():
    pool = [PoolQuestion(number, 1, Difficulty.EASY, ()) for number in range(1, 11)]
    chosen = [question.id for question in drawn(pool, [], 5, "0123456789abcdef")]
    assert chosen == [1, 9, 8, 4, 3]


def test_every_question_is_drawn_about_as_often_as_every_other():
    pool = [PoolQuestion(number, 1, Difficulty.EASY, ()) for number in range(20)]
    times = Counter(
        question.id for seed in range(4000) for question in drawn(pool, [], 5, str(seed))
    )
    assert len(times) == 20
    # 1,000 are expected of each; 27 is the standard deviation.
    assert all(850 < count < 1150 for count in times.values())


def test_everybody_gets_the_first_questions_where_they_are_the_same_for_all():
    pool = [PoolQuestion(number, 1, Difficulty.EASY, ()) for number in (5, 3, 9)]
    assert [question.id for question in fixed(pool, 2)] == [5, 3]
    with pytest.raises(CannotDrawError):
        fixed(pool, 4)


@pytest.mark.django_db
def test_a_fixed_round_asks_its_questions_in_its_order_with_options_in_another():
    asked = RoundFactory()
    rules = asked.contest.rules.get()
    ids = list(asked.round_questions.values_list("question_id", flat=True))
    orders = set()
    for seed in range(100):
        made = draw(rules, pool_of(asked, asked.opens_at), str(seed))
        assert [question_id for question_id, _options in made] == ids
        orders.add(tuple(made[0][1]))
    options = asked.round_questions.first().question.options.values_list("pk", flat=True)
    assert orders == set(permutations(options))


@pytest.mark.django_db
def test_a_round_that_draws_meets_the_quotas_of_its_rules(django_assert_num_queries):
    services, safety = TopicFactory(), TopicFactory()
    rules = RulesFactory(
        question_source=QuestionSource.DRAWN,
        question_count=4,
        quotas=[(services, 1, None), (safety, 2, None), (safety, 1, Difficulty.HARD)],
    )
    bank = [
        *BankQuestionFactory.create_batch(4, topic=services),
        *BankQuestionFactory.create_batch(3, topic=safety),
        *BankQuestionFactory.create_batch(2, topic=safety, difficulty=Difficulty.HARD),
    ]
    asked = RoundFactory(contest=rules.contest, questions=bank)
    rules.refresh_from_db()
    by_id = {question.pk: question for question in bank}
    with django_assert_num_queries(2):
        pool = pool_of(asked, asked.opens_at - timedelta(days=1))
    with django_assert_num_queries(1):
        draw(rules, pool, "1")
    for seed in range(30):
        chosen = [by_id[question_id] for question_id, _options in draw(rules, pool, str(seed))]
        assert len(set(chosen)) == 4
        assert sum(question.topic == services for question in chosen) == 1
        assert any(
            question.topic == safety and question.difficulty == Difficulty.HARD
            for question in chosen
        )


@pytest.mark.django_db
def test_the_right_option_is_not_found_by_where_it_stands():
    asked = RoundFactory()
    right = asked.round_questions.first().question.options.get(is_right=True).pk
    rules, pool = asked.contest.rules.get(), pool_of(asked, asked.opens_at)
    places = Counter(draw(rules, pool, str(seed))[0][1].index(right) for seed in range(300))
    assert all(55 < places[place] < 145 for place in range(3))
