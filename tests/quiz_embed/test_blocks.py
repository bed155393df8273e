"""The quiz inside an article."""

from __future__ import annotations

import json
import re

import pytest

from demo.factories.quiz_embed import QuizFactory
from quiz_embed.blocks import QuizBlock


@pytest.fixture
def write(home):
    """Publishes an article that holds the given quizzes."""
    from news.models import ArticlePage, NewsIndexPage

    news = home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc"))

    def publish(*quizzes, heading=""):
        body = [
            {"type": "quiz", "value": {"quiz": quiz.pk, "heading": heading}} for quiz in quizzes
        ]
        return news.add_child(instance=ArticlePage(title="Bài", slug="bai", body=json.dumps(body)))

    return publish


def test_an_article_shows_its_quiz_and_stays_the_same_for_everyone(client, write):
    write(QuizFactory(slug="thu"), heading="Thử trả lời")
    response = client.get("/tin-tuc/bai/")
    page = response.content.decode()
    assert 'action="/quiz/thu/answer/"' in page
    assert re.search(r'name="back" value="/tin-tuc/bai/#quiz-\d+"', page)
    assert "Thử trả lời" in page
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert "csrf" not in page


def test_the_module_is_loaded_once_and_ids_stay_unique(client, write):
    quiz = QuizFactory()
    write(quiz, quiz, QuizFactory())
    page = client.get("/tin-tuc/bai/").content.decode()
    assert page.count("js/quiz.js") == 1
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_an_article_without_a_quiz_loads_no_module(client, write):
    write()
    assert "js/quiz.js" not in client.get("/tin-tuc/bai/").content.decode()


def test_an_article_survives_the_end_of_its_quiz(client, write):
    taken_back, deleted = QuizFactory(), QuizFactory()
    write(taken_back, deleted)
    taken_back.unpublish()
    deleted.delete()
    response = client.get("/tin-tuc/bai/")
    assert response.status_code == 200
    assert "data-quiz" not in response.content.decode()


def test_a_closed_quiz_says_so_in_the_article(client, write):
    from django.utils import timezone

    write(QuizFactory(closes_at=timezone.now()))
    page = client.get("/tin-tuc/bai/").content.decode()
    assert "data-quiz-focus" in page
    assert "<fieldset class=" not in page


def test_the_block_prints_without_a_request(db):
    quiz = QuizFactory(name="Thử")
    block = QuizBlock()
    html = block.render(block.to_python({"quiz": quiz.pk, "heading": ""}))
    assert "Thử" in html
    assert 'name="back"' not in html


def test_questions_of_a_block_cost_few_queries(write, django_assert_max_num_queries):
    quiz = QuizFactory(question_count=10)
    block = QuizBlock()
    value = block.to_python({"quiz": quiz.pk, "heading": ""})
    with django_assert_max_num_queries(4):
        block.render(value)
