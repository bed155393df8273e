"""Appeals in the admin: addresses, the menu, a word on the dashboard before answers are due, what histories say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry, LogFormatter

from contest.appeals import words
from contest.appeals.admin import views
from contest.appeals.admin.access import READS, SEES_APPEALS
from contest.appeals.admin.terms import nearing, time_left
from contest.clock import instant
from contest.enums import Verdict
from core.menus import PermittedMenuItem


@hooks.register("register_admin_urls")
def addresses_of_appeals() -> list[URLPattern]:
    one = "contest/appeals/<int:pk>/"
    return [
        path("contest/appeals/", views.AppealsView.as_view(), name="contest_appeals"),
        path(one, views.AppealView.as_view(), name="contest_appeal_case"),
        path(f"{one}take/", views.TakeAppealView.as_view(), name="contest_take_appeal"),
        path(f"{one}decide/", views.DecideAppealView.as_view(), name="contest_decide_appeal"),
    ]


@hooks.register("register_contest_menu_item")
def appeals_menu_item() -> MenuItem:
    return PermittedMenuItem(
        views.AppealsView.page_title,
        reverse("contest_appeals"),
        name="contest-appeals",
        icon_name=views.AppealsView.header_icon,
        order=330,
        permission=SEES_APPEALS,
    )


class DueAppealsPanel(Component):
    """To those who look at appeals: whose answer is due soon, or overdue."""

    name = "due-appeals"
    order = 25
    template_name = "contest/appeals/due_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        if not self.request.user.has_perm(READS):
            return {}
        at = instant()
        return {"appeals": [(each, time_left(each, at)) for each in nearing(at)]}


@hooks.register("construct_homepage_panels")
def due_appeals_on_the_dashboard(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(DueAppealsPanel(request))


@hooks.register("register_log_actions")
def appeals_log(actions: LogActionRegistry) -> None:
    """What was done with appeals, as the history of the site words it."""
    actions.register_action(words.APPEAL_READ, _("Read an appeal"), _("Appeal read"))
    actions.register_action(words.APPEAL_TAKEN, _("Take an appeal on"), _("Appeal taken on"))

    @actions.register_action(words.APPEAL_DECIDED)
    class DecidedFormatter(LogFormatter):
        label = _("Appeal decided")

        def format_message(self, log_entry: Any) -> str:
            verdict = log_entry.data.get("verdict", "")
            said = Verdict(verdict).label if verdict in Verdict else ""
            return f"{self.label}: {said}. {log_entry.data.get('reason', '')}"
