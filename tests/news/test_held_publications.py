"""Pages that can't go public: each door says why, and a schedule tries once."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.models import GroupApprovalTask, PageLogEntry

import pytest
import time_machine

from core.housekeeping import publish_scheduled
from demo.factories.home import StandardPageFactory
from demo.factories.media import RecordingFactory
from demo.factories.news import ArticlePageFactory
from demo.factories.users import UserFactory
from news.enums import ArticleKind
from users.enums import Role

LATER = timedelta(hours=1)


@pytest.fixture
def video(news):
    """A video report that is to go public in an hour, whose recording has lost its captions since."""
    recording = RecordingFactory(video=True, title="Ra quân")
    later = timezone.now() + LATER
    article = ArticlePageFactory(
        parent=news, kind=ArticleKind.VIDEO, recording=recording, title="Hội quân", live=False
    )
    article.go_live_at = later
    article.save_revision().publish()
    recording.captions = ""
    recording.save()
    return article


@pytest.fixture
def approver(client: Client, db: None) -> Client:
    client.force_login(UserFactory(groups=[Role.APPROVER]))
    return client


def an_hour_later():
    with time_machine.travel(timezone.now() + LATER + timedelta(seconds=1)):
        publish_scheduled(timezone.now())


def test_what_lacks_something_at_its_time_is_held_once_and_its_history_says_why(approver, video):
    for _minute in range(3):
        an_hour_later()
    video.refresh_from_db()
    assert not video.live
    assert not video.approved_schedule
    assert PageLogEntry.objects.filter(action="core.hold_publication").count() == 1
    history = approver.get(reverse("wagtailadmin_pages:history", args=[video.pk]))
    assert "Đến giờ hẹn nhưng chưa xuất bản được." in history.content.decode()
    dashboard = approver.get("/admin/").content.decode()
    assert "Hội quân" in dashboard
    assert "phụ đề" in dashboard


def test_one_page_that_is_held_keeps_no_other_waiting(approver, video, home):
    other = StandardPageFactory(parent=home, live=False, slug="ra-dung-gio")
    other.go_live_at = video.go_live_at + timedelta(seconds=1)
    other.save_revision().publish()
    an_hour_later()
    other.refresh_from_db()
    assert other.live


def test_a_page_that_fails_in_a_way_nobody_thought_of_keeps_no_other_waiting(
    home, monkeypatch, caplog
):
    broken, sound = (StandardPageFactory(parent=home, live=False, slug=slug) for slug in "ab")
    for page in (broken, sound):
        page.go_live_at = timezone.now() + LATER
        page.save_revision().publish()

    def fails(page, *args, **kwargs):
        if page.slug == "a":
            raise RuntimeError("broken")
        return clean(page, *args, **kwargs)

    clean = type(broken).full_clean
    monkeypatch.setattr(type(broken), "full_clean", fails)
    an_hour_later()
    sound.refresh_from_db()
    assert sound.live
    assert "was not published or taken down" in caplog.text


def test_a_page_leaves_the_dashboard_when_somebody_mends_it(approver, video):
    an_hour_later()
    video.recording.captions = "captions/ra-quan.vtt"
    video.recording.save()
    video.refresh_from_db()
    video.go_live_at = None
    video.save_revision().publish()
    assert "Đến giờ hẹn nhưng" not in approver.get("/admin/").content.decode()


def test_the_dashboard_speaks_of_held_pages_to_those_who_can_mend_them(client, video):
    an_hour_later()
    client.force_login(UserFactory(groups=[Role.CONTRIBUTOR]))
    assert "Hội quân" not in client.get("/admin/").content.decode()


@pytest.fixture
def waiting(video):
    """The same report, waiting for approval."""
    video.go_live_at = None
    video.save_revision()
    state = video.get_workflow().start(video, UserFactory(groups=[Role.EDITOR]))
    return state.current_task_state


@pytest.mark.parametrize("headers", [{}, {"x-requested-with": "XMLHttpRequest"}])
def test_an_incomplete_page_is_not_approved_from_a_list(approver, waiting, video, headers):
    assert GroupApprovalTask.objects.exists()
    address = reverse("wagtailadmin_pages:workflow_action", args=[video.pk, "approve", waiting.pk])
    response = approver.post(address, {"comment": ""}, headers=headers)
    assert response.status_code in (200, 302)
    edit = reverse("wagtailadmin_pages:edit", args=[video.pk])
    assert edit in (response.get("Location") or response.content.decode())
    assert "Chưa thể xuất bản “Hội quân”" in approver.get(edit).content.decode()
    video.refresh_from_db()
    assert (video.live, video.workflow_in_progress) == (False, True)


def test_a_complete_page_is_approved_and_an_incomplete_one_rejected_from_a_list(
    approver, waiting, video
):
    address = reverse("wagtailadmin_pages:workflow_action", args=[video.pk, "reject", waiting.pk])
    assert approver.post(address, {"comment": "Thiếu phụ đề"}).status_code == 302
    video.recording.captions = "captions/ra-quan.vtt"
    video.recording.save()
    video.refresh_from_db()
    video.current_workflow_state.resume(UserFactory())
    state = video.current_workflow_state.current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[video.pk, "approve", state.pk])
    assert approver.post(address, {"comment": ""}).status_code == 302
    video.refresh_from_db()
    assert video.live


@pytest.mark.parametrize("below", [False, True])
def test_many_pages_are_published_together_or_none_is(approver, video, news, below):
    video.go_live_at = None
    video.save_revision()
    page, values = (news, {"include_descendants": "on"}) if below else (video, {})
    address = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}"
    assert approver.post(address, values).status_code == 302
    assert "Chưa thể xuất bản “Hội quân”" in approver.get("/admin/").content.decode()
    video.refresh_from_db()
    assert not video.live
