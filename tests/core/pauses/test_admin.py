"""The page on which the campaign is paused and the pause is lifted."""

import re
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.log_actions import registry

import pytest

from core.enums import PauseReason
from core.models import Pause
from core.pauses import pause_at
from core.pausing import acts
from demo.factories.core import PauseFactory
from demo.factories.users import UserFactory
from users.enums import Role

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/pause/"


@pytest.fixture
def approver() -> Client:
    client = Client()
    client.force_login(UserFactory(groups=[Role.APPROVER], first_name="Lê Thị", last_name="Ếch"))
    return client


def text_of(client, address=ADDRESS):
    return client.get(address, follow=True).content.decode()


def test_one_press_pauses_the_campaign_with_ready_words_in_both_languages(approver):
    response = approver.post(ADDRESS, {"reason": PauseReason.STORM}, follow=True)
    assert "Chiến dịch đã tạm dừng." in response.content.decode()
    pause = pause_at()
    assert pause.started_by.last_name == "Ếch"
    assert pause.notice.startswith("Các hoạt động ngoài trời dời lại")
    assert pause.notice_en.startswith("Outdoor activities are put off")
    assert pause.ends_at is None


def test_the_page_says_plainly_what_stops(approver):
    page = text_of(approver)
    for said in ("mười ngày cao điểm", "hình trung tính", "bản tin loa được giữ", "giờ hẹn"):
        assert said in page


def test_the_page_loads_what_the_field_of_the_end_is_drawn_by(approver):
    page = text_of(approver)
    assert 0 < page.find("date-time-chooser") < page.find("initDateTimeChooser(")


def test_own_words_and_a_planned_end_are_kept(approver):
    ends = timezone.localtime() + timedelta(days=1)
    given = {
        "reason": PauseReason.OTHER,
        "notice": "  Nghỉ   để sửa loa. ",
        "notice_en": "",
        "ends_at": f"{ends:%Y-%m-%d %H:%M}",
    }
    approver.post(ADDRESS, given)
    pause = pause_at()
    assert pause.notice == "Nghỉ để sửa loa."
    assert pause.notice_en == "The activities of the campaign rest for the time being."
    assert pause.ends_at == ends.replace(second=0, microsecond=0)
    assert pause_at(pause.ends_at) is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Ô này không được để trống."),
        ({"reason": "bão"}, "bão"),
        ({"reason": "storm", "notice": "x" * 301}, "300"),
        ({"reason": "storm", "notice": "a\0b"}, "Không dùng được ký tự rỗng."),
        ({"reason": "storm", "ends_at": "2020-01-01 00:00"}, "Lúc này đã qua."),
        ({"reason": "storm", "ends_at": "mai"}, "ends_at"),
        (
            {"reason": "storm", "ends_at": "9999-12-31 23:59"},
            '<a href="#id_ends_at">Kết thúc lúc</a>: Chỉ hẹn giờ kết thúc trong vòng 60 ngày',
        ),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_paused(approver, given, said):
    response = approver.post(ADDRESS, given)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Pause.objects.exists()


def test_the_pause_is_lifted_with_one_button_and_pressing_again_does_no_harm(approver):
    pause = PauseFactory()
    assert "Bỏ tạm dừng" in text_of(approver)
    for said in ("Chiến dịch chạy tiếp.", "Chiến dịch không tạm dừng."):
        response = approver.post(reverse("lift_pause"), follow=True)
        assert said in response.content.decode()
    pause.refresh_from_db()
    assert pause.lifted_by.last_name == "Ếch"
    assert pause_at() is None


def test_the_notice_can_be_changed_without_a_gap(approver):
    pause = PauseFactory()
    approver.post(ADDRESS, {"reason": "storm", "notice": "Bão số 7 đã tan.", "notice_en": "Over."})
    assert Pause.objects.count() == 1
    changed = pause_at()
    assert (changed.pk, changed.starts_at) == (pause.pk, pause.starts_at)
    assert changed.notice == "Bão số 7 đã tan."


def test_a_pause_can_follow_one_that_ended_as_planned(approver):
    now = timezone.now()
    PauseFactory(starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=1))
    approver.post(ADDRESS, {"reason": "mourning"})
    assert pause_at().reason == PauseReason.MOURNING
    assert Pause.objects.open().count() == 1


def test_who_pauses_after_somebody_else_did_is_told_so(approver, monkeypatch):
    PauseFactory()
    # As if the other had pressed while this form was being read.
    monkeypatch.setattr("core.pausing.acts.open_pause", lambda now: None)
    response = approver.post(ADDRESS, {"reason": "mourning"}, follow=True)
    assert "Vừa có người khác tạm dừng chiến dịch" in response.content.decode()
    assert pause_at().reason == PauseReason.STORM


def about(page):
    """What every form of the page of pauses sends along of the pause that the page shows."""
    (shown,) = set(re.findall(r'name="about" value="([^"]*)"', page))
    return shown


def test_a_form_that_showed_no_pause_changes_none_that_somebody_began_meanwhile(approver):
    seen = about(text_of(approver))
    PauseFactory(reason=PauseReason.STORM)
    response = approver.post(ADDRESS, {"reason": "mourning", "about": seen}, follow=True)
    assert "Vừa có người khác tạm dừng chiến dịch" in response.content.decode()
    assert pause_at().reason == PauseReason.STORM


def test_changing_a_pause_that_somebody_lifted_meanwhile_pauses_nothing(approver):
    PauseFactory()
    seen = about(text_of(approver))
    approver.post(reverse("lift_pause"), {"about": seen})
    response = approver.post(ADDRESS, {"reason": "storm", "about": seen}, follow=True)
    assert "Vừa có người khác bỏ tạm dừng." in response.content.decode()
    assert pause_at() is None


def test_lifting_one_pause_does_not_lift_the_next(approver):
    first = PauseFactory()
    seen = about(text_of(approver))
    acts.lift(first, None, timezone.now())
    second = PauseFactory()
    approver.post(reverse("lift_pause"), {"about": seen})
    assert pause_at() == second
    approver.post(reverse("lift_pause"), {"about": about(text_of(approver))})
    assert pause_at() is None


def test_a_change_that_was_under_way_brings_no_lifted_pause_back(approver):
    pause = PauseFactory()
    under_way = Pause.objects.get(pk=pause.pk)
    acts.lift(pause, None, timezone.now())
    acts.change(under_way, None)
    assert pause_at() is None


def test_the_history_of_the_site_keeps_who_when_and_why(approver):
    approver.post(ADDRESS, {"reason": "storm", "notice": "Bão số 7 đổ bộ."})
    approver.post(ADDRESS, {"reason": "storm", "notice": "Bão số 7 đã tan."})
    approver.post(reverse("lift_pause"))
    entries = registry.get_logs_for_instance(Pause.objects.get()).order_by("timestamp")
    actions = [entry.action for entry in entries]
    assert actions == ["core.pause", "core.change_pause", "core.lift_pause"]
    assert {entry.user.last_name for entry in entries} == {"Ếch"}
    report = text_of(approver, reverse("wagtailadmin_reports:site_history"))
    for said in ("Tạm dừng chiến dịch: Bão, lũ. “Bão số 7 đổ bộ.”", "Bỏ tạm dừng: Bão, lũ."):
        assert said in report
    assert ADDRESS in report


def test_only_approvers_pause_and_lift(client):
    may = set()
    for role in Role:
        Pause.objects.all().delete()
        PauseFactory()
        client.force_login(UserFactory(groups=[role]))
        answers = {client.get(ADDRESS).status_code, client.post(ADDRESS).status_code}
        answers.add(client.post(reverse("lift_pause")).status_code)
        if answers & {200, 422}:
            may.add(role)
        else:
            assert answers == {302}
            assert pause_at() is not None
            assert ADDRESS not in client.get("/admin/", follow=True).content.decode()
    assert may == {Role.APPROVER}


def test_a_lift_that_was_under_way_keeps_words_that_were_changed_meanwhile():
    pause = PauseFactory()
    changed = Pause.objects.get()
    changed.notice = "Bão đã đổi hướng."
    acts.change(changed, None)
    acts.lift(pause, None, timezone.now())
    assert Pause.objects.get().notice == "Bão đã đổi hướng."


def test_lifting_takes_a_press_and_not_an_address(approver):
    PauseFactory()
    assert approver.get(reverse("lift_pause")).status_code == 405
    assert pause_at() is not None
