"""The log of acts in the admin: its addresses and its item in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from contest.audit import members  # noqa: F401 - importing registers its hook
from contest.audit.admin.views import SEES_LOG, LogView, checking_program, export_log


@hooks.register("register_admin_urls")
def addresses_of_the_log() -> list[URLPattern]:
    return [
        path("contest/log/", LogView.as_view(), name="contest_log"),
        path("contest/log/export/<slug:format>/", export_log, name="contest_log_export"),
        path("contest/log/program/", checking_program, name="contest_log_program"),
    ]


class LogMenuItem(MenuItem):
    """Shown to those who may read the log."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(SEES_LOG)


@hooks.register("register_contest_menu_item")
def log_menu_item() -> MenuItem:
    return LogMenuItem(
        LogView.page_title,
        reverse("contest_log"),
        name="contest-log",
        icon_name=LogView.header_icon,
        order=900,
    )
