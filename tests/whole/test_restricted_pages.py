"""Pages that ask for a password or an account: shown to those who may, told of to nobody else."""

from datetime import date

from django.test import Client

from wagtail.models import PageViewRestriction

import pytest

from demo.factories.campaign import (
    CampaignIndexPageFactory,
    CampaignPageFactory,
    GuidancePageFactory,
    GuidanceTopicPageFactory,
    GuideIndexPageFactory,
    WorkshopPageFactory,
)
from demo.factories.home import StandardPageFactory
from demo.factories.news import ArticlePageFactory, ModelStoryIndexPageFactory, NewsIndexPageFactory
from demo.factories.users import UserFactory
from sharing.models import ShortLink

SECRET = "Bản dự thảo kín"


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, title=SECRET, summary="Không ai khác được biết.")


def restrict(page, **values):
    values.setdefault("restriction_type", PageViewRestriction.PASSWORD)
    return PageViewRestriction.objects.create(page=page, password="mở-cửa", **values)


def ask(client, page):
    """The form that stands before a page, and where it is sent."""
    response = client.get(page.url)
    assert response.status_code == 200
    return response, response.context_data["action_url"]


def test_the_form_has_the_look_of_the_site_and_tells_nothing_of_the_page(client, page):
    restrict(page)
    response, action = ask(client, page)
    text = response.content.decode()
    assert "Trang này cần mật khẩu" in text
    assert 'id="main-content"' in text
    assert "noindex" in text
    assert SECRET not in text
    assert page.summary not in text
    assert {"private", "no-store"} <= set(response["Cache-Control"].replace(" ", "").split(","))


@pytest.mark.parametrize(
    ("password", "said"), [("", "Hãy nhập mật khẩu."), ("sai", "Mật khẩu chưa đúng.")]
)
def test_a_wrong_password_is_named_at_its_field(client, page, password, said):
    restrict(page)
    _response, action = ask(client, page)
    response = client.post(action, {"password": password, "return_url": page.url})
    text = response.content.decode()
    assert response.status_code == 422
    assert said in text
    assert 'aria-describedby="password-error"' in text
    assert f'value="{page.url}"' in text
    assert "no-store" in response["Cache-Control"]


def test_the_right_password_opens_the_page_for_this_reader_alone(page):
    restrict(page)
    reader, other = Client(enforce_csrf_checks=True), Client()
    _response, action = ask(reader, page)
    sent = {
        "password": "mở-cửa",
        "return_url": page.url,
        "csrfmiddlewaretoken": reader.cookies["csrftoken"].value,
    }
    assert reader.post(action, sent).url == page.url
    opened = reader.get(page.url)
    assert SECRET in opened.content.decode()
    assert "no-store" in opened["Cache-Control"]
    assert SECRET not in other.get(page.url).content.decode()


def test_a_page_for_accounts_asks_to_sign_in_and_then_shows_itself(client, page):
    restrict(page, restriction_type=PageViewRestriction.LOGIN)
    UserFactory(username="doc-gia", password="mot-hai-ba-bon")
    response = client.get(page.url, follow=True)
    assert "Đăng nhập để đọc tiếp" in response.content.decode()
    address = response.redirect_chain[-1][0]
    wrong = client.post(address, {"username": "doc-gia", "password": "", "next": page.url})
    assert 'aria-describedby="id_password-error"' in wrong.content.decode()
    wrong = client.post(address, {"username": "doc-gia", "password": "sai", "next": page.url})
    assert 'role="alert"' in wrong.content.decode()
    assert 'value="doc-gia"' in wrong.content.decode()
    right = {"username": "doc-gia", "password": "mot-hai-ba-bon", "next": page.url}
    assert SECRET in client.post(address, right, follow=True).content.decode()


@pytest.fixture
def secrets(home):
    """A restricted page of each kind that lists show, with the addresses of the lists."""
    years = CampaignIndexPageFactory(parent=home)
    year = CampaignPageFactory(parent=years)
    guides = GuideIndexPageFactory(parent=home)
    topic = GuidanceTopicPageFactory(parent=guides)
    first = GuidancePageFactory(parent=topic, title="Bài mở")
    news = NewsIndexPageFactory(parent=home)
    stories = ModelStoryIndexPageFactory(parent=home)
    closed = [
        WorkshopPageFactory(parent=year, title=f"{SECRET} hội thảo"),
        GuidancePageFactory(parent=topic, title=f"{SECRET} bài"),
        GuidanceTopicPageFactory(parent=guides, title=f"{SECRET} chủ đề"),
        CampaignPageFactory(
            parent=years,
            title=f"{SECRET} năm",
            campaign__year=2019,
            campaign__opens_on=date(2019, 9, 20),
            campaign__main_day=date(2019, 10, 10),
        ),
        ArticlePageFactory(parent=news, title=f"{SECRET} tin"),
    ]
    for each in closed:
        restrict(each)
    shown = [home, years, year, guides, topic, first, news, stories]
    return closed, [each.url for each in shown]


def test_no_list_feed_or_file_tells_of_a_restricted_page(client, secrets):
    closed, lists = secrets
    others = ["/sitemap.xml", "/news-sitemap.xml", "/site-map/", "/feeds/", "/search/?q=kín"]
    for address in [*lists, *others]:
        response = client.get(address)
        assert response.status_code == 200, address
        # What somebody looks for is repeated to them.
        text = response.content.decode().replace("“kín”", "")
        assert SECRET not in text, address
        assert not [each.slug for each in closed if f"/{each.slug}/" in text], address


def test_no_other_door_leads_into_a_restricted_page(client, secrets):
    closed, _lists = secrets
    for page in closed:
        code = ShortLink.objects.get(page=page).code
        for address in (f"/s/{code}", f"/s/{code}.html", f"/s/{code}/card.png"):
            assert client.get(address).status_code == 404, address


def test_whoever_is_let_into_a_section_sees_what_it_holds(client, home):
    guides = GuideIndexPageFactory(parent=home)
    GuidanceTopicPageFactory(parent=guides, title="Chủ đề trong")
    restrict(guides)
    _response, action = ask(client, guides)
    client.post(action, {"password": "mở-cửa", "return_url": guides.url})
    assert "Chủ đề trong" in client.get(guides.url).content.decode()
