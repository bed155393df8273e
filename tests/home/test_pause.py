"""While the campaign is paused every public page says so in place of the phase."""

import re
from datetime import UTC, datetime, timedelta

from django.test import Client
from django.utils import timezone

from wagtail.models import Locale

import pytest
import time_machine

from demo.factories.core import PauseFactory
from demo.factories.home import SiteSettingsFactory
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from demo.factories.programme import CampaignFactory
from demo.factories.users import UserFactory
from users.enums import Role

PEAK = datetime(2026, 10, 5, 1, tzinfo=UTC)
BAND = 'class="band"'
VIETNAMESE = "Tạm dừng vì bão, lũ.</strong> Các hoạt động ngoài trời dời lại."
ENGLISH = "Paused because of storm or flood.</strong> Outdoor activities are put off."


@pytest.fixture
def peak(home, english_home):
    """The fifth of the ten days, with a site in two languages."""
    CampaignFactory(year=2026)
    SiteSettingsFactory(notice="", notice_en="")
    news = NewsIndexPageFactory(parent=home, slug="tin-tuc")
    ArticlePageFactory(parent=news, slug="bai-mau")
    copy = news.copy_for_translation(Locale.objects.get(language_code="en"))
    copy.title, copy.slug, copy.live = "News", "news", True
    copy.save()
    with time_machine.travel(PEAK, tick=False):
        yield


VIETNAMESE_PAGES = ["/tin-tuc/", "/tin-tuc/bai-mau/", "/media/", "/media/slogans/", "/search/"]
ENGLISH_PAGES = ["/en/news/", "/en/media/", "/en/media/slogans/", "/en/search/"]


def read(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    assert not response.cookies
    return response.content.decode()


@pytest.mark.parametrize(
    ("addresses", "notice", "unpaused"),
    [(VIETNAMESE_PAGES, VIETNAMESE, "Còn 5 ngày"), (ENGLISH_PAGES, ENGLISH, "5 days left")],
)
def test_remembered_pages_change_at_once_and_change_back(client, peak, addresses, notice, unpaused):
    approver = Client()
    approver.force_login(UserFactory(groups=[Role.APPROVER]))
    for address in addresses:
        page = read(client, address)
        assert BAND in page and unpaused in page and notice[:8] not in page
    approver.post("/admin/pause/", {"reason": "storm"})
    for address in addresses:
        page = read(client, address)
        assert notice.split("</strong>")[0] in page
        assert BAND not in page and unpaused not in page
    approver.post("/admin/pause/lift/")
    for address in addresses:
        page = read(client, address)
        assert BAND in page and unpaused in page and notice[:8] not in page


@pytest.mark.parametrize(("address", "notice"), [("/", VIETNAMESE), ("/en/", ENGLISH)])
def test_the_home_page_tells_neither_the_day_nor_the_countdown(client, peak, address, notice):
    counting = read(client, address)
    assert 'id="peak-days"' in counting
    PauseFactory()
    page = read(client, address)
    assert notice in page
    assert 'id="peak-days"' not in page
    assert "Hôm nay" not in page and "Today" not in page


def test_addresses_that_lead_nowhere_say_it_too(client, peak):
    PauseFactory()
    assert VIETNAMESE in read(client, "/khong-co/", status=404)


def test_the_pause_takes_the_place_of_the_notice_of_the_site(client, home):
    SiteSettingsFactory(notice="Bảo trì tối nay.")
    assert "Bảo trì tối nay." in read(client, "/")
    PauseFactory()
    page = read(client, "/")
    assert "Bảo trì tối nay." not in page
    assert page.count("Tạm dừng vì bão, lũ.") == 1


def test_it_says_since_when_and_the_planned_end(client, peak):
    PauseFactory(ends_at=timezone.now() + timedelta(hours=22))
    page = read(client, "/tin-tuc/")
    assert "Từ 08:00, 05/10/2026. Dự kiến đến 06:00, 06/10/2026." in page


def test_own_words_without_a_full_stop_get_one_before_what_follows(client, peak):
    PauseFactory(notice="Nghỉ vì bão số 7")
    assert "Nghỉ vì bão số 7. Từ 08:00" in " ".join(read(client, "/tin-tuc/").split())


def test_a_page_remembered_during_the_pause_is_not_shown_after_its_planned_end(client, peak):
    PauseFactory(ends_at=timezone.now() + timedelta(minutes=2))
    assert VIETNAMESE in read(client, "/tin-tuc/")
    with time_machine.travel(PEAK + timedelta(minutes=2), tick=False):
        page = read(client, "/tin-tuc/")
        assert "Tạm dừng" not in page and BAND in page


def test_saved_copies_do_not_go_on_saying_it(client, peak):
    PauseFactory()
    article = read(client, "/tin-tuc/bai-mau/")
    code = re.search(r"/s/([^/.\"]+)", article)[1]
    assert "Tạm dừng" not in read(client, f"/s/{code}.html")
