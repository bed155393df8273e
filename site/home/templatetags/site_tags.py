"""What frames a page: names, navigation, footer, languages, crumbs."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.paginator import Page as ResultsPage

from wagtail.models import Page

from home.frame import Frame, frame_for

register = template.Library()


@register.simple_tag(takes_context=True)
def site_frame(context: dict[str, Any]) -> Frame:
    """Everything around the page's own content, gathered once (`home.frame`)."""
    return frame_for(context.get("request"), context.get("page"))


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """The present query string with these parameters changed; an empty value drops one."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag
def page_range(results: ResultsPage) -> list[int | str]:
    """The numbers a pager shows: ends, neighbours, and "…" where some are left out."""
    return list(results.paginator.get_elided_page_range(results.number, on_each_side=1, on_ends=1))


@register.simple_tag
def page_crumbs(page: Page) -> list[Page]:
    """The pages above this one, from the home page down."""
    return list(page.get_ancestors().live().filter(depth__gte=2)) if page and page.pk else []


@register.simple_tag
def page_translations(page: Page) -> list[dict[str, str]]:
    """The live languages of a page, itself included, for `hreflang`."""
    found = page.get_translations(inclusive=True).live().select_related("locale")
    return [
        {"code": each.locale.language_code, "full_url": each.full_url}
        for each in found
        if each.full_url
    ]
