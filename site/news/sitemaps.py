"""Lists of pages for search engines, as they want them: all pages, and the news of two days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from wagtail.models import Page

from contest.models import Contest
from core.naming import site_name
from core.restrictions import open_pages
from core.text import xml_safe
from media.models import Kit
from news.models import ArticlePage
from quiz_embed.models import Quiz

# The most a sitemap may hold, by its standard, and the most and oldest of a news sitemap.
MOST_PAGES = 50_000
MOST_NEWS = 1_000
NEWS_HOURS = 48

# Lists that anyone may read and that stand at addresses of their own.
OWN_VIEWS = ("library", "slogans", "quiz_list", "find_team", "feeds", "api_page", "site_map")


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
    """Every live, public page with its translations, and our own views; six queries."""
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
    spoken = {code for languages in translations.values() for code in languages}
    return found + _own_addresses([code for code, _name in settings.LANGUAGES if code in spoken])


def _own_addresses(languages: list[str]) -> list[Address]:
    """What is open to all and no page of the tree: lists, quizzes, contests and kits, in the languages of the site."""
    found = [_each(languages, name) for name in OWN_VIEWS]
    for slug in Quiz.objects.live().order_by("slug").values_list("slug", flat=True):
        found.append(_each(languages, "quiz_page", slug))
    contests = Contest.objects.public().order_by("slug")
    for slug, tables_at in contests.values_list("slug", "tables_at"):
        found.append(_each(languages, "contest_page", slug))
        found.append(_each(languages, "contest_verify", slug))
        if tables_at is not None:
            found.append(_each(languages, "contest_unit_tables", slug))
        found.append(_each(languages, "contest_published_results", slug))
    kits = Kit.objects.public().with_counts().filter(files__gt=0)
    for slug in kits.order_by("slug").values_list("slug", flat=True):
        found.append(_each(languages, "kit", slug))
    return [address for addresses in found for address in addresses]


def _each(languages: list[str], name: str, *arguments: str) -> list[Address]:
    urls = {}
    for code in languages:
        with translation.override(code):
            urls[code] = settings.SITE_URL + reverse(name, args=arguments)
    return [Address(url, None, urls) for url in urls.values()]


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
    return site_name()
