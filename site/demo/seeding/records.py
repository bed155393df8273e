"""Rows that pages stand on: units, teams, documents, figures, topics, campaigns, slogans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from demo.content import figures, programme, slogans, teams, units
from demo.content.words import english
from demo.factories.media import SloganFactory
from demo.factories.programme import (
    CampaignFactory,
    CampaignPhaseFactory,
    FigureFactory,
    KeyDayFactory,
    LegalDocumentFactory,
    PillarFactory,
    TopicFactory,
)
from demo.factories.units import CommunityTeamFactory, UnitFactory
from media.models import SloganCategory
from programme.models import Campaign, Figure, LegalDocument, Pillar, Topic
from units.models import Unit
from users.models import User

ARCHIVE_YEAR = 2024
PEAK_LENGTH = 10
# Today is the fifth day of the peak.
DAYS_LEFT = 5


@dataclass(frozen=True)
class Records:
    """What was made, by the keys of the content."""

    units: Mapping[str, Unit]
    documents: Mapping[str, LegalDocument]
    figures: Mapping[str, Figure]
    topics: Mapping[str, Topic]
    pillars: Mapping[str, Pillar]
    campaign: Campaign
    archive: Campaign
    law_on_hanging: LegalDocument


def in_both(field: str, vietnamese: str) -> dict[str, str]:
    """The text of a row in both languages, as arguments of its factory."""
    return {field: vietnamese, f"{field}_en": english(vietnamese)}


def make_records(today: date) -> Records:
    """Everything but what files, questions and pages need."""
    made_units = _units()
    _teams(made_units)
    documents = {told[0]: _document(*told) for told in programme.DOCUMENTS}
    topics = {topic.slug: topic for topic in TopicFactory.guidance()}
    shared: dict[str, Any] = {"owner": made_units["ubnd-tinh"]}
    return Records(
        units=made_units,
        documents=documents,
        figures={key: _figure(key, today) for key in figures.FIGURES},
        topics=topics,
        pillars={pillar.slug: pillar for pillar in PillarFactory.all()},
        campaign=_campaign(
            today, list(documents.values())[:1], topics, **shared, focal_unit=made_units["so-khcn"]
        ),
        archive=_archive(documents, topics, **shared, focal_unit=made_units["so-tttt"]),
        law_on_hanging=_document(*programme.LAW_ON_HANGING),
    )


def _document(number: str, day: date, issuer: str, about: str) -> LegalDocument:
    return LegalDocumentFactory(
        number=number, issued_on=day, **in_both("issuer", issuer), **in_both("summary", about)
    )


def _units() -> dict[str, Unit]:
    made: dict[str, Unit] = {}
    for key, kind, name, short, valid_from, valid_to in units.UNITS:
        made[key] = UnitFactory(
            code=key,
            kind=kind,
            short_name=short,
            parent=made.get("ubnd-tinh"),
            valid_from=valid_from,
            valid_to=valid_to,
            **in_both("name", name),
            **_headcount(key),
        )
    for key, successors in units.SUCCESSORS.items():
        made[key].successors.set([made[successor] for successor in successors])
    return made


def _headcount(key: str) -> dict[str, Any]:
    """How many people a unit has, with source and day, as far as the content says."""
    if key not in units.HEADCOUNTS:
        return {}
    return {
        "headcount": units.HEADCOUNTS[key],
        "headcount_source": units.HEADCOUNT_SOURCE,
        "headcount_on": units.HEADCOUNT_ON,
    }


def _teams(made: Mapping[str, Unit]) -> None:
    for number, (commune, name, area, members) in enumerate(teams.TEAMS, start=1):
        CommunityTeamFactory(
            commune=made[commune],
            area=area,
            members=members,
            **in_both("name", name),
            **in_both("contact", teams.contact(number)),
            **in_both("hours", teams.HOURS),
        )


def _figure(key: str, today: date) -> Figure:
    name, value, unit, source, as_of = figures.FIGURES[key]
    return FigureFactory(
        value=Decimal(value),
        as_of=as_of or today - timedelta(days=1),
        **in_both("name", name),
        **in_both("unit", unit),
        **in_both("source", source),
    )


def _campaign(
    today: date, documents: list[LegalDocument], topics: Mapping[str, Topic], **values: Any
) -> Campaign:
    """The current year, laid so that today is in its peak."""
    campaign = CampaignFactory.around(
        today,
        DAYS_LEFT,
        plan=False,
        **values,
        **in_both("name", programme.NAME),
        **in_both("theme", programme.THEME),
        **in_both("main_day_name", programme.MAIN_DAY),
    )
    CampaignPhaseFactory(campaign=campaign, **in_both("name", programme.RUNNING))
    CampaignPhaseFactory(
        campaign=campaign, peak=True, sort_order=1, **in_both("name", programme.PEAK)
    )
    for order, (before, name) in enumerate(programme.DAYS):
        day = campaign.main_day - timedelta(days=before)
        KeyDayFactory(campaign=campaign, day=day, sort_order=order, **in_both("name", name))
    campaign.documents.set(documents)
    campaign.guidance_topics.set(topics.values())
    return campaign


def _archive(
    documents: Mapping[str, LegalDocument], topics: Mapping[str, Topic], **values: Any
) -> Campaign:
    """The plan's own year; its phases and days are the factory's own."""
    campaign = CampaignFactory(year=ARCHIVE_YEAR, **values)
    campaign.documents.set(documents.values())
    campaign.guidance_topics.set(topics.values())
    return campaign


def make_slogans(records: Records, approver: User) -> None:
    """The register, approved by someone who did not propose it."""
    categories = {category.slug: category for category in SloganCategory.objects.all()}
    for order, (wording, topic, passage) in enumerate(slogans.SLOGANS):
        is_sample = passage.startswith(slogans.SAMPLE)
        slogan = SloganFactory(
            proposed=True,
            topic=records.topics.get(topic),
            category=categories.get(slogans.CATEGORIES.get(passage, "")),
            campaign=records.campaign if is_sample else records.archive,
            passage=passage,
            sort_order=order,
            **in_both("wording", wording),
        )
        slogan.approve(approver)
