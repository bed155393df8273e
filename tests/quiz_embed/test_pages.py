"""Quizzes at their own address and in articles: what is shown, and what never is."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

import pytest
import time_machine

from demo.factories.quiz_embed import QuestionFactory, QuizFactory
from demo.factories.units import UnitFactory

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def quiz(home):
    return QuizFactory(name="Thử 2 câu", name_en="Try 2 questions", intro="Có đáp án ngay.")


def test_a_quiz_has_its_own_address_without_a_cookie(client, quiz):
    response = client.get("/quiz/thu-2-cau/")
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1>") == 1
    assert page.count("<fieldset") - page.count('<fieldset>\n      <legend class="hide">') == 2
    assert page.count('type="radio"') == 8 + 3  # 3 of the letter sizes
    assert 'method="post" action="/quiz/thu-2-cau/answer/"' in page
    assert "csrf" not in page
    assert not response.cookies
    assert "public" in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")


def test_an_english_reader_gets_english_texts_and_addresses(client, quiz):
    page = client.get("/en/quiz/thu-2-cau/").content.decode()
    assert "Try 2 questions" in page
    assert "10 October" in page
    assert 'action="/en/quiz/thu-2-cau/answer/"' in page
    assert 'lang="vi">Có đáp án ngay.' in page


def test_texts_without_english_are_marked_as_vietnamese(client, home):
    question = QuestionFactory(
        wording="Hỏi gì?",
        wording_en="",
        options=[("Có", "Yes", True), ("Không", "", False), ("Chưa rõ", "", False)],
    )
    QuizFactory(slug="mot", name_en="One", questions=[question])
    page = client.get("/en/quiz/mot/").content.decode()
    assert '<span lang="vi">Hỏi gì?</span>' in page
    assert '<span lang="vi">Không</span>' in page
    assert '<span lang="vi">Yes' not in page


def test_the_number_of_queries_does_not_grow_with_the_questions(
    client, home, django_assert_max_num_queries
):
    from django.core.cache import caches

    from core.models import ContentChange

    QuizFactory(slug="dai", question_count=10)
    client.get("/quiz/dai/")
    ContentChange.record()
    caches["pages"].clear()
    with django_assert_max_num_queries(20):
        client.get("/quiz/dai/")


def test_a_remembered_quiz_costs_one_query_and_is_never_stale(
    client, quiz, django_assert_num_queries
):
    client.get("/quiz/thu-2-cau/")
    client.get("/quiz/thu-2-cau/")
    with django_assert_num_queries(1):
        client.get("/quiz/thu-2-cau/")
    quiz.name = "Tên mới"
    quiz.save()
    assert "Tên mới" in client.get("/quiz/thu-2-cau/").content.decode()


def test_a_draft_a_missing_quiz_and_odd_addresses_are_not_found(client, quiz):
    quiz.unpublish()
    for address in ("thu-2-cau/", "khac/", "khac/embed/", "khac/embed-code/", "a.b/"):
        assert client.get(f"/quiz/{address}").status_code == 404, address
    assert client.post("/quiz/thu-2-cau/answer/").status_code == 404


def test_a_quiz_opens_and_closes_at_its_instants_though_pages_are_remembered(client, home):
    opens = datetime(2024, 9, 16, 8, tzinfo=VIETNAM)
    closes = datetime(2024, 9, 22, 17, tzinfo=VIETNAM)
    QuizFactory(slug="tuan", opens_at=opens, closes_at=closes)
    with time_machine.travel(opens - timedelta(microseconds=1), tick=False):
        page = client.get("/quiz/tuan/").content.decode()
        assert "<form" not in page.split("<main")[1]
        assert "08:00, Thứ Hai 16/9/2024" in page
        assert "tuan" not in client.get("/quiz/").content.decode()
    with time_machine.travel(opens, tick=False):
        assert "<form" in client.get("/quiz/tuan/").content.decode().split("<main")[1]
        assert "/quiz/tuan/" in client.get("/quiz/").content.decode()
    with time_machine.travel(closes - timedelta(microseconds=1), tick=False):
        assert "<form" in client.get("/quiz/tuan/").content.decode().split("<main")[1]
    with time_machine.travel(closes, tick=False):
        page = client.get("/quiz/tuan/").content.decode()
        assert "<form" not in page.split("<main")[1]
        assert "17:00, Chủ nhật 22/9/2024" in page
        assert "17:00, Sunday 22 September 2024" in client.get("/en/quiz/tuan/").content.decode()


def test_memory_forgets_a_page_at_the_next_opening_or_closing(home):
    from core.clock import next_edge

    now = timezone.now().replace(hour=1)
    QuizFactory(opens_at=now + timedelta(minutes=2), closes_at=now + timedelta(minutes=9))
    QuizFactory(opens_at=now + timedelta(minutes=1)).unpublish()
    assert next_edge(now) == now + timedelta(minutes=2)
    assert next_edge(now + timedelta(minutes=2)) == now + timedelta(minutes=9)


def test_the_list_pages_through_open_quizzes(client, home):
    QuizFactory.create_batch(21, question_count=1)
    first = client.get("/quiz/").content.decode()
    assert first.count('<article class="card">') == 20
    for page in ("2", "999999999999999999999", "x", "-1"):
        assert client.get(f"/quiz/?page={page}").status_code == 200, page
    assert client.get("/quiz/?page=2").content.decode().count('<article class="card">') == 1


def test_the_list_says_when_nothing_is_open(client, home):
    assert "note" in client.get("/quiz/").content.decode()


def test_a_quiz_names_its_address_in_each_language_and_its_answer_none(client, quiz):
    page = client.get("/quiz/thu-2-cau/").content.decode()
    assert 'rel="canonical" href="http://testserver/quiz/thu-2-cau/"' in page
    assert "noindex" not in page
    answered = client.post("/quiz/thu-2-cau/answer/", {}).content.decode()
    assert 'name="robots" content="noindex"' in answered
    assert "canonical" not in answered


def test_the_unit_that_asks_is_named_wherever_the_quiz_stands(client, home):
    unit = UnitFactory(name="Sở Khoa học và Công nghệ", name_en="Department of Science")
    QuizFactory(slug="thu-suc", unit=unit)
    for address, said in (
        ("/quiz/thu-suc/", "Đơn vị ra câu hỏi: Sở Khoa học và Công nghệ."),
        ("/quiz/thu-suc/embed/", "Đơn vị ra câu hỏi: Sở Khoa học và Công nghệ."),
        ("/en/quiz/thu-suc/", "Asked by Department of Science."),
    ):
        assert said in client.get(address).content.decode()
