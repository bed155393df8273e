"""What is offered while somebody types."""

import unicodedata

from django.utils import timezone

from wagtail.models import PageViewRestriction

import pytest

from demo.factories.media import SloganFactory
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from demo.factories.quiz_embed import QuizFactory
from media.enums import SloganState


@pytest.fixture
def news(home):
    return NewsIndexPageFactory(parent=home)


def suggested(client, begun, address="/search/suggest/"):
    response = client.get(address, {"q": begun})
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    return [each["title"] for each in response.json()["suggestions"]]


@pytest.mark.parametrize(
    "begun",
    [
        "giao",
        "gi",
        "chuyen gi",
        "Chuyển giao",
        "CHUYỂN GIAO CH",
        "cho chuyen gia",
        unicodedata.normalize("NFD", "chuyển giao chợ"),
    ],
)
def test_titles_go_on_as_a_reader_began(client, news, begun):
    ArticlePageFactory(parent=news, title="Chuyển giao chợ số")
    ArticlePageFactory(parent=news, title="Tin khác")
    assert suggested(client, begun) == ["Chuyển giao chợ số"]


def test_a_suggestion_says_what_it_is_and_where(client, news):
    page = ArticlePageFactory(parent=news, title="Chợ phiên")
    (found,) = client.get("/search/suggest/?q=cho").json()["suggestions"]
    assert found == {"title": "Chợ phiên", "kind": page.kind_label, "url": page.url}


@pytest.mark.parametrize("begun", ["", "c", " ", '"', "zz", "%", "*", "đ" * 5000])
def test_what_begins_nothing_gets_nothing(client, news, begun):
    ArticlePageFactory(parent=news, title="Chợ phiên")
    assert suggested(client, begun) == []


def test_the_newest_eight_are_offered_each_title_once(client, news):
    for number in range(12):
        ArticlePageFactory(parent=news, title=f"Chợ phiên {number:02}")
    SloganFactory(wording="Chợ phiên 11", state=SloganState.APPROVED)
    found = suggested(client, "cho ph")
    assert len(found) == len(set(found)) == 8


def test_what_not_anyone_may_see_is_never_offered(client, news):
    ArticlePageFactory(parent=news, title="Chợ nháp", live=False)
    closed = ArticlePageFactory(parent=news, title="Chợ kín")
    PageViewRestriction.objects.create(
        page=closed, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    SloganFactory(wording="Chợ chưa duyệt", state=SloganState.PROPOSED)
    QuizFactory(name="Chợ đã đóng", closes_at=timezone.now())
    assert suggested(client, "cho") == []
    assert suggested(client, "cho", "/en/search/suggest/") == []


def test_only_reading_is_allowed(client, home):
    assert client.post("/search/suggest/", {"q": "x"}).status_code == 405
