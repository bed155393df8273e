"""What makes a question and a quiz fit to be shown."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.factories.quiz_embed import QuestionFactory, QuizFactory
from quiz_embed.models import Option, Question, Quiz, QuizQuestion
from quiz_embed.rules import count_faults, option_faults, plain, question_faults, quiz_faults


@dataclass
class Text:
    wording: str
    is_right: bool = False
    wording_en: str = ""


def options(*wordings, right=0):
    return [Text(wording, place == right) for place, wording in enumerate(wordings)]


def test_three_or_four_different_options_with_one_right_are_well():
    assert option_faults(options("Một", "Hai", "Ba")) == []
    assert option_faults(options("Một", "Hai", "Ba", "Bốn")) == []


@pytest.mark.parametrize(
    "wrong",
    [
        options("Một", "Hai"),
        options("Một", "Hai", "Ba", "Bốn", "Năm"),
        options("Một", "Hai", "Ba", right=9),
        [Text("Một", True), Text("Hai", True), Text("Ba")],
        options("Một", "một ", "Ba"),
        options("Ba  trụ\u00a0cột", "ba trụ cột", "Hai"),
        options("Hoá", "Hóa", "Ba"),
        options(unicodedata.normalize("NFD", "Thanh Hóa"), "Thanh Hóa", "Ba"),
        options("Một", "Mo\u200bt", "Ba"),
        options("Ba", "Ｂａ", "Hai"),
        options("Một", "Hai", "  "),
        options("Một", "Hai", "\u200b\u00a0"),
        [Text("Một", True, "One"), Text("Hai", False, "one"), Text("Ba")],
    ],
)
def test_each_fault_of_the_options_is_named(wrong):
    assert len(option_faults(wrong)) == 1


@given(st.text(max_size=40))
def test_two_spellings_of_one_text_are_alike(text):
    assert plain(text) == plain(f"  {unicodedata.normalize('NFD', text)} ")


def test_a_quiz_has_one_to_ten_questions():
    assert [bool(count_faults(count)) for count in (0, 1, 10, 11)] == [True, False, False, True]


def test_faults_name_the_question(db):
    question = QuestionFactory(wording="Hỏi gì?", explanation=" ")
    question.options.first().delete()
    Option.objects.filter(is_right=True).update(is_right=False)
    faults = question_faults(Question.objects.get())
    assert len(faults) == 2
    assert all("“Hỏi gì?”" in fault for fault in faults)
    blank = QuestionFactory(wording="\u200b")
    assert len(question_faults(blank)) == 1


def test_a_quiz_with_a_faulty_question_is_not_published(db):
    quiz = QuizFactory(question_count=1, live=False)
    question = quiz.questions()[0]
    revision = quiz.save_revision()
    question.options.filter(is_right=True).update(is_right=False)
    with pytest.raises(ValidationError, match=r"mark exactly one|đúng"):
        revision.publish()
    quiz.refresh_from_db()
    assert not quiz.live
    Option.objects.filter(pk=question.options.first().pk).update(is_right=True)
    revision.publish()
    quiz.refresh_from_db()
    assert quiz.live
    assert quiz_faults(quiz) == []


def test_the_database_keeps_one_right_option_and_no_question_twice(db):
    quiz = QuizFactory(question_count=1)
    question = quiz.questions()[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Option.objects.create(question=question, wording="Nữa", is_right=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        QuizQuestion.objects.create(quiz=quiz, question=question)


def test_the_right_answer_may_move_in_one_save(db):
    question = QuestionFactory()
    question = Question.objects.get()
    rows = list(question.options.all())
    for row in rows:
        row.is_right = False
    rows[0].is_right = True
    question.options = rows
    question.save()
    assert Option.objects.get(is_right=True).pk == rows[0].pk


def test_questions_may_change_places_in_one_save(db):
    quiz = QuizFactory(question_count=2)
    quiz = Quiz.objects.get()
    rows = list(quiz.quiz_questions.all())
    first, second = rows[0].question, rows[1].question
    rows[0].question, rows[1].question = second, first
    quiz.quiz_questions = rows
    quiz.save()
    assert [each.pk for each in Quiz.objects.get().questions()] == [second.pk, first.pk]


def test_a_draft_survives_the_end_of_its_question(db):
    quiz = QuizFactory(question_count=2)
    gone = QuestionFactory()
    draft = Quiz.objects.get()
    draft.quiz_questions.add(QuizQuestion(question=gone, sort_order=9))
    draft.save_revision()
    gone.delete()
    assert len(quiz.get_latest_revision_as_object().questions()) == 2


def test_an_address_is_made_from_the_title_and_never_taken_twice(db):
    first = QuizFactory(name="Đường lối số", slug="")
    second = QuizFactory(name="Đường lối số", slug="")
    nameless = QuizFactory(name="!!!", slug="")
    assert [first.slug, second.slug, nameless.slug] == [
        "duong-loi-so",
        "duong-loi-so-2",
        "cau-do",
    ]


def test_a_quiz_closes_after_it_opens(db):
    from django.utils import timezone

    now = timezone.now()
    with pytest.raises(ValidationError) as refused:
        Quiz(name="Thử", opens_at=now, closes_at=now).full_clean()
    assert "closes_at" in refused.value.message_dict
