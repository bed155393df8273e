"""The report of downloads in the admin's menu."""

from __future__ import annotations

from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.menus import ReportMenuItem
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


@hooks.register("register_reports_menu_item")
def downloads_menu_item() -> MenuItem:
    return ReportMenuItem(DownloadsView, order=640)
