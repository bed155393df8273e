"""Feeds: the newest articles and model stories of one language, in the formats that readers' programs know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed

from core.restrictions import open_pages
from core.structured_data import absolute
from core.text import xml_safe
from media.renditions import picture, with_renditions
from news.models import ArticlePage, ModelStoryPage
from programme.models import Topic

LONGEST = 30


@dataclass(frozen=True)
class Item:
    """A page as a feed tells of it."""

    url: str
    title: str
    summary: str
    kind: str
    author: str
    published: datetime
    updated: datetime
    image_url: str
    image_type: str
    topic: str


def items(language: str, topic: Topic | None = None) -> list[Item]:
    """The newest live, public pages of a language, newest first; four queries, however many."""
    found: list[Item] = []
    for model, order in ((ArticlePage, "-published_at"), (ModelStoryPage, "-first_published_at")):
        pages = open_pages(model.objects.filter(locale__language_code=language))
        if topic is not None:
            pages = pages.filter(topic=topic)
        shown = with_renditions(pages.defer_streamfields().select_related("topic"), "lead_image")
        found += [_item(page) for page in shown.order_by(order)[:LONGEST] if page.full_url]
    return sorted(found, key=lambda item: item.published, reverse=True)[:LONGEST]


def _item(page: Any) -> Item:
    published = getattr(page, "published_at", None) or page.first_published_at or timezone.now()
    image = page.shown_lead_image
    image_url = picture(image).url if image else ""
    return Item(
        url=page.full_url,
        title=xml_safe(page.title),
        summary=xml_safe(page.lead),
        kind=page.kind_label,
        author=xml_safe(getattr(page, "author_line", "")),
        published=timezone.localtime(published),
        updated=timezone.localtime(page.last_published_at or published),
        image_url=absolute(image_url) if image_url else "",
        image_type="image/jpeg" if image_url.endswith((".jpg", ".jpeg")) else "image/png",
        topic=page.topic.title if page.topic else "",
    )


def _home(language: str) -> str:
    prefix = "" if language == settings.LANGUAGE_CODE else f"{language}/"
    return f"{settings.SITE_URL}/{prefix}"


def syndication(
    kind: type[SyndicationFeed], title: str, about: Iterable[Item], url: str, language: str
) -> str:
    """RSS or Atom, as text."""
    feed = kind(
        title=title,
        link=_home(language),
        description=title,
        language=language,
        feed_url=url,
    )
    for item in about:
        feed.add_item(
            title=item.title,
            link=item.url,
            description=item.summary,
            author_name=item.author or None,
            pubdate=item.published,
            updateddate=item.updated,
            unique_id=item.url,
            unique_id_is_permalink=True,
            categories=[each for each in (item.kind, item.topic) if each],
            enclosures=[Enclosure(item.image_url, "0", item.image_type)] if item.image_url else [],
        )
    return feed.writeString("utf-8")


def rss(title: str, about: Iterable[Item], url: str, language: str) -> str:
    return syndication(Rss201rev2Feed, title, about, url, language)


def atom(title: str, about: Iterable[Item], url: str, language: str) -> str:
    return syndication(Atom1Feed, title, about, url, language)


def json_feed(title: str, about: Iterable[Item], url: str, language: str) -> dict[str, Any]:
    """JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": _home(language),
        "feed_url": url,
        "language": language,
        "items": [_json_item(item) for item in about],
    }


def _json_item(item: Item) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": item.url,
        "url": item.url,
        "title": item.title,
        "content_text": item.summary or item.title,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "tags": [each for each in (item.kind, item.topic) if each],
    }
    if item.author:
        entry["authors"] = [{"name": item.author}]
    if item.image_url:
        entry["image"] = item.image_url
    return entry
