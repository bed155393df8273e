"""Where those who have decided go on."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from media.models import Asset, Slogan


def way_back(thing: Asset | Slogan, user: Any) -> str:
    """The nearest page that is open to this user: of the thing, its list, or the start of the admin."""
    name = thing._meta.model_name
    if user.has_perm(f"media.change_{name}"):
        return reverse(f"wagtailsnippets_media_{name}:edit", args=[thing.pk])
    if any(user.has_perm(f"media.{action}_{name}") for action in ("add", "delete", "view")):
        return reverse(f"wagtailsnippets_media_{name}:list")
    return reverse("wagtailadmin_home")
