"""The log of what readers look for, in which nobody is to be found."""

from datetime import timedelta

from django.utils import timezone

from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

import pytest

from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from search import counting
from search.models import FruitlessSearch


@pytest.fixture(autouse=True)
def written_at_once(db, monkeypatch):
    counting.write_out()
    Query.objects.all().delete()
    monkeypatch.setattr(counting, "SECONDS_BETWEEN_WRITES", 0.0)


@pytest.fixture
def news(home):
    news = NewsIndexPageFactory(parent=home)
    ArticlePageFactory(parent=news, title="Chợ phiên số")
    return news


def counted():
    return {each.query.query_string: each.hits for each in QueryDailyHits.objects.all()}


def fruitless():
    return {each.query.query_string: each.times for each in FruitlessSearch.objects.all()}


def test_searches_are_counted_by_day_and_those_in_vain_apart(client, news):
    for _ in range(2):
        client.get("/search/?q=Chợ phiên")
    client.get("/search/?q=tàu ngầm")
    assert counted() == {"chợ phiên": 2, "tàu ngầm": 1}
    assert fruitless() == {"tàu ngầm": 1}


def test_turning_pages_and_narrowing_are_no_further_searches(client, news):
    client.get("/search/?q=cho")
    client.get("/search/?q=cho&type=news")
    for number in range(12):
        ArticlePageFactory(parent=news, title=f"Chợ {number}")
    client.get("/search/?q=cho&page=2")
    assert counted() == {"cho": 1}


@pytest.mark.parametrize(
    "query",
    [
        "0912345678",
        "091 234 5678",
        "gọi 0912.345.678 nhé",
        "0912–345–678",
        "cccd 038099001234",
        "an.nguyen@example.vn",
        "a" * 90,
        "một hai ba bốn năm sáu bảy tám chín mười mười một",
        "",
        '"',
    ],
)
def test_what_may_be_somebody_is_not_kept(client, news, query):
    client.get("/search/", {"q": query})
    assert not Query.objects.exists()


def test_years_and_numbers_of_documents_are_kept(client, news):
    client.get("/search/?q=kế hoạch 145 năm 2031")
    assert counted() == {"kế hoạch 145 năm 2031": 1}


def test_searches_wait_to_be_written_together(client, news, monkeypatch):
    client.get("/search/?q=cho")
    monkeypatch.setattr(counting, "SECONDS_BETWEEN_WRITES", 3600.0)
    client.get("/search/?q=cho")
    assert counted() == {"cho": 1}
    counting.write_out()
    assert counted() == {"cho": 2}


def test_what_is_old_or_was_asked_once_is_forgotten(client, news):
    client.get("/search/?q=nguyễn thị ếch")
    for _ in range(counting.FEWEST_TIMES):
        client.get("/search/?q=tàu ngầm")
    now = timezone.now()
    counting.forget_old(now)
    assert len(counted()) == 2, "of today everything stays until the day is over"
    counting.forget_old(now + timedelta(days=1))
    assert counted() == fruitless() == {"tàu ngầm": 3}
    counting.forget_old(now + counting.KEPT_FOR + timedelta(days=2))
    assert not Query.objects.exists()
