"""Recalls as Wagtail's history, roles and lists know them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter

from media.enums import RecallReason
from media.models import Asset, Kit
from media.recalls.actions import LiftRecalls, RecallAssets
from media.recalls.buttons import buttons_of_asset, buttons_of_kit
from media.recalls.views import takers_of_asset
from media.viewsets.links import take_back_link

for action in (RecallAssets, LiftRecalls):
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_urls")
def urls_of_links_and_recalls() -> list[URLPattern]:
    return [
        path("library/links/<int:pk>/take-back/", take_back_link, name="take_back_link"),
        path("library/takers/<int:pk>/", takers_of_asset, name="takers_of_asset"),
    ]


@hooks.register("register_snippet_listing_buttons")
def ways_from_lists(snippet: Any, user: Any, next_url: str | None = None) -> list[Button]:
    if isinstance(snippet, Kit):
        return buttons_of_kit(snippet, user)
    return buttons_of_asset(snippet, user) if isinstance(snippet, Asset) else []


@hooks.register("register_permissions")
def recalling_is_a_permission() -> QuerySet[Permission]:
    codes = ("recall_asset", "take_media_kit", "take_unit_kit")
    return Permission.objects.filter(content_type__app_label="media", codename__in=codes)


@hooks.register("register_log_actions")
def recall_log(actions: LogActionRegistry) -> None:
    """Recalls and links, as the history words them."""

    @actions.register_action("media.recall_asset")
    class RecallFormatter(LogFormatter):
        label = gettext_lazy("Recall")

        def format_message(self, log_entry: Any) -> str:
            said = log_entry.data
            reason = dict(RecallReason.choices).get(said.get("reason", ""), "")
            return _("Recalled: %(what)s") % {"what": f"{reason}. {said.get('note', '')}".strip()}

    actions.register_action(
        "media.lift_recall", gettext_lazy("Lift recall"), gettext_lazy("Recall lifted")
    )
    actions.register_action(
        "media.take_back_link", gettext_lazy("Take back link"), gettext_lazy("Link taken back")
    )
