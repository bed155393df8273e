"""Awards in the admin: addresses, the menu, a word on the dashboard where a list waits, the history of the site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from contest.counting.hooks import ReasonFormatter
from contest.judging import words
from contest.judging.admin import ladder_views, list_views, winner_views
from contest.judging.admin.access import SEES_LISTS, SEES_WINNERS
from contest.judging.admin.waiting import waiting_for
from core.menus import PermittedMenuItem


@hooks.register("register_admin_urls")
def addresses_of_awards() -> list[URLPattern]:
    one, ladder = "contest/awards/lists/<int:pk>/", "contest/awards/<slug:scope>/<int:pk>/"
    return [
        path("contest/awards/", ladder_views.awards, name="contest_awards"),
        path("contest/awards/winners/", winner_views.winners, name="contest_winners"),
        path("contest/awards/winners/<slug:code>/", winner_views.winner, name="contest_winner"),
        path(one, list_views.award_list, name="contest_award_list"),
        path(f"{one}approve/", list_views.approve_list, name="contest_approve_awards"),
        path(f"{one}return/", list_views.send_list_back, name="contest_return_awards"),
        path(
            "contest/awards/passed/<int:pk>/lift/",
            ladder_views.lift_passing_over,
            name="contest_lift_passing_over",
        ),
        path(ladder, ladder_views.ladder, name="contest_ladder"),
        path(f"{ladder}pass/", ladder_views.pass_somebody_over, name="contest_pass_over"),
        path(f"{ladder}propose/", ladder_views.propose_list, name="contest_propose_awards"),
    ]


@hooks.register("register_contest_menu_item")
def awards_menu_item() -> MenuItem:
    return PermittedMenuItem(
        _("Awards"),
        reverse("contest_awards"),
        name="contest-awards",
        icon_name="pick",
        order=310,
        permission=SEES_LISTS,
    )


@hooks.register("register_contest_menu_item")
def winners_menu_item() -> MenuItem:
    return PermittedMenuItem(
        _("Winners"),
        reverse("contest_winners"),
        name="contest-winners",
        icon_name="user",
        order=320,
        permission=SEES_WINNERS,
    )


class WaitingAwardsPanel(Component):
    """To organisers which lists wait for their decision, to judges which they have to propose anew."""

    name = "waiting-awards"
    order = 22
    template_name = "contest/admin/waiting_awards_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"waiting": waiting_for(self.request.user)}


@hooks.register("construct_homepage_panels")
def waiting_awards_on_the_dashboard(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(WaitingAwardsPanel(request))


@hooks.register("register_log_actions")
def judging_log(actions: LogActionRegistry) -> None:
    """Proposals and decisions, as the history of the site words them."""
    for action, said in (
        (words.AWARDS_PROPOSED, _("Awards proposed")),
        (words.AWARDS_APPROVED, _("Awards approved and made public")),
        (words.AWARDS_RETURNED, _("Awards sent back to the judges")),
        (words.PASSED_OVER, _("Passed over for a prize")),
        (words.PASSING_LIFTED, _("Passing over taken back")),
        (words.NAME_TAKEN_DOWN, _("Name of a winner taken down")),
        (words.NAME_SHOWN_AGAIN, _("Name of a winner may stand again")),
    ):
        formatter = type("JudgingFormatter", (ReasonFormatter,), {"label": said})
        actions.register_action(action)(formatter)
