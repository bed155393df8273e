"""What a page says of itself to machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from core.structured_data import Crumb, crumbs_data

register = template.Library()

# Nothing in the data can end the script element or begin a comment or an entity.
_HARMLESS = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def structured_data(page: Any) -> SafeString:
    """What the page's (or record's) `structured_data()` says, as JSON-LD; nothing if it has none."""
    make = getattr(page, "structured_data", None)
    return _script(make() if make else None)


@register.simple_tag
def structured_crumbs(crumbs: Sequence[Crumb], page: Any) -> SafeString:
    """The way down to a page as JSON-LD; nothing for the page on top."""
    return _script(crumbs_data(crumbs, page.title, page.full_url or "") if crumbs else None)


def _script(data: dict[str, Any] | None) -> SafeString:
    """Data in a script element, which browsers don't run."""
    if not data:
        return mark_safe("")
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_HARMLESS)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 - escaped above
