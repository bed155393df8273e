"""What the feeds of news tell of: the newest articles and model stories of one language."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from core.feeds import LONGEST, Item
from core.restrictions import open_pages
from core.structured_data import absolute
from core.text import xml_safe
from media.renditions import picture, with_renditions
from news.models import ArticlePage, ModelStoryPage
from programme.models import Topic


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
        author=xml_safe(getattr(page, "author_line", "")),
        published=timezone.localtime(published),
        updated=timezone.localtime(page.last_published_at or published),
        image_url=absolute(image_url) if image_url else "",
        image_type="image/jpeg" if image_url.endswith((".jpg", ".jpeg")) else "image/png",
        tags=tuple(
            filter(None, (page.kind_label, xml_safe(page.topic.title) if page.topic else ""))
        ),
    )
