"""Quizzes on other sites: who may frame them, and what is pasted there."""

from __future__ import annotations

from django.core.exceptions import ValidationError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.factories.quiz_embed import QuestionFactory, QuizFactory
from quiz_embed.frames import frame_height
from quiz_embed.models import EmbedSettings
from quiz_embed.models.embed_settings import is_origin
from quiz_embed.shown import asked


@pytest.fixture
def quiz(home):
    EmbedSettings.objects.create(
        allowed_origins="https://baothanhhoa.vn\n\nhttps://truyenhinh.example:8443 \n"
    )
    return QuizFactory(slug="thu", name='Thử "hai" câu')


def policy(response):
    return dict(
        part.strip().split(" ", 1)
        for part in response["Content-Security-Policy"].split(";")
        if " " in part.strip()
    )


def test_the_frame_opens_on_allowed_sites_only(client, quiz):
    response = client.get("/quiz/thu/embed/")
    assert policy(response)["frame-ancestors"] == (
        "'self' https://baothanhhoa.vn https://truyenhinh.example:8443"
    )
    assert "X-Frame-Options" not in response
    assert policy(response)["script-src"] == "'self'"
    assert policy(response)["form-action"] == "'self'"
    assert not response.cookies


def test_the_answer_stays_in_the_frame(client, quiz):
    page = client.get("/quiz/thu/embed/").content.decode()
    assert 'action="/quiz/thu/embed/answer/"' in page
    response = client.post("/quiz/thu/embed/answer/", {})
    assert policy(response)["frame-ancestors"].startswith("'self' https://baothanhhoa.vn")
    assert 'action="/quiz/thu/embed/answer/"' in response.content.decode()
    assert "site-nav" not in response.content.decode()


def test_other_pages_open_in_no_frame(client, quiz):
    for address in ("/", "/quiz/", "/quiz/thu/", "/quiz/thu/embed-code/"):
        assert policy(client.get(address))["frame-ancestors"] == "'none'", address
    assert policy(client.post("/quiz/thu/answer/", {}))["frame-ancestors"] == "'none'"


def test_without_a_list_only_our_own_pages_may_frame(client, home):
    QuizFactory(slug="thu")
    assert policy(client.get("/quiz/thu/embed/"))["frame-ancestors"] == "'self'"
    assert not EmbedSettings.objects.exists()


def test_a_change_of_the_list_counts_at_once(client, quiz):
    client.get("/quiz/thu/embed/")
    chosen = EmbedSettings.objects.get()
    chosen.allowed_origins = "https://other.example"
    chosen.save()
    response = client.get("/quiz/thu/embed/")
    assert policy(response)["frame-ancestors"] == "'self' https://other.example"


def test_the_lines_to_paste_stand_on_a_public_page(client, quiz):
    page = client.get("/quiz/thu/embed-code/").content.decode()
    assert "&lt;iframe src=&quot;http://testserver/quiz/thu/embed/&quot;" in page
    assert "title=&quot;Thử &amp;quot;hai&amp;quot; câu&quot;" in page
    assert "/static/js/embed-host.js&quot; async" in page
    english = client.get("/en/quiz/thu/embed-code/").content.decode()
    assert "http://testserver/en/quiz/thu/embed/" in english


def test_a_longer_quiz_gets_a_higher_frame(home):
    short = asked(QuizFactory(question_count=1), framed=True)
    long = asked(
        QuizFactory(questions=[QuestionFactory(wording="Một câu hỏi rất dài. " * 10)]), framed=True
    )
    ten = asked(QuizFactory(question_count=10), framed=True)
    assert frame_height(short) < frame_height(long) < frame_height(ten)


@pytest.mark.parametrize(
    "origin",
    [
        "https://baothanhhoa.vn",
        "https://a.b-c.example.vn:8443",
        "http://localhost",
        "http://localhost:8000",
        "http://127.0.0.1:9",
    ],
)
def test_an_exact_origin_is_taken(origin):
    settings = EmbedSettings(allowed_origins=origin)
    settings.full_clean()
    assert settings.origins == [origin]


@pytest.mark.parametrize(
    "line",
    [
        "http://baothanhhoa.vn",
        "https://baothanhhoa.vn/",
        "https://baothanhhoa.vn/tin",
        "https://*.baothanhhoa.vn",
        "https://Baothanhhoa.vn",
        "baothanhhoa.vn",
        "https://báothanhhóa.vn",
        "https://a.vn https://b.vn",
        "https://a.vn; script-src *",
        "https://a.vn:0",
        "https://a.vn:99999",
        "https://user@a.vn",
        "https://-a.vn",
        "https://localhost",
        "*",
        "'self'",
        "https:",
    ],
)
def test_anything_else_is_refused_by_its_line(line):
    with pytest.raises(ValidationError) as refused:
        EmbedSettings(allowed_origins=f"https://a.vn\n{line}").full_clean()
    assert "2" in str(refused.value)
    assert list(refused.value.message_dict) == ["allowed_origins"]


@given(st.text(max_size=30))
def test_no_allowed_origin_can_change_the_policy(text):
    if is_origin(f"https://{text}"):
        assert not set(text) & set(" ;,'\"*/\\\n\r\t")


def test_a_kept_frame_stays_under_the_policy_it_came_with(client, quiz):
    first = client.get("/quiz/thu/embed/")
    again = client.get("/quiz/thu/embed/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert "Content-Security-Policy" not in again
