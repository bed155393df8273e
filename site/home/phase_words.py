"""What the site says about the campaign's phase and the days that are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import text
from programme.enums import PhaseKind
from programme.models import Campaign


@dataclass(frozen=True)
class PhaseWords:
    """The band below the menu: "Cao điểm 01–10/10/2026." and "Còn 5 ngày đến …"."""

    name: str
    text: str


def days_in_words(campaign: Campaign, on: date) -> str:
    """How far the main day is: "Còn 5 ngày đến Ngày Chuyển đổi số quốc gia."; empty when it is past."""
    left = campaign.days_left(on)
    if left < 0:
        return ""
    if left == 0:
        return _("Today is %(day)s.") % {"day": campaign.main_day_title}
    return ngettext(
        "%(count)d day left until %(day)s.", "%(count)d days left until %(day)s.", left
    ) % {"count": left, "day": campaign.main_day_title}


def phase_words(campaign: Campaign, at: datetime) -> PhaseWords:
    """The phase and the countdown at a moment."""
    day = timezone.localdate(at)
    held = campaign.phase_on(day)
    if held:
        days = text.day_range(held.starts_on, held.last_day)
        return PhaseWords(f"{held.title} {days}", days_in_words(campaign, day))
    if campaign.phase(at) == PhaseKind.AFTER:
        return PhaseWords(
            campaign.title,
            _("The campaign is over. What it brought stays here to read and to use."),
        )
    return PhaseWords(campaign.title, days_in_words(campaign, day))
