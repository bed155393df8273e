"""Pictures in templates."""

from __future__ import annotations

from typing import Any

from django import template

from media.models import CustomImage
from media.renditions import picture

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture_of(
    image: CustomImage | None, alt: str = "", sizes: str = "100vw", lazy: bool = True
) -> dict[str, Any]:
    """A `<picture>` of the ready renditions of an image, or nothing when there is none or it is hidden.

    `{% picture_of article.lead_image article.lead_image_alt "(min-width: 62rem) 40rem, 100vw" lazy=False %}`
    One query, none where the image came from `media.renditions.with_renditions`.
    """
    shown = picture(image) if image and image.file and image.is_in_force() else None
    return {"picture": shown, "alt": alt, "sizes": sizes, "lazy": lazy}
