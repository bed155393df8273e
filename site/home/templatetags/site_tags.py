"""What frames a page: names, navigation, footer, languages, crumbs."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.paginator import Page as ResultsPage

from home.frame import Frame, frame_for

register = template.Library()


@register.simple_tag(takes_context=True)
def site_frame(context: dict[str, Any]) -> Frame:
    """Everything around the page's own content, gathered once (`home.frame`)."""
    return frame_for(
        context.get("request"),
        context.get("page"),
        is_error=bool(context.get("is_error")),
        chosen=context.get("frame_settings"),
    )


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """The present query string with these parameters changed; an empty value drops one.

    On a page, only the parameters that the page reads are kept: others are not part of what is remembered.
    """
    query = context["request"].GET.copy()
    page = context.get("page")
    if page is not None:
        for name in set(query) - set(page.query_parameters):
            del query[name]
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag
def page_range(results: ResultsPage) -> list[int | str]:
    """The numbers a pager shows: ends, neighbours, and "…" where some are left out."""
    return list(results.paginator.get_elided_page_range(results.number, on_each_side=1, on_ends=1))
