"""Signs in the admin: addresses, the way in the menu, and what histories say."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter

from contest.enums import SignDecision
from contest.signs.admin import views
from contest.signs.deciding import DECIDED


@hooks.register("register_admin_urls")
def addresses_of_signs() -> list[URLPattern]:
    return [
        path("contest/signs/", views.signs, name="contest_signs"),
        path("contest/signs/<int:pk>/", views.sign, name="contest_sign"),
    ]


class SignsMenuItem(MenuItem):
    """Shown to those who judge signs."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(views.SEES_SIGNS)


@hooks.register("register_contest_menu_item")
def signs_menu_item() -> MenuItem:
    return SignsMenuItem(
        _("Signs to look at"),
        reverse("contest_signs"),
        name="contest-signs",
        icon_name="warning",
        order=320,
    )


@hooks.register("register_log_actions")
def signs_log(actions: LogActionRegistry) -> None:
    """Decisions about signs, as the history of the site words them."""

    @actions.register_action(DECIDED)
    class DecidedFormatter(LogFormatter):
        label = _("Sign judged")

        def format_message(self, log_entry: Any) -> str:
            decision = log_entry.data.get("decision", "")
            said = SignDecision(decision).label if decision in SignDecision else ""
            return f"{self.label}: {said}. {log_entry.data.get('reason', '')}"
