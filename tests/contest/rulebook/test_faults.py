"""Impossible rules are refused, with the field that mends them."""

from __future__ import annotations

import pytest

from contest.enums import PrizeScope
from contest.rulebook.faults import record_faults, rules_faults
from demo.factories.contest import ContestFactory, PersonFactory, RoundFactory, RulesFactory
from demo.factories.programme import CampaignFactory, TopicFactory
from tests.contest.rulebook.drafts import draft, prize, quota

pytestmark = pytest.mark.django_db

IMPOSSIBLE = {
    "no question": ("question_count", {"question_count": 0}),
    "too many questions": ("question_count", {"question_count": 101}),
    "several times without a limit": ("attempt_limit", {"attempt_policy": "some_a_round"}),
    "several times up to one": (
        "attempt_limit",
        {"attempt_policy": "some_a_round", "attempt_limit": 1},
    ),
    "a limit on once a day": (
        "attempt_limit",
        {"attempt_policy": "once_a_day", "attempt_limit": 3},
    ),
    "the best of one": ("counted_attempt", {"counted_attempt": "best"}),
    "the last of once ever": (
        "counted_attempt",
        {"attempt_policy": "once_ever", "counted_attempt": "last"},
    ),
    "the score at once with several": (
        "results_shown",
        {"attempt_policy": "unlimited", "results_shown": "at_once"},
    ),
    "the score at once, once a day": (
        "results_shown",
        {"attempt_policy": "once_a_day", "results_shown": "at_once"},
    ),
    "speed at known questions": (
        "tie_clock",
        {"attempt_policy": "unlimited", "counted_attempt": "best", "tie_clock": "duration"},
    ),
    "grace without time": ("grace_seconds", {"grace_seconds": 30}),
    "more time without time": ("extra_time_percent", {"extra_time_percent": 50}),
    "no minute": ("minutes", {"minutes": 0}),
    "days of grace": ("grace_seconds", {"minutes": 10, "grace_seconds": 601}),
    "an age nobody has": ("least_age", {"least_age": 121}),
    "alone below the law's age": ("guardian_age", {"guardian_age": 15}),
    "a guardian for adults": ("guardian_age", {"guardian_age": 19}),
    "appeals for more than two months": ("appeal_days", {"appeal_days": 61}),
    "appeals that nobody answers": ("appeal_answer_days", {"appeal_answer_days": 0}),
    "details erased before appeals are answered": ("retention_days", {"retention_days": 15}),
    "details kept for a lifetime": ("retention_days", {"retention_days": 32_767}),
    "details erased at once": ("retention_days", {"retention_days": 0}),
    "a body that there is not": ("barred_bodies", {"barred_bodies": ["police"]}),
    "a body twice": ("barred_bodies", {"barred_bodies": ["jury", "jury"]}),
    "bodies that are no list": ("barred_bodies", {"barred_bodies": "jury"}),
    "nobody may take part": ("audience", {"audience": "  "}),
}


@pytest.mark.parametrize(("field", "values"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_an_impossible_rule_is_refused_at_its_field(field, values):
    faults = rules_faults(draft(**values))
    assert list(faults) == [field]
    assert all(faults[field])


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"attempt_policy": "once_ever", "results_shown": "at_once"},
        {"attempt_policy": "some_a_round", "attempt_limit": 20, "counted_attempt": "best"},
        {"minutes": 20, "grace_seconds": 30, "extra_time_percent": 50, "tie_clock": "duration"},
        {"prediction_target": "percent", "results_shown": "after_publication"},
        {"least_age": 12, "guardian_age": 18, "barred_bodies": []},
        {"appeal_days": 0, "appeal_answer_days": 0, "retention_days": 1},
        {"appeal_days": 60, "appeal_answer_days": 60, "retention_days": 121},
    ],
)
def test_sound_rules_have_no_fault(values):
    assert rules_faults(draft(**values)) == {}


def test_quotas_add_up_to_the_questions_of_an_attempt():
    topic = TopicFactory()
    rules = draft(question_source="drawn", question_count=3)
    assert "quotas" in record_faults(rules, [], [])
    assert "quotas" in record_faults(rules, [quota(topic, 2)], [])
    assert "quotas" in record_faults(rules, [quota(topic, 3), quota(TopicFactory(), 0)], [])
    assert "quotas" in record_faults(rules, [quota(topic, 1), quota(topic, 2)], [])
    assert record_faults(rules, [quota(topic, 1, 1), quota(topic, 2)], []) == {}


def test_nothing_is_drawn_where_everybody_gets_the_same_questions():
    assert "quotas" in record_faults(draft(), [quota(TopicFactory(), 2)], [])


@pytest.mark.parametrize(
    "ladder",
    [
        [prize("Giải Nhất", 0)],
        [prize(" ")],
        [prize("Giải Nhất"), prize("giải nhất")],
        [prize("Giải Nhất", 1, 0)],
        [prize("Giải Nhất", 1, 100_000), prize("Giải Nhì", 2, 200_000)],
    ],
)
def test_a_ladder_of_prizes_goes_down_and_names_each_once(ladder):
    assert "prizes" in record_faults(draft(), [], ladder)


def test_the_same_prize_may_stand_in_both_ladders():
    ladder = [prize("Giải Nhất"), prize("Giải Nhất", scope=PrizeScope.OVERALL)]
    assert record_faults(draft(), [], ladder) == {}


def test_prizes_for_the_whole_contest_need_two_rounds():
    rules = draft(prizes=[("Giải Nhất", 1, None)])
    rules.prizes.update(scope=PrizeScope.OVERALL)
    assert list(rules_faults(rules)) == ["prizes"]
    for number in (1, 2):
        RoundFactory(contest=rules.contest, number=number, questions=[])
    assert rules_faults(rules) == {}


def test_a_second_version_says_why_in_both_languages():
    contest = RulesFactory().contest
    assert list(rules_faults(draft(contest=contest, reason="", reason_en=" "))) == [
        "reason",
        "reason_en",
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("identity", "phone"),
        ("asks_id_number", True),
        ("retention_days", 200),
        ("attempt_policy", "once_ever"),
    ],
)
def test_what_the_first_contestant_relied_on_stays(field, value):
    contest = RulesFactory().contest
    changed = draft(contest=contest, **{field: value})
    assert rules_faults(changed) == {}
    PersonFactory(contest=contest)
    assert list(rules_faults(changed)) == [field]


def test_faults_are_told_in_vietnamese():
    assert rules_faults(draft(question_count=0)) == {
        "question_count": ["Một lượt dự thi có từ 1 đến 100 câu hỏi."]
    }


def test_a_contest_of_another_year_is_not_asked():
    PersonFactory(contest=ContestFactory(campaign=CampaignFactory(year=2030)))
    contest = RulesFactory().contest
    assert rules_faults(draft(contest=contest, identity="phone")) == {}
