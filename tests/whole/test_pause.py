"""One press stops the whole campaign, and another lets it go on: pages, boards, loudspeakers, the clock."""

from datetime import UTC, datetime, time, timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.log_actions import registry

import pytest
import time_machine

from core.enums import PauseReason
from core.housekeeping import publish_scheduled
from core.models import Pause
from core.pausing.acts import LIFTED, PAUSED
from demo.factories.bulletins import BulletinFactory
from demo.factories.home import SiteSettingsFactory, StandardPageFactory
from demo.factories.media import PlaylistFactory, PlaylistItemFactory, SloganFactory
from demo.factories.programme import CampaignFactory
from demo.factories.users import UserFactory
from users.enums import Role

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
PEAK = datetime(2026, 10, 5, 1, tzinfo=UTC)
COUNTDOWN, NOTICE, SENTENCE = "Còn 5 ngày", "Tránh bão số 5.", "Mỗi nhà một buổi"


@pytest.fixture(autouse=True)
def peak():
    """The fifth of the ten days."""
    with time_machine.travel(PEAK):
        yield


@pytest.fixture
def approver(peak) -> Client:
    client = Client()
    client.force_login(UserFactory(groups=[Role.APPROVER]))
    return client


@pytest.fixture
def scheduled(peak, home):
    """A day of the peak, with a page that is scheduled, a board that plays and a bulletin that is read."""
    CampaignFactory(year=PEAK.year)
    SiteSettingsFactory(notice="", notice_en="")
    board = PlaylistFactory(slug="quang-truong")
    PlaylistItemFactory(playlist=board, slogan=SloganFactory(wording=SENTENCE))
    BulletinFactory(title="Ngày hội", slug="ngay-hoi", times=[(time(5), list(range(1, 8)))])
    page = StandardPageFactory(parent=home, slug="hoi-quan", live=False)
    page.go_live_at = timezone.now() + HOUR
    page.save_revision().publish()
    return page


def text_of(address):
    return Client().get(address).content.decode()


def goes_on(scheduled) -> dict[str, bool]:
    """What of the campaign is to be seen and heard by a stranger at this moment."""
    publish_scheduled(timezone.now())
    return {
        "band": COUNTDOWN in text_of("/") and COUNTDOWN in text_of("/media/"),
        "board": SENTENCE in text_of("/media/led/quang-truong/slides.json"),
        "text for boards": SENTENCE
        in text_of(f"/media/led/text.txt?text={SENTENCE}&columns=30&rows=1"),
        "bulletin": Client().get("/media/bulletins/ngay-hoi/text.txt").status_code == 200,
        "feed of bulletins": "Ngày hội" in text_of("/feeds/bulletins/rss.xml"),
        "what is scheduled": Client().get(f"/{scheduled.slug}/").status_code == 200,
    }


def test_one_press_stops_all_of_it_and_another_brings_all_of_it_back(scheduled, approver):
    before = goes_on(scheduled)
    assert not before.pop("what is scheduled") and all(before.values()), before

    approver.post("/admin/pause/", {"reason": PauseReason.STORM, "notice": NOTICE})
    with time_machine.travel(PEAK + 2 * HOUR):
        assert not any(goes_on(scheduled).values()), goes_on(scheduled)
        for address in ("/", "/media/", "/media/bulletins/", "/media/led/quang-truong/"):
            assert NOTICE in text_of(address), address

        approver.post(reverse("lift_pause"))
        assert all(goes_on(scheduled).values()), goes_on(scheduled)
        assert NOTICE not in text_of("/")

    (pause,) = Pause.objects.all()
    logged = registry.get_logs_for_instance(pause).order_by("timestamp")
    assert [entry.action for entry in logged] == [PAUSED, LIFTED]
