"""Words of schema.org that pages of every kind use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from django.conf import settings

from core.naming import site_name


class Crumb(Protocol):
    """A link on the way down to a page."""

    @property
    def url(self) -> str: ...

    @property
    def label(self) -> str: ...


def absolute(url: str) -> str:
    """A whole address for a path of ours; an address that is whole already stays as it is."""
    return url if "://" in url else f"{settings.SITE_URL}{url}"


def publisher() -> dict[str, Any]:
    """Who is behind everything on this site."""
    return {"@type": "GovernmentOrganization", "name": site_name()}


def crumbs_data(crumbs: Sequence[Crumb], title: str, address: str) -> dict[str, Any]:
    """schema.org's BreadcrumbList: the way down to a page, and the page itself."""
    way = [(crumb.label, absolute(crumb.url)) for crumb in crumbs] + [(title, absolute(address))]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(way, start=1)
        ],
    }
