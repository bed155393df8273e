"""The report of downloads in the admin's menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from media.delivery.report import DownloadsView


@hooks.register("register_admin_urls")
def download_urls() -> list[URLPattern]:
    return [
        path("reports/downloads/", DownloadsView.as_view(), name="downloads"),
        path(
            "reports/downloads/results/",
            DownloadsView.as_view(results_only=True),
            name="downloads_part",
        ),
    ]


class DownloadsMenuItem(MenuItem):
    """Shown to people who may see kits."""

    def is_shown(self, request: HttpRequest) -> bool:
        return DownloadsView.permission_policy.user_has_any_permission(
            request.user, DownloadsView.any_permission_required
        )


@hooks.register("register_reports_menu_item")
def downloads_menu_item() -> MenuItem:
    return DownloadsMenuItem(
        _("Downloads"), reverse("downloads"), name="downloads", icon_name="download", order=640
    )
