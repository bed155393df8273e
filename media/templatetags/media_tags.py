"""Pictures in templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from media.models import CustomImage
from media.renditions import picture

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture_of(
    image: CustomImage | None, alt: str = "", sizes: str = "100vw", lazy: bool = True
) -> dict[str, Any]:
    """A `<picture>` of the ready renditions of an image, or nothing when there is no image.

    `{% picture_of article.lead_image article.lead_image_alt "(min-width: 62rem) 40rem, 100vw" lazy=False %}`
    One query, none where the image came from `media.renditions.with_renditions`.
    """
    shown = picture(image) if image and image.file else None
    return {"picture": shown, "alt": alt, "sizes": sizes, "lazy": lazy}


@register.simple_tag(takes_context=True)
def address_languages(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The full address of a view of ours in every language: one row, so all of them are there."""
    request = context["request"]
    match = request.resolver_match
    if not match or not match.view_name:
        return []
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    current = translation.get_language()
    found = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            path = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        found.append(
            {
                "code": code,
                "url": f"{settings.SITE_URL}{path}{query}",
                "is_current": code == current,
            }
        )
    return found
