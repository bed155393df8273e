"""The date of a workshop in words, what may be said of it, and how it changes."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError

import pytest
import time_machine

from campaign.enums import WorkshopState
from campaign.models import WorkshopPage
from demo.factories.campaign import WorkshopPageFactory, paper
from demo.factories.home import StandardPageFactory
from tests.campaign.reading import html_of, moment, publish

# The date in words


def test_a_window_is_told_honestly_and_has_no_calendar_entry(client, workshop):
    html = html_of(client, workshop)
    assert "trong khoảng 01–10/10/2024" in html
    assert "event__date" not in html
    assert ".ics" not in html
    assert '"@type":"Event"' not in html
    assert client.get(f"/workshops/{workshop.pk}/workshop.ics").status_code == 404


def test_a_fixed_day_is_shown_large_with_its_times(client, fixed):
    with time_machine.travel(moment("2024-10-05T12:00"), tick=False):
        html = html_of(client, fixed)
    assert "<b>08</b><span>" in html
    assert "08/10/2024, 07:30–11:30" in html
    assert "Đã chốt ngày" in html
    assert f'href="/workshops/{fixed.pk}/workshop.ics"' in html


def test_a_cancelled_workshop_says_so_and_why(client, fixed):
    cancelled = publish(fixed, state=WorkshopState.CANCELLED, change_reason="Vì bão số 4.")
    html = html_of(client, cancelled)
    assert "Hội thảo này đã hủy." in html
    assert "Vì bão số 4." in html


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2024-10-08T11:29:59", "Đã chốt ngày"),
        ("2024-10-08T11:30:00", "Đã diễn ra"),
    ],
)
def test_a_workshop_took_place_from_the_moment_it_ends(client, fixed, at, said):
    with time_machine.travel(moment(at), tick=False):
        assert said in html_of(client, fixed)


def test_a_remembered_workshop_notices_its_own_end(client, fixed):
    with time_machine.travel(moment("2024-10-08T11:29:30")) as clock:
        assert "Đã chốt ngày" in html_of(client, fixed)
        clock.shift(timedelta(seconds=31))
        assert "Đã diễn ra" in html_of(client, fixed)


def test_several_days_are_told_with_both_ends(campaign_page):
    page = WorkshopPageFactory(
        parent=campaign_page,
        state=WorkshopState.FIXED,
        starts_at=moment("2024-10-08T07:30"),
        ends_at=moment("2024-10-09T11:30"),
    )
    assert page.date_in_words == "08/10/2024 07:30 – 09/10/2024 11:30"


# What may be said of a date


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"window_from": None}, "window_from"),
        ({"window_until": None}, "window_until"),
        ({"window_until": date(2024, 10, 1)}, "window_until"),
        ({"state": "fixed"}, "starts_at"),
        (
            {
                "state": "fixed",
                "starts_at": moment("2024-10-08T11:30"),
                "ends_at": moment("2024-10-08T07:30"),
            },
            "ends_at",
        ),
        (
            {
                "state": "fixed",
                "starts_at": moment("2024-09-30T23:59"),
                "ends_at": moment("2024-10-01T11:30"),
            },
            "starts_at",
        ),
        (
            {
                "state": "fixed",
                "starts_at": moment("2024-10-10T07:30"),
                "ends_at": moment("2024-10-11T00:00"),
            },
            "starts_at",
        ),
    ],
)
def test_dates_that_contradict_each_other_are_refused_at_their_field(workshop, values, field):
    for name, value in values.items():
        setattr(workshop, name, value)
    with pytest.raises(ValidationError) as refused:
        workshop.full_clean()
    assert field in refused.value.error_dict


@pytest.mark.parametrize("start", ["2024-10-01T00:00", "2024-10-10T07:30"])
def test_every_day_of_the_window_may_be_fixed(workshop, start):
    workshop.state = WorkshopState.FIXED
    workshop.starts_at = moment(start)
    workshop.ends_at = moment(start) + timedelta(hours=4)
    workshop.agenda = []
    workshop.full_clean()
    workshop.save()
    assert WorkshopPage.objects.get(pk=workshop.pk).starts_at == moment(start)


def test_a_day_may_be_fixed_without_a_window(workshop):
    starts_at, ends_at = moment("2026-01-05T07:30"), moment("2026-01-05T11:30")
    state = WorkshopState.FIXED
    fixed = publish(
        workshop,
        state=state,
        window_from=None,
        window_until=None,
        starts_at=starts_at,
        ends_at=ends_at,
    )
    assert (fixed.window_from, fixed.starts_at, fixed.ends_at) == (None, starts_at, ends_at)


# Documents


def test_papers_are_handed_out_from_their_moment_on(client, home, campaign_page):
    about = StandardPageFactory(parent=home, title="Phông hội thảo")
    page = WorkshopPageFactory(
        parent=campaign_page,
        fixed=True,
        papers=[
            paper("Phông", page=about),
            paper("Tham luận", page=about, available_from=moment("2024-10-08T11:30")),
            paper("Không có gì"),
        ],
    )
    with time_machine.travel(moment("2024-10-08T11:29:30")) as clock:
        html = html_of(client, page)
        assert f'<a href="{about.url}">Phông</a>' in html
        assert "Tham luận: phát từ 08/10/2024, 11:30" in html
        assert "Không có gì" not in html
        clock.shift(timedelta(seconds=31))
        assert f'<a href="{about.url}">Tham luận</a>' in html_of(client, page)


# Changes


def test_fixing_the_day_is_logged_and_raises_the_sequence(client, workshop):
    changed = publish(
        workshop,
        state=WorkshopState.FIXED,
        starts_at=moment("2024-10-08T07:30"),
        ends_at=moment("2024-10-08T11:30"),
        change_reason="Đã có lịch của lãnh đạo tỉnh.",
    )
    assert changed.sequence == 1
    html = html_of(client, changed)
    assert "Ngày đã đổi" in html
    assert "trước đó: trong khoảng 01–10/10/2024" in html
    assert "Đã có lịch của lãnh đạo tỉnh." in html


def test_what_is_no_change_of_date_is_not_logged(fixed):
    changed = publish(fixed, venue="Hội trường 25B")
    assert changed.sequence == 0
    assert not changed.date_changes.exists()


def test_a_draft_changes_nothing_until_it_is_published(fixed):
    draft = WorkshopPage.objects.get(pk=fixed.pk)
    draft.starts_at += timedelta(hours=1)
    draft.agenda = []
    revision = draft.save_revision()
    assert WorkshopPage.objects.get(pk=fixed.pk).sequence == 0
    revision.publish()
    assert WorkshopPage.objects.get(pk=fixed.pk).sequence == 1


def test_an_old_revision_does_not_take_the_sequence_back(fixed):
    old = WorkshopPage.objects.get(pk=fixed.pk).save_revision()
    for hours in (1, 2):
        publish(fixed, starts_at=fixed.starts_at + timedelta(hours=hours), agenda=[])
    old.publish()
    stored = WorkshopPage.objects.get(pk=fixed.pk)
    assert stored.sequence == 3
    assert stored.date_changes.count() == 3


def test_a_workshop_that_was_never_public_has_no_changes(campaign_page):
    page = WorkshopPageFactory(parent=campaign_page, live=False)
    page.window_until = date(2024, 10, 9)
    page.save()
    assert page.sequence == 0
    assert not page.date_changes.exists()
