"""What pages say of themselves to machines, in the words of schema.org."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from core.structured_data import absolute, publisher
from media.structured_data import image_data

if TYPE_CHECKING:
    from news.models import ArticlePage, ModelStoryPage


# First words of the names of offices, in which every word may have a capital: "Báo Thanh Niên".
OFFICES = {
    *("ban", "báo", "bộ", "cổng", "công", "cục", "đài", "đoàn", "hội", "phòng", "sở", "tạp", "tổ"),
    *("trung", "ubnd", "ủy", "viện", "xã", "phường", "editorial", "news", "the"),
}


def article_data(article: ArticlePage) -> dict[str, Any]:
    """schema.org's NewsArticle, with the video or sound it is about."""
    data = _basics(article, "NewsArticle")
    data["datePublished"] = timezone.localtime(article.published_at).isoformat()
    data["dateModified"] = timezone.localtime(
        article.updated_at or article.published_at
    ).isoformat()
    if article.author_line:
        data["author"] = _authors(article.author_line)
    if article.topic:
        data["articleSection"] = article.topic.title
    if recording := article.shown_recording:
        kind = "video" if recording.type == "video" else "audio"
        data[kind] = {
            "@type": f"{kind.title()}Object",
            "name": recording.shown_title,
            "description": article.lead or article.title,
            "uploadDate": timezone.localtime(recording.created_at).isoformat(),
            "contentUrl": absolute(recording.url),
            "transcript": recording.transcript,
        }
        if recording.thumbnail:
            data[kind]["thumbnailUrl"] = absolute(recording.thumbnail.url)
        if recording.duration:
            data[kind]["duration"] = f"PT{round(recording.duration)}S"
    return data


def model_story_data(story: ModelStoryPage) -> dict[str, Any]:
    """schema.org's Article on what one place did."""
    data = _basics(story, "Article")
    if story.first_published_at:
        data["datePublished"] = timezone.localtime(story.first_published_at).isoformat()
    data["contentLocation"] = {"@type": "Place", "name": story.place.title}
    data["articleSection"] = story.pillar.title
    return data


def _basics(page: Any, kind: str) -> dict[str, Any]:
    url = page.full_url or ""
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": page.title,
        "description": page.lead,
        "inLanguage": page.locale.language_code,
        "url": url,
        "mainEntityOfPage": url,
        "isAccessibleForFree": True,
        "publisher": publisher(),
    }
    image = page.shown_lead_image
    if image and image.file:
        alt, caption = page.lead_image_alt, page.lead_image_caption
        data["image"] = image_data(image, alt=alt, caption=caption)
    return data


def _authors(line: str) -> list[dict[str, str]]:
    """Everyone an author line names: "Minh Hà, Tổ biên tập" are a person and a desk."""
    names = [name.strip() for name in re.split(r"[,;&/]| [-–] | và | and ", line)]
    return [{"@type": _kind_of_author(name), "name": name} for name in names if name]


def _kind_of_author(name: str) -> str:
    """A person where it can only be a name: two to five words, all with a capital, the first no office's.

    In doubt an organisation, which is never wrong of a desk and does not invent a person.
    """
    words = name.split()
    is_name = 2 <= len(words) <= 5 and all(word[0].isupper() for word in words)
    return "Person" if is_name and words[0].lower() not in OFFICES else "Organization"
