"""Questions are written, chosen, locked and taken out of the count."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from wagtail.log_actions import registry as log_registry
from wagtail.models import ModelLogEntry, ReferenceIndex

import pytest
import time_machine
from bs4 import BeautifulSoup

from contest.bank.locks import is_locked
from contest.bank.viewset import QuestionDeleteView
from contest.bank.voiding import NotVoidedError, void
from contest.models import BankOption, BankQuestion, LockedQuestionError, RoundQuestion, Voiding
from demo.factories.contest import (
    AttemptFactory,
    BankQuestionFactory,
    RoundFactory,
    RulesFactory,
    at,
)
from demo.factories.programme import TopicFactory
from demo.factories.users import UserFactory
from users.enums import Role

pytestmark = pytest.mark.django_db

OPENS = at("2031-09-02 08:00")


def coming(**values):
    return RoundFactory(opens_at=OPENS, closes_at=at("2031-09-09 08:00"), **values)


def chosen(asked) -> list[BankQuestion]:
    """The questions of a round as they are stored."""
    rows = RoundQuestion.objects.filter(round=asked).select_related("question")
    return [row.question for row in rows]


def said(answer) -> str:
    return " ".join(str(each) for each in get_messages(answer.wsgi_request))


@pytest.fixture
def setter(client):
    user = UserFactory(groups=[Role.QUESTION_SETTER])
    client.force_login(user)
    return user


@pytest.fixture
def judge(client):
    user = UserFactory(groups=[Role.JUDGE])
    client.force_login(user)
    return user


def question_form(topic, *wordings, right=0, **values):
    form = {
        "wording": "Ngày nào?",
        "wording_en": "",
        "topic": topic.pk,
        "difficulty": 2,
        "source": "Quyết định 505",
        "document": "",
        "options-TOTAL_FORMS": len(wordings),
        "options-INITIAL_FORMS": 0,
    }
    for place, wording in enumerate(wordings):
        form |= {
            f"options-{place}-wording": wording,
            f"options-{place}-wording_en": "",
            f"options-{place}-ORDER": place + 1,
        }
        if place == right:
            form[f"options-{place}-is_right"] = "on"
    return form | values


def test_a_setter_writes_a_question_which_notes_who_did(client, setter):
    form = question_form(TopicFactory(), "22/4", "10/10", "13/10", right=1)
    assert client.post(reverse("bank_questions:add"), form).status_code == 302
    question = BankQuestion.objects.get()
    assert question.set_by == setter
    assert [option.is_right for option in question.options.all()] == [False, True, False]


@pytest.mark.parametrize(
    "wordings", [("a", "b"), ("a", "b", "c", "d", "e"), ("a", "A", "c"), ("a", "b", " ")]
)
def test_a_question_with_other_than_three_or_four_distinct_answers_is_refused(
    client, setter, wordings
):
    answer = client.post(reverse("bank_questions:add"), question_form(TopicFactory(), *wordings))
    assert answer.status_code == 200
    assert not BankQuestion.objects.exists()


def test_a_form_that_lost_some_of_its_answers_is_refused(client, setter):
    question = BankQuestionFactory()
    form = question_form(question.topic, "a", "b", "c")
    answer = client.post(reverse("bank_questions:edit", args=[question.pk]), form)
    assert answer.status_code == 200
    assert question.options.count() == 3


def test_a_question_is_locked_from_a_minute_before_its_round_opens():
    question = BankQuestionFactory()
    coming(questions=[question])
    assert not is_locked(question, OPENS - timedelta(minutes=1, microseconds=1))
    assert is_locked(question, OPENS - timedelta(minutes=1))
    assert not is_locked(BankQuestionFactory(), OPENS)
    assert not is_locked(BankQuestion(), OPENS)


def test_a_question_that_people_have_read_changes_by_no_door(client, setter):
    asked = RoundFactory()
    question = asked.round_questions.first().question
    option = question.options.first()
    for change in (question.save, question.delete, option.save, option.delete):
        with pytest.raises(LockedQuestionError):
            change()
    edit, delete = (
        reverse(f"bank_questions:{name}", args=[question.pk]) for name in ("edit", "delete")
    )
    for answer in (client.get(edit), client.get(delete), client.post(delete)):
        assert answer["Location"] == reverse("bank_questions:index")
        assert str(asked) in said(answer)
    assert BankQuestion.objects.filter(pk=question.pk).exists()


def edited(question, **values):
    """The form of a stored question as its page sends it back."""
    form = question_form(question.topic, "22/4", "10/10", "13/10", right=1)
    stored = {
        f"options-{place}-id": option.pk for place, option in enumerate(question.options.all())
    }
    return form | stored | {"options-INITIAL_FORMS": len(stored)} | values


@pytest.mark.usefixtures("clock_of_the_process")
def test_in_the_minute_before_the_opening_a_question_changes_by_no_door_and_that_is_said(
    client, setter
):
    asked = coming()
    question = asked.round_questions.first().question
    with time_machine.travel(OPENS - timedelta(seconds=59)):
        client.force_login(setter)
        for change in (question.save, question.delete, question.options.first().save):
            with pytest.raises(LockedQuestionError):
                change()
        answer = client.post(
            reverse("bank_questions:edit", args=[question.pk]), edited(question, wording="Khác?")
        )
        assert "chưa đầy một phút nữa thì mở" in answer.context["form"].non_field_errors()[0]
        answer = client.get(reverse("choose_round_questions", args=[asked.pk]))
        assert "Chưa đầy một phút nữa đợt thi mở nên không đổi câu hỏi." in answer.content.decode()
    assert BankQuestion.objects.get(pk=question.pk).wording == question.wording


@pytest.mark.usefixtures("clock_of_the_process")
def test_what_is_typed_while_a_round_opens_is_shown_again_and_not_saved(client, setter):
    asked = coming()
    question = asked.round_questions.first().question
    edit = reverse("bank_questions:edit", args=[question.pk])
    with time_machine.travel(OPENS - timedelta(minutes=2)):
        client.force_login(setter)
        assert client.get(edit).status_code == 200
    with time_machine.travel(OPENS):
        answer = client.post(edit, edited(question, wording="Ngày nào trong năm?"))
    assert str(asked) in answer.context["form"].non_field_errors()[0]
    page = answer.content.decode()
    assert str(asked) in page
    assert "Ngày nào trong năm?" in page and 'value="10/10"' in page
    assert BankQuestion.objects.get(pk=question.pk).wording == question.wording


def test_a_round_that_opens_while_a_form_is_being_judged_is_noticed(client, setter, monkeypatch):
    asked = coming()
    question = asked.round_questions.first().question
    after = OPENS - timedelta(minutes=1)
    before = after - timedelta(microseconds=1)
    judged = iter([before])
    for module in ("contest.rulebook.admin.views", "contest.bank.viewset", "contest.models.bank"):
        monkeypatch.setattr(f"{module}.instant", lambda: next(judged, after))
    edit = reverse("bank_questions:edit", args=[question.pk])
    answer = client.post(edit, edited(question, wording="Ngày nào trong năm?"))
    assert str(asked) in answer.context["form"].non_field_errors()[0]
    assert "Ngày nào trong năm?" in answer.content.decode()
    assert BankQuestion.objects.get(pk=question.pk).wording == question.wording


def test_a_round_that_opens_while_a_question_is_being_deleted_keeps_it(client, setter, monkeypatch):
    asked, free = RoundFactory(), BankQuestionFactory()
    delete = reverse("bank_questions:delete", args=[free.pk])
    refusal = QuestionDeleteView.refusal

    def chosen_meanwhile(view):
        reason = refusal(view)
        RoundQuestion.objects.get_or_create(round=asked, question=free)
        return reason

    monkeypatch.setattr(QuestionDeleteView, "refusal", chosen_meanwhile)
    answer = client.post(delete)
    assert str(asked) in said(answer)
    assert BankQuestion.objects.filter(pk=free.pk).exists()


@pytest.mark.usefixtures("clock_of_the_process")
def test_how_often_each_was_asked_is_told_to_setters_once_the_round_has_closed(client, setter):
    asked = coming(contest=RulesFactory(question_count=1).contest)
    first, second = chosen(asked)[0], BankQuestionFactory()
    asked.round_questions.add(RoundQuestion(question=second))
    asked.save()
    for _attempt in range(3):
        AttemptFactory(round=asked, started_at=OPENS, draw=[[first.pk, [1, 2, 3]]])
    drawn = reverse("drawn_round_questions", args=[asked.pk])
    questions = reverse("choose_round_questions", args=[asked.pk])
    with time_machine.travel(asked.closes_at - timedelta(seconds=1)):
        client.force_login(setter)
        assert client.get(drawn)["Location"] == questions
        assert drawn not in client.get(questions).content.decode()
    with time_machine.travel(asked.closes_at):
        assert drawn in client.get(questions).content.decode()
        cells = BeautifulSoup(client.get(drawn).content, "html.parser").select(".listing tbody tr")
    assert [row.select("td")[-1].get_text() for row in cells] == ["3", "0"]
    assert first.wording in cells[0].get_text() and second.wording in cells[1].get_text()


def test_a_question_of_a_coming_round_is_edited_but_not_deleted(client, setter):
    question = coming().round_questions.first().question
    assert client.get(reverse("bank_questions:edit", args=[question.pk])).status_code == 200
    answer = client.post(reverse("bank_questions:delete", args=[question.pk]))
    assert "đợt thi 1" in said(answer)
    assert BankQuestion.objects.filter(pk=question.pk).exists()


def test_a_free_question_is_deleted(client, setter):
    question = BankQuestionFactory()
    client.post(reverse("bank_questions:delete", args=[question.pk]))
    assert not BankQuestion.objects.exists()


def test_the_list_narrows_by_topic_and_shows_no_right_answer(client, setter):
    first, second = BankQuestionFactory(), BankQuestionFactory(difficulty=3)
    index = reverse("bank_questions:index")
    page = client.get(index).content.decode()
    assert first.wording in page
    assert "10 tháng 10" not in page
    narrowed = client.get(index, {"topic": second.topic_id}).content.decode()
    assert second.wording in narrowed
    assert first.wording not in narrowed
    assert client.get(index, {"topic": "x", "difficulty": "99999999999"}).status_code == 200


def test_no_history_nor_index_holds_a_word_of_the_bank(client, setter):
    client.post(reverse("bank_questions:add"), question_form(TopicFactory(), "a", "b", "c"))
    question = BankQuestion.objects.get()
    edit = reverse("bank_questions:edit", args=[question.pk])
    form = question_form(question.topic, "d", "e", "f", right=2, source="Nghị quyết 57")
    stored = {
        f"options-{place}-id": option.pk for place, option in enumerate(question.options.all())
    }
    assert client.post(edit, form | stored | {"options-INITIAL_FORMS": 3}).status_code == 302
    assert [option.wording for option in BankOption.objects.filter(is_right=True)] == ["f"]
    entries = ModelLogEntry.objects.all()
    assert entries.exists()
    assert not any("Ngày nào" in f"{entry.label}{entry.data}" for entry in entries)
    assert not ReferenceIndex.objects.filter(base_content_type__model="bankquestion").exists()


def test_a_question_is_taken_out_of_the_count_once_and_with_a_reason():
    asked, judge = coming(), UserFactory()
    question = asked.round_questions.first().question
    reasons = ("Đáp án sai.", "The key was wrong.")
    with pytest.raises(NotVoidedError, match="Ban Đề thi"):
        void(asked, question, judge, OPENS - timedelta(minutes=2), *reasons)
    with pytest.raises(NotVoidedError, match="Chưa đầy một phút nữa đợt thi mở"):
        void(asked, question, judge, OPENS - timedelta(seconds=1), *reasons)
    with pytest.raises(NotVoidedError):
        void(asked, BankQuestionFactory(), judge, OPENS, *reasons)
    with pytest.raises(NotVoidedError):
        void(asked, question, judge, OPENS, "Đáp án sai.", " ")
    made = void(asked, question, judge, OPENS, *reasons)
    assert (made.voided_at, made.voided_by) == (OPENS, judge)
    with pytest.raises(NotVoidedError):
        void(asked, question, judge, OPENS, *reasons)
    assert Voiding.objects.count() == 1
    (entry,) = log_registry.get_logs_for_instance(asked).filter(action="contest.void_question")
    assert entry.user == judge


def test_judges_void_on_a_page_that_names_no_right_answer(client, judge):
    asked = RoundFactory()
    question = asked.round_questions.first().question
    page = reverse("void_round_question", args=[asked.pk])
    words = client.get(page).content.decode()
    assert question.wording in words
    assert "10 tháng 10" not in words
    assert client.post(page, {"question": "x"}).status_code == 422
    reasons = {"reason": "Đáp án sai.", "reason_en": "The key was wrong."}
    client.post(page, {"question": question.pk, **reasons})
    assert Voiding.objects.get().question == question
    again = client.post(page, {"question": question.pk, **reasons})
    assert again.status_code == 422


def test_before_a_round_opens_judges_see_none_of_its_questions(client, judge):
    asked = RoundFactory(
        opens_at=timezone.now() + timedelta(days=1), closes_at=timezone.now() + timedelta(days=2)
    )
    answer = client.get(reverse("void_round_question", args=[asked.pk]))
    assert answer.status_code == 302
