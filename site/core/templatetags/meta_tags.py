"""What a page says of itself to machines."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Nothing in the data can end the script element or begin a comment or an entity.
_HARMLESS = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def structured_data(page: Any) -> SafeString:
    """The page's `structured_data()` as JSON-LD, which browsers don't run; nothing if it has none."""
    make = getattr(page, "structured_data", None)
    made = make() if make else None
    if not made:
        return mark_safe("")
    data = json.dumps(made, ensure_ascii=False, separators=(",", ":")).translate(_HARMLESS)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308 - escaped above
