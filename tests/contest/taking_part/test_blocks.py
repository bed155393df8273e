"""The start of an entry within an article, which anyone may keep."""

from __future__ import annotations

import json
from datetime import timedelta

from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from demo.factories.contest import ContestFactory, RoundFactory
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from tests.contest.taking_part.conftest import Contestant


@pytest.fixture
def article(home):
    news = NewsIndexPageFactory(parent=home, slug="tin-tuc")
    return ArticlePageFactory(parent=news, slug="bai")


def put_into(article, *blocks):
    article.body = json.dumps([{"type": "contest", "value": value} for value in blocks])
    article.save_revision().publish()


def shown(client):
    return client.get("/tin-tuc/bai/")


def test_an_article_holds_a_plain_start_and_stays_the_same_for_everyone(
    client, article, contest, asked, commune
):
    put_into(article, {"contest": contest.pk, "heading": "Thi ngay"})
    response = shown(client)
    page = response.content.decode()
    assert "Thi ngay" in page
    assert 'action="/contest/tim-hieu/take/"' in page
    assert 'name="token"' not in page
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert Contestant(client, commune).begin().response.status_code == 200


def test_before_and_after_the_rounds_an_article_says_when(client, article, contest):
    put_into(article, {"contest": contest.pk, "heading": ""})
    assert "chưa được ấn định" in shown(client).content.decode()
    made = RoundFactory(contest=contest, opens_at=timezone.now() + timedelta(days=1))
    assert "Đợt thi 1 mở lúc" in shown(client).content.decode()
    made.opens_at = timezone.now() - timedelta(days=3)
    made.closes_at = timezone.now() - timedelta(days=1)
    made.save()
    page = shown(client).content.decode()
    assert "Đợt thi 1 đã đóng lúc" in page
    assert 'value="begin"' not in page


def test_an_article_leads_to_the_results_once_a_round_has_closed(client, article, contest):
    put_into(article, {"contest": contest.pk, "heading": ""})
    results, now = "/contest/tim-hieu/results/", timezone.now()
    made = RoundFactory(contest=contest)
    assert results not in shown(client).content.decode()
    made.opens_at, made.closes_at = now - timedelta(days=3), now - timedelta(days=1)
    made.save()
    assert f'href="{results}"' in shown(client).content.decode()
    # So it stays while the next one is open.
    RoundFactory(contest=contest, number=2)
    page = shown(client).content.decode()
    assert f'href="{results}"' in page and 'value="begin"' in page


def test_a_heading_of_its_own_still_says_which_contest_it_is(client, article, contest, asked):
    put_into(article, {"contest": contest.pk, "heading": "Thi ngay"})
    block = BeautifulSoup(shown(client).content, "html.parser").find(id=f"contest-{contest.pk}")
    assert block.h2.get_text() == "Thi ngay"
    assert block.p.get_text() == contest.name


def test_twice_in_one_article_it_has_ids_of_its_own(client, article, contest, asked):
    put_into(article, *[{"contest": contest.pk, "heading": ""}] * 2)
    page = shown(client).content.decode()
    assert f'id="contest-{contest.pk}"' in page
    assert f'id="contest-{contest.pk}-2"' in page


def test_a_contest_that_is_hidden_or_gone_leaves_no_trace(client, article):
    contest = ContestFactory()
    put_into(article, {"contest": contest.pk, "heading": "Thi ngay"})
    assert "Thi ngay" in shown(client).content.decode()
    contest.is_public = False
    contest.save()
    assert "Thi ngay" not in shown(client).content.decode()
    contest.delete()
    assert shown(client).status_code == 200


def test_an_editor_chooses_a_contest_by_its_title(admin_client, contest):
    response = admin_client.get("/admin/contest_chooser/")
    assert response.status_code == 200
    assert contest.name in response.json()["html"]
