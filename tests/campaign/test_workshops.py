import json
import re
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from campaign.agenda import agenda_fault, total_length
from campaign.blocks import AgendaBlock
from campaign.enums import WorkshopState
from campaign.models import WorkshopPage
from demo.factories.campaign import WorkshopPageFactory, agenda_part, paper
from demo.factories.home import StandardPageFactory


def moment(text):
    return timezone.make_aware(datetime.fromisoformat(text))


def agenda(*parts):
    block = AgendaBlock()
    return block.normalize([agenda_part(start, end, f"{start}") for start, end in parts])


def html_of(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def workshop(campaign_page):
    """Known to lie within 01–10/10/2024."""
    return WorkshopPageFactory(parent=campaign_page)


@pytest.fixture
def fixed(campaign_page):
    """Fixed on the morning of 08/10/2024."""
    return WorkshopPageFactory(parent=campaign_page, fixed=True)


def publish(page, **values):
    fresh = WorkshopPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.full_clean()
    fresh.save_revision().publish()
    return WorkshopPage.objects.get(pk=page.pk)


# The date in words


def test_a_window_is_told_honestly_and_has_no_calendar_entry(client, workshop):
    html = html_of(client, workshop)
    assert "trong khoảng 01–10/10/2024" in html
    assert "event__date" not in html
    assert ".ics" not in html
    assert "ld+json" not in html
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


# The programme


def test_parts_may_meet_but_not_overlap():
    assert agenda_fault(agenda(("08:00", "08:20"), ("08:20", "09:40")), None, None) is None
    fault = agenda_fault(agenda(("08:20", "09:40"), ("08:00", "08:21")), None, None)
    assert list(fault.block_errors) == [0]
    assert "start" in fault.block_errors[0].block_errors


def test_a_part_that_lies_inside_a_longer_one_overlaps():
    fault = agenda_fault(
        agenda(("08:00", "11:00"), ("08:30", "09:00"), ("10:00", "10:30")), None, None
    )
    assert sorted(fault.block_errors) == [1, 2]


@pytest.mark.parametrize(("start", "end"), [("08:00", "08:00"), ("09:00", "08:00")])
def test_a_part_ends_after_it_starts(start, end):
    fault = agenda_fault(agenda(("07:30", "08:00"), (start, end)), None, None)
    assert "end" in fault.block_errors[1].block_errors


@pytest.mark.parametrize(
    ("part", "field"), [(("07:29", "08:00"), "start"), (("11:00", "11:31"), "end")]
)
def test_parts_lie_within_the_workshop(part, field):
    fault = agenda_fault(agenda(part), moment("2024-10-08T07:30"), moment("2024-10-08T11:30"))
    assert field in fault.block_errors[0].block_errors


def test_a_part_without_times_is_passed_over():
    unfinished = AgendaBlock().normalize([("part", {"start": None, "end": None, "title": "?"})])
    assert agenda_fault(unfinished, None, None) is None
    assert total_length(unfinished) == timedelta()


def test_a_programme_outside_the_workshop_is_refused_at_the_programme(fixed):
    fixed.agenda = [agenda_part("06:00", "07:00", "Sớm quá")]
    with pytest.raises(ValidationError) as refused:
        fixed.full_clean()
    assert "agenda" in refused.value.error_dict


quarters = st.integers(min_value=0, max_value=95).map(lambda n: time(n // 4, n % 4 * 15))


@given(st.lists(st.tuples(quarters, quarters), max_size=6))
def test_a_programme_is_faultless_exactly_when_no_minute_is_taken_twice(pairs):
    rows = AgendaBlock().normalize(
        [
            ("part", {"start": start, "end": end, "title": "x", "text": "", "page": None})
            for start, end in pairs
        ]
    )
    taken = [
        quarter
        for start, end in pairs
        for quarter in range(start.hour * 4 + start.minute // 15, end.hour * 4 + end.minute // 15)
    ]
    sound = all(end > start for start, end in pairs) and len(taken) == len(set(taken))
    assert (agenda_fault(rows, None, None) is None) is sound


def test_the_length_of_the_half_day_is_told(client, fixed):
    assert "Nửa ngày: 4 giờ" in html_of(client, fixed)


def test_a_long_programme_is_told_in_hours_and_minutes(client, campaign_page):
    page = WorkshopPageFactory(
        parent=campaign_page,
        agenda=[agenda_part("07:30", "11:30", "Sáng"), agenda_part("13:30", "15:15", "Chiều")],
    )
    assert "5 giờ 45 phút" in html_of(client, page)


def test_a_part_links_to_a_page_that_anyone_may_read_only(client, home, campaign_page):
    model = StandardPageFactory(parent=home, title="Làng chiếu cói")
    private = StandardPageFactory(parent=home, title="Nội bộ")
    private.view_restrictions.create(restriction_type="login")
    draft = StandardPageFactory(parent=home, title="Chưa đăng", live=False)
    page = WorkshopPageFactory(
        parent=campaign_page,
        agenda=[
            agenda_part("08:00", "09:00", "Mô hình", page=model),
            agenda_part("09:00", "10:00", "Khác", page=draft),
            agenda_part("10:00", "11:00", "Riêng", page=private),
        ],
    )
    html = html_of(client, page)
    assert f'<a href="{model.url}">Đọc: Làng chiếu cói</a>' in html
    assert draft.url not in html
    assert private.url not in html
    assert "Nội bộ" not in html


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


# Calendars and machines


def entry(client, page):
    response = client.get(f"/workshops/{page.pk}/workshop.ics")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies
    calendar = Calendar.from_ical(response.content)
    return calendar, calendar.walk("VEVENT")[0]


def test_a_fixed_workshop_is_a_calendar_entry_in_vietnamese(client, fixed):
    calendar, event = entry(client, fixed)
    assert calendar["METHOD"] == "PUBLISH"
    assert event["SUMMARY"] == fixed.title
    assert event["DTSTART"].dt == fixed.starts_at
    assert event["DTEND"].dt == fixed.ends_at
    assert event["SEQUENCE"] == 0
    assert event["STATUS"] == "CONFIRMED"
    assert str(event["LOCATION"]) == "Tòa nhà Trung tâm CNTT tỉnh Thanh Hóa"
    assert calendar.walk("VTIMEZONE")[0]["TZID"] == "Asia/Ho_Chi_Minh"


def test_a_moved_workshop_keeps_its_entry_with_a_higher_number(client, fixed):
    _, before = entry(client, fixed)
    moved = publish(
        fixed,
        starts_at=fixed.starts_at + timedelta(days=1),
        ends_at=fixed.ends_at + timedelta(days=1),
    )
    _, after = entry(client, moved)
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)


def test_a_cancelled_workshop_takes_its_entry_back(client, fixed):
    cancelled = publish(fixed, state=WorkshopState.CANCELLED)
    calendar, event = entry(client, cancelled)
    assert calendar["METHOD"] == "CANCEL"
    assert event["STATUS"] == "CANCELLED"
    assert event["SEQUENCE"] == 1


def test_a_workshop_whose_place_is_not_known_yet_is_told_without_it(client, fixed):
    bare = publish(fixed, venue="", venue_address="", venue_map="", organisers="", summary="")
    _calendar, event = entry(client, bare)
    assert "LOCATION" not in event and "DESCRIPTION" not in event
    data = described(html_of(client, bare))
    assert data["startDate"] == "2024-10-08T07:30:00+07:00"
    assert not {"location", "organizer", "description"} & data.keys()


def test_only_public_workshops_have_entries(client, fixed):
    fixed.view_restrictions.create(restriction_type="password", password="mat-khau")
    assert client.get(f"/workshops/{fixed.pk}/workshop.ics").status_code == 404


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 40, "-1", "x"])
def test_entries_of_unknown_workshops_are_not_found(client, home, number):
    assert client.get(f"/workshops/{number}/workshop.ics").status_code == 404


def described(html):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1])


def test_machines_read_a_fixed_workshop(client, fixed):
    data = described(html_of(client, fixed))
    assert data["@type"] == "Event"
    assert data["startDate"] == "2024-10-08T07:30:00+07:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["location"]["name"] == fixed.venue


def test_machines_read_that_a_workshop_moved_or_was_cancelled(client, fixed):
    moved = publish(fixed, starts_at=fixed.starts_at + timedelta(minutes=30), agenda=[])
    data = described(html_of(client, moved))
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"] == "2024-10-08T07:30:00+07:00"
    cancelled = publish(moved, state=WorkshopState.CANCELLED)
    assert described(html_of(client, cancelled))["eventStatus"].endswith("EventCancelled")


def test_no_text_of_an_editor_can_leave_the_data_block(client, campaign_page):
    title = "</script><script>alert(1)</script> & <!--"
    page = WorkshopPageFactory(parent=campaign_page, fixed=True, title=title, slug="x")
    html = html_of(client, page)
    assert "<script>alert" not in html
    assert described(html)["name"] == title


def test_a_workshop_costs_the_same_however_long_its_programme(
    client, home, campaign_page, django_assert_max_num_queries
):
    pages = [StandardPageFactory(parent=home, title=f"Mô hình {n}") for n in range(6)]
    page = WorkshopPageFactory(
        parent=campaign_page,
        agenda=[
            agenda_part(f"{8 + n:02}:00", f"{9 + n:02}:00", "Mô hình", page=each)
            for n, each in enumerate(pages)
        ],
    )
    client.get("/")
    with django_assert_max_num_queries(20):
        client.get(page.url)
