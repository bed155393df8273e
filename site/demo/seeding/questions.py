"""Quizzes and their questions; the passages they lead to are pages, made later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

from django.utils import timezone

from wagtail.models import Page

from demo.content import quizzes
from demo.content.words import english
from demo.factories.quiz_embed import QuestionFactory, QuizFactory
from demo.seeding.records import Records, in_both
from programme.enums import PhaseKind
from programme.models import Campaign
from quiz_embed.models import Question, Quiz


def make_quizzes(records: Records) -> tuple[dict[str, Quiz], dict[str, list[Question]]]:
    """Quizzes by slug, and the questions that wait for a page, by its key."""
    made: dict[str, Quiz] = {}
    waiting: dict[str, list[Question]] = {}
    for quiz in quizzes.QUIZZES:
        questions = []
        for content in quiz.questions:
            questions.append(_question(content, records))
            waiting.setdefault(content.passage, []).append(questions[-1])
        opens, closes = _window(quiz.window, records)
        made[quiz.slug] = QuizFactory(
            slug=quiz.slug,
            questions=questions,
            opens_at=opens,
            closes_at=closes,
            unit=records.units[quizzes.ASKING_UNIT],
            **in_both("name", quiz.name),
            **in_both("intro", quiz.intro),
        )
    return made, waiting


def _question(content: quizzes.Question, records: Records) -> Question:
    options = [
        (content.options[place], english(content.options[place]), place == 0)
        for place in content.places
    ]
    return QuestionFactory(
        options=options,
        topic=records.topics.get(content.topic),
        **in_both("wording", content.wording),
        **in_both("explanation", content.reason),
    )


def _window(window: str, records: Records) -> tuple[datetime | None, datetime | None]:
    campaign = {"peak": records.campaign, "2024": records.archive}.get(window)
    return _peak(campaign) if campaign else (None, None)


def _peak(campaign: Campaign) -> tuple[datetime, datetime]:
    peak = campaign.phases.get(kind=PhaseKind.PEAK)
    midnight = [datetime.combine(day, time()) for day in (peak.starts_on, peak.ends_on)]
    return timezone.make_aware(midnight[0]), timezone.make_aware(midnight[1])


def lead_to_passages(waiting: Mapping[str, list[Question]], pages: Mapping[str, Page]) -> None:
    """Tell each question on which page its answer stands."""
    for key, questions in waiting.items():
        for question in questions:
            question.passage_page = pages[key]
            question.save()
