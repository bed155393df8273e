"""A quiz that is to go public at its time, and no longer may."""

from datetime import timedelta

from django.utils import timezone

from wagtail.models import ModelLogEntry

import pytest
import time_machine

from core.housekeeping import publish_scheduled
from demo.factories.quiz_embed import QuestionFactory, QuizFactory
from quiz_embed.models import Option

LATER = timedelta(hours=1)


@pytest.fixture
def quiz(db):
    """A quiz that is to go public in an hour."""
    quiz = QuizFactory(questions=[QuestionFactory()], live=False)
    quiz.go_live_at = timezone.now() + LATER
    quiz.save_revision().publish()
    return quiz


def an_hour_later():
    with time_machine.travel(timezone.now() + LATER + timedelta(seconds=1)):
        publish_scheduled(timezone.now())


def test_a_sound_quiz_goes_public_at_its_time(quiz):
    an_hour_later()
    quiz.refresh_from_db()
    assert quiz.live


def test_a_quiz_whose_question_lost_its_right_answer_is_held_once_and_its_history_says_why(quiz):
    Option.objects.update(is_right=False)
    for _minute in range(3):
        an_hour_later()
    quiz.refresh_from_db()
    assert not quiz.live
    entry = ModelLogEntry.objects.get(action="core.hold_publication")
    assert "Chưa đánh dấu đáp án" in " ".join(entry.data["reasons"])


def test_a_quiz_whose_new_address_was_taken_is_held_and_keeps_no_other_waiting(quiz):
    renamed = QuizFactory(slug="cu", questions=[QuestionFactory()])
    renamed.save_revision().publish()
    renamed.refresh_from_db()
    renamed.slug, renamed.go_live_at = "moi", quiz.go_live_at - timedelta(minutes=1)
    renamed.save_revision().publish()
    QuizFactory(slug="moi", questions=[QuestionFactory()])

    for _minute in range(3):
        an_hour_later()

    for each in (renamed, quiz):
        each.refresh_from_db()
    assert (renamed.slug, renamed.live, quiz.live) == ("cu", True, True)
    entry = ModelLogEntry.objects.get(action="core.hold_publication")
    assert entry.object_id == str(renamed.pk)
    assert "đã tồn tại" in " ".join(entry.data["reasons"])
