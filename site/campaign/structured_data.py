"""What a workshop says of itself to machines, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from campaign.enums import WorkshopState

if TYPE_CHECKING:
    from campaign.models import WorkshopDateChange, WorkshopPage


def workshop_data(
    workshop: WorkshopPage, changes: Sequence[WorkshopDateChange]
) -> dict[str, Any] | None:
    """schema.org's Event; `None` while no day is known, because an Event must have one."""
    if workshop.state == WorkshopState.WINDOW or not (workshop.starts_at and workshop.ends_at):
        return None
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": workshop.title,
        "startDate": timezone.localtime(workshop.starts_at).isoformat(),
        "endDate": timezone.localtime(workshop.ends_at).isoformat(),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "url": workshop.full_url,
    }
    if workshop.lead:
        data["description"] = workshop.lead
    if workshop.venue:
        data["location"] = {
            "@type": "Place",
            "name": workshop.venue,
            "address": workshop.venue_address or workshop.venue,
        }
    if workshop.organisers:
        data["organizer"] = {"@type": "Organization", "name": workshop.organisers}
    if workshop.state == WorkshopState.CANCELLED:
        data["eventStatus"] = "https://schema.org/EventCancelled"
    elif earlier := _earlier_start(workshop, changes):
        data["eventStatus"] = "https://schema.org/EventRescheduled"
        data["previousStartDate"] = timezone.localtime(earlier).isoformat()
    return data


def _earlier_start(workshop: WorkshopPage, changes: Sequence[WorkshopDateChange]) -> Any:
    """The fixed time that the present one took the place of, if there was one."""
    return next(
        (
            change.old_starts_at
            for change in changes
            if change.old_state == WorkshopState.FIXED
            and change.old_starts_at not in (None, workshop.starts_at)
        ),
        None,
    )
