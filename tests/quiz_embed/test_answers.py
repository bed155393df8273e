"""What readers send, from a plain form or the module: marked, counted, refused."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils import timezone

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demo.factories.quiz_embed import QuestionFactory, QuizFactory
from quiz_embed.models import AnswerCount, EmbedSettings, Option

ADDRESS = "/quiz/thu/answer/"
FRAME_ADDRESS = "/quiz/thu/embed/answer/"


@pytest.fixture
def quiz(home):
    questions = [
        QuestionFactory(wording=f"Câu thứ {number}?", passage_url="https://example.vn/van-ban")
        for number in (1, 2)
    ]
    return QuizFactory(slug="thu", name="Thử", questions=questions)


def right_and_wrong(quiz):
    """The first question answered right, the second not."""
    first, second = quiz.questions()
    return {
        f"q{first.pk}": str(first.options.get(is_right=True).pk),
        f"q{second.pk}": str(second.options.filter(is_right=False).first().pk),
    }


def counts():
    return {each.option_id: each.count for each in AnswerCount.objects.all()}


def test_a_plain_form_is_answered_by_a_page_with_the_result(client, quiz):
    sent = {**right_and_wrong(quiz), "back": "/tin-tuc/bai/#quiz-1"}
    response = client.post(ADDRESS, sent)
    page = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "<html" in page
    assert "1" in page
    assert page.count("note--good") == 1
    assert "Quyết định 505/QĐ-TTg lấy ngày" in page
    assert 'href="https://example.vn/van-ban"' in page
    assert 'href="/tin-tuc/bai/#quiz-1"' in page


def test_only_counts_are_kept(client, quiz):
    sent = right_and_wrong(quiz)
    client.post(ADDRESS, sent)
    client.post(ADDRESS, sent)
    assert counts() == {int(value): 2 for value in sent.values()}
    assert {field.name for field in AnswerCount._meta.fields} == {
        "id",
        "quiz",
        "option",
        "day",
        "count",
    }


def test_counts_are_kept_by_the_day_of_the_place(client, quiz):
    sent = right_and_wrong(quiz)
    with time_machine.travel(datetime(2024, 10, 1, 16, 59, tzinfo=UTC), tick=False):
        client.post(ADDRESS, sent)
    with time_machine.travel(datetime(2024, 10, 1, 17, 0, tzinfo=UTC), tick=False):
        client.post(ADDRESS, sent)
    days = set(AnswerCount.objects.values_list("day", flat=True))
    assert {day.isoformat() for day in days} == {"2024-10-01", "2024-10-02"}


def test_counting_is_one_statement_and_moves_no_page(client, quiz, django_assert_num_queries):
    from core.models import ContentChange

    sent = right_and_wrong(quiz)
    before = ContentChange.version()
    with django_assert_num_queries(1):
        AnswerCount.record(quiz.pk, [int(value) for value in sent.values()], timezone.localdate())
    assert ContentChange.version() == before


def test_an_unanswered_question_is_named_and_the_other_answers_stay(client, quiz):
    sent = right_and_wrong(quiz)
    first, second = quiz.questions()
    del sent[f"q{second.pk}"]
    response = client.post(ADDRESS, {**sent, "back": "/tin-tuc/"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "no-store" in response["Cache-Control"]
    assert page.count(" checked>") == 1 + 1  # and the letter size
    assert f'value="{sent[f"q{first.pk}"]}" checked' in page
    assert f'href="#quiz-{quiz.pk}-q{second.pk}-1"' in page
    assert f'id="quiz-{quiz.pk}-q{second.pk}-1"' in page
    assert f'aria-describedby="quiz-{quiz.pk}-q{second.pk}-error"' in page
    assert 'name="back" value="/tin-tuc/"' in page
    assert "505/QĐ-TTg" not in page
    assert counts() == {}


def test_the_module_gets_the_changed_part_alone(client, quiz):
    response = client.post(ADDRESS, right_and_wrong(quiz), headers={"X-Quiz-Part": "1"})
    assert "<html" not in response.content.decode()
    assert "note--good" in response.content.decode()
    assert response["X-Quiz-Part"] == "1"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\x00b",
        "/a\nb",
        "/" + "a" * 600,
        "tin-tuc/",
    ],
)
def test_the_way_back_never_leaves_the_site(client, quiz, back):
    page = client.post(ADDRESS, {**right_and_wrong(quiz), "back": back}).content.decode()
    assert "data-quiz-back" not in page
    assert "evil" not in page


def test_nothing_is_counted_outside_the_opening(client, home):
    now = timezone.now()
    question = QuestionFactory()
    quiz = QuizFactory(slug="thu", questions=[question], closes_at=now)
    sent = {f"q{question.pk}": str(question.options.first().pk)}
    assert client.post(ADDRESS, sent).status_code == 409
    quiz.closes_at, quiz.opens_at = None, now + timedelta(hours=1)
    quiz.save()
    response = client.post(ADDRESS, sent, headers={"X-Quiz-Part": "1"})
    assert response.status_code == 409
    assert "505/QĐ-TTg" not in response.content.decode()
    assert counts() == {}


def test_answers_of_another_quiz_or_none_are_errors_and_count_nothing(client, quiz):
    first, second = quiz.questions()
    strange = QuestionFactory().options.first().pk
    for values in (
        {f"q{first.pk}": strange, f"q{second.pk}": second.options.first().pk},
        {f"q{first.pk}": second.options.first().pk, f"q{second.pk}": second.options.first().pk},
        {f"q{first.pk}": "9" * 40, f"q{second.pk}": "\x00"},
        {f"q{first.pk}": "", f"q{second.pk}": "１"},
        {},
    ):
        assert client.post(ADDRESS, values).status_code == 422, values
    assert counts() == {}


def test_a_field_sent_twice_is_an_error(client, quiz):
    sent = right_and_wrong(quiz)
    first = quiz.questions()[0]
    twice = {**sent, f"q{first.pk}": [option.pk for option in first.options.all()]}
    assert client.post(ADDRESS, twice).status_code == 422
    assert counts() == {}


def test_a_long_or_broken_body_is_refused(client, quiz):
    assert client.post(ADDRESS, {"back": "x" * 20_000}).status_code == 413
    for kind, body in (
        ("multipart/form-data; boundary=x", b"--y\r\nbroken"),
        ("multipart/form-data", b"no boundary"),
        ("application/json", b"{"),
        ("application/x-www-form-urlencoded", b"\xff\xfe=%ff&q1=%00"),
        ("application/x-www-form-urlencoded; charset=nonsense", b"a=b"),
        ("", b""),
    ):
        response = client.generic("POST", ADDRESS, body, content_type=kind)
        assert 400 <= response.status_code < 500, kind
    assert client.generic("POST", ADDRESS, b"a=b", CONTENT_LENGTH="-1").status_code == 413
    assert counts() == {}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://testserver"}, 200),
        ({"Origin": "http://localhost"}, 200),  # SITE_URL of the tests
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://testserver.evil.example"}, 403),
        ({"Origin": "https://baothanhhoa.vn"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_other_sites_cannot_send_answers(client, quiz, headers, status):
    EmbedSettings.objects.create(allowed_origins="https://baothanhhoa.vn")
    assert client.post(ADDRESS, right_and_wrong(quiz), headers=headers).status_code == status
    assert bool(counts()) is (status == 200)


def test_an_allowed_site_may_send_to_the_frame(client, quiz):
    sent = right_and_wrong(quiz)
    headers = {"Origin": "https://baothanhhoa.vn"}
    assert client.post(FRAME_ADDRESS, sent, headers=headers).status_code == 403
    EmbedSettings.objects.create(allowed_origins="https://baothanhhoa.vn")
    assert client.post(FRAME_ADDRESS, sent, headers=headers).status_code == 200
    assert client.post(FRAME_ADDRESS, sent, headers={"Origin": "null"}).status_code == 403


def test_a_reader_who_reloads_the_answer_address_gets_the_quiz(client, quiz):
    assert client.get(ADDRESS)["Location"] == "/quiz/thu/"
    assert client.get(FRAME_ADDRESS)["Location"] == "/quiz/thu/embed/"
    assert client.put(ADDRESS).status_code == 405


def test_an_editor_who_is_signed_in_answers_without_a_new_cookie(admin_client, quiz):
    client = admin_client
    response = client.post(ADDRESS, right_and_wrong(quiz))
    assert response.status_code == 200
    assert not response.cookies


def test_the_passage_is_a_page_in_the_readers_language_while_it_is_live(client, home):
    from demo.factories.home import HomePageFactory

    passage = HomePageFactory(parent=home, title="Đoạn văn", slug="doan")
    question = QuestionFactory(passage_page=passage)
    QuizFactory(slug="thu", questions=[question])
    sent = {f"q{question.pk}": str(question.options.first().pk)}
    page = client.post(ADDRESS, sent).content.decode()
    assert 'href="/doan/"' in page
    assert "Đoạn văn" in page
    restriction = passage.view_restrictions.create(restriction_type="login")
    assert "/doan/" not in client.post(ADDRESS, sent).content.decode()
    restriction.delete()
    passage.unpublish()
    assert "/doan/" not in client.post(ADDRESS, sent).content.decode()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.text(max_size=10), st.text(max_size=40), max_size=5))
def test_no_form_whatever_makes_the_site_fail(client, quiz, data):
    names = [f"q{question.pk}" for question in quiz.questions()]
    values = list(data.values())
    sent = {**data, **dict(zip(names, values, strict=False))}
    sent = {
        name.encode("utf-8", "replace").decode(): value.encode("utf-8", "replace").decode()
        for name, value in sent.items()
    }
    assert client.post(ADDRESS, sent).status_code == 422
    assert not Option.objects.filter(answer_counts__isnull=False).exists()


@pytest.mark.django_db(transaction=True)
def test_readers_who_answer_at_once_are_all_counted(home):
    questions = QuestionFactory.create_batch(3)
    quiz = QuizFactory(questions=questions)
    options = [question.options.first().pk for question in questions]
    day = timezone.localdate()

    def answer_ten_times(turn):
        try:
            for _time in range(10):
                AnswerCount.record(quiz.pk, options if turn % 2 else reversed(options), day)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as readers:
        list(readers.map(answer_ten_times, range(8)))
    assert counts() == dict.fromkeys(options, 80)
