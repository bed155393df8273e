"""What editors put before everything else for a query (Wagtail's promoted search results)."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from core.memory import remembered
from search.analysis import terms
from search.kinds import visible_pages
from search.results import Hit
from search.snippets import Marks, marked
from search.understanding import Question


def promoted(question: Question, request: HttpRequest) -> list[Hit]:
    """The promotions of a query, in their order: links, and pages that anyone may see in this language.

    A query is meant when its words are the same without their marks.
    """
    keys = remembered("promotions", _keys_by_terms).get(question.terms, [])
    if not keys:
        return []
    chosen = (
        SearchPromotion.objects.filter(pk__in=keys).select_related("page").order_by("sort_order")
    )
    return [hit for each in chosen if (hit := _hit(each, request)) is not None]


def _keys_by_terms() -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for key, query in SearchPromotion.objects.values_list("pk", "query__query_string"):
        found[tuple(terms(query))].append(key)
    return dict(found)


def _hit(promotion: SearchPromotion, request: HttpRequest) -> Hit | None:
    title, url = promotion.external_link_text or "", promotion.external_link_url
    text = promotion.description
    if promotion.page_id:
        page = _in_readers_language(promotion.page, request)
        if page is None:
            return None
        title, url, text = page.title, page.get_url(request) or "", text or page.lead
    nothing = Marks()
    return Hit(_("Recommended"), marked(title, nothing), marked(text, nothing), url, "")


def _in_readers_language(page: Page, request: HttpRequest) -> Page | None:
    """The page, or what it is called in the reader's language, if anyone may see it."""
    same: Any = visible_pages(request).filter(translation_key=page.translation_key)
    return same.specific().first()
