"""The part of the frame that is the same on every page of a language; remembered, as it rarely changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from wagtail.models import Page, Site

from campaign.models import CampaignIndexPage, GuideIndexPage
from core.clock import edge_columns
from core.memory import remembered
from core.pauses import pause_at
from core.pausing.words import PauseNotice
from home.campaign_now import current_campaign
from home.menus import Column, Link, PagesInLanguages, address_in, page_numbers, resolved
from home.models.site_settings import SiteSettings
from home.phase_words import phase_words
from news.models import ModelStoryIndexPage, NewsIndexPage
from programme.enums import PhaseKind

LISTS: dict[str, type[Page]] = {
    "news": NewsIndexPage,
    "stories": ModelStoryIndexPage,
    "guides": GuideIndexPage,
    "campaigns": CampaignIndexPage,
}


@dataclass(frozen=True)
class Shell:
    name: str
    place: str = ""
    portal_url: str = ""
    search_url: str = "/search/"
    owner: str = ""
    notice: str = ""
    # While the campaign is paused; it takes the place of the notice and the phase.
    pause: PauseNotice | None = None
    phase_name: str = ""
    phase_text: str = ""
    has_days: bool = False
    navigation: list[Link] = field(default_factory=list)
    footer: list[Column] = field(default_factory=list)
    # The address of the home page in each language that has one.
    homes: dict[str, str] = field(default_factory=dict)
    # The addresses of the lists: news, stories, guides, campaigns.
    lists: dict[str, str] = field(default_factory=dict)
    # What all home pages have in common.
    home_key: str = ""


def shell_for(request: HttpRequest, chosen: SiteSettings | None = None) -> Shell:
    """The shell of the site this request is for; of the given settings when they are previewed."""
    if chosen is not None:
        return _shell(request, chosen, timezone.now())
    key = f"shell|{request.scheme}|{request.get_host()}|{get_language()}"
    return remembered(key, lambda: _shell(request, None, timezone.now()))


def _shell(request: HttpRequest, chosen: SiteSettings | None, at: datetime) -> Shell:
    language = get_language() or settings.LANGUAGE_CODE
    site = Site.find_for_request(request)
    chosen = chosen or SiteSettings.objects.filter(site=site).first() or SiteSettings()
    root = site.root_page_id if site else 0
    navigation = [block["value"] for block in chosen.navigation.raw_data]
    columns = [block["value"] for block in chosen.footer.raw_data]
    below = [list(_links_of(column)) for column in columns]
    pages = PagesInLanguages(
        [root, *page_numbers(navigation), *page_numbers(link for links in below for link in links)],
        request,
        kinds=list(LISTS.values()),
    )
    campaign = current_campaign(request, at)
    words = phase_words(campaign, at) if campaign else None
    homes = {
        code: url
        for code, _name in settings.LANGUAGES
        if (page := pages.get(root, code)) and (url := pages.url(page))
    }
    return Shell(
        name=chosen.site_name or settings.WAGTAIL_SITE_NAME,
        place=chosen.place_name,
        portal_url=chosen.portal_url,
        search_url=address_in("/search/", language),
        owner=chosen.owner_text,
        notice=chosen.notice_at(at),
        pause=PauseNotice.of(pause_at(at)),
        phase_name=words.name if words else "",
        phase_text=words.text if words else "",
        has_days=campaign is not None and campaign.phase(at) == PhaseKind.PEAK,
        navigation=resolved(navigation, pages, language),
        footer=[
            Column(_heading(column, language), resolved(links, pages, language))
            for column, links in zip(columns, below, strict=True)
        ],
        homes=homes,
        lists={
            name: url
            for name, kind in LISTS.items()
            if (page := pages.of_kind(kind, language)) and (url := pages.url(page))
        },
        home_key=str(pages.key(root) or ""),
    )


def _links_of(column: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The links of a stored column; list items are wrapped since Wagtail 2.16 gave them numbers."""
    for item in column.get("links") or []:
        yield item["value"] if item.get("type") == "item" else item


def _heading(column: dict[str, Any], language: str) -> str:
    if language != settings.LANGUAGE_CODE and column.get(f"heading_{language}"):
        return column[f"heading_{language}"]
    return column.get("heading") or ""


@edge_columns
def beginnings_and_ends_of_notices(after: datetime) -> Iterator[QuerySet[SiteSettings, datetime]]:
    """When a notice appears and goes."""
    notices = SiteSettings.objects.all()
    yield notices.filter(notice_from__gt=after).values_list("notice_from", flat=True)
    yield notices.filter(notice_until__gt=after).values_list("notice_until", flat=True)
