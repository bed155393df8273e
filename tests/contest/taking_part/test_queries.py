"""What each step asks of the database: no more in a large contest than in a small one."""

from __future__ import annotations

from django.db import connection

import pytest

from contest.enums import AttemptPolicy, CountedAttempt, Identity, QuestionSource
from demo.factories.contest import BankQuestionFactory, RoundFactory, RulesFactory
from demo.factories.units import UnitFactory
from tests.contest.taking_part.conftest import Contestant, change_rules

# PostgreSQL is asked for the time of day as well.
CLOCK = 1 if connection.vendor == "postgresql" else 0


@pytest.fixture
def contestant(client, contest, groups, commune):
    """Somebody who comes when others have been here: what is remembered of the contest is."""
    change_rules(
        contest,
        question_source=QuestionSource.DRAWN,
        attempt_policy=AttemptPolicy.SOME_A_ROUND,
        attempt_limit=3,
        counted_attempt=CountedAttempt.BEST,
        question_count=10,
        minutes=20,
    )
    UnitFactory.create_batch(20)
    RoundFactory(contest=contest, questions=BankQuestionFactory.create_batch(20))
    first = Contestant(client, commune)
    told = {"group": str(groups[0].pk), "unit_search": commune.name}
    first.begin().give_details(**told).give_answers().press("submit")
    assert first.code()
    second = Contestant(client, commune)
    second.told = {**told, "name": "Trần Văn Bình", "phone": "0987654321"}
    return second


def test_each_step_costs_few_queries(contestant, django_assert_max_num_queries):
    with django_assert_max_num_queries(CLOCK + 1):
        contestant.begin()
    with django_assert_max_num_queries(CLOCK + 8):
        contestant.give_details(**contestant.told)
    with django_assert_max_num_queries(CLOCK + 3):
        contestant.give_answers()
    with django_assert_max_num_queries(CLOCK + 5):
        contestant.press("submit")
    assert contestant.code()


def test_who_is_known_by_a_number_alone_costs_no_more(
    contest, contestant, django_assert_max_num_queries
):
    change_rules(contest, identity=Identity.PHONE, asks_id_number=True)
    others = {"name": "Ngô Thị Hoa", "phone": "0976543210", "id_number": "038090123457"}
    contestant.begin().give_details(**contestant.told | others)
    contestant.begin()
    with django_assert_max_num_queries(CLOCK + 8):
        contestant.give_details(**contestant.told, id_number="038090123456")
    assert contestant.page.select("fieldset.q")


def test_what_changes_meanwhile_is_seen_by_the_next_step(contest, contestant):
    contestant.begin()
    RulesFactory(contest=contest, question_count=3, issued_at=contest.rules.first().issued_at)
    contestant.give_details(**contestant.told)
    assert len(contestant.page.select("fieldset.q")) == 3
    contest.name = "Tên mới của cuộc thi"
    contest.save()
    assert "Tên mới của cuộc thi" in contestant.give_answers().text
    contest.is_public = False
    contest.save()
    assert contestant.send({"step": "begin"}).response.status_code == 404
