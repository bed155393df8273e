"""Somebody takes part while the database is away: nothing that was filled in is lost, and no step is lost for good."""

from __future__ import annotations

from django.db import OperationalError

import pytest
from bs4 import BeautifulSoup

from contest.models import Entry
from core.models import ContentChange
from quiz_embed.models import EmbedSettings
from tests.contest.taking_part.conftest import TAKE, Contestant, fields_of
from tests.database_away import database_away


def test_a_step_is_answered_in_the_readers_language_and_can_be_tried_again(contestant):
    with database_away():
        contestant.begin()
    response = contestant.response
    assert (response.status_code, response["Cache-Control"]) == (503, "no-store")
    assert 1 <= int(response["Retry-After"]) <= 60
    assert response["Content-Security-Policy"]
    assert not response.cookies
    assert contestant.page.html["lang"] == "vi"
    assert contestant.heading == "Cổng tạm thời chưa trả lời được"
    assert contestant.press("begin").heading == "Thông tin của bạn"


def test_the_same_is_said_in_english(client, asked, commune):
    contestant = Contestant(client, commune, TAKE.replace("/contest", "/en/contest"))
    with database_away():
        contestant.begin()
    assert contestant.page.html["lang"] == "en"
    assert contestant.heading == "The site can't answer for a moment"
    assert contestant.press("begin").heading == "Your details"


def test_details_and_answers_outlast_the_outage(contestant):
    contestant.begin()
    with database_away():
        contestant.give_details()
    assert contestant.press("details").heading == "Câu hỏi"
    with database_away():
        contestant.give_answers("1.250")
    assert contestant.press("answers").heading == "Xem lại trước khi nộp"
    assert "Lê Thị Minh Hạnh" in contestant.text
    assert "1.250" in contestant.text
    with database_away():
        contestant.press("submit")
    assert "mã biên nhận" in contestant.text
    assert contestant.press("submit").heading == "Đã nhận bài của bạn"
    assert Entry.objects.get().prediction == 1250


def test_an_entry_whose_answer_was_lost_is_not_made_twice(contestant):
    form = {**fields_of(contestant.reach_review().page.main.form), "step": "submit"}
    code = contestant.send(form).code()
    with database_away():
        contestant.send(form)
    assert contestant.press("submit").code() == code
    assert Entry.objects.count() == 1


def test_what_is_too_long_or_comes_from_elsewhere_is_not_given_back(contestant):
    with database_away():
        contestant.send({"step": "details", "name": "Hạnh"}, Origin="https://elsewhere.example")
        assert "Hạnh" not in contestant.response.content.decode()
        contestant.send({"step": "details", "name": "Hạnh" * 10_000})
        assert "Hạnh" not in contestant.response.content.decode()
    assert contestant.response.status_code == 503


def test_a_database_that_answers_and_refuses_is_a_fault_of_ours(contestant):
    with pytest.raises(OperationalError), database_away(is_usable=True):
        contestant.begin()


FRAME = TAKE.replace("take/", "embed/")


@pytest.fixture
def newspaper(db) -> str:
    """A site that may frame the contest, which this process has learnt with its last answer."""
    return EmbedSettings.objects.create(allowed_origins="https://bao.example").allowed_origins


def assert_in_the_look_of_the_frame(response, newspaper):
    """Nothing but the sign around it, no way out, and open to the other site."""
    assert response.status_code == 503
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html["lang"] == "vi"
    assert page.main["class"] == ["embed", "stack"]
    assert {link["href"] for link in page.select("a")} <= {FRAME}
    assert page.select_one("script[src$='embed.js']")
    assert f"frame-ancestors 'self' {newspaper}" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    assert not response.cookies
    return page


def test_the_frame_of_another_site_stays_a_frame(client, asked, newspaper):
    assert client.get(FRAME).status_code == 200
    ContentChange.record()
    with database_away():
        response = client.get(FRAME)
    page = assert_in_the_look_of_the_frame(response, newspaper)
    assert page.h1.get_text() == "Cổng tạm thời chưa trả lời được"
    assert page.main.a.get_text() == "Thử lại"


def test_in_a_frame_too_nothing_that_was_filled_in_is_lost(client, asked, commune, newspaper):
    contestant = Contestant(client, commune, f"{FRAME}take/")
    contestant.begin()
    with database_away():
        contestant.give_details()
    assert_in_the_look_of_the_frame(contestant.response, newspaper)
    assert contestant.press("details").heading == "Câu hỏi"
    with database_away():
        contestant.give_answers("1.250")
    contestant.press("answers")
    assert "1.250" in contestant.text


def test_a_fault_of_ours_is_no_outage_in_a_frame_either(client, asked):
    with pytest.raises(OperationalError), database_away(is_usable=True):
        client.get(FRAME)
