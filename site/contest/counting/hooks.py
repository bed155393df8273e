"""Results in the admin: addresses, the menu, a word on the dashboard where to count again, what histories say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry, LogFormatter

from contest.counting.admin import entry_views, round_views
from contest.counting.admin.access import COUNTS, SEES_RESULTS
from contest.counting.again import rounds_to_count_again
from contest.counting.annulling import ANNULLED, LIFTED
from contest.counting.freezing import COUNTED
from core.menus import PermittedMenuItem


@hooks.register("register_admin_urls")
def addresses_of_results() -> list[URLPattern]:
    return [
        path("contest/results/", round_views.results, name="contest_results"),
        path(
            "contest/results/rounds/<int:pk>/",
            round_views.round_result,
            name="contest_round_result",
        ),
        path(
            "contest/results/rounds/<int:pk>/count/",
            round_views.count_round,
            name="contest_count_round",
        ),
        path("contest/results/entries/<slug:receipt>/", entry_views.entry, name="contest_entry"),
        path("contest/results/overall/<int:pk>/", round_views.overall, name="contest_overall"),
    ]


@hooks.register("register_contest_menu_item")
def results_menu_item() -> MenuItem:
    return PermittedMenuItem(
        gettext_lazy("Results of rounds"),
        reverse("contest_results"),
        name="contest-results",
        icon_name="list-ol",
        order=300,
        permission=SEES_RESULTS,
    )


class RoundsToCountAgainPanel(Component):
    """To judges: counted rounds that only another count makes right again."""

    name = "rounds-to-count-again"
    order = 22
    template_name = "contest/admin/count_again_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"rounds": rounds_to_count_again()} if self.request.user.has_perm(COUNTS) else {}


@hooks.register("construct_homepage_panels")
def rounds_to_count_again_on_the_dashboard(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(RoundsToCountAgainPanel(request))


class ReasonFormatter(LogFormatter):
    """What was decided, and why."""

    def format_message(self, log_entry: Any) -> str:
        return f"{self.label}. {log_entry.data.get('reason', '')}"


@hooks.register("register_log_actions")
def counting_log(actions: LogActionRegistry) -> None:
    """Counts and decisions, as the history of the site words them."""

    @actions.register_action(COUNTED)
    class CountedFormatter(LogFormatter):
        label = gettext_lazy("Round counted")

        def format_message(self, log_entry: Any) -> str:
            told = log_entry.data
            said = _("Round counted: version %(version)s.") % {"version": told.get("version", "")}
            reason = told.get("reason")
            return f"{said} {reason}" if reason else said

    @actions.register_action(ANNULLED)
    class AnnulledFormatter(ReasonFormatter):
        label = gettext_lazy("Entry annulled")

    @actions.register_action(LIFTED)
    class LiftedFormatter(ReasonFormatter):
        label = gettext_lazy("Annulment lifted")
