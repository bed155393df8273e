"""Next year's campaign, made from this year's."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from programme.models import Campaign, CampaignPhase, KeyDay

# What a copy does not take along: `pk` is new, and each year announces a theme of its own.
_OWN = {"id", "year", "theme", "theme_en"}


@transaction.atomic
def copy_campaign(campaign: Campaign, year: int) -> Campaign:
    """A campaign of another year with the same phases, days and topics, so many years away.

    The theme is left empty and documents are not taken along, because each year has its own; the year in a
    name becomes the new year. `CopyCampaignForm` says which years are free.
    """
    years = year - campaign.year
    copy = Campaign(year=year, **_shifted(campaign, years, _OWN))
    for name in ("name", "name_en"):
        setattr(copy, name, getattr(copy, name).replace(str(campaign.year), str(year)))
    copy.phases = [
        CampaignPhase(**_shifted(phase, years, {"id", "campaign"}))
        for phase in campaign.phases.all()
    ]
    copy.key_days = [
        KeyDay(**_shifted(day, years, {"id", "campaign"})) for day in campaign.key_days.all()
    ]
    copy.save()
    copy.guidance_topics.set(campaign.guidance_topics.all())
    return copy


def years_later(day: date, years: int) -> date:
    """The same day of another year; the last of February where that year has no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _shifted(
    row: Campaign | CampaignPhase | KeyDay, years: int, own: set[str]
) -> dict[str, object]:
    """A row's values with every day moved, but for the fields that a copy has of its own."""
    values: dict[str, object] = {}
    for field in row._meta.concrete_fields:
        if field.name not in own:
            value = getattr(row, field.attname)
            values[field.attname] = years_later(value, years) if isinstance(value, date) else value
    return values
