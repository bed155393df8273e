"""Playlists as editors meet them: their buttons, the chooser of files, and what plays at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone

from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.button import Button

from media.led.admin_views import playlist_plays, ways_to_see
from media.led.beats import HOUR, SILENT_AFTER, silent_playlists
from media.models import Playlist
from media.viewsets.variant_chooser import variant_chooser


class SilentScreensPanel(Component):
    """Playlists of which no screen has been heard for long, for those who may do something about it."""

    name = "silent_screens"
    order = 130
    template_name = "media/admin/silent_screens_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        if not self.request.user.has_perm("media.change_playlist"):
            return {}
        return {
            "playlists": silent_playlists(timezone.now()),
            "silent_hours": SILENT_AFTER // HOUR,
        }


@hooks.register("construct_homepage_panels")
def screens_on_the_dashboard(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(SilentScreensPanel(request))


@hooks.register("register_admin_viewset")
def chooser_of_files() -> ChooserViewSet:
    return variant_chooser


@hooks.register("register_admin_urls")
def urls_of_playlists() -> list[URLPattern]:
    return [path("library/playlists/<int:pk>/plays/", playlist_plays, name="playlist_plays")]


@hooks.register("register_snippet_listing_buttons")
def ways_from_the_list(snippet: Any, user: Any, next_url: str | None = None) -> list[Button]:
    return ways_to_see(snippet, user) if isinstance(snippet, Playlist) else []


@hooks.register("register_permissions")
def publishing_is_a_permission() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="media", codename="publish_playlist")
