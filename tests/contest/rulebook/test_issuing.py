"""A draft becomes a version that everybody is held to."""

from __future__ import annotations

from datetime import timedelta

from wagtail.log_actions import registry as log_registry

import pytest

from contest.models import Attempt, IssuedRulesError, Prize, RoundQuestion, Rules
from contest.rulebook.issuing import FaultyRulesError, NotADraftError, issue, new_draft
from demo.factories.contest import (
    AttemptFactory,
    BankQuestionFactory,
    RoundFactory,
    RulesFactory,
    at,
)
from demo.factories.programme import TopicFactory
from demo.factories.users import UserFactory
from tests.contest.rulebook.drafts import draft

pytestmark = pytest.mark.django_db

MOMENT = at("2031-09-02 09:00")


def test_a_draft_is_put_in_force_at_its_instant_and_noted():
    rules, organiser = draft(), UserFactory()
    issue(rules, organiser, MOMENT)
    rules.refresh_from_db()
    assert (rules.issued_at, rules.issued_by, rules.number) == (MOMENT, organiser, 1)
    assert Rules.objects.in_force(rules.contest, MOMENT) == rules
    assert Rules.objects.in_force(rules.contest, at("2031-09-02 08:59")) is None
    (entry,) = log_registry.get_logs_for_instance(rules).filter(action="contest.issue_rules")
    assert entry.user == organiser


def test_a_version_is_issued_once():
    rules = draft()
    issue(rules, None, MOMENT)
    with pytest.raises(NotADraftError):
        issue(rules, None, at("2031-09-03 09:00"))
    assert Rules.objects.get(pk=rules.pk).issued_at == MOMENT


def test_a_faulty_draft_stays_a_draft():
    rules = draft(question_count=0)
    with pytest.raises(FaultyRulesError) as refused:
        issue(rules, None, MOMENT)
    assert list(refused.value.faults) == ["question_count"]
    assert not Rules.objects.get(pk=rules.pk).is_issued


def test_an_issued_version_never_changes_nor_do_its_rows():
    topic = TopicFactory()
    rules = RulesFactory(
        question_source="drawn", quotas=[(topic, 2, None)], prizes=[("Giải Nhất", 1, None)]
    )
    rules.question_count = 9
    quota, prize = rules.quotas.get(), rules.prizes.get()
    quota.count, prize.quantity = 5, 5
    for change in (
        rules.save,
        rules.delete,
        quota.save,
        quota.delete,
        prize.save,
        prize.delete,
        Prize(rules=rules, name="Giải Nhì").save,
    ):
        with pytest.raises(IssuedRulesError):
            change()
    stored = Rules.objects.get(pk=rules.pk)
    assert (stored.question_count, stored.quotas.get().count) == (2, 2)


def test_the_next_draft_copies_the_last_version_but_its_reason():
    topic = TopicFactory()
    first = RulesFactory(
        question_source="drawn",
        minutes=20,
        reason="Lần đầu",
        quotas=[(topic, 2, None)],
        prizes=[("Giải Nhất", 1, 2_000_000), ("Giải Nhì", 2, 1_000_000)],
    )
    second = new_draft(first.contest)
    assert (second.number, second.minutes, second.reason) == (2, 20, "")
    assert not second.is_issued
    assert [(quota.topic, quota.count) for quota in second.quotas.all()] == [(topic, 2)]
    assert [prize.name for prize in second.prizes.all()] == ["Giải Nhất", "Giải Nhì"]
    assert new_draft(first.contest) == second


OPENS, CLOSES = at("2031-09-02 08:00"), at("2031-09-09 08:00")
# Rules that differ from the first version in one thing, and that contradict nothing; and the field that is named.
OTHERWISE = {
    "least_age": {"least_age": 14},
    "barred_bodies": {"barred_bodies": ["jury"]},
    "identity": {"identity": "phone"},
    "asks_id_number": {"asks_id_number": True},
    "question_count": {"question_count": 1},
    "prediction_target": {"prediction_target": "participants"},
    "attempt_policy": {"attempt_policy": "once_a_day"},
    "attempt_limit": {"attempt_limit": 4},
    "counted_attempt": {"counted_attempt": "last"},
    "minutes": {"minutes": 20},
    "grace_seconds": {"grace_seconds": 5},
    "extra_time_percent": {"extra_time_percent": 10},
    "tie_clock": {"tie_clock": "duration"},
    "results_shown": {"results_shown": "after_publication"},
    "one_prize_a_person": {"one_prize_a_person": False},
    "appeal_days": {"appeal_days": 3},
    "appeal_answer_days": {"appeal_answer_days": 15},
}
FIRST = {"attempt_policy": "some_a_round", "attempt_limit": 3, "minutes": 10, "question_count": 2}
MAY_CHANGE = {
    "audience": {"audience": "Mọi công dân Việt Nam."},
    "guardian_age": {"guardian_age": 18},
    "barred_treatment": {"barred_treatment": "unranked"},
    "retention_days": {"retention_days": 90},
}


def open_round(**of_rules):
    """A round that is open at MOMENT, with the rules it is played by."""
    rules = RulesFactory(**{**FIRST, **of_rules})
    return RoundFactory(contest=rules.contest, opens_at=OPENS, closes_at=CLOSES), rules


def next_version(asked, **values):
    return draft(contest=asked.contest, **{**FIRST, **values})


def refused_fields(rules, moment=MOMENT):
    with pytest.raises(FaultyRulesError) as refused:
        issue(rules, None, moment)
    return list(refused.value.faults)


def test_every_rule_either_stays_within_a_round_or_is_known_to_decide_nothing_in_it():
    by_rows = {"question_source"}  # always together with the quotas, tested below
    of_the_record = {"document", "reason", "credits_voided", "schedule"}
    rules = {
        field.name
        for field in Rules._meta.concrete_fields
        if not field.name.endswith("_en")
        and field.name not in ("id", "contest", "number", "issued_at", "issued_by")
    }
    assert rules == {*OTHERWISE, *MAY_CHANGE} | by_rows | of_the_record


@pytest.mark.parametrize("field", OTHERWISE)
def test_what_decides_an_open_round_stays_until_it_closes(field):
    asked, _rules = open_round()
    changed = next_version(asked, **OTHERWISE[field])
    if field == "attempt_policy":
        changed.attempt_limit = None
        changed.save()
        assert refused_fields(changed) == ["attempt_policy", "attempt_limit"]
    else:
        assert refused_fields(changed) == [field]
    assert not Rules.objects.get(pk=changed.pk).is_issued
    # Half a minute before it opens somebody may be reading the rules it will be begun under.
    assert field in refused_fields(changed, OPENS - timedelta(seconds=30))
    issue(changed, None, CLOSES)


@pytest.mark.parametrize("field", MAY_CHANGE)
def test_what_decides_nothing_in_a_round_may_change_in_it(field):
    asked, _rules = open_round()
    issue(next_version(asked, **MAY_CHANGE[field]), None, MOMENT)


def test_the_order_in_which_bodies_are_ticked_is_no_change():
    asked, _rules = open_round(barred_bodies=["jury", "organisers"])
    issue(next_version(asked, barred_bodies=["organisers", "jury"]), None, MOMENT)


def test_what_an_open_round_draws_stays():
    first, second = TopicFactory.create_batch(2)
    questions = [BankQuestionFactory(topic=topic) for topic in (first, first, second, second)]
    rules = RulesFactory(question_source="drawn", quotas=[(first, 1, None), (second, 1, None)])
    asked = RoundFactory(
        contest=rules.contest, opens_at=OPENS, closes_at=CLOSES, questions=questions
    )
    changed = draft(
        contest=asked.contest, question_source="drawn", quotas=[(first, 2, None)], question_count=2
    )
    assert refused_fields(changed) == ["quotas"]
    issue(changed, None, CLOSES)


def test_prizes_of_an_open_round_may_grow_and_not_shrink():
    promised = ("Giải Nhất", 1, 2_000_000)
    asked, _rules = open_round(prizes=[promised])
    for offered in ([], [("Giải Nhất", 1, 1_000_000)], [("Giải Nhì", 1, 2_000_000)]):
        changed = next_version(asked, prizes=offered)
        assert refused_fields(changed) == ["prizes"]
        changed.delete()
    more = [("Giải nhất", 2, 3_000_000), ("Giải Nhì", 5, 1_000_000)]
    issue(next_version(asked, prizes=more), None, MOMENT)


@pytest.mark.parametrize("scope", ["overall", "units"])
def test_prizes_over_all_rounds_shrink_in_no_round_nor_after_one(scope):
    def promising(rules, *ladder):
        rules.prizes = [Prize(name=name, quantity=many, scope=scope) for name, many in ladder]
        rules.save()
        return rules

    first = promising(RulesFactory(**FIRST, issued_at=None), ("Giải Nhất", 2))
    first.issued_at = at("2031-08-01 08:00")
    first.save()
    asked = RoundFactory(contest=first.contest, opens_at=OPENS, closes_at=CLOSES)
    later = at("2031-12-01 08:00")
    RoundFactory(contest=first.contest, opens_at=later, closes_at=later + timedelta(days=7))
    changed = promising(next_version(asked), ("Giải Nhất", 1))
    assert refused_fields(changed) == ["prizes"]
    attempt = AttemptFactory(round=asked, rules=first)
    # The results may wait, and another round be still to come.
    for moment in (MOMENT, CLOSES, CLOSES + timedelta(days=30)):
        with pytest.raises(FaultyRulesError, match="Người dự thi đã thi vì “Giải Nhất”") as refused:
            issue(changed, None, moment)
        assert [len(messages) for messages in refused.value.faults.values()] == [1]
    for ladder in ([], [("Giải Nhì", 2)]):
        assert refused_fields(promising(changed, *ladder), CLOSES) == ["prizes"]
    issue(promising(changed, ("Giải nhất", 2), ("Giải Nhì", 1)), None, CLOSES)
    # Before anybody has begun, and while no round is open, nobody was promised anything.
    attempt.delete()
    issue(promising(draft(contest=asked.contest, **FIRST), ("Giải Nhất", 1)), None, CLOSES)


def test_rules_by_which_nobody_can_begin_an_open_round_may_be_mended():
    asked, rules = open_round(question_count=3)
    RoundQuestion.objects.filter(pk=asked.round_questions.last().pk).delete()
    changed = next_version(asked, question_count=2, prediction_target="participants")
    AttemptFactory(round=asked, rules=rules)
    assert refused_fields(changed) == ["question_count", "prediction_target"]
    Attempt.objects.all().delete()
    issue(changed, None, MOMENT)


@pytest.mark.parametrize(
    ("field", "value"), [("tie_clock", "duration"), ("prediction_target", "percent")]
)
def test_what_the_prizes_of_the_whole_contest_add_up_stays_of_one_kind(field, value):
    asked, rules = open_round()
    RoundFactory(contest=asked.contest, opens_at=CLOSES, closes_at=at("2031-09-16 08:00"))
    changed = next_version(asked, **{field: value})
    changed.prizes = [Prize(name="Giải Nhất", scope="overall")]
    changed.save()
    AttemptFactory(round=asked, rules=rules)
    assert refused_fields(changed, CLOSES - timedelta.resolution) == [field]
    between_rounds = at("2031-09-30 08:00")
    assert refused_fields(changed, between_rounds) == [field]
    Prize.objects.filter(rules=changed).delete()
    issue(changed, None, between_rounds)


def test_the_open_round_has_the_questions_that_a_new_version_asks_for():
    asked = RoundFactory(
        opens_at=at("2031-09-02 08:00"),
        closes_at=at("2031-09-09 08:00"),
        questions=BankQuestionFactory.create_batch(2),
    )
    changed = draft(contest=asked.contest, question_count=3)
    with pytest.raises(FaultyRulesError) as refused:
        issue(changed, None, MOMENT)
    assert list(refused.value.faults) == ["question_count"]


def test_entries_keep_the_version_of_their_attempt():
    attempt = AttemptFactory()
    first = attempt.rules
    issue(draft(contest=first.contest), None, MOMENT)
    attempt.refresh_from_db()
    assert attempt.rules == first
