"""The right answer never leaves before the submit: every address is read and searched for it."""

from __future__ import annotations

import json
import re

import pytest

from demo.factories.quiz_embed import QuestionFactory, QuizFactory

REASON = "CHIM-YẾN-GIẢI-THÍCH"
REASON_EN = "CANARY-EXPLANATION"
PASSAGE = "https://canary.example/passage"


@pytest.fixture
def article(home):
    """A live article that holds the quiz, below a news list."""
    from news.models import ArticlePage, NewsIndexPage

    questions = [
        QuestionFactory(
            explanation=REASON,
            explanation_en=REASON_EN,
            passage_url=PASSAGE,
            options=[
                (f"Phương án {number}", f"Option {number}", number == right) for number in range(4)
            ],
        )
        for right in (0, 3)
    ]
    quiz = QuizFactory(slug="thu", name="Thử sức", questions=questions)
    news = home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc"))
    return news.add_child(
        instance=ArticlePage(
            title="Bài có câu đố",
            slug="bai",
            body=json.dumps([{"type": "quiz", "value": {"quiz": quiz.pk, "heading": ""}}]),
        )
    )


ADDRESSES = [
    "/",
    "/tin-tuc/",
    "/tin-tuc/bai/",
    "/quiz/",
    "/quiz/thu/",
    "/quiz/thu/embed/",
    "/quiz/thu/embed-code/",
    "/en/quiz/thu/",
    "/en/quiz/thu/embed/",
    "/search/?q=thu+suc",
    "/search/?q=" + REASON_EN,
    "/feeds/rss/",
    "/feeds/atom/",
    "/feeds/json/",
    "/sitemap.xml",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_tells_the_right_answer(client, article, address):
    response = client.get(address)
    assert response.status_code < 500
    seen = response.content.decode() if not response.streaming else ""
    for secret in (REASON, PASSAGE, "is_right", "isRight", "data-right"):
        assert secret not in seen, secret
    # What a reader searched for may be repeated; nothing else may hold the explanation.
    assert REASON_EN not in seen or REASON_EN in address


def test_right_and_wrong_options_are_written_alike(client, article):
    page = client.get("/quiz/thu/").content.decode()
    lines = re.findall(r'<label class="choice">.*?</label>', page)
    assert len(lines) == 8
    shapes = {re.sub(r'\d+|[A-D](?=\.)|id="[^"]*"', "", line) for line in lines}
    assert len(shapes) == 1


def test_options_stand_in_the_editors_order(client, article):
    page = client.get("/quiz/thu/").content.decode()
    assert re.findall(r"Phương án (\d)", page) == ["0", "1", "2", "3"] * 2


def test_the_search_index_holds_no_explanation_and_no_option(client, article):
    from quiz_embed.models import Option, Question

    indexed = {field.field_name for field in Question.search_fields}
    assert not indexed & {"explanation", "explanation_en", "options"}
    assert not hasattr(Option, "search_fields")
