"""Feeds in the formats that readers' programs know; what they tell of comes from the apps."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import get_language

from core.memory import remembered
from core.text import xml_safe

# No feed of news is longer; whoever wants more comes to the site.
LONGEST = 30


@dataclass(frozen=True)
class Item:
    """Something new as a feed tells of it. Texts are those that XML can hold.

    `more`: what only the JSON feed tells, by names that begin with a low line.
    """

    url: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    tags: tuple[str, ...] = ()
    author: str = ""
    rights: str = ""
    image_url: str = ""
    image_type: str = ""
    sound_url: str = ""
    sound_type: str = ""
    sound_octets: int = 0
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Format:
    """A way to write feeds: its content type, and what it writes of title, items, address and language."""

    content_type: str
    write: Callable[[str, Iterable[Item], str, str], str]


class _RightsRss(Rss201rev2Feed):
    """RSS 2.0, in which items name their licence in the words of Dublin Core."""

    def rss_attributes(self) -> dict[str, Any]:
        return {**super().rss_attributes(), "xmlns:dc": "http://purl.org/dc/elements/1.1/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["item_copyright"]:
            handler.addQuickElement("dc:rights", item["item_copyright"])


def _home(language: str) -> str:
    prefix = "" if language == settings.LANGUAGE_CODE else f"{language}/"
    return f"{settings.SITE_URL}/{prefix}"


def _syndication(
    kind: type[SyndicationFeed], title: str, items: Iterable[Item], url: str, language: str
) -> str:
    feed = kind(
        title=title,
        link=_home(language),
        description=title,
        language=language,
        feed_url=url,
    )
    for item in items:
        feed.add_item(
            title=item.title,
            link=item.url,
            description=item.summary,
            author_name=item.author or None,
            pubdate=item.published,
            updateddate=item.updated,
            unique_id=item.url,
            unique_id_is_permalink=True,
            categories=list(item.tags),
            item_copyright=item.rights or None,
            enclosures=_enclosures(item),
        )
    return feed.writeString("utf-8")


def _enclosures(item: Item) -> list[Enclosure]:
    """RSS knows one file an item: the sound before the picture."""
    if item.sound_url:
        return [Enclosure(item.sound_url, str(item.sound_octets), item.sound_type)]
    return [Enclosure(item.image_url, "0", item.image_type)] if item.image_url else []


def _rss(title: str, items: Iterable[Item], url: str, language: str) -> str:
    return _syndication(_RightsRss, title, items, url, language)


def _atom(title: str, items: Iterable[Item], url: str, language: str) -> str:
    return _syndication(Atom1Feed, title, items, url, language)


def _json_feed(title: str, items: Iterable[Item], url: str, language: str) -> str:
    """JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": _home(language),
        "feed_url": url,
        "language": language,
        "items": [_json_item(item) for item in items],
    }
    return json.dumps(feed, ensure_ascii=False)


def _json_item(item: Item) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": item.url,
        "url": item.url,
        "title": item.title,
        "content_text": item.summary or item.title,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "tags": list(item.tags),
    }
    if item.author:
        entry["authors"] = [{"name": item.author}]
    if item.rights:
        entry["_rights"] = {"about": "https://purl.org/dc/terms/rights", "text": item.rights}
    if item.image_url:
        entry["image"] = item.image_url
    if item.sound_url:
        entry["attachments"] = [
            {
                "url": item.sound_url,
                "mime_type": item.sound_type,
                "size_in_bytes": item.sound_octets,
            }
        ]
    return entry | item.more


RSS = Format("application/rss+xml; charset=utf-8", _rss)
ATOM = Format("application/atom+xml; charset=utf-8", _atom)
JSON = Format("application/feed+json; charset=utf-8", _json_feed)


def feed_answer(
    form: Format, path: str, title: Callable[[], str], items: Callable[[str], Iterable[Item]]
) -> HttpResponse:
    """The feed at a path, in the language of the path; `items` gives those of a language."""
    language = get_language() or settings.LANGUAGE_CODE

    def made() -> str:
        return form.write(
            xml_safe(title()), items(language), f"{settings.SITE_URL}{path}", language
        )

    return HttpResponse(remembered(f"feed|{path}", made), content_type=form.content_type)
