"""What the home page tells of the phase: the day, the countdown, the ten days or the coming phases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.phase_words import days_in_words
from programme.enums import PhaseKind
from programme.models import Campaign, CampaignPhase, KeyDay
from programme.models.campaigns import PeakDay

# The row of bars and rings counts to ten; a peak of another length is told in rows.
DAYS_OF_THE_ROW = 10


@dataclass(frozen=True)
class PhaseRow:
    """A phase with its days, and whether the present day lies in it."""

    phase: CampaignPhase
    is_now: bool


@dataclass(frozen=True)
class PhaseStory:
    """The phase as the home page tells it on one day."""

    day: date
    countdown: str
    peak: CampaignPhase | None
    days: list[PeakDay]
    phases: list[PhaseRow]
    # What today is for; else the next day that is for something.
    today: KeyDay | None
    coming: KeyDay | None

    @property
    def is_row_of_ten(self) -> bool:
        return len(self.days) == DAYS_OF_THE_ROW


def story_of(campaign: Campaign, phase: PhaseKind, at: datetime) -> PhaseStory:
    """The phase at a moment that lies in it."""
    day = timezone.localdate(at)
    prefetch_related_objects([campaign], "key_days")
    key_days = sorted(campaign.key_days.all(), key=lambda each: each.day)
    held = campaign.phase_on(day)
    days = campaign.peak_days(day)
    return PhaseStory(
        day=day,
        countdown=_countdown(campaign, day)
        if phase == PhaseKind.PEAK
        else days_in_words(campaign, day),
        peak=held if held and held.kind == PhaseKind.PEAK else None,
        days=days,
        phases=[
            PhaseRow(each, each.holds(day))
            for each in sorted(campaign.phases.all(), key=lambda each: each.starts_on)
        ],
        today=next((each for each in key_days if each.day == day), None),
        coming=next((each for each in key_days if each.day > day), None),
    )


def _countdown(campaign: Campaign, day: date) -> str:
    """The heading above the days: "Còn 5 ngày đến 10/10"."""
    left = campaign.days_left(day)
    if left == 0:
        return _("Today: %(day)s") % {"day": campaign.main_day_title}
    if left < 0:
        return campaign.main_day_title
    return ngettext(
        "%(count)d day left until %(date)s", "%(count)d days left until %(date)s", left
    ) % {
        "count": left,
        "date": f"{campaign.main_day:%d/%m}",
    }


def moment_in(campaign: Campaign, kind: PhaseKind, now: datetime) -> datetime:
    """A noon within the phase, for previews: now when it is that phase, else in the middle of it."""
    if campaign.phase(now) == kind:
        return now
    phases = sorted(campaign.phases.all(), key=lambda each: each.starts_on)
    of_kind = next((each for each in phases if each.kind == kind), None)
    if of_kind:
        days = [day for day in of_kind.days() if campaign.phase(_noon(day)) == kind]
        return _noon(days[len(days) // 2] if days else of_kind.starts_on)
    if kind == PhaseKind.AFTER:
        return _noon(max((each.ends_on for each in phases), default=campaign.main_day))
    return _noon(min((each.starts_on for each in phases), default=campaign.main_day) - timedelta(7))


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
