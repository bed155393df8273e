"""Pauses in the admin: the menu, the dashboard, the roles, the history of the site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder, register_admin_url_finder
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry, LogFormatter

from core.enums import PauseReason
from core.menus import PermittedMenuItem
from core.models import Pause
from core.pauses import pause_at
from core.pausing.acts import CHANGED, LIFTED, PAUSED
from core.pausing.views import MAY_PAUSE, PauseView, lift_pause
from core.publishing import due

# The panel names those that have waited longest; all of them go out when the pause is lifted.
MOST_WAITING_SHOWN = 10


@hooks.register("register_admin_urls")
def pause_urls() -> list[URLPattern]:
    return [
        path("pause/", PauseView.as_view(), name="pause"),
        path("pause/lift/", lift_pause, name="lift_pause"),
    ]


@hooks.register("register_admin_menu_item")
def pause_menu_item() -> MenuItem:
    return PermittedMenuItem(
        gettext_lazy("Pause"),
        reverse("pause"),
        name="pause",
        icon_name="time",
        order=320,
        permission=MAY_PAUSE,
    )


@hooks.register("register_permissions")
def pausing_is_a_permission() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="core", codename="declare_pause")


class PauseURLFinder:
    """Where the history of the site leads from a pause: to the page of all pauses."""

    def __init__(self, user: Any = None) -> None:
        self.user = user

    def get_edit_url(self, instance: Pause) -> str | None:
        return reverse("pause") if self.user is None or self.user.has_perm(MAY_PAUSE) else None


register_admin_url_finder(Pause, PauseURLFinder)


class PauseFormatter(LogFormatter):
    """Why, what readers are told, and the planned end."""

    def format_message(self, log_entry: Any) -> str:
        said = log_entry.data
        reason = dict(PauseReason.choices).get(said.get("reason", ""), "")
        what = f"{reason}. “{said.get('notice', '')}”"
        if until := said.get("ends_at"):
            end = timezone.localtime(datetime.fromisoformat(until))
            return f"{self.label}: {what} " + _("Planned until %(end)s.") % {
                "end": f"{end:%H:%M, %d/%m/%Y}"
            }
        return f"{self.label}: {what}"


@hooks.register("register_log_actions")
def pause_log(actions: LogActionRegistry) -> None:
    @actions.register_action(PAUSED)
    class PausedFormatter(PauseFormatter):
        label = gettext_lazy("Campaign paused")

    @actions.register_action(CHANGED)
    class ChangedFormatter(PauseFormatter):
        label = gettext_lazy("Pause changed")

    @actions.register_action(LIFTED)
    class LiftedFormatter(PauseFormatter):
        label = gettext_lazy("Pause lifted")


class PausePanel(Component):
    """On the dashboard, to every editor while the campaign is paused: since when, and what waits."""

    name = "pause"
    order = 10
    template_name = "core/admin/pause_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        now = timezone.now()
        pause = pause_at(now)
        if pause is None:
            return {"pause": None}
        finder = AdminURLFinder(self.request.user)
        waiting = [
            (revision, url)
            for revision in due(now).prefetch_related("content_object")
            if (url := finder.get_edit_url(revision.content_object))
        ]
        return {
            "pause": pause,
            "waiting": waiting[:MOST_WAITING_SHOWN],
            "may_lift": self.request.user.has_perm(MAY_PAUSE),
        }


@hooks.register("construct_homepage_panels")
def pause_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(PausePanel(request))
