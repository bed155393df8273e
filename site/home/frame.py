"""What stands around the content of every page."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from wagtail.models import Page, Site

from home.models import SiteSettings


@dataclass(frozen=True)
class Link:
    url: str
    label: str
    is_current: bool = False


@dataclass(frozen=True)
class Column:
    title: str
    links: list[Link]


@dataclass(frozen=True)
class Frame:
    name: str
    place: str = ""
    portal_url: str = ""
    home_url: str = "/"
    search_url: str = "/search/"
    owner: str = ""
    notice: str = ""
    phase_name: str = ""
    phase_text: str = ""
    navigation: list[Link] = field(default_factory=list)
    footer: list[Column] = field(default_factory=list)
    languages: list[dict[str, str]] = field(default_factory=list)


def frame_for(request: HttpRequest | None, page: Page | None) -> Frame:
    """The frame of a page, or of a view of ours when there is no page."""
    site = Site.find_for_request(request) if request else None
    if site is None:
        return Frame(name=settings.WAGTAIL_SITE_NAME)
    chosen = SiteSettings.for_site(site)
    return Frame(
        name=chosen.site_name or settings.WAGTAIL_SITE_NAME,
        place=chosen.place_name,
        portal_url=chosen.portal_url,
        home_url=reverse("wagtail_serve", args=[""]),
        owner=chosen.owner_text,
    )
