"""What to read next: the editor's choice first, then what shares series, topic or unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Case, IntegerField, Q, Value, When

from wagtail.models import Page

from core.restrictions import open_pages
from story.links import live_pages

if TYPE_CHECKING:
    from news.models import ArticlePage, ModelStoryPage

MOST_ARTICLES = 4
MOST_STORIES = 3


def related_to_article(article: ArticlePage) -> list[Page]:
    """Pages to read after an article: never itself, a draft, a private page or another language's."""
    chosen = [link.target_id for link in article.related_links.all()]
    by_hand = live_pages(chosen, article.locale.language_code)
    pages = [by_hand[key] for key in chosen if key in by_hand and by_hand[key].pk != article.pk]
    room = MOST_ARTICLES - len(pages)
    shared = {
        name: value
        for name in ("series_id", "topic_id", "unit_id")
        if (value := getattr(article, name))
    }
    if room > 0 and shared:
        seen = [article.pk, *[page.pk for page in pages]]
        pages += _closest(type(article), article, shared, seen).order_by(
            "closeness", "-published_at"
        )[:room]
    return pages


def related_to_model_story(story: ModelStoryPage) -> list[ModelStoryPage]:
    """Other model stories of the same topic, place or pillar."""
    shared = {
        name: value
        for name in ("topic_id", "place_id", "pillar_id")
        if (value := getattr(story, name))
    }
    if not shared:
        return []
    model = apps.get_model("news", "ModelStoryPage")
    found = _closest(model, story, shared, [story.pk]).order_by("closeness", "-first_published_at")
    return list(model.for_cards(found)[:MOST_STORIES])


def _closest(model: Any, page: Page, shared: dict[str, int], seen: list[int | None]) -> Any:
    """Live, public pages of the same language that share something, ranked by what they share."""
    either = Q()
    for name, value in shared.items():
        either |= Q(**{name: value})
    ranks = [
        When(**{name: value}, then=Value(rank)) for rank, (name, value) in enumerate(shared.items())
    ]
    return (
        open_pages(model.objects.filter(either, locale_id=page.locale_id))
        .exclude(pk__in=[key for key in seen if key])
        .annotate(closeness=Case(*ranks, default=Value(len(ranks)), output_field=IntegerField()))
        .defer_streamfields()
    )
