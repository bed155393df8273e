"""What a page says to machines."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Written as escapes, no text can end the script element or start a comment in it.
_DANGEROUS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def json_ld(value: dict[str, Any] | None) -> SafeString:
    """A description in the words of schema.org, as a data block that no browser runs; empty for nothing."""
    if not value:
        return mark_safe("")
    described = {"@context": "https://schema.org", **value}
    text = json.dumps(described, ensure_ascii=False).translate(_DANGEROUS)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
