"""What changed is told to everybody in their language."""

from __future__ import annotations

from django.utils import translation

import pytest

from contest.enums import PrizeScope
from contest.models import Prize, Rules
from contest.rulebook.differences import Difference, between
from demo.factories.contest import RulesFactory
from demo.factories.programme import LegalDocumentFactory, TopicFactory
from tests.contest.rulebook.drafts import draft

pytestmark = pytest.mark.django_db

# A value unlike the one of the factory for every field that is a rule.
OTHER = {
    "document": LegalDocumentFactory,
    "audience": "Mọi công dân Việt Nam.",
    "least_age": 14,
    "guardian_age": 18,
    "barred_bodies": ["jury"],
    "barred_treatment": "unranked",
    "identity": "phone",
    "asks_id_number": True,
    "question_source": "drawn",
    "question_count": 9,
    "prediction_target": "participants",
    "attempt_policy": "unlimited",
    "attempt_limit": 20,
    "counted_attempt": "best",
    "minutes": 20,
    "grace_seconds": 30,
    "extra_time_percent": 50,
    "tie_clock": "duration",
    "results_shown": "after_publication",
    "one_prize_a_person": False,
    "credits_voided": False,
    "appeal_days": 3,
    "appeal_answer_days": 15,
    "retention_days": 90,
}
OF_THE_VERSION = {"id", "contest", "number", "issued_at", "issued_by", "reason", "schedule"}


def test_every_rule_is_compared():
    rules = {field.name for field in Rules._meta.concrete_fields if not field.name.endswith("_en")}
    assert rules - OF_THE_VERSION == set(OTHER)


@pytest.mark.parametrize("field", OTHER)
def test_a_changed_rule_is_one_difference_with_both_its_words(field):
    old = RulesFactory()
    value = OTHER[field]() if callable(OTHER[field]) else OTHER[field]
    (difference,) = between(old, draft(contest=old.contest, **{field: value}))
    assert difference.label
    assert difference.before != difference.after


def test_versions_that_say_the_same_do_not_differ():
    old = RulesFactory(prizes=[("Giải Nhất", 1, None)])
    assert between(old, draft(contest=old.contest, prizes=[("Giải Nhất", 1, None)])) == []


def test_a_changed_number_of_questions_reads_in_both_languages():
    old = RulesFactory(question_count=14)
    new = draft(contest=old.contest, question_count=9)
    assert between(old, new) == [Difference("Số câu hỏi một lượt dự thi", "14", "9")]
    with translation.override("en"):
        assert between(old, new) == [Difference("Questions in an attempt", "14", "9")]


def test_prizes_that_came_went_and_changed_are_named():
    old = RulesFactory(prizes=[("Giải Nhất", 1, 2_000_000), ("Giải Ba", 3, None)])
    new = draft(
        contest=old.contest, prizes=[("Giải Nhất", 2, 2_000_000), ("Giải Khuyến khích", 5, None)]
    )
    assert between(old, new) == [
        Difference(
            "Giải thưởng, từng đợt thi",
            "Giải Nhất: 1 giải, mỗi giải 2.000.000 đồng",
            "Giải Nhất: 2 giải, mỗi giải 2.000.000 đồng",
        ),
        Difference("Giải thưởng, từng đợt thi", "Giải Ba: 3 giải", ""),
        Difference("Giải thưởng, từng đợt thi", "", "Giải Khuyến khích: 5 giải"),
    ]


def test_another_order_of_the_same_prizes_is_a_difference():
    old = RulesFactory(prizes=[("Giải A", 1, None), ("Giải B", 1, None)])
    new = draft(contest=old.contest, prizes=[("Giải B", 1, None), ("Giải A", 1, None)])
    (difference,) = between(old, new)
    assert (difference.before, difference.after) == ("Giải A, Giải B", "Giải B, Giải A")


def test_prizes_of_the_whole_contest_are_compared_by_themselves():
    old = RulesFactory(prizes=[("Giải Nhất", 1, None)])
    new = draft(contest=old.contest, prizes=[("Giải Nhất", 1, None)])
    Prize.objects.create(rules=new, name="Giải Nhất", scope=PrizeScope.OVERALL)
    (difference,) = between(old, new)
    assert difference == Difference("Giải thưởng, cả cuộc thi", "", "Giải Nhất: 1 giải")


def test_quotas_are_compared_by_topic_and_difficulty():
    topic = TopicFactory(name="An toàn số")
    old = RulesFactory(question_source="drawn", quotas=[(topic, 1, 1), (topic, 1, 3)])
    new = draft(contest=old.contest, question_source="drawn", quotas=[(topic, 2, 1)])
    assert [(each.before, each.after) for each in between(old, new)] == [("1", "2"), ("1", "")]
