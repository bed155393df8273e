"""What pages say of themselves to machines, in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from news.models import ArticlePage, ModelStoryPage


def absolute(url: str) -> str:
    """A whole address for a path of ours; an address that is whole already stays as it is."""
    return url if "://" in url else f"{settings.SITE_URL}{url}"


def article_data(article: ArticlePage) -> dict[str, Any]:
    """schema.org's NewsArticle, with the video or sound it is about."""
    data = _basics(article, "NewsArticle")
    data["datePublished"] = timezone.localtime(article.published_at).isoformat()
    data["dateModified"] = timezone.localtime(
        article.updated_at or article.published_at
    ).isoformat()
    if article.author_line:
        data["author"] = {"@type": "Person", "name": article.author_line}
    if article.topic:
        data["articleSection"] = article.topic.title
    if recording := article.recording:
        kind = "video" if recording.type == "video" else "audio"
        data[kind] = {
            "@type": f"{kind.title()}Object",
            "name": recording.title,
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
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": page.title,
        "description": page.lead,
        "inLanguage": page.locale.language_code,
        "url": url,
        "mainEntityOfPage": url,
        "isAccessibleForFree": True,
        "publisher": {"@type": "GovernmentOrganization", "name": settings.WAGTAIL_SITE_NAME},
    }
