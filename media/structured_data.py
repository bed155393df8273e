"""What images and kits say of themselves to machines, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import get_language

from core.structured_data import absolute, publisher
from media.enums import Licence
from media.renditions import largest

if TYPE_CHECKING:
    from media.models import Asset, CustomImage, Kit, Variant

# Licences that have an address of their own; the others are named in words.
LICENCE_ADDRESSES = {Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/"}


def image_data(image: CustomImage, alt: str = "", caption: str = "") -> dict[str, Any]:
    """schema.org's ImageObject for an image on a page, with what others may do with it."""
    file = largest(image)
    url = absolute(file.url if file else image.file.url)
    data: dict[str, Any] = {
        "@type": "ImageObject",
        "url": url,
        "contentUrl": url,
        "width": file.width if file else image.width,
        "height": file.height if file else image.height,
    }
    words = {"caption": caption, "description": alt, "creditText": image.credit}
    data |= {name: text for name, text in words.items() if text}
    if image.licence:
        data["license"] = licence_data(Licence(image.licence))
    return data


def licence_data(licence: Licence) -> str | dict[str, str]:
    """The address of a licence, or its name where it has none."""
    return LICENCE_ADDRESSES.get(licence) or {"@type": "CreativeWork", "name": str(licence.label)}


def kit_data(kit: Kit, assets: Iterable[tuple[Asset, Variant | None]]) -> dict[str, Any]:
    """schema.org's Collection: a kit and its assets, each with the variant whose preview stands for it."""
    page = absolute(kit.get_absolute_url())
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Collection",
        "name": kit.title,
        "url": page,
        "inLanguage": get_language(),
        "license": licence_data(Licence(kit.licence)),
        "isAccessibleForFree": True,
        "publisher": publisher(),
    }
    if kit.text:
        data["description"] = kit.text
    if kit.credit:
        data["creditText"] = kit.credit
    if kit.last_published_at:
        data["dateModified"] = timezone.localtime(kit.last_published_at).isoformat()
    data["hasPart"] = [_asset_data(asset, lead, page) for asset, lead in assets]
    return data


def _asset_data(asset: Asset, lead: Variant | None, page: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@type": "ImageObject" if lead else "CreativeWork",
        "name": asset.title,
        "description": asset.alt_text,
        "url": f"{page}#{asset.anchor}",
        "license": licence_data(asset.terms),
        "acquireLicensePage": page,
    }
    if asset.named_source:
        data["creditText"] = asset.named_source
    if lead:
        data["thumbnailUrl"] = absolute(lead.preview.url)
    return data
