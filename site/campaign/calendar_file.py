"""A workshop as an entry for calendars (iCalendar, RFC 5545)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from icalendar import Calendar, Event

from campaign.enums import WorkshopState
from core.naming import site_name

if TYPE_CHECKING:
    from campaign.models import WorkshopPage


def has_calendar_file(workshop: WorkshopPage) -> bool:
    """Whether there is a day to put into a calendar, or to take out of it again."""
    return workshop.state != WorkshopState.WINDOW and bool(workshop.starts_at and workshop.ends_at)


def calendar_file(workshop: WorkshopPage) -> bytes:
    """The entry; when the workshop is cancelled, the message that removes it.

    The same UID at every change and a rising SEQUENCE let calendars move the entry they have.
    """
    cancelled = workshop.state == WorkshopState.CANCELLED
    zone = ZoneInfo(settings.TIME_ZONE)
    event = Event()
    event.add("uid", f"workshop-{workshop.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", workshop.sequence)
    event.add("dtstamp", workshop.last_published_at or timezone.now())
    event.add("dtstart", workshop.starts_at.astimezone(zone))  # type: ignore[union-attr]
    event.add("dtend", workshop.ends_at.astimezone(zone))  # type: ignore[union-attr]
    event.add("summary", workshop.title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if place := ", ".join(filter(None, (workshop.venue, workshop.venue_address))):
        event.add("location", place)
    if workshop.lead:
        event.add("description", workshop.lead)
    event.add("url", workshop.full_url)
    calendar = Calendar()
    calendar.add("prodid", f"-//{site_name()}//VN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()
