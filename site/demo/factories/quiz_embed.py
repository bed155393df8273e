"""Builders of questions and quizzes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import factory

from core import text
from quiz_embed.models import AnswerCount, Option, Question, Quiz, QuizQuestion

# Wording, wording in English, and whether it is the right one.
OptionTexts = tuple[str, str, bool]

SAMPLE_OPTIONS: list[OptionTexts] = [
    ("22 tháng 4", "22 April", False),
    ("10 tháng 10", "10 October", True),
    ("13 tháng 10", "13 October", False),
    ("20 tháng 11", "20 November", False),
]


class QuestionFactory(factory.django.DjangoModelFactory):
    """A question with its options: `QuestionFactory(options=[("Có", "Yes", True), …])`."""

    wording = factory.Sequence(
        lambda n: f"Ngày Chuyển đổi số quốc gia là ngày nào hằng năm? ({n + 1})"
    )
    wording_en = factory.Sequence(
        lambda n: f"On which day is the National Digital Transformation Day? ({n + 1})"
    )
    explanation = "Quyết định 505/QĐ-TTg lấy ngày 10 tháng 10 hằng năm."
    explanation_en = "Decision 505/QĐ-TTg chose 10 October of every year."

    class Meta:
        model = Question

    @classmethod
    def _create(
        cls,
        model_class: type[Question],
        *args: Any,
        options: Sequence[OptionTexts] | None = None,
        **values: Any,
    ) -> Question:
        question = model_class(*args, **values)
        question.options = [
            Option(wording=wording, wording_en=wording_en, is_right=right, sort_order=place)
            for place, (wording, wording_en, right) in enumerate(options or SAMPLE_OPTIONS)
        ]
        question.save()
        return question


class QuizFactory(factory.django.DjangoModelFactory):
    """A live quiz of the given questions, or of `question_count` sample ones."""

    name = factory.Sequence(lambda n: f"Thử sức về chuyển đổi số {n + 1}")
    name_en = factory.Sequence(lambda n: f"Test yourself on digital transformation {n + 1}")
    slug = factory.LazyAttribute(lambda quiz: text.slug(quiz.name))

    class Meta:
        model = Quiz

    @classmethod
    def _create(
        cls,
        model_class: type[Quiz],
        *args: Any,
        questions: Iterable[Question] | None = None,
        question_count: int = 2,
        **values: Any,
    ) -> Quiz:
        chosen = (
            list(questions)
            if questions is not None
            else QuestionFactory.create_batch(question_count)
        )
        quiz = model_class(*args, **values)
        quiz.quiz_questions = [
            QuizQuestion(question=question, sort_order=place)
            for place, question in enumerate(chosen)
        ]
        quiz.save()
        return quiz


class AnswerCountFactory(factory.django.DjangoModelFactory):
    """How often an option of a quiz was chosen on a day."""

    day = date(2024, 10, 1)
    count = 1

    class Meta:
        model = AnswerCount
