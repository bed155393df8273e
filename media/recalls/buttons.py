"""The ways from an asset or a kit to its recall, its takers and its links."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets.button import Button

from media.models import Asset, Kit, Slogan

# The names of the actions in their addresses.
RECALL, LIFT = "recall_assets", "lift_recalls"


def buttons_of_asset(asset: Asset, user: Any) -> list[Button]:
    """Recall it or lift its recall, and see who took it; for those who may."""
    if not user.has_perm("media.recall_asset"):
        return []
    edit_url = reverse("wagtailsnippets_media_asset:edit", args=[asset.pk])
    if asset.recalled_at:
        act, label, icon = LIFT, _("Lift recall"), "undo"
    else:
        act, label, icon = RECALL, _("Recall"), "warning"
    return [
        Button(label, url=_action_url(act, edit_url, id=asset.pk), icon_name=icon, priority=6),
        Button(
            _("Takers and letters"),
            url=reverse("takers_of_asset", args=[asset.pk]),
            icon_name="group",
            priority=7,
        ),
    ]


def buttons_of_kit(kit: Kit, user: Any) -> list[Button]:
    """Give a link that opens it, and recall all its assets; for those who may."""
    buttons = []
    if user.has_perm("media.add_accesslink"):
        url = f"{reverse('access_links:add')}?kit={kit.pk}"
        buttons.append(Button(_("Give a link"), url=url, icon_name="link", priority=6))
    if user.has_perm("media.recall_asset"):
        edit_url = reverse("wagtailsnippets_media_kit:edit", args=[kit.pk])
        url = _action_url(RECALL, edit_url, id="all", kit=kit.pk)
        buttons.append(Button(_("Recall all assets"), url=url, icon_name="warning", priority=7))
    return buttons


def recall_url_of_slogan(slogan: Slogan, next_url: str) -> str:
    """Where all assets that carry a slogan are recalled, save those that are already."""
    return _action_url(RECALL, next_url, id="all", slogan=slogan.pk, recalled="false")


def _action_url(action: str, next_url: str, **query: Any) -> str:
    """Where an action asks what it needs to know, before it leads on to `next_url`."""
    base = reverse("wagtail_bulk_action", args=["media", "asset", action])
    return f"{base}?{urlencode({**query, 'next': next_url})}"
