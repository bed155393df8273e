"""While the campaign is paused nothing goes public by the clock."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine

from core.housekeeping import publish_scheduled
from demo.factories.bulletins import BulletinFactory
from demo.factories.core import PauseFactory
from demo.factories.home import StandardPageFactory
from demo.factories.users import UserFactory
from users.enums import Role

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def scheduled(home):
    """A page that is to go public in an hour."""
    page = StandardPageFactory(parent=home, title="Hội quân", slug="hoi-quan", live=False)
    page.go_live_at = timezone.now() + HOUR
    page.save_revision().publish()
    return page


@pytest.fixture
def approver(db) -> Client:
    client = Client()
    client.force_login(UserFactory(groups=[Role.APPROVER]))
    return client


def an_hour_later():
    return time_machine.travel(timezone.now() + HOUR + SECOND)


def is_live(page):
    page.refresh_from_db()
    return page.live


def test_what_is_scheduled_waits_and_goes_public_when_the_pause_is_lifted(scheduled, approver):
    PauseFactory()
    with an_hour_later():
        publish_scheduled(timezone.now())
        assert not is_live(scheduled)
        assert scheduled.approved_schedule
        approver.post(reverse("lift_pause"))
        publish_scheduled(timezone.now())
        assert is_live(scheduled)


def test_it_goes_public_by_itself_after_a_planned_end(scheduled):
    PauseFactory(ends_at=timezone.now() + 2 * HOUR)
    with an_hour_later():
        publish_scheduled(timezone.now())
        assert not is_live(scheduled)
    with time_machine.travel(timezone.now() + 2 * HOUR + SECOND):
        publish_scheduled(timezone.now())
        assert is_live(scheduled)


def test_what_is_to_be_taken_down_still_is(home):
    page = StandardPageFactory(parent=home)
    page.expire_at = timezone.now() + HOUR
    page.save_revision().publish()
    PauseFactory()
    with an_hour_later():
        publish_scheduled(timezone.now())
        assert not is_live(page)


def test_publishing_by_hand_works(home):
    PauseFactory()
    page = StandardPageFactory(parent=home, live=False)
    page.save_revision().publish()
    assert is_live(page)


def test_editors_see_on_the_dashboard_what_waits(scheduled, approver):
    assert "Chiến dịch đang tạm dừng" not in approver.get("/admin/").content.decode()
    PauseFactory()
    with an_hour_later():
        dashboard = approver.get("/admin/").content.decode()
        assert "Chiến dịch đang tạm dừng" in dashboard
        assert reverse("wagtailadmin_pages:edit", args=[scheduled.pk]) in dashboard
        contributor = Client()
        contributor.force_login(UserFactory(groups=[Role.CONTRIBUTOR]))
        theirs = contributor.get("/admin/").content.decode()
        assert "Chiến dịch đang tạm dừng" in theirs
        assert "Đã đến giờ hẹn" not in theirs
        assert "/admin/pause/" not in theirs


def test_the_status_of_a_scheduled_page_says_that_the_campaign_is_paused(scheduled, approver, home):
    edit = reverse("wagtailadmin_pages:edit", args=[scheduled.pk])
    said = "Nếu lúc đó vẫn tạm dừng, mục này được đăng khi bỏ tạm dừng."
    assert said not in approver.get(edit).content.decode()
    PauseFactory()
    assert said in approver.get(edit).content.decode()
    other = StandardPageFactory(parent=home)
    edit = reverse("wagtailadmin_pages:edit", args=[other.pk])
    assert said not in approver.get(edit).content.decode()


ADDRESSES_AND_WORDS = [
    ("wagtailsnippets_media_bulletin:add", "hết tạm dừng mới hiện và cho tải"),
    ("wagtailsnippets_media_playlist:add", "màn hình chỉ chiếu thông báo"),
    ("wagtailsnippets_media_kit:add", "hẹn giờ thì chờ đến khi hết tạm dừng"),
]


@pytest.mark.parametrize(("address", "said"), ADDRESSES_AND_WORDS)
def test_the_form_says_what_becomes_of_what_is_published_in_a_pause(approver, home, address, said):
    form = reverse(address)
    assert said not in approver.get(form).content.decode()
    PauseFactory()
    assert approver.get(form).content.decode().count(said) == 1


def test_what_is_not_published_says_nothing_of_a_pause(approver, home):
    PauseFactory()
    form = approver.get(reverse("wagtailsnippets_media_abbreviation:add")).content.decode()
    assert "Chiến dịch đang tạm dừng." not in form


def test_a_published_bulletin_is_said_to_be_held_and_a_draft_only_in_its_form(approver, home):
    PauseFactory()
    bulletin = BulletinFactory()
    form = reverse("wagtailsnippets_media_bulletin:edit", args=[bulletin.pk])
    given = {
        "title": bulletin.title, "slug": bulletin.slug, "written": bulletin.written,
        "reading": bulletin.reading, "syllables_a_minute": bulletin.syllables_a_minute,
        "times-TOTAL_FORMS": 0, "times-INITIAL_FORMS": 0,
    }  # fmt: skip
    said = "hết tạm dừng mới hiện và cho tải"
    published = approver.post(form, given | {"action-publish": "publish"}, follow=True)
    assert published.redirect_chain[0][0] == reverse("wagtailsnippets_media_bulletin:list")
    assert published.content.decode().count(said) == 1
    saved = approver.post(form, given, follow=True)
    assert saved.content.decode().count(said) == 1


def test_a_page_says_in_its_form_that_a_set_moment_waits(approver, home):
    PauseFactory()
    page = StandardPageFactory(parent=home)
    said = "Đăng bằng tay thì công khai ngay; hẹn giờ thì chờ đến khi hết tạm dừng."
    for address in (
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk]),
    ):
        assert approver.get(address).content.decode().count(said) == 1
