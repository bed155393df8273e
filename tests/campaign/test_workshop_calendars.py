"""What calendars and machines read of a workshop."""

import json
import re
from datetime import timedelta

import pytest
from icalendar import Calendar

from campaign.enums import WorkshopState
from demo.factories.campaign import WorkshopPageFactory
from tests.campaign.reading import html_of, publish


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
