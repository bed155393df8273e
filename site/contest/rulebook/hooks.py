"""The contest in the admin: its menu, addresses, histories, and a word on the dashboard before rounds open.

Other rooms put their items into the menu by the hook `register_contest_menu_item`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.log_actions import LogActionRegistry

from contest.clock import instant
from contest.rulebook.admin.acts import (
    issue_contest_rules,
    new_contest_rules,
    printed_contest_rules,
)
from contest.rulebook.admin.contests import ContestViewSet
from contest.rulebook.admin.rounds import RoundViewSet
from contest.rulebook.admin.rules import RulesViewSet
from contest.rulebook.issuing import ISSUED
from contest.rulebook.publishing import faulty_rounds


class ContestGroup(ModelViewSetGroup):
    items = (ContestViewSet, RulesViewSet, RoundViewSet)
    menu_label = _("Contest")
    menu_name = "contest"
    menu_icon = "pick"
    menu_order = 245
    submenu_hook = "register_contest_menu_item"


@hooks.register("register_admin_viewset")
def contest_group() -> ContestGroup:
    return ContestGroup()


@hooks.register("register_admin_urls")
def rulebook_urls() -> list[URLPattern]:
    return [
        path(
            "contest/rules/<int:pk>/printed/", printed_contest_rules, name="printed_contest_rules"
        ),
        path("contest/rules/<int:pk>/issue/", issue_contest_rules, name="issue_contest_rules"),
        path("contest/contests/<int:pk>/rules/", new_contest_rules, name="new_contest_rules"),
    ]


@hooks.register("register_permissions")
def rights_of_the_contest() -> QuerySet[Permission]:
    """Every right of the contest can be given to a role, also the right to look."""
    return Permission.objects.filter(content_type__app_label="contest")


@hooks.register("register_log_actions")
def rules_log(actions: LogActionRegistry) -> None:
    actions.register_action(ISSUED, _("Issue rules"), _("Rules issued"))


class FaultyRoundsPanel(Component):
    """To those who can mend it: rounds that open soon and can't be played."""

    name = "faulty-rounds"
    order = 20
    template_name = "contest/admin/faulty_rounds_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = self.request.user
        chooses = user.has_perm("contest.choose_questions")
        if not chooses and not user.has_perm("contest.change_round"):
            return {}
        return {"rounds": faulty_rounds(instant()), "chooses": chooses}


@hooks.register("construct_homepage_panels")
def faulty_rounds_on_the_dashboard(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(FaultyRoundsPanel(request))
