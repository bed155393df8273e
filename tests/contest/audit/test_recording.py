"""Every act leaves a record with what it changed and by whom, or it is not done at all."""

from __future__ import annotations

from django.db import DatabaseError
from django.utils import timezone

import pytest

from contest import codes
from contest.audit import chain
from contest.models import (
    AuditRecord,
    BankQuestion,
    BarredPerson,
    Consent,
    Contest,
    DataRequest,
    Person,
    Prize,
    Round,
    RoundQuestion,
)
from demo.factories.contest import (
    BankQuestionFactory,
    ContestFactory,
    PersonFactory,
    RoundFactory,
    RulesFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(since):
    made = ContestFactory(name="Tìm hiểu")
    since()
    return made


def test_what_is_made_is_told_in_full(since):
    made = ContestFactory(name="Tìm hiểu", ceremony_on="2031-10-10")
    (record,) = since()
    assert (record.act, record.kind) == ("created", "contest.contest")
    assert (record.object, record.label, record.contest) == (str(made.pk), "Tìm hiểu", made.pk)
    assert record.before == {}
    assert record.after["name"] == "Tìm hiểu"
    assert record.after["ceremony_on"] == "2031-10-10"
    assert record.after["organiser"] == f"{made.organiser} [{made.organiser_id}]"


def test_of_a_change_only_what_differs_is_told(since, contest):
    contest.name = "Tìm hiểu về chuyển đổi số"
    contest.save()
    (record,) = since()
    assert record.act == "changed"
    assert record.before == {"name": "Tìm hiểu"}
    assert record.after == {"name": "Tìm hiểu về chuyển đổi số"}


def test_a_save_that_changes_nothing_is_no_act(since, contest):
    contest.save()
    assert since() == []


def test_what_is_removed_is_told_in_full(since, contest):
    key = contest.pk
    contest.delete()
    (record,) = since()
    assert (record.act, record.object, record.after) == ("deleted", str(key), {})
    assert record.before["name"] == "Tìm hiểu"


def test_rows_that_go_with_another_are_told_too(since):
    rules = RulesFactory(issued_at=None, prizes=[("Giải Nhất", 1, 2_000_000)])
    since()
    rules.delete()
    assert [(each.act, each.kind) for each in since()] == [
        ("deleted", "contest.prize"),
        ("deleted", "contest.rules"),
    ]


def test_what_is_changed_past_save_is_told_row_by_row(since):
    first = ContestFactory(intro="một")
    second = ContestFactory(intro="hai", campaign=first.campaign)
    since()
    assert Contest.objects.order_by("pk").update(intro="ba") == 2
    assert sorted((each.object, each.before, each.after) for each in since()) == sorted(
        [
            (str(first.pk), {"intro": "một"}, {"intro": "ba"}),
            (str(second.pk), {"intro": "hai"}, {"intro": "ba"}),
        ]
    )


def test_what_is_changed_by_bulk_update_is_told(since, contest):
    contest.intro = "mới"
    Contest.objects.bulk_update([contest], ["intro"])
    assert [each.after for each in since()] == [{"intro": "mới"}]


def test_what_is_made_in_bulk_is_told(since, contest):
    rows = [BarredPerson(contest=contest, body="jury", sealed=f"kín {n}") for n in range(2)]
    BarredPerson.objects.bulk_create(rows)
    records = since()
    assert [(each.act, each.kind) for each in records] == [("created", "contest.barredperson")] * 2
    assert all(each.after["sealed"] == "•••" for each in records)


def test_what_would_be_made_without_knowing_which_is_refused(contest):
    with pytest.raises(TypeError):
        BarredPerson.objects.bulk_create([BarredPerson(contest=contest)], ignore_conflicts=True)


def test_of_a_question_the_log_says_that_it_changed_and_not_how(since):
    question = BankQuestionFactory(wording="Câu hỏi bí mật?")
    question.wording = "Câu hỏi khác?"
    right = question.options.get(is_right=True)
    wrong = question.options.filter(is_right=False).first()
    question.options = list(question.options.all())
    for option in question.options.all():
        option.is_right = option.pk == wrong.pk
    question.save()
    records = since()
    text = " ".join(f"{each.object} {each.label} {each.before} {each.after}" for each in records)
    assert "bí mật" not in text and "Câu hỏi khác" not in text
    changed = [each for each in records if each.act == "changed"]
    assert {each.object for each in changed} == {str(question.pk)}
    assert [each.after for each in changed if each.kind == "contest.bankoption"] == [
        {"is_right": "•••"}
    ] * 2
    assert BankQuestion.objects.get(pk=question.pk).options.get(is_right=True) == wrong != right


def test_the_questions_of_a_round_are_counted_and_not_named(since):
    asked = RoundFactory()
    records = [each for each in since() if each.kind == "contest.roundquestion"]
    assert len(records) == RoundQuestion.objects.filter(round=asked).count() > 0
    assert {each.after["question"] for each in records} == {"•••"}


def test_what_contestants_do_is_not_recorded_and_costs_no_question(
    since, rules, django_assert_num_queries
):
    person = PersonFactory(contest=rules.contest)
    assert since()[-1].kind != "contest.person"
    with django_assert_num_queries(1):
        Person.objects.filter(pk=person.pk).update(lives_here=False)
    with django_assert_num_queries(1):
        Consent.objects.bulk_create(
            [Consent(person=person, purpose="take_part", given_at=timezone.now())],
            ignore_conflicts=True,
        )
    person.works_here = True
    with django_assert_num_queries(1):
        person.save(update_fields=["works_here"])
    assert since() == []


def test_whoever_acts_without_an_account_is_the_site_itself(since, contest):
    contest.name = "Khác"
    contest.save()
    (record,) = since()
    assert (record.actor, record.roles) == ("", [])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", ["save", "create", "update", "bulk_create", "delete", "all_delete"])
def test_an_act_that_can_not_be_recorded_is_not_done(monkeypatch, act):
    contest = ContestFactory(name="Tìm hiểu")
    records = AuditRecord.objects.count()
    other = {
        "name": "Khác",
        "slug": "khac",
        "campaign_id": contest.campaign_id,
        "organiser_id": contest.organiser_id,
    }

    def refuse(*args, **kwargs):
        raise DatabaseError("no room")

    def save():
        contest.name = "Khác"
        contest.save()

    acts = {
        "save": save,
        "create": lambda: Contest.objects.create(**other),
        "update": lambda: Contest.objects.update(name="Khác"),
        "bulk_create": lambda: Contest.objects.bulk_create([Contest(**other)]),
        "delete": lambda: contest.delete(),
        "all_delete": lambda: Contest.objects.all().delete(),
    }
    monkeypatch.setattr(chain, "link_after", refuse)
    with pytest.raises(DatabaseError):
        acts[act]()
    assert list(Contest.objects.values_list("name", flat=True)) == ["Tìm hiểu"]
    assert AuditRecord.objects.count() == records


def test_a_request_about_details_is_told_by_the_code_of_the_contestant(since, rules):
    person = PersonFactory(contest=rules.contest)
    since()
    DataRequest.objects.create(person=person, kind="access", received_at=timezone.now())
    (record,) = since()
    assert (record.label, record.object) == (codes.shown(person.code), person.code)
    assert record.contest == rules.contest_id


def test_prizes_and_rounds_know_their_contest(since):
    rules = RulesFactory(issued_at=None, prizes=[("Giải Nhất", 1, 2_000_000)])
    RoundFactory(contest=rules.contest)
    kinds = {each.kind for each in since() if each.contest == rules.contest_id}
    assert {Prize._meta.label_lower, Round._meta.label_lower, "contest.rules"} <= kinds
