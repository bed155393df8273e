"""Lists of pages for search engines, as they want them: all pages, and the news of two days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from wagtail.models import Page

from news.feeds import xml_safe
from news.models import ArticlePage
from story.links import open_pages

# The most a sitemap may hold, by its standard, and the most and oldest of a news sitemap.
MOST_PAGES = 50_000
MOST_NEWS = 1_000
NEWS_HOURS = 48


@dataclass
class Address:
    """A page's address, when it last changed, and the addresses of its translations by language."""

    url: str
    changed: datetime | None
    languages: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NewsEntry:
    """An article for the news sitemap."""

    url: str
    title: str
    language: str
    published: datetime


def addresses() -> list[Address]:
    """Every live, public page, with its translations; three queries."""
    pages = (
        open_pages(Page.objects.filter(depth__gte=2))
        .select_related("locale")
        .defer("search_description", "seo_title")
        .order_by("path")[:MOST_PAGES]
    )
    translations: dict[UUID, dict[str, str]] = defaultdict(dict)
    found = []
    for page in pages:
        url = page.full_url
        if url:
            languages = translations[page.translation_key]
            languages[page.locale.language_code] = url
            found.append(Address(url, page.last_published_at, languages))
    return found


def news_entries(now: datetime | None = None) -> list[NewsEntry]:
    """Articles of the last two days, newest first."""
    now = now or timezone.now()
    articles = (
        open_pages(ArticlePage.objects.all())
        .filter(published_at__gt=now - timedelta(hours=NEWS_HOURS), published_at__lte=now)
        .select_related("locale")
        .defer_streamfields()
        .order_by("-published_at")[:MOST_NEWS]
    )
    return [
        NewsEntry(
            article.full_url,
            xml_safe(article.title),
            article.locale.language_code,
            timezone.localtime(article.published_at),
        )
        for article in articles
        if article.full_url
    ]


def publication_name() -> str:
    """The name under which search engines list the news."""
    return settings.WAGTAIL_SITE_NAME
