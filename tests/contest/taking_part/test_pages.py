"""What anyone may keep: the contest's page, its frame, the code to paste."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

import pytest

from demo.factories.contest import RoundFactory
from quiz_embed.models import EmbedSettings
from tests.contest.taking_part.conftest import Contestant

FRAME_TAKE = "/contest/tim-hieu/embed/take/"


def policy(response):
    parts = (part.split(maxsplit=1) for part in response["Content-Security-Policy"].split(";"))
    return {part[0]: part[1] for part in parts if len(part) == 2}


def test_the_page_shows_rounds_who_holds_it_and_the_start_and_anyone_may_keep_it(
    client, contest, asked
):
    contest.contact = "Văn phòng Ban Tổ chức"
    contest.save()
    response = client.get("/contest/tim-hieu/")
    page = response.content.decode()
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert contest.organiser.name in page
    assert "Văn phòng Ban Tổ chức" in page
    assert "Đợt thi 1" in page
    assert 'action="/contest/tim-hieu/take/"' in page
    assert 'name="token"' not in page
    english = client.get("/en/contest/tim-hieu/").content.decode()
    assert "Round 1" in english
    assert 'action="/en/contest/tim-hieu/take/"' in english


def test_the_page_says_when_the_next_round_opens(client, contest, asked):
    asked.closes_at = timezone.now() - timedelta(hours=1)
    asked.save()
    assert "đã đóng lúc" in client.get("/contest/tim-hieu/").content.decode()
    RoundFactory(
        contest=contest,
        opens_at=timezone.now() + timedelta(days=1),
        closes_at=timezone.now() + timedelta(days=2),
    )
    page = client.get("/contest/tim-hieu/").content.decode()
    assert "Đợt thi 2 mở lúc" in page
    assert "<form" not in page.split("<main")[1]


def test_nothing_before_the_close_tells_how_many_take_part(contestant, client):
    before = client.get("/contest/tim-hieu/").content
    contestant.reach_review().press("submit")
    assert client.get("/contest/tim-hieu/").content == before


def test_only_the_addresses_of_the_frame_may_be_framed_and_only_by_listed_sites(client, asked):
    EmbedSettings.objects.create(allowed_origins="https://bao.example")
    listed = "'self' https://bao.example"
    assert policy(client.get("/contest/tim-hieu/embed/"))["frame-ancestors"] == listed
    framed = client.post(FRAME_TAKE, {"step": "begin"})
    assert policy(framed)["frame-ancestors"] == listed
    assert "X-Frame-Options" not in framed
    for response in (
        client.get("/contest/tim-hieu/"),
        client.get("/contest/tim-hieu/embed-code/"),
        client.post("/contest/tim-hieu/take/", {"step": "begin"}),
    ):
        assert policy(response)["frame-ancestors"] == "'none'"


def test_a_listed_site_can_t_send_the_form_itself(client, asked):
    EmbedSettings.objects.create(allowed_origins="https://bao.example")
    response = client.post(FRAME_TAKE, {"step": "begin"}, headers={"Origin": "https://bao.example"})
    assert response.status_code == 403


def test_an_entry_in_the_frame_stays_in_the_frame(client, asked, commune):
    contestant = Contestant(client, commune, FRAME_TAKE)
    contestant.reach_review().press("submit")
    assert contestant.code()
    page = contestant.response.content.decode()
    assert "<header" not in page.split("<main")[0]
    assert client.get("/contest/tim-hieu/embed/").status_code == 200


def test_a_token_of_the_page_is_none_in_the_frame(contestant, client):
    contestant.begin()
    token = contestant.page.select_one("[name=token]")["value"]
    data = {**contestant.details(), "token": token, "step": "details"}
    response = client.post(FRAME_TAKE, data)
    assert response.status_code == 409
    assert "Lê Thị Minh Hạnh" in response.content.decode()


def test_the_lines_to_paste_stand_on_a_public_page(client, asked):
    page = client.get("/contest/tim-hieu/embed-code/").content.decode()
    assert "&lt;iframe src=&quot;http://testserver/contest/tim-hieu/embed/&quot;" in page
    assert "/static/js/embed-host.js&quot; async" in page


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_page_of_the_flow_has_anything_inline(contestant, prefix):
    contestant.address = f"{prefix}/contest/tim-hieu/take/"
    for step in (contestant.begin, contestant.give_details, contestant.give_answers):
        step()
        assert not contestant.page.select("[style], style, script:not([src])")
        assert not contestant.page.select("[onclick], [onsubmit]")


def test_the_contest_has_a_short_link_and_a_saved_copy(client, asked):
    page = client.get("/contest/tim-hieu/").content.decode()
    assert "/s/" in page
